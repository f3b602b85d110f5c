"""The layers around an application, asked from outside."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Callable
from typing import Any

import brotli
import pytest


def test_a_list_is_answered_with_all_its_headers(world: Any) -> None:
    reply = world.ask("/v1/leaves")
    assert reply.status == 200
    assert json.loads(reply.body) == {"words": "one ", "locale": "en"}
    headers = dict(reply.headers)
    assert headers.pop("etag").startswith('"')
    assert headers.pop("x-request-id")
    assert headers == {
        "content-length": str(len(reply.body)),
        "content-type": "application/json",
        "content-language": "en",
        "content-release": "7",
        "vary": "Accept-Encoding, Accept-Language",
        "cache-control": "public, max-age=60, stale-while-revalidate=30, stale-if-error=86400",
        "link": '</docs/intended-use>; rel="terms-of-service"',
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "*",
    }


def test_what_is_asked_twice_is_then_answered_from_the_cache_with_the_same_answer(
    world: Any,
) -> None:
    first, second, third = (world.ask("/v1/leaves?limit=5") for _ in range(3))
    assert world.edition.calls == ["leaves", "leaves"], "one asking alone is not kept"
    assert first.body == second.body == third.body
    assert len({one.headers.pop("x-request-id") for one in (first, second, third)}) == 3
    assert first.headers == second.headers == third.headers


def test_another_order_of_parameters_and_another_browser_find_the_same_answer(world: Any) -> None:
    world.ask("/v1/leaves?limit=5&colour=red&colour=dark%20blue", {"Accept-Language": "en"})
    world.ask("/v1/leaves?colour=dark+blue&limit=5&colour=red", {"Accept-Language": "en-GB,en"})
    world.ask("/v1/leaves?colour=red&limit=5&colour=dark+blue", {"Accept-Language": "en-IE"})
    assert world.edition.calls == ["leaves", "leaves"]


def test_different_questions_never_share_an_answer(world: Any) -> None:
    assert world.ask("/v1/leaves?order=a&order=b").status == 200
    for target in ("/v1/leaves?order=b&order=a", "/v1/leaves?lang=zh-Hant", "/v1/leaves?long=true"):
        before = len(world.edition.calls)
        world.ask(target)
        assert len(world.edition.calls) == before + 1


def test_a_new_release_is_served_at_once(world: Any) -> None:
    old = world.ask("/v1/leaves")
    world.edition = type(world.edition)(release=8, words="two ")
    new = world.ask("/v1/leaves", {"If-None-Match": old.headers["etag"]})
    assert (new.status, new.headers["content-release"]) == (200, "8")
    assert json.loads(new.body)["words"] == "two "


class Swap(list[str]):
    """A list of calls that brings in another edition as soon as the endpoint notes one."""

    def __init__(self, world: Any, edition: Any) -> None:
        super().__init__()
        self.world, self.edition = world, edition

    def append(self, _: str) -> None:
        self.world.edition = self.edition


def test_an_answer_begun_on_the_old_release_is_not_kept_for_the_new(world: Any) -> None:
    new = type(world.edition)(release=8, words="two ")
    world.edition.calls = Swap(world, new)
    during, _ = world.ask_together("/v1/slow", "/v1/leaves")
    assert (during.headers["content-release"], during.body) == ("7", b'{"words":"one "}')
    after = world.ask("/v1/slow")
    assert (after.headers["content-release"], after.body) == ("8", b'{"words":"two "}')


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_each_coding_has_its_own_bytes_and_its_own_strong_tag(world: Any, coding: str) -> None:
    plain = world.ask("/v1/leaves?long=true")
    packed = world.ask("/v1/leaves?long=true", {"Accept-Encoding": coding})
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[coding]
    assert packed.headers["content-encoding"] == coding
    assert unpack(packed.body) == plain.body
    assert int(packed.headers["content-length"]) == len(packed.body)
    assert packed.headers["etag"] != plain.headers["etag"]
    assert not packed.headers["etag"].startswith("W/")


@pytest.mark.parametrize("spelling", ["{}", "W/{}", '"other", {}', '"other",W/{}', "*"])
def test_an_unchanged_answer_is_a_304_with_only_its_own_headers(world: Any, spelling: str) -> None:
    tag = world.ask("/v1/leaves").headers["etag"]
    for _ in range(2):
        reply = world.ask("/v1/leaves", {"If-None-Match": spelling.format(tag)})
        assert (reply.status, reply.body) == (304, b"")
        assert sorted(reply.headers) == [
            "access-control-allow-origin",
            "access-control-expose-headers",
            "cache-control",
            "content-release",
            "etag",
            "link",
            "vary",
            "x-request-id",
        ]


def test_a_tag_of_another_coding_is_no_match(world: Any) -> None:
    tag = world.ask("/v1/leaves?long=true", {"Accept-Encoding": "br"}).headers["etag"]
    assert world.ask("/v1/leaves?long=true", {"If-None-Match": tag}).status == 200


@pytest.mark.parametrize("target", ["/v1/leaves", "/health/live", "/openapi.json", "/v1/figure"])
def test_head_is_get_without_the_body(world: Any, target: str) -> None:
    for _ in range(2):
        head, get = world.ask(target, method="HEAD"), world.ask(target)
        assert (head.status, head.body) == (200, b"")
        assert head.headers["content-length"] == str(len(get.body))
        del head.headers["x-request-id"], get.headers["x-request-id"]
        assert head.headers == get.headers


def test_what_is_true_only_now_or_private_is_never_kept(world: Any) -> None:
    assert world.ask("/health/live").headers["cache-control"] == "no-store"
    assert world.ask("/v1/private").headers["cache-control"] == "private"
    assert "etag" not in world.ask("/v1/private").headers


def test_a_figure_is_cached_and_compressed_like_data(world: Any) -> None:
    reply = world.ask("/v1/figure", {"Accept-Encoding": "gzip"})
    assert gzip.decompress(reply.body) == b"<svg/>" * 100
    assert reply.headers["content-type"] == "image/svg+xml"
    assert reply.headers["vary"] == "Accept-Encoding"


def test_the_language_is_the_one_asked_for(world: Any) -> None:
    by_header = world.ask("/v1/leaves", {"Accept-Language": "zh-TW"})
    by_name = world.ask("/v1/leaves?lang=zh-Hans", {"Accept-Language": "zh-TW"})
    assert by_header.headers["content-language"] == "zh-Hant"
    assert by_name.headers["content-language"] == "zh-Hans"
    assert json.loads(world.ask("/v1/leaves", {"Accept-Language": "en"}).body)["locale"] == "en"


def test_a_request_id_is_taken_over_only_if_it_is_sane(world: Any) -> None:
    for _ in range(2):
        kept = world.ask("/v1/leaves", {"X-Request-Id": "abc-123"})
        assert kept.headers["x-request-id"] == "abc-123"
        for odd in ("a" * 65, 'x"y', "a b", ""):
            assert world.ask("/v1/leaves", {"X-Request-Id": odd}).headers["x-request-id"] != odd


def test_a_preflight_is_answered_for_the_open_paths_only(world: Any) -> None:
    asking = {"Origin": "https://app.example", "Access-Control-Request-Method": "POST"}
    reply = world.ask("/v1/wishes", asking, method="OPTIONS")
    assert reply.status == 204
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "POST" in reply.headers["access-control-allow-methods"]
    assert "access-control-allow-credentials" not in reply.headers
    closed = world.ask("/health/live", asking, method="OPTIONS")
    assert "access-control-allow-origin" not in closed.headers
    assert closed.headers["allow"] == "GET, HEAD, OPTIONS"


def test_a_post_reads_its_body_and_is_not_kept(world: Any) -> None:
    sent = {"Content-Type": "application/json"}
    reply = world.ask("/v1/wishes", sent, method="POST", body=b'{"minutes":5}')
    assert (reply.status, reply.body) == (200, b'{"minutes":5}')
    assert reply.headers["cache-control"] == "no-store"
    assert "etag" not in reply.headers


def test_an_answer_is_compressed_once_though_the_cache_forgot_it(
    new_world: Callable[..., Any],
) -> None:
    world = new_world(cache_bytes=10)
    for _ in range(3):
        reply = world.ask("/v1/leaves?long=true", {"Accept-Encoding": "br"})
        assert reply.headers["content-encoding"] == "br"
    assert world.edition.calls == ["leaves"] * 3
    assert world.app._answerer.compressor.compressions == 1


def test_lifespan_reaches_the_application(world: Any) -> None:
    messages = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
    sent: list[str] = []

    async def receive() -> dict[str, str]:
        return messages.pop(0)

    async def send(message: dict[str, str]) -> None:
        sent.append(message["type"])

    asyncio.run(world.app({"type": "lifespan", "state": {}}, receive, send))
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
