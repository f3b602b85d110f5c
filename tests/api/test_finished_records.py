"""Finished records are kept within bounds, and come back as they were made."""

from app.api.finished import Finished


def body(number: int) -> bytes:
    return b"%04d" % number * 250


def test_what_was_made_is_found_and_what_was_not_is_not() -> None:
    finished = Finished()
    assert finished.find("hip-circles") is None
    assert finished.keep("hip-circles", body(1)) == body(1)
    assert finished.find("hip-circles") == body(1)


def test_more_than_fits_is_packed_and_still_found() -> None:
    finished = Finished(plain_bytes=5000)
    for number in range(50):
        finished.keep(number, body(number))
    assert finished.held_plain_bytes <= 5000
    assert [finished.find(number) for number in range(50)] == [body(n) for n in range(50)]
    assert finished.held_plain_bytes <= 5000


def test_what_was_asked_for_lately_stays_as_it_is_sent() -> None:
    finished = Finished(plain_bytes=3000)
    first = finished.keep("first", body(0))
    for number in range(1, 20):
        finished.keep(number, body(number))
        assert finished.find("first") is first


def test_packed_records_are_bounded_too() -> None:
    finished = Finished(plain_bytes=1000, packed_bytes=400)
    for number in range(100):
        finished.keep(number, body(number))
    assert 0 < finished.held_packed_bytes <= 400
    assert finished.find(0) is None
    assert finished.find(98) == body(98)


def test_a_record_that_was_packed_before_is_not_counted_twice() -> None:
    finished = Finished(plain_bytes=1000)
    for number in [1, 2, 3, 1, 2, 3]:
        finished.find(number) or finished.keep(number, body(number))
    held = finished.held_packed_bytes
    for number in [1, 2, 3] * 5:
        assert finished.find(number) == body(number)
    assert (finished.held_packed_bytes, finished.held_plain_bytes) == (held, 1000)
