"""Lets in all who wait at the door, where libuv lets in one a turn.

A turn answers everybody who has asked, so while some hundred connections ask without a rest each
turn takes milliseconds, and whoever comes then waits for as many turns as stand before them: of
2,000 who came at once more than half had no first answer after four seconds.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import uvloop

# As many as are inside already, so that a crowd is in after a few turns, while workers that share
# a door and have nothing to do share who comes.
LEAST_MORE = 8
# To take one in costs about as much as to answer five times.
MOST_MORE = 512
LEAVE_AFTER_SECONDS = 0.1


class ServingLoop(uvloop.Loop):
    """uvloop's, whose servers let in many at once."""

    async def create_server(self, protocol_factory: Any, *args: Any, **kwargs: Any) -> Any:
        """Serve as uvloop does; each connection that it accepts brings in those behind it."""
        if kwargs.get("ssl") is not None:
            # Ours does no TLS, which is the edge's; those brought in would speak without it.
            return await super().create_server(protocol_factory, *args, **kwargs)
        door = _Door(self, protocol_factory)
        server: Any = await super().create_server(door.opened, *args, **kwargs)
        door.server, door.listeners = server, server.sockets
        return server


class _Door:
    """The listening sockets of one server."""

    def __init__(self, loop: asyncio.AbstractEventLoop, make: Callable[[], Any]) -> None:
        self.server: Any = None
        self.listeners: list[Any] = []
        self._loop = loop
        self._make = make
        # The loop holds tasks weakly.
        self._coming: set[asyncio.Task[None]] = set()

    def opened(self) -> Any:
        """Return the protocol of a connection that uvloop accepts now, and accept more."""
        protocol = self._make()
        state = getattr(protocol, "server_state", None)  # uvicorn's; the port of figures has none
        inside = 0 if state is None else len(state.connections)
        more = max(LEAST_MORE, min(inside, MOST_MORE))
        for listener in self.listeners:
            self._accept(listener, more)
        return protocol

    def _accept(self, listener: Any, most: int) -> None:
        # uvloop's own stand-in cannot accept, and owns the descriptor.
        lent = socket.socket(listener.family, listener.type, listener.proto, listener.fileno())
        try:
            for _ in range(most):
                arrived, _address = lent.accept()
                task = self._loop.create_task(self._connect(arrived))
                self._coming.add(task)
                task.add_done_callback(self._coming.discard)
        except OSError:
            pass  # nobody waits, or uvloop will meet the same and say so
        finally:
            lent.detach()

    async def _connect(self, arrived: socket.socket) -> None:
        with suppress(OSError):  # gone again
            _, protocol = await self._loop.connect_accepted_socket(self._make, arrived)
            leave = getattr(protocol, "shutdown", None)  # uvicorn's, too
            if leave is not None and not self.server.is_serving():
                # All inside were told to leave while it came in; it may first say what it came for.
                self._loop.call_later(LEAVE_AFTER_SECONDS, leave)
