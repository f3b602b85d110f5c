"""One client as a request meets it: immutable, and without a word of where it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from app.clients.keys import is_same

DEFAULT_UNITS_PER_MINUTE = 6000


@dataclass(frozen=True, slots=True)
class Client:
    """Quotas are in units, which docs/limits.md explains; a day is one of UTC, null is no limit.

    `previous_hash` counts until `previous_until`, in seconds since 1970.
    """

    id: str
    name: str
    scopes: frozenset[str]
    units_per_minute: int
    units_per_day: int | None
    key_hash: bytes
    previous_hash: bytes | None = None
    previous_until: int = 0

    def has_key(self, hashed: bytes, now: float) -> bool:
        """Say whether a key with this hash is the client's at this time."""
        is_new = is_same(self.key_hash, hashed)
        is_old = self.previous_hash is not None and is_same(self.previous_hash, hashed)
        return is_new or (is_old and now < self.previous_until)


@dataclass(slots=True)
class Use:
    """What was asked: how many requests, the units that they took, and how many were refused."""

    requests: int = 0
    units: int = 0
    refused: int = 0

    def add(self, other: Use) -> None:
        """Add another's figures to these."""
        self.requests += other.requests
        self.units += other.units
        self.refused += other.refused
