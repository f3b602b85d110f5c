"""`/metrics` on a port of its own: one small answer a connection, and nothing else is there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from app.web.exposition import MEDIA_TYPE

LONGEST_REQUEST_BYTES = 8 * 1024
LONGEST_SECONDS = 5.0
MOST_AT_ONCE = 16
_ANSWER = (
    b"HTTP/1.1 %b\r\ncontent-type: %b\r\ncontent-length: %d\r\ncache-control: no-store\r\n"
    b"connection: close\r\n\r\n%b"
)


class MetricsPort:
    """Listens beside the service; `page` makes the page off the event loop."""

    def __init__(self, host: str, port: int, page: Callable[[], Awaitable[bytes]]) -> None:
        self._host = host
        self._port = port
        self._page = page
        self._server: asyncio.Server | None = None
        self._open = 0

    async def start(self, *, shared: bool) -> None:
        """Open the port; with `shared`, other workers listen on it too. Raises OSError."""
        self._server = await asyncio.start_server(
            self._serve,
            self._host,
            self._port,
            limit=LONGEST_REQUEST_BYTES,
            reuse_port=shared or None,
        )

    @property
    def port(self) -> int:
        """The port that is open; another than was asked for if that was 0."""
        assert self._server is not None
        number: int = self._server.sockets[0].getsockname()[1]
        return number

    async def close(self) -> None:
        """Close the port."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open += 1
        try:
            if self._open <= MOST_AT_ONCE:
                async with asyncio.timeout(LONGEST_SECONDS):
                    head = await reader.readuntil(b"\r\n\r\n")
                    writer.write(await self._answer(head))
                    await writer.drain()
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # whoever sent this gets no answer; the service is not theirs to disturb
        finally:
            self._open -= 1
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _answer(self, head: bytes) -> bytes:
        if head.split(b"\r\n", 1)[0].rsplit(b" ", 1)[0] == b"GET /metrics":
            body = await self._page()
            return _ANSWER % (b"200 OK", MEDIA_TYPE.encode(), len(body), body)
        nothing = b"Only GET /metrics is here.\n"
        return _ANSWER % (b"404 Not Found", b"text/plain", len(nothing), nothing)
