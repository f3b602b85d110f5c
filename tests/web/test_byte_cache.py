"""The byte cache: bounded, forgetting with the release, and proof against floods."""

from __future__ import annotations

from app.web.caching import OVERHEAD_BYTES, Answer, ByteCache, Key
from app.web.compression import Acceptable
from app.web.headers import Standing

PLAIN = Acceptable("identity", plain=True)
ROOM_FOR_100 = 100 * (OVERHEAD_BYTES + 100)


def key(name: str) -> Key:
    return ("/v1/leaves", name, None, PLAIN)


def answer(size: int = 100) -> Answer:
    return Answer(Standing((), b""), b"x" * size, b'"tag"')


def test_a_flood_of_questions_asked_once_pushes_out_nothing_that_is_used() -> None:
    cache = ByteCache(ROOM_FOR_100)
    for name in range(20):
        cache.store(key(f"hot{name}"), answer())
        cache.find(key(f"hot{name}"))
    for number in range(10_000):
        cache.store(key(f"cold{number}"), answer())
    assert all(cache.find(key(f"hot{name}")) for name in range(20))


def test_a_flood_leaves_no_more_than_marks_and_few_are_taken_for_known() -> None:
    cache = ByteCache(ROOM_FOR_100)
    assert not cache.was_asked(key("a")) and cache.was_asked(key("a"))
    taken_for_known = sum(cache.was_asked(key(f"cold{number}")) for number in range(100_000))
    assert taken_for_known < 100_000 // 100
    assert len(cache) == 0


def test_the_cache_stays_within_its_bytes() -> None:
    cache = ByteCache(ROOM_FOR_100)
    for number in range(1000):
        cache.store(key(str(number)), answer())
        cache.find(key(str(number)))
        assert cache.held_bytes <= ROOM_FOR_100
    assert len(cache) == 100


def test_an_answer_that_would_fill_the_cache_is_not_taken() -> None:
    cache = ByteCache(ROOM_FOR_100)
    assert not cache.store(key("huge"), answer(ROOM_FOR_100 // 2))
    assert cache.find(key("huge")) is None


def test_another_release_starts_with_an_empty_cache() -> None:
    cache = ByteCache(ROOM_FOR_100)
    stored = answer()
    cache.store(key("a"), stored)
    cache.spell((b"/v1/leaves?a", None, None), stored)
    cache.turn_to(object())
    assert cache.find(key("a")) is None
    assert (cache.by_spelling, cache.held_bytes, len(cache)) == ({}, 0, 0)


def test_spellings_of_one_answer_are_few_short_and_go_with_it() -> None:
    cache = ByteCache(ROOM_FOR_100)
    stored = answer()
    cache.store(key("a"), stored)
    for number in range(50):
        cache.spell((b"/v1/leaves?a", None, b"%d" % number), stored)
    cache.spell((b"/v1/leaves?" + b"a" * 1000, None, None), stored)
    assert len(cache.by_spelling) == 4
    for number in range(200):
        cache.store(key(f"cold{number}"), answer())
    assert cache.by_spelling == {}


def test_what_was_stored_twice_is_counted_once() -> None:
    cache = ByteCache(ROOM_FOR_100)
    cache.store(key("a"), answer())
    cache.store(key("a"), answer())
    assert (len(cache), cache.held_bytes) == (1, OVERHEAD_BYTES + 100)
