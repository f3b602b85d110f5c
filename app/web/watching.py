"""Who comes back is read from an epoll of our own, and no more by the transport.

A transport of uvloop, its handle of libuv and its list of what is to be written are about no
request; among thousands all of them are cold when one comes. Nor does it cost less among few.
"""

from __future__ import annotations

import asyncio
import select
from os import read
from typing import Any, ClassVar

from app.web.patience import Impatient
from app.web.per_server import PerServer
from app.web.turns import MOST_AT_ONCE_BYTES

CAN_WATCH = hasattr(select, "epoll")  # Linux
# Read in one turn of the loop, which takes 4 ms when all of them ask; then others are looked at.
MOST_IN_A_TURN = 256


class Watch:
    """The connections of one server that came back."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._heard: dict[int, Watched] = {}
        self._epoll = select.epoll()
        loop.add_reader(self._epoll.fileno(), self._read)

    def take(self, descriptor: int, one: Watched) -> None:
        """Watch a connection; an OSError says that there is no room."""
        self._epoll.register(descriptor, select.EPOLLIN)
        self._heard[descriptor] = one

    def leave(self, descriptor: int) -> None:
        """Watch it no more; its descriptor must still be open."""
        del self._heard[descriptor]
        self._epoll.unregister(descriptor)

    def _read(self) -> None:
        for descriptor, _ in self._epoll.poll(0, MOST_IN_A_TURN):
            one = self._heard[descriptor]
            try:
                data = read(descriptor, MOST_AT_ONCE_BYTES)
            except OSError:
                data = b""  # as at the end: the transport will meet it, and knows what to do
            try:
                if not one.answer_heard(data):
                    one.hear_by_transport(data)
            except Exception as error:
                one.give_up(error)


class Watched(Impatient):
    """A connection that can be watched; while it is, its transport reads nothing."""

    __slots__ = ("_descriptor", "_watch")

    _all_watches: ClassVar[PerServer[Watch]] = PerServer()

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._watch: Watch | None = None
        self._descriptor = -1

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave the watch: after this the descriptor may be another's."""
        self._leave_watch()
        super().connection_lost(exc)

    def _have_it_watched(self) -> None:
        if not CAN_WATCH or self._held or self.flow.read_paused or self._is_busy():
            return
        its_socket = self.transport.get_extra_info("socket")
        if its_socket is None or self.scheme != "http":
            return
        try:
            watch = self._all_watches.of(self.server_state, lambda: Watch(self.loop))
            watch.take(its_socket.fileno(), self)
        except OSError:
            return  # no room: it is read as before
        self._watch, self._descriptor = watch, its_socket.fileno()
        self.transport.pause_reading()

    def _leave_watch(self) -> None:
        if self._watch is not None:
            self._watch.leave(self._descriptor)
            self._watch = None

    def _is_busy(self) -> bool:
        return bool(self.transport.get_write_buffer_size()) or self.transport.is_closing()

    def answer_heard(self, _data: bytes) -> bool:
        """Answer what came in while it was watched, if that can be done on the spot."""
        return False

    def hear_by_transport(self, data: bytes) -> None:
        """Leave the watch, and go on with what came in, which may be nothing, the long way."""
        self._leave_watch()
        self.transport.resume_reading()
        if data:
            self.data_received(data)
