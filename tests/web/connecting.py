"""A real server on a port of its own, and connections to it that stay open."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from typing import Any

import uvicorn

from app.web.wire import Wire


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
        response = HTTPResponse(_Shared(self._file), method=method)  # type: ignore[arg-type]  # acts as a socket
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
def serving(app: Any, send_buffer_bytes: int = 0, **options: Any) -> Iterator[int]:
    ours: dict[str, Any] = {"http": Wire, "loop": "app.web.arrivals:ServingLoop", "lifespan": "off"}
    quiet: dict[str, Any] = {"log_level": "critical", "access_log": False}
    config = uvicorn.Config(app, port=0, **ours, **quiet, **options)
    server = uvicorn.Server(config)
    listener = socket.create_server(("127.0.0.1", 0))
    if send_buffer_bytes:  # those accepted inherit it
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer_bytes)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        assert not thread.is_alive()
