"""How much each caller may still ask: a bucket that fills again evenly, one float a caller.

The float is the moment at which the bucket will be full again (GCRA). A caller who is not known has
a full bucket, so whoever has not asked for a window can be forgotten.
"""

from __future__ import annotations

WINDOW_SECONDS = 60.0
# About 8 MB for each of two generations.
MOST_CALLERS = 50_000


class Buckets:
    """Taken from by the event loop alone; another thread may add what other processes saw."""

    def __init__(self, most: int = MOST_CALLERS) -> None:
        self._most = most
        self._young: dict[str, float] = {}
        self._old: dict[str, float] = {}
        self._turns_at = 0.0
        self._own: dict[str, float] | None = None

    def __len__(self) -> int:
        return len(self._young) + len(self._old)

    def take(self, who: str, units: int, quota: int, now: float) -> float:
        """Take units out of a bucket of `quota` units a window.

        Return the seconds until it is full again. If so many units are not in it nothing is taken,
        and the answer is negative: the seconds until they are. `now` is a monotonic clock's.
        """
        if now >= self._turns_at or len(self._young) >= self._most:
            self._turn(now)
        full_at = self._young.get(who)
        if full_at is None:
            full_at = self._old.get(who, now)
        if full_at < now:
            full_at = now
        asked = WINDOW_SECONDS if units >= quota else units * WINDOW_SECONDS / quota
        over = full_at + asked - now - WINDOW_SECONDS
        if over > 1e-6:  # less is what adding floats leaves over
            self._young[who] = full_at
            return -over
        full_at = self._young[who] = full_at + asked
        if self._own is not None:
            self._own[who] = self._own.get(who, 0.0) + asked
        return full_at - now

    def share(self) -> None:
        """Begin to note what is taken, so that other processes can be told."""
        if self._own is None:
            self._own = {}

    def taken(self) -> dict[str, float]:
        """Return the seconds of filling that each caller took since this was last asked."""
        own, self._own = self._own or {}, {}
        return own

    def taken_elsewhere(self, who: str, seconds: float, now: float) -> None:
        """Count what a caller took from other processes; a bucket is never more than empty."""
        full_at = max(self._young.get(who, self._old.get(who, now)), now) + seconds
        self._young[who] = min(full_at, now + WINDOW_SECONDS)

    def _turn(self, now: float) -> None:
        """Forget those who have not asked for a window, or the older half of too many."""
        self._old, self._young = self._young, {}
        self._turns_at = now + WINDOW_SECONDS
