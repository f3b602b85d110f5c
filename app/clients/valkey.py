"""A connection to Valkey (or Redis): commands out in one piece, answers in; no more than we use."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Sequence
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

SCHEMES = {"valkey": False, "redis": False, "valkeys": True, "rediss": True}
DEFAULT_PORT = 6379
LONGEST_LINE = 64 * 1024

Argument = str | int
Reply = int | str | None


class ValkeyRefused(OSError):
    """What came back is an error, or nothing that can be understood."""


class Valkey:
    """One connection, opened when the first command is sent; a failure closes it.

    `url` is `valkey[s]://[user[:password]@]host[:port][/database]`, or `redis[s]://`.
    """

    def __init__(self, url: str, timeout_seconds: float = 1.0) -> None:
        parts = urlsplit(url)
        self._address = (parts.hostname or "localhost", parts.port or DEFAULT_PORT)
        self._context = ssl.create_default_context() if SCHEMES[parts.scheme] else None
        self._timeout = timeout_seconds
        self._greeting: list[tuple[Argument, ...]] = []
        if parts.password:
            names = (unquote(parts.username),) if parts.username else ()
            self._greeting.append(("AUTH", *names, unquote(parts.password)))
        if database := parts.path.strip("/"):
            self._greeting.append(("SELECT", database))
        self._socket: socket.socket | None = None
        self._file: BinaryIO | None = None

    def ask(self, commands: Sequence[tuple[Argument, ...]]) -> list[Reply]:
        """Send all commands and return their replies in order; raises OSError when it cannot."""
        try:
            if self._file is None:
                self._open()
            return self._asked(commands)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let the connection go; the next command opens another."""
        if self._file is not None:
            self._file.close()
        if self._socket is not None:
            self._socket.close()
        self._socket = self._file = None

    def _open(self) -> None:
        self._socket = socket.create_connection(self._address, self._timeout)
        if self._context is not None:
            name = self._address[0]
            self._socket = self._context.wrap_socket(self._socket, server_hostname=name)
        self._file = self._socket.makefile("rb")
        if self._greeting:
            self._asked(self._greeting)

    def _asked(self, commands: Sequence[tuple[Argument, ...]]) -> list[Reply]:
        assert self._socket is not None
        self._socket.sendall(b"".join(_written(command) for command in commands))
        return [self._reply() for _ in commands]

    def _reply(self) -> Reply:
        line = self._line()
        kind, told = line[:1], line[1:]
        if kind == b":":
            return int(told)
        if kind == b"+":
            return told.decode()
        if kind == b"$":
            return self._bulk(int(told))
        word = told.split(b" ", 1)[0] if kind == b"-" else b"unknown reply"
        raise ValkeyRefused(word.decode(errors="replace"))  # the rest may repeat what was sent

    def _bulk(self, length: int) -> str | None:
        assert self._file is not None
        if length < 0:
            return None
        body = self._file.read(length + 2)
        if len(body) != length + 2:
            raise ValkeyRefused("the connection ended")
        return body[:-2].decode()

    def _line(self) -> bytes:
        assert self._file is not None
        line = self._file.readline(LONGEST_LINE)
        if not line.endswith(b"\r\n"):
            raise ValkeyRefused("the connection ended")
        return line[:-2]


def _written(command: tuple[Argument, ...]) -> bytes:
    words = [str(word).encode() for word in command]
    told = b"".join(b"$%d\r\n%b\r\n" % (len(word), word) for word in words)
    return b"*%d\r\n%b" % (len(words), told)
