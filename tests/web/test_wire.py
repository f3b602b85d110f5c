"""The connection: what is answered on it without a task is what ASGI would have answered."""

from __future__ import annotations

import asyncio
import io
import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPResponse
from typing import Any

import pytest
import uvicorn
from fastapi import APIRouter, FastAPI

from app.web.journal import Journal
from app.web.layers import wrap
from app.web.routes import LeanRoute
from app.web.wire import Wire
from tests.web.conftest import Edition, World

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


class Connection:
    """A socket that stays open, and the answers on it in their order."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self._file = self.socket.makefile("rb")

    def send(self, target: str, method: str = "GET", version: str = "1.1", **headers: str) -> None:
        lines = [f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items()]
        head = f"{method} {target} HTTP/{version}\r\nHost: here\r\n{''.join(lines)}\r\n"
        self.socket.sendall(head.encode())

    def reply(self, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        response = HTTPResponse(_Shared(self._file), method=method)  # type: ignore[arg-type]
        response.begin()
        named = {name.lower(): value for name, value in response.getheaders()}
        return response.status, named, response.read()

    def ask(self, target: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        self.send(target, **headers)
        return self.reply()

    def close(self) -> None:
        self._file.close()
        self.socket.close()

    def is_closed(self) -> bool:
        return self._file.read(1) == b""


class _Shared:
    """Lends the one reader of a connection to each answer; what follows stays unread in it."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file

    def makefile(self, _mode: str) -> Any:
        return _Unclosed(self._file)


class _Unclosed(io.RawIOBase):
    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readline(self, size: int | None = -1) -> bytes:
        return self._file.readline(-1 if size is None else size)

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)

    def readinto(self, buffer: Any) -> int:
        return self._file.readinto(buffer)


@contextmanager
def serving(app: Any, **options: Any) -> Iterator[int]:
    config = uvicorn.Config(
        app, http=Wire, port=0, lifespan="off", log_level="critical", access_log=False, **options
    )
    server = uvicorn.Server(config)
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        assert not thread.is_alive()


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


def test_an_idle_connection_is_closed_after_its_time(world: World) -> None:
    with (
        serving(world.app, timeout_keep_alive=0.1) as port,
        closing(Connection(port)) as connection,
    ):
        for _ in range(3):
            assert connection.ask("/v1/leaves/oak")[0] == 200
        assert connection.is_closed()


def test_a_request_after_a_quick_answer_may_take_longer_than_idling() -> None:
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
        for _ in range(3):
            connection.ask("/v1/leaves/oak")
        connection.ask("/v1/leaves/unknown")
    routes = [re.findall('"route": "(.*?)", "status": ([0-9]+)', line) for line in world.lines]
    assert routes == [[("/v1/leaves/{slug}", "200")], [("/v1/leaves/{slug}", "404")]]


def test_a_route_that_waits_is_tried_on_the_spot_only_once() -> None:
    world = World()
    with serving(world.app) as port, closing(Connection(port)) as connection:
        for number in range(3):
            connection.ask("/v1/slow", Accept_Language=f"x-{number}")
    assert world.edition is not None
    assert world.edition.calls.count("slow") <= 2


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
