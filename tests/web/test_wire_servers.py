"""A server of its own for each: releases that change, logs, other applications, root paths."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import closing
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI

from app.web.journal import Journal
from app.web.layers import wrap
from app.web.ledger import Ledger
from app.web.routes import LeanRoute
from tests.web.conftest import Edition, World
from tests.web.connecting import Connection, serving

pytestmark = pytest.mark.slow
TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def test_another_release_is_served_on_a_connection_that_is_open() -> None:
    world = World()
    with serving(world.app) as port, closing(Connection(port)) as connection:
        for release, words in ((7, "one "), (8, "two ")):
            world.edition = Edition(release, words)
            for _ in range(2):
                _, named, body = connection.ask("/v1/leaves")
                assert named["content-release"] == str(release) and words.encode() in body
        world.edition = None
        assert connection.ask("/v1/leaves")[0] == 503


def test_what_is_made_on_the_spot_is_logged_and_what_was_held_is_not() -> None:
    world = World()
    with serving(world.app) as port, closing(Connection(port)) as connection:
        for _ in range(4):
            connection.ask("/v1/leaves/oak")
        connection.ask("/v1/leaves/unknown")
    routes = [re.findall('"route": "(.*?)", "status": ([0-9]+)', line) for line in world.lines]
    made = [("/v1/leaves/{slug}", "200")]
    assert routes == [made, made, [("/v1/leaves/{slug}", "404")]]


def test_answers_on_the_connection_are_counted_traced_and_sampled() -> None:
    ledger = Ledger()
    world = World(ledger=ledger, log_hits_every=2)
    with serving(world.app) as port, closing(Connection(port)) as connection:
        etag = connection.ask("/v1/leaves/oak")[1]["etag"]
        for _ in range(4):
            named = connection.ask("/v1/leaves/oak", Traceparent=TRACEPARENT)[1]
            assert named["traceresponse"].startswith(TRACEPARENT[:36])
        assert connection.ask("/v1/leaves/oak", If_None_Match=etag)[0] == 304
    tally = ledger.of("/v1/leaves/{slug}")
    assert (tally.hits, tally.unchanged, tally.answers) == (3, 1, {("GET", 200): 2})
    sampled = [json.loads(line) for line in world.lines if '"cached": true' in line]
    assert [line["status"] for line in sampled] == [200, 304]
    assert sum(ledger.sampled_hits.counts) == 2


def test_a_route_that_waits_is_tried_on_the_spot_only_once() -> None:
    world = World()
    with serving(world.app) as port, closing(Connection(port)) as connection:
        for number in range(4):
            connection.ask("/v1/slow", Accept_Language=f"x-{number}")
    assert world.edition is not None
    assert world.edition.calls.count("slow") <= 3, "made twice before it is held, and tried once"


@pytest.mark.parametrize("name", ["timed", "stubborn"])
def test_a_route_that_needs_a_task_gets_one(name: str) -> None:
    router = APIRouter(route_class=LeanRoute)

    @router.get("/timed")
    async def timed() -> bytes:
        async with asyncio.timeout(1):
            return b"{}"

    @router.get("/stubborn")
    async def stubborn() -> bytes:
        try:
            await asyncio.sleep(0)
        finally:
            await asyncio.sleep(0)
        return b"{}"

    app = FastAPI()
    app.include_router(router)
    lines: list[str] = []
    front = wrap(app, edition=lambda: None, journal=Journal(lines.append))
    with serving(front) as port, closing(Connection(port)) as connection:
        for _ in range(2):
            status, _, body = connection.ask(f"/{name}")
            assert (status, body) == (200, b"{}")
    assert not [line for line in lines if "failure" in line]


def test_a_mistake_of_ours_is_not_called_one_in_the_request() -> None:
    def full(_line: str) -> None:
        raise OSError("no space left on device")

    front = wrap(World().inner, edition=lambda: Edition(7), journal=Journal(full))
    with serving(front) as port, closing(Connection(port)) as connection:
        connection.send("/v1/leaves/oak")
        assert connection.socket.recv(100).startswith(b"HTTP/1.1 200")


def test_another_application_is_served_as_uvicorn_serves_it() -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await asyncio.sleep(0)
        path = scope["path"].encode()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": path})

    with serving(app) as port, closing(Connection(port)) as connection:
        assert [connection.ask(target)[2] for target in ("/a", "/b")] == [b"/a", b"/b"]


def test_an_application_below_a_root_path_is_not_looked_up_by_its_raw_path() -> None:
    with serving(World().app, root_path="/api") as port, closing(Connection(port)) as connection:
        for _ in range(2):
            assert connection.ask("/v1/leaves/oak")[0] == 200
            assert connection.ask("/api/v1/leaves/oak")[0] == 404
