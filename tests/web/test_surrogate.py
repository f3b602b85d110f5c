"""What a cache is told that gives our answers to others: how long, and nothing of who asked."""

from __future__ import annotations

from contextlib import closing

import pytest

from tests.web.conftest import World
from tests.web.connecting import Connection, serving
from tests.web.test_wire_limits import limits

CACHE = {"Surrogate-Capability": 'edge="Surrogate/1.0"'}
ASKER = {"Traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}
ABOUT_WHO_ASKED = {"x-request-id", "ratelimit", "ratelimit-policy", "traceresponse"}
LIFETIME = "x-accel-expires"
KEPT = {
    "/v1/leaves/oak": 200,
    "/v1/slow": 200,
    "/v1/figure": 200,
    "/v1/leaves/old": 308,
    "/v1/leaves/gone": 410,
    "/v1/leaves/twofold": 300,
}
UNKEPT = {
    "/v1/leaves/unknown": 404,
    "/v1/leaves?limit=0": 400,
    "/v1/leaves/broken": 500,
    "/v1/private": 200,
    "/health/live": 200,
    "/plain/1": 200,
    "/nowhere": 404,
}


@pytest.mark.parametrize("target", KEPT)
def test_what_may_be_kept_says_how_long_and_not_who_asked(target: str) -> None:
    world = World(gate=limits(100), max_age_seconds=45)
    for _ in range(3):
        told = world.ask(target, {**ASKER, **CACHE})
        plain = world.ask(target, ASKER)
        assert told.status == plain.status == KEPT[target]
        assert told.headers.keys() & ABOUT_WHO_ASKED == set()
        assert told.headers.pop(LIFETIME) == "45"
        assert plain.headers.keys() >= ABOUT_WHO_ASKED
        same = {name: text for name, text in plain.headers.items() if name not in ABOUT_WHO_ASKED}
        assert told.headers == same
        # The body of a problem names its request.
        assert told.status != 200 or told.body == plain.body


@pytest.mark.parametrize("target", UNKEPT)
def test_what_is_for_one_caller_says_all_to_a_cache_too(target: str) -> None:
    world = World(gate=limits(100))
    told = world.ask(target, {**ASKER, **CACHE})
    assert told.status == UNKEPT[target]
    assert told.headers.keys() >= ABOUT_WHO_ASKED
    assert LIFETIME not in told.headers


def test_who_comes_with_a_key_is_told_as_without_a_cache() -> None:
    world = World(gate=limits(100))
    for _ in range(3):
        told = world.ask("/v1/leaves/oak", {**ASKER, **CACHE, "Authorization": "Basic me"})
        assert told.headers.keys() >= ABOUT_WHO_ASKED
        assert LIFETIME not in told.headers


def test_an_unchanged_answer_says_how_long_it_is_fresh_again() -> None:
    world = World(gate=limits(100))
    tag = world.ask("/v1/leaves/oak").headers["etag"]
    told = world.ask("/v1/leaves/oak", {**CACHE, "If-None-Match": tag})
    assert (told.status, told.headers[LIFETIME]) == (304, "60")
    assert told.headers.keys() & ABOUT_WHO_ASKED == set()


def test_what_a_cache_asks_for_is_charged_as_ever() -> None:
    world = World(gate=limits(3))
    asked = [world.ask("/v1/leaves/oak", CACHE) for _ in range(4)]
    assert [told.status for told in asked] == [200, 200, 200, 429]
    assert "retry-after" in asked[-1].headers


@pytest.mark.slow
def test_the_lifetime_is_the_first_thing_that_is_read() -> None:
    """What comes later is not searched for a lifetime; each search costs nginx time."""
    asgi, wire = (World(gate=limits(100)) for _ in range(2))
    with serving(wire.app) as port, closing(Connection(port)) as connection:
        for more in ({}, {"If-None-Match": "*"}):
            for _ in range(3):
                status, named, body = connection.ask("/v1/leaves/oak", **CACHE, **more)
                reply = asgi.ask("/v1/leaves/oak", {**CACHE, **more})
                assert (status, body) == (reply.status, reply.body)
                assert next(iter(named)) == next(iter(reply.headers)) == LIFETIME
                assert named.keys() - {"date", "server"} == reply.headers.keys()
