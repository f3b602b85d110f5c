"""Who sends slowly, or sends on after a refusal, does not hold a connection for ever."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest

from app.web.patience import MOST_UNREAD_BYTES, Impatient
from tests.web.conftest import World
from tests.web.connecting import Connection, serving

BEGUN = {
    "nothing": b"",
    "a letter": b"G",
    "half a header": b"GET /v1/leaves/oak HTTP/1.1\r\nHost: here\r\nX-Slow: ",
    "half a body": b"POST /v1/leaves HTTP/1.1\r\nHost: here\r\nContent-Length: 900\r\n\r\n{",
}


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(Impatient, "patience_seconds", 0.2)
    monkeypatch.setattr(Impatient, "look_seconds", 0.05)
    with serving(World().app, timeout_keep_alive=60) as found:
        yield found


@pytest.fixture
def connection(port: int) -> Iterator[Connection]:
    connection = Connection(port)
    yield connection
    connection.close()


@pytest.mark.parametrize("begun", BEGUN)
def test_what_does_not_end_is_closed(connection: Connection, begun: str) -> None:
    connection.socket.sendall(BEGUN[begun])
    connection.socket.settimeout(10)
    while connection.socket.recv(65536):
        pass  # a refusal may come first; what counts is that the end comes


def test_a_second_request_that_does_not_end_is_closed_too(connection: Connection) -> None:
    assert connection.ask("/v1/leaves/oak")[0] == 200
    connection.socket.sendall(BEGUN["half a header"])
    assert connection.is_closed()


@pytest.mark.parametrize("target", ["/v1/leaves/oak", "/v1/slow", "/plain/1"])
def test_empty_lines_are_no_request_and_hold_no_connection(
    connection: Connection, target: str
) -> None:
    assert connection.ask(target)[0] == 200
    connection.socket.sendall(b"\r\n")
    assert connection.is_closed()


@pytest.mark.slow
def test_who_has_asked_may_rest(connection: Connection) -> None:
    assert connection.ask("/v1/leaves/oak")[0] == 200
    connection.socket.settimeout(0.6)
    with pytest.raises(TimeoutError):
        connection.socket.recv(1)
    connection.socket.settimeout(10)


def test_a_body_that_goes_on_after_its_refusal_is_cut_off(port: int) -> None:
    head = b"POST /v1/leaves HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n"
    part = b"4000\r\n" + b"[" * 0x4000 + b"\r\n"
    sent = 0
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(head)
        with suppress(ConnectionResetError, BrokenPipeError):
            while sent < 64 * MOST_UNREAD_BYTES:
                connection.sendall(part)
                sent += len(part)
    assert sent < 64 * MOST_UNREAD_BYTES
