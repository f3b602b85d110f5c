"""Who comes back is read past its transport, and cannot tell."""

from __future__ import annotations

import errno
import os
import select
import socket
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.web import watching, wire
from app.web.patience import Impatient
from app.web.turns import MOST_AT_ONCE_BYTES
from app.web.watching import Watched
from app.web.wire import JOINED_BYTES, Wire
from tests.web.conftest import World
from tests.web.connecting import Connection, serving
from tests.web.test_wire_limits import limits
from tests.web.test_wire_turns import WISH, get, post
from tests.web.test_wire_whole import NO_HTTP, cut, script

pytestmark = pytest.mark.slow
OAK = "/v1/leaves/oak"
RESET = struct.pack("ii", 1, 0)
PAUSE_SECONDS = 0.002
MORE_THAN_FITS_BYTES = 600_000  # in the buffers of both ends


def watched() -> list[Watched]:
    """Return those who are watched by any server of this process."""
    watches = list(Wire._all_watches._known.values())
    return [one for watch in watches for one in list(watch._heard.values())]


def is_watched(connection: Connection) -> bool:
    here = connection.socket.getsockname()
    return any(one.client == here for one in watched())


def becomes(expected: Callable[[], bool]) -> bool:
    """Say whether something comes true; connections end a little after the client knows."""
    for _ in range(500):
        if expected():
            return True
        time.sleep(0.01)
    return False


def come_back(port: int) -> Connection:
    """A connection that has asked twice."""
    connection = Connection(port)
    assert [connection.ask(OAK)[0] for _ in range(2)] == [200, 200]
    assert becomes(lambda: is_watched(connection))
    return connection


