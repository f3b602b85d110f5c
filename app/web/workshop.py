"""Costly answers, made off the event loop: each once, one after the other, and never too many.

Whoever asks for what is being made waits for that. A lane has one thread, so a flood of long work
holds up nothing but long work; and a line of which the end cannot be served soon is refused.
"""

from __future__ import annotations

import asyncio
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from app.errors import Busy

# Most of a picture is repeated words; level 1 packs it to a fifth, in a tenth of the time to draw.
QUICKEST = 1


class Lane:
    """One thread with a line before it; `most_waiting` are made or wait at a time."""

    def __init__(self, name: str, most_waiting: int) -> None:
        self._threads = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._most_waiting = most_waiting
        self._lock = Lock()
        self._under_way: dict[Hashable, Future[bytes]] = {}

    async def made(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Return what `make` returns, which is called once for all who ask for `key` meanwhile.

        Raises Busy when the line is full.
        """
        future = self._begun(key, make)
        # One who gives up waiting must not take it away from the others.
        return await asyncio.shield(asyncio.wrap_future(future))

    def _begun(self, key: Hashable, make: Callable[[], bytes]) -> Future[bytes]:
        with self._lock:
            known = self._under_way.get(key)
            if known is not None:
                return known
            if len(self._under_way) >= self._most_waiting:
                raise Busy
            future = self._under_way[key] = self._threads.submit(make)
        # Not under the lock: one that is done already is ended at once.
        future.add_done_callback(lambda _: self._end(key))
        return future

    def _end(self, key: Hashable) -> None:
        with self._lock:
            self._under_way.pop(key, None)


class Store:
    """What was made, packed, up to `capacity_bytes`; what was not asked for longest goes first."""

    def __init__(self, capacity_bytes: int) -> None:
        self._capacity_bytes = capacity_bytes
        self._lock = Lock()
        self._packed: OrderedDict[Hashable, bytes] = OrderedDict()
        self.held_bytes = 0

    def find(self, key: Hashable) -> bytes | None:
        """Return what was kept under a key."""
        with self._lock:
            packed = self._packed.get(key)
            if packed is None:
                return None
            self._packed.move_to_end(key)
        return zlib.decompress(packed)

    def keep(self, key: Hashable, body: bytes) -> None:
        """Keep a body, and let others go for it."""
        packed = zlib.compress(body, QUICKEST)
        with self._lock:
            if key in self._packed or len(packed) > self._capacity_bytes:
                return
            self._packed[key] = packed
            self.held_bytes += len(packed)
            while self.held_bytes > self._capacity_bytes:
                _, dropped = self._packed.popitem(last=False)
                self.held_bytes -= len(dropped)
