"""Who comes back is read from an epoll of our own, and no more by the transport.

A transport of uvloop, its handle of libuv and its list of what is to be written are about no
request; among thousands all of them are cold when one comes. Nor does it cost less among few.
"""

from __future__ import annotations

import asyncio
import select
from os import read
from typing import Protocol

from app.web.turns import MOST_AT_ONCE_BYTES

# Read in one turn of the loop, which takes 4 ms when all of them ask; then others are looked at.
MOST_IN_A_TURN = 256


class Heard(Protocol):
    """A connection whose transport reads nothing while it is watched."""

    def answer_heard(self, data: bytes) -> bool:
        """Answer what came in, if that can be done on the spot."""

    def hear_by_transport(self, data: bytes) -> None:
        """Leave the watch; what came in, which may be nothing, goes the long way."""

    def give_up(self, error: Exception) -> None:
        """Close it, for what came in could not be read."""


class Watch:
    """The connections of one server that came back."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._heard: dict[int, Heard] = {}
        self._epoll = select.epoll()
        loop.add_reader(self._epoll.fileno(), self._read)

    def take(self, descriptor: int, one: Heard) -> None:
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
