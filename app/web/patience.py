"""How long a connection may take to say what it wants, rest after an answer, and say unread.

Who sends a letter now and then, or goes on with a body that was refused, holds a connection for as
long as it likes; uvicorn waits for both. For a rest it sets a timer at each answer, which among
thousands of connections costs half as much as the answer.
"""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from uvicorn.server import ServerState

from app.web.per_server import PerServer
from app.web.turns import InTurns

# All of a request must have come by then, at most one look later.
PATIENCE_SECONDS = 30.0
LOOK_SECONDS = 5.0
# Less is read to its end, so that the refusal arrives; closing on unread bytes would destroy it.
MOST_UNREAD_BYTES = 1024 * 1024


class Looks:
    """Looks at all connections of one server every few seconds; `count` is its clock.

    A request pays for a number kept, not for a timer of its own.
    """

    def __init__(self, state: ServerState, loop: asyncio.AbstractEventLoop) -> None:
        self.count = 0
        self._state = state
        self._loop = loop
        self._is_waiting = False

    def go_on(self) -> None:
        """Look again while there is anybody to look at."""
        if not self._is_waiting:
            self._is_waiting = True
            self._loop.call_later(Impatient.look_seconds, self._look)

    def _look(self) -> None:
        self._is_waiting = False
        self.count += 1
        for one in list(self._state.connections):
            if isinstance(one, Impatient):
                one.close_if_late(self.count)
        if self._state.connections:
            self.go_on()


class Impatient(InTurns):
    """A connection that is closed when its request does not end."""

    __slots__ = ("_begun", "_looks", "_rests_since", "_unread_bytes")

    patience_seconds: ClassVar[float] = PATIENCE_SECONDS
    look_seconds: ClassVar[float] = LOOK_SECONDS
    _all_looks: ClassVar[PerServer[Looks]] = PerServer()

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        state = self.server_state
        self._looks = looks = self._all_looks.of(state, lambda: Looks(state, self.loop))
        # The look before which a request began that is not all here; at first anything may come.
        self._begun: int | None = looks.count
        # The look before which it was answered at once, while nothing has come in after that.
        self._rests_since: int | None = None
        self._unread_bytes = 0

    def connection_made(self, transport: Any) -> None:
        """Have it looked at."""
        super().connection_made(transport)
        self._looks.go_on()

    def _read(self, data: bytes) -> None:
        super()._read(data)
        waits = self._begun, self._rests_since, self.timeout_keep_alive_task
        if waits == (None, None, None) and (self.cycle is None or self.cycle.response_complete):
            # Ends of lines before a request are none, but they have ended the rest.
            self._begun = self._looks.count

    def _unset_keepalive_if_required(self) -> None:
        """Something comes in, or will be answered in a while: it is no rest."""
        self._rests_since = None
        super()._unset_keepalive_if_required()

    def on_message_begin(self) -> None:
        """Wait for all of a request from now on."""
        self._begun = self._looks.count
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """Wait for nothing more."""
        self._begun = None
        super().on_message_complete()

    def on_body(self, body: bytes) -> None:
        """Take a part of a body, or drop it when its request was answered, but not for ever."""
        if self.cycle is None or not self.cycle.response_complete:
            super().on_body(body)
            return
        self._unread_bytes += len(body)
        if self._unread_bytes > MOST_UNREAD_BYTES:
            self.transport.close()

    def close_if_late(self, look: int) -> None:
        """Close it if it has waited, or rested, for longer than it may at this look."""
        for began, most_seconds in (
            (self._begun, self.patience_seconds),
            (self._rests_since, self.timeout_keep_alive),
        ):
            if began is not None and (look - began) * self.look_seconds > most_seconds:
                self.transport.close()
