"""The connection: what is answered on it without a task is what ASGI would have answered."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest

from app.web.patience import Impatient
from tests.web.conftest import World
from tests.web.connecting import Connection, serving

pytestmark = pytest.mark.slow

TARGETS = [
    "/v1/leaves",
    "/v1/leaves?long=true",
    "/v1/leaves?lang=zh-Hans",
    "/v1/leaves?limit=5&colour=red&colour=dark%20blue",
    "/v1/leaves?",
    "/v1/leaves?limit=0",
    "/v1/leaves?limit=5#part",
    "/v1/leaves/oak",
    "/v1/leaves/oak#part",
    "/v1/leaves/oak#part?lang=en",
    "/v1/leaves/%6Fak",
    "/v1/leaves/%E9%99%BD",
    "/v1/leaves/unknown",
    "/v1/leaves/gone",
    "/v1/leaves/old?lang=en",
    "/v1/leaves/twofold",
    "/v1/leaves/broken",
    "/v1/leaves/best",
    "/v1/private",
    "/v1/figure",
    "/v1/slow",
    "/plain/1",
    "/plain/0",
    "/nowhere",
    "/health/live",
]
HEADERS = [
    {},
    {"Accept-Encoding": "gzip", "Accept-Language": "zh-Hant"},
    {"Accept-Encoding": "br;q=0.5, identity;q=0"},
    {"Accept-Encoding": "identity;q=0, *;q=0"},
    {"If-None-Match": "*"},
]
# What the server sets, or what differs from request to request.
OWN = {"date", "x-request-id", "transfer-encoding", "server"}


@pytest.fixture(scope="module")
def world() -> World:
    return World()


@pytest.fixture(scope="module")
def port(world: World) -> Iterator[int]:
    with serving(world.app) as found:
        yield found


@pytest.fixture
def connection(port: int) -> Iterator[Connection]:
    with closing(Connection(port)) as opened:
        yield opened


@pytest.mark.parametrize("headers", HEADERS, ids=lambda headers: " ".join(headers) or "none")
def test_first_and_second_answer_are_those_of_asgi(
    connection: Connection, headers: dict[str, str]
) -> None:
    asgi = World()
    headers = {**headers, "X-Request-Id": "me"}  # the body of a problem tells it
    for target in TARGETS:
        known = asgi.ask(target.partition("#")[0], headers)
        wanted = {name: value for name, value in known.headers.items() if name not in OWN}
        for _ in range(3):
            status, named, body = connection.ask(target, **headers)
            told = {name: value for name, value in named.items() if name not in OWN}
            assert (target, status, told, body) == (target, known.status, wanted, known.body)
            assert named["x-request-id"] == "me" and "date" in named


def test_an_etag_is_answered_with_304_and_no_body(connection: Connection) -> None:
    status, named, _ = connection.ask("/v1/leaves?long=true")
    assert status == 200
    for _ in range(2):
        found, again, body = connection.ask("/v1/leaves?long=true", If_None_Match=named["etag"])
        assert (found, body, again["etag"]) == (304, b"", named["etag"])
        assert "content-length" not in again


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "DELETE", "POST"])
def test_other_methods_go_the_long_way(connection: Connection, method: str) -> None:
    connection.ask("/v1/leaves/oak")
    connection.send("/v1/leaves/oak", method=method)
    status, named, body = connection.reply(method)
    assert status == {"HEAD": 200, "OPTIONS": 204, "DELETE": 405, "POST": 405}[method]
    assert method != "HEAD" or (body == b"" and int(named["content-length"]) > 0)


def test_requests_sent_together_are_answered_in_their_order(connection: Connection) -> None:
    connection.ask("/v1/leaves/oak")
    targets = ["/v1/slow", "/v1/leaves/oak", "/v1/leaves/elm", "/plain/1", "/v1/leaves/oak"]
    lines = [
        f"GET {target} HTTP/1.1\r\nHost: here\r\nX-Request-Id: n{number}\r\n\r\n"
        for number, target in enumerate(targets * 40)
    ]
    connection.socket.sendall("".join(lines).encode())
    ids = [connection.reply()[1]["x-request-id"] for _ in lines]
    assert ids == [f"n{number}" for number in range(len(lines))]


def test_a_slow_reader_gets_everything_in_order(connection: Connection) -> None:
    whole = connection.ask("/v1/leaves?long=true")[2] * 1
    lines = [
        f"GET /v1/leaves?long=true HTTP/1.1\r\nHost: here\r\nX-Request-Id: n{number}\r\n\r\n"
        for number in range(3000)
    ]
    sender = threading.Thread(target=connection.socket.sendall, args=("".join(lines).encode(),))
    sender.start()
    sender.join(timeout=0.2)
    for number in range(3000):
        _, named, body = connection.reply()
        assert (named["x-request-id"], body) == (f"n{number}", whole)
    sender.join()


@pytest.mark.parametrize(("version", "headers"), [("1.0", {}), ("1.1", {"Connection": "close"})])
def test_a_connection_that_shall_end_ends(
    connection: Connection, version: str, headers: dict[str, str]
) -> None:
    connection.ask("/v1/leaves/oak")
    connection.send("/v1/leaves/oak", version=version, **headers)
    assert connection.reply()[0] == 200
    assert connection.is_closed()


@contextmanager
def resting_at_most(
    seconds: float, world: World, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Connection]:
    """A connection that may rest for so long, and is looked at often."""
    monkeypatch.setattr(Impatient, "look_seconds", 0.01)
    with (
        serving(world.app, timeout_keep_alive=seconds) as port,
        closing(Connection(port)) as connection,
    ):
        yield connection


def test_an_idle_connection_is_closed_after_its_time(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with resting_at_most(0.1, world, monkeypatch) as connection:
        for _ in range(3):
            assert connection.ask("/v1/leaves/oak")[0] == 200
        assert connection.is_closed()


def test_a_connection_that_goes_on_asking_is_not_idle(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with resting_at_most(0.5, world, monkeypatch) as connection:
        for _ in range(20):
            assert connection.ask("/v1/leaves/oak")[0] == 200
            time.sleep(0.05)


def test_a_request_after_a_quick_answer_may_take_longer_than_idling(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Impatient, "look_seconds", 0.01)
    with (
        serving(World().app, timeout_keep_alive=0.001) as port,
        closing(Connection(port)) as connection,
    ):
        sent = [f"GET /v1/{path} HTTP/1.1\r\n\r\n" for path in ("leaves/oak", "slow")]
        connection.socket.sendall("".join(sent).encode())
        assert [connection.reply()[0] for _ in range(2)] == [200, 200]


def test_the_body_of_a_get_is_passed_over(connection: Connection) -> None:
    for target in ("/v1/leaves/oak", "/v1/leaves/ash", "/plain/1"):
        for _ in range(2):
            connection.send(target, Content_Length="5")
            connection.socket.sendall(b"12345")
            assert connection.reply()[0] == 200
    assert connection.ask("/v1/leaves/oak")[0] == 200


def test_who_expects_100_and_who_wants_a_websocket_are_answered(connection: Connection) -> None:
    for headers in ({"Expect": "100-continue"}, {"Connection": "Upgrade", "Upgrade": "websocket"}):
        assert connection.ask("/v1/leaves/oak", **headers)[0] == 200
        assert connection.ask("/v1/leaves/oak")[0] == 200


@pytest.mark.parametrize(
    "sent",
    [
        b"what is this\r\n\r\n",
        b"GET /v1/leaves?a=\xff HTTP/1.1\r\n\r\n",
        b"GET /v1 HTTP/9.x\r\n\r\n",
        b"GET /v1/leaves/%b HTTP/1.1\r\n\r\n" % (b"a" * 70_000),
        b"GET /v1/leaves/oak HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"GET /v1/leaves/new HTTP/1.1\r\nTransfer-Encoding: xchunked\r\n\r\n",
    ],
)
def test_what_is_no_http_is_refused_with_a_problem_document(
    connection: Connection, sent: bytes
) -> None:
    connection.ask("/v1/leaves/oak")
    connection.socket.sendall(sent)
    status, named, body = connection.reply()
    problem = json.loads(body)
    assert (status, problem["status"], problem["instance"]) == (400, 400, "")
    assert problem["type"] == "/problems/malformed-request"
    assert problem["request_id"] == named["x-request-id"]
    assert named["content-type"] == "application/problem+json"
    assert named["cache-control"] == "no-store" and "date" in named
    assert connection.is_closed()


def test_no_refusal_is_read_as_the_answer_to_a_request_before_it() -> None:
    with serving(World().app) as port, closing(Connection(port)) as connection:
        connection.send("/v1/leaves/oak")
        connection.socket.sendall(b"GET /v1/slow HTTP/1.1\r\n\r\nwhat is this\r\n\r\n")
        assert connection.reply()[0] == 200
        assert connection.is_closed()


def test_no_http_before_another_application_is_refused_in_a_word() -> None:
    async def app(_scope: Any, _receive: Any, _send: Any) -> None:
        raise AssertionError("nothing arrives here")

    with serving(app) as port, closing(Connection(port)) as connection:
        connection.socket.sendall(b"what is this\r\n\r\n")
        assert connection.reply()[2] == b"Invalid HTTP request received."


def test_a_sane_request_id_comes_back_and_another_does_not(connection: Connection) -> None:
    connection.ask("/v1/leaves/oak")
    assert connection.ask("/v1/leaves/oak", X_Request_Id="me-1")[1]["x-request-id"] == "me-1"
    assert connection.ask("/v1/leaves/oak", X_Request_Id="a b")[1]["x-request-id"] != "a b"
