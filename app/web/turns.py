"""What one connection sends is read in turns, so that none keeps all the others waiting.

Answers that wait for nothing yield to nobody, and uvloop reads megabytes from one connection
before it looks at the next. Nothing is read on while a whole request waits for its answer, which
bounds what a connection can have held for it.

Nor may many together: libuv asks for what is ready again and again, 48 times, while it is given
1,024 connections each time. Among 2,000 that ask without a rest that takes a second, in which no
task, timer or new connection has its turn.
"""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from uvicorn.protocols.http.flow_control import HIGH_WATER_LIMIT
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.web.per_server import PerServer

# No more than this is read of one connection in one turn of the loop.
MOST_AT_ONCE_BYTES = 4 * 1024
# Twice as often all connections may be read before the loop must turn: a tenth of a second.
HALF_A_TURN_READS = 2560


class Reads:
    """Counts what one server reads, and sees when its loop has not turned for too long."""

    __slots__ = ("_kept", "_loop", "count")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.count = 0
        self._kept: list[InTurns] = []
        self._loop = loop

    def are_too_many(self) -> bool:
        """Say whether the loop has not turned since half a turn was full."""
        if self.count == HALF_A_TURN_READS:
            self._loop.call_soon(self._begin_again)
        return self.count > 2 * HALF_A_TURN_READS

    def keep(self, one: InTurns) -> None:
        """Have a connection read on when the loop has turned; a callback for each costs more."""
        self._kept.append(one)

    def _begin_again(self) -> None:
        self.count = 0
        kept, self._kept = self._kept, []
        for one in kept:
            try:
                one.read_kept()
            except Exception as error:
                one.give_up(error)


class InTurns(HttpToolsProtocol):
    """uvicorn's protocol, fed piece by piece."""

    # Beside uvicorn's attributes: with ours among them Python would keep all in a dict of its own.
    __slots__ = ("_held", "_reads", "_turn")

    _all_reads: ClassVar[PerServer[Reads]] = PerServer()

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._reads = self._all_reads.of(self.server_state, lambda: Reads(self.loop))
        self._held = b""
        self._turn: asyncio.Handle | None = None

    def data_received(self, data: bytes) -> None:
        """Read what came in; much of it piece by piece, and no further than answers keep up."""
        if self._held or len(data) > MOST_AT_ONCE_BYTES:
            self._held += data
            self.flow.pause_reading()
            self._read_on_soon()
            return
        reads = self._reads
        reads.count += 1
        if reads.count >= HALF_A_TURN_READS and reads.are_too_many():
            self._held = data  # nothing more comes before the answer, so nobody need pause
            reads.keep(self)
        else:
            self._read(data)

    def _read(self, data: bytes) -> None:
        HttpToolsProtocol.data_received(self, data)

    def _read_on_soon(self) -> None:
        if self._turn is None:
            self._turn = self.loop.call_soon(self._read_on)

    def read_kept(self) -> None:
        """Read what came in when too much had been read; nothing was stopped for it."""
        if self._turn is not None:
            return  # more has come since, and all of it is read piece by piece
        data, self._held = self._held, b""
        if not self.transport.is_closing():
            self._read(data)

    def give_up(self, error: Exception) -> None:
        """Tell and close, as uvloop does when what came in cannot be read."""
        told = {"message": "what came in could not be read", "exception": error}
        self.loop.call_exception_handler({**told, "protocol": self})
        self.transport.close()

    def _read_on(self) -> None:
        self._turn = None
        if self.transport.is_closing() or self not in self.connections:
            self._held = b""
            return
        if not self._wants_more():
            return  # `on_response_complete` comes back to it
        piece, self._held = self._held[:MOST_AT_ONCE_BYTES], self._held[MOST_AT_ONCE_BYTES:]
        self._read(piece)
        if self._held:
            self._read_on_soon()
        elif self._wants_more() and not self._is_full():
            self.flow.resume_reading()

    def _wants_more(self) -> bool:
        """Say whether the newest request is answered, or is itself not complete."""
        cycle = self.cycle
        return cycle is None or cycle.response_complete or cycle.more_body

    def _is_full(self) -> bool:
        """Say whether whoever takes the body must first ask for more of it."""
        cycle = self.cycle
        return (
            cycle is not None and not cycle.response_complete and len(cycle.body) > HIGH_WATER_LIMIT
        )

    def on_response_complete(self) -> None:
        """Start what waits behind this answer; uvicorn would also read on at once."""
        super().on_response_complete()
        if self._held and not self.transport.is_closing():
            self.flow.pause_reading()
            self._read_on_soon()
