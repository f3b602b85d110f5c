"""Buckets: what is taken comes back evenly, and memory has an end."""

from app.clients.buckets import WINDOW_SECONDS, Buckets


def took(buckets: Buckets, who: str, quota: int, now: float, times: int) -> int:
    return sum(buckets.take(who, 1, quota, now) > 0 for _ in range(times))


def test_a_full_bucket_gives_its_quota_and_no_more() -> None:
    assert took(Buckets(), "a", 600, 5.0, 700) == 600


def test_units_come_back_evenly() -> None:
    buckets = Buckets()
    took(buckets, "a", 60, 0.0, 60)
    assert took(buckets, "a", 60, 10.0, 60) == 10


def test_a_refusal_takes_nothing_and_tells_when_it_would_be_granted() -> None:
    buckets = Buckets()
    took(buckets, "a", 60, 0.0, 60)
    assert [buckets.take("a", 5, 60, 0.0) for _ in range(3)] == [-5.0] * 3
    assert buckets.take("a", 5, 60, 5.001) > 0


def test_what_costs_more_than_a_quota_takes_all_of_it() -> None:
    buckets = Buckets()
    assert buckets.take("a", 20, 10, 0.0) == WINDOW_SECONDS
    assert buckets.take("a", 1, 10, 0.0) < 0


def test_callers_do_not_share_a_bucket() -> None:
    buckets = Buckets()
    took(buckets, "a", 10, 0.0, 10)
    assert took(buckets, "b", 10, 0.0, 20) == 10


def test_an_empty_bucket_is_remembered_from_window_to_window() -> None:
    buckets = Buckets()
    took(buckets, "a", 60, 59.0, 60)
    assert took(buckets, "a", 60, 61.0, 60) == 2


def test_a_flood_of_callers_holds_a_bounded_number() -> None:
    buckets = Buckets(most=100)
    for number in range(1000):
        buckets.take(str(number), 1, 10, 0.0)
    assert len(buckets) <= 200


def test_what_was_taken_elsewhere_is_gone_here_too() -> None:
    buckets = Buckets()
    buckets.share()
    assert took(buckets, "a", 60, 0.0, 10) == 10
    assert buckets.taken() == {"a": 10.0}
    buckets.taken_elsewhere("a", 45.0, 0.0)
    assert took(buckets, "a", 60, 0.0, 60) == 5
    buckets.taken_elsewhere("a", 900.0, 0.0)
    assert buckets.take("a", 1, 60, 0.0) == -1.0
