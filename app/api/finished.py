"""Finished bytes of records: those asked for lately as they are sent, the others packed."""

import zlib
from collections import OrderedDict
from collections.abc import Hashable

from app.web.conditional import Kept

# All records in one language are 26 MB; with 8 of them plain a worker came to its bound of 130 MB.
PLAIN_BYTES = 6 * 1024 * 1024
# Packed they take a fifth, so this holds all of them in three languages.
PACKED_BYTES = 24 * 1024 * 1024
# For a kilobyte: 6 us to pack, 3 us to unpack at any level, 30 us to make it anew.
QUICKEST = 1


class Finished:
    """Bounded twice: a body that leaves the plain ones is packed, and one day forgotten."""

    def __init__(self, plain_bytes: int = PLAIN_BYTES, packed_bytes: int = PACKED_BYTES) -> None:
        self._plain_bytes = plain_bytes
        self._packed_bytes = packed_bytes
        self._plain: OrderedDict[Hashable, Kept] = OrderedDict()
        self._packed: OrderedDict[Hashable, bytes] = OrderedDict()
        self.held_plain_bytes = 0
        self.held_packed_bytes = 0

    def find(self, key: Hashable) -> Kept | None:
        """Return a body that was kept, or None when it has to be made."""
        known = self._plain.get(key)
        if known is not None:
            self._plain.move_to_end(key)
            return known
        packed = self._packed.get(key)
        return None if packed is None else self.keep(key, zlib.decompress(packed))

    def keep(self, key: Hashable, body: bytes) -> Kept:
        """Keep a body that is not among the plain ones, and return it."""
        kept = self._plain[key] = Kept(body)
        self.held_plain_bytes += len(kept)
        while self.held_plain_bytes > self._plain_bytes:
            self._pack(*self._plain.popitem(last=False))
        return kept

    def _pack(self, key: Hashable, body: bytes) -> None:
        self.held_plain_bytes -= len(body)
        if key in self._packed:
            self._packed.move_to_end(key)
            return
        packed = self._packed[key] = zlib.compress(body, QUICKEST)
        self.held_packed_bytes += len(packed)
        while self.held_packed_bytes > self._packed_bytes:
            _, dropped = self._packed.popitem(last=False)
            self.held_packed_bytes -= len(dropped)