@pytest.fixture(autouse=True)
def told(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """What the loop is to have told of mistakes: nothing, but for the test that makes one."""
    told: list[str] = []
    yield told
    records = caplog.get_records("call")
    assert [one.getMessage().splitlines()[0] for one in records if one.name == "asyncio"] == told


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving(World().app, timeout_keep_alive=60) as found:
        yield found


@pytest.fixture
def connection(port: int) -> Iterator[Connection]:
    with closing(come_back(port)) as opened:
        yield opened
    assert becomes(lambda: not watched())


def test_only_who_comes_back_is_watched(port: int) -> None:
    with closing(Connection(port)) as once:
        once.ask(OAK)
        time.sleep(0.05)
        assert not watched()
        once.ask(OAK)
        assert becomes(lambda: is_watched(once))
        assert not any(one.transport.is_reading() for one in watched())
    assert becomes(lambda: not watched())


def test_each_answer_is_that_of_asgi(connection: Connection) -> None:
    world = World()
    for target in (OAK, "/v1/leaves", "/v1/leaves?limit=3", "/v1/leaves/best", "/v1/figure", OAK):
        status, named, body = connection.ask(target, X_Request_Id="me")
        reply = world.ask(target, {"X-Request-Id": "me"})
        assert (status, body) == (reply.status, reply.body)
        assert {name: named[name] for name in reply.headers} == reply.headers
    assert len(watched()) == 1


def padded(size: int) -> bytes:
    return f"GET {OAK} HTTP/1.1\r\nX-Pad: ".encode().ljust(size - 4, b"x") + b"\r\n\r\n"


ABOUT_ALL_AT_ONCE = (MOST_AT_ONCE_BYTES - 1, MOST_AT_ONCE_BYTES, MOST_AT_ONCE_BYTES + 1, 9000)
OTHERS: dict[str, tuple[list[bytes], list[int]]] = {
    **{f"{size} bytes in one piece": ([padded(size)], [200]) for size in ABOUT_ALL_AT_ONCE},
    "a letter": ([post(WISH, 1)], [200]),
    "a letter in two pieces": ([post(WISH, 1)[:-3], post(WISH, 1)[-3:]], [200]),
    "a request in many pieces": ([bytes([one]) for one in get(OAK, 1)], [200]),
    "three together": ([get(OAK, 1) + get("/v1/slow", 2) + get(OAK, 3)], [200, 200, 200]),
    "one and a part": ([get(OAK, 1) + get(OAK, 2)[:9], get(OAK, 2)[9:]], [200, 200]),
    "what is not there": ([get("/v1/leaves/unknown", 1)], [404]),
    "what waits": ([get("/v1/slow", 1)], [200]),
    "what is no lean route": ([get("/plain/1", 1)], [200]),
    "what breaks": ([get("/v1/leaves/broken", 1)], [500]),
    "empty lines": ([b"\r\n\r\n", get(OAK, 1)], [200]),
}


@pytest.mark.parametrize("other", OTHERS)
def test_whatever_else_comes_is_answered(connection: Connection, other: str) -> None:
    pieces, statuses = OTHERS[other]
    for piece in pieces:
        connection.socket.sendall(piece)
        time.sleep(PAUSE_SECONDS)
    assert [connection.reply()[0] for _ in statuses] == statuses
    assert [connection.ask(OAK)[0] for _ in range(3)] == [200, 200, 200]
    assert becomes(lambda: is_watched(connection))


def test_what_closes_a_connection_still_does(port: int) -> None:
    last = f"GET {OAK} HTTP/1.1\r\nConnection: close\r\n\r\n".encode()
    for sent, status in ((last, 200), (NO_HTTP, 400), (b"GET / HTTP/9\r\n\r\n", 400)):
        with closing(come_back(port)) as connection:
            connection.socket.sendall(sent)
            assert connection.reply()[0] == status
            assert connection.is_closed()


def test_who_has_said_all_gets_the_answer_and_the_end(connection: Connection) -> None:
    connection.send(OAK)
    connection.socket.shutdown(socket.SHUT_WR)
    assert connection.reply()[0] == 200
    assert connection.is_closed()


def test_who_breaks_off_is_forgotten(port: int) -> None:
    with closing(come_back(port)) as other:
        gone = come_back(port)
        gone.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        gone.close()
        assert becomes(lambda: len(watched()) == 1)
        assert other.ask(OAK)[0] == 200


@pytest.mark.parametrize("is_watched_before", [True, False])
@pytest.mark.parametrize("body_bytes", [JOINED_BYTES, JOINED_BYTES + 1, 30 * JOINED_BYTES])
def test_who_does_not_take_an_answer_gets_it_later(
    body_bytes: int, is_watched_before: bool
) -> None:
    words = "w" * (body_bytes // 500)
    world = World()
    assert world.edition is not None
    world.edition.words = words
    many = max(4, MORE_THAN_FITS_BYTES // body_bytes)
    with (
        serving(world.app, send_buffer_bytes=4096) as port,
        closing(Connection(port)) as connection,
    ):
        for _ in range(2 if is_watched_before else 1):
            assert connection.ask(OAK)[0] == 200
        # Or it would itself wait before it asks again, and then ask for many at once.
        connection.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for number in range(many):
            connection.send("/v1/leaves?long=true", X_Request_Id=f"n{number}")
            time.sleep(PAUSE_SECONDS)
            if body_bytes > MORE_THAN_FITS_BYTES // 2:
                assert becomes(lambda: not watched())
        assert becomes(lambda: not watched())
        for number in range(many):
            status, named, body = connection.reply()
            assert (status, named["x-request-id"]) == (200, f"n{number}")
            assert body == f'{{"words":"{words * 500}","locale":"en"}}'.encode()
        assert connection.ask(OAK)[0] == 200


def test_who_cannot_be_written_to_at_once_is_written_to_later(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise BlockingIOError

    monkeypatch.setattr(wire, "write", full)
    assert connection.ask(OAK)[0] == 200


def test_who_sent_more_than_is_read_at_once_is_not_watched_before_it_is_read(port: int) -> None:
    with closing(Connection(port)) as connection:
        connection.ask(OAK)
        connection.socket.sendall(padded(MOST_AT_ONCE_BYTES) * 3)
        assert [connection.reply()[0] for _ in range(3)] == [200, 200, 200]
        assert not watched()
        connection.ask(OAK)
        assert becomes(lambda: is_watched(connection))


@pytest.mark.parametrize("target", [OAK, "/v1/slow", "/v1/leaves/broken", "/plain/1", "/nowhere"])
def test_each_answer_is_charged_once(target: str) -> None:
    world = World(gate=limits(5))
    with serving(world.app) as port, closing(come_back(port)) as connection:
        for left in ("r=2", "r=1", "r=0", "r=0"):
            assert connection.ask(target)[1]["ratelimit"].split(";")[1] == left


def test_who_rests_too_long_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Impatient, "look_seconds", 0.05)
    monkeypatch.setattr(Impatient, "patience_seconds", 0.2)
    with serving(World().app, timeout_keep_alive=1) as port:
        with closing(come_back(port)) as connection:
            assert connection.ask(OAK)[0] == 200
            started = time.monotonic()
            assert connection.is_closed()
            assert time.monotonic() - started > 0.5
        with closing(come_back(port)) as connection:
            connection.socket.sendall(get(OAK, 1)[:9])
            assert connection.is_closed()
            assert time.monotonic() - started < 5
        assert becomes(lambda: not watched())


def test_a_server_that_ends_sends_them_away() -> None:
    with serving(World().app) as port:
        connection = come_back(port)
    with closing(connection):
        assert connection.is_closed()
        assert not watched()


def no_room() -> None:
    raise OSError(errno.EMFILE, "no room")


@pytest.mark.parametrize("lacks", ["a system that can", "a descriptor", "memory of the system"])
def test_without_it_all_is_read_by_transports(monkeypatch: pytest.MonkeyPatch, lacks: str) -> None:
    class Full:
        fileno = staticmethod(lambda: os.dup(0))
        register = staticmethod(lambda *_: no_room())

    if lacks == "a system that can":
        monkeypatch.setattr(watching, "CAN_WATCH", False)
    else:
        monkeypatch.setattr(select, "epoll", no_room if lacks == "a descriptor" else Full)
    with serving(World().app) as port, closing(Connection(port)) as connection:
        assert [connection.ask(OAK)[0] for _ in range(5)] == [200] * 5
        assert not watched()


def test_a_mistake_of_ours_closes_one_connection(
    port: int, connection: Connection, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object) -> bool:
        raise ZeroDivisionError

    with closing(come_back(port)) as other:
        with monkeypatch.context() as patch:
            patch.setattr(Wire, "answer_heard", mistaken)
            other.send(OAK)
            assert other.is_closed()
        assert connection.ask(OAK)[0] == 200
    told.append("what came in could not be read")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_however_they_go_on_each_gets_its_own_answers(port: int, chance: Random) -> None:
    with ExitStack() as opened:
        told = [script(chance, 100 * number) for number in range(chance.randint(1, 3))]
        # What is no HTTP may come before answers that are waited for; those are lost with it.
        told = [([one for one in asked if one != NO_HTTP], ids, good) for asked, ids, good in told]
        inside = [opened.enter_context(closing(come_back(port))) for _ in told]
        left = [cut(chance, asked) for asked, _, _ in told]
        while any(left):
            at = chance.choice([number for number, pieces in enumerate(left) if pieces])
            inside[at].socket.sendall(left[at].pop(0))
            if chance.random() < 0.5:
                time.sleep(PAUSE_SECONDS)
        for connection, (asked, ids, statuses) in zip(inside, told, strict=True):
            for sent, number, status in zip(asked, ids, statuses, strict=False):
                found, named, _ = connection.reply(sent.split(b" ")[0].decode())
                assert (found, named["x-request-id"]) == (int(status), f"n{number}")
