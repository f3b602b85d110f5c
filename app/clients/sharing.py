"""Buckets of many processes as one: each tells Valkey what it gave, and hears what others gave.

It happens beside the answers and never before one. So a limit is exact within a process, and
between processes late by the time of one exchange. Without Valkey each process limits alone.
"""

from __future__ import annotations

import logging
import threading
import time
from itertools import islice
from ssl import SSLCertVerificationError

from app.clients.buckets import WINDOW_SECONDS, Buckets
from app.clients.keys import blurred
from app.clients.valkey import Argument, Valkey

log = logging.getLogger("daoyin.limits")

EVERY_SECONDS = 0.5
MOST_AT_ONCE = 5000
_KEPT_SECONDS = int(2 * WINDOW_SECONDS)
_NAME = "daoyin:taken:{minute}:{who}"


class Sharing:
    """Exchanges what was taken; `is_shared` says whether the last exchange succeeded."""

    def __init__(
        self,
        buckets: Buckets,
        url: str,
        pepper: bytes,
        every_seconds: float = EVERY_SECONDS,
    ) -> None:
        buckets.share()
        self.is_shared = False
        self._is_told_away = False
        self._buckets = buckets
        self._valkey = Valkey(url)
        self._pepper = pepper
        self._every = every_seconds
        self._minute = 0
        self._totals: dict[str, int] = {}
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def exchange(self) -> None:
        """Tell and hear once; when Valkey is away, say so once and go on alone."""
        taken = self._buckets.taken()
        try:
            self._valkey.ask([("PING",)])
            self._exchange(taken)
        except (OSError, ValueError) as error:
            if not self._is_told_away:
                log.warning("valkey is away, each process limits alone: %s", _reason(error))
            self.is_shared, self._is_told_away = False, True
            return
        if not self.is_shared:
            log.info("limits are shared through valkey")
        self.is_shared, self._is_told_away = True, False

    def watch(self) -> None:
        """Exchange in the background until `close`."""

        def go_on() -> None:
            while not self._stop.wait(self._every):
                try:
                    self.exchange()
                except Exception:  # the thread must outlive any surprise; limits stay local
                    self.is_shared = False
                    log.exception("sharing limits broke")

        self._thread = threading.Thread(target=go_on, name="limits-sharing", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop, and let the connection go."""
        self._stop.set()
        if self._thread:
            self._thread.join(timeout=5)
        self._valkey.close()

    def _exchange(self, taken: dict[str, float]) -> None:
        minute = int(time.time() // WINDOW_SECONDS)
        if minute != self._minute:
            self._minute, self._totals = minute, {}
        waiting = iter(taken.items())
        while part := [(who, round(took * 1000)) for who, took in islice(waiting, MOST_AT_ONCE)]:
            commands: list[tuple[Argument, ...]] = []
            for who, milliseconds in part:
                name = _NAME.format(minute=minute, who=blurred(who, self._pepper))
                commands.append(("INCRBY", name, milliseconds))
                commands.append(("EXPIRE", name, _KEPT_SECONDS))
            totals = self._valkey.ask(commands)[::2]
            now = time.monotonic()
            for (who, milliseconds), total in zip(part, totals, strict=True):
                if not isinstance(total, int):
                    raise ValueError("no number")
                others = total - self._totals.get(who, 0) - milliseconds
                self._totals[who] = total
                if others > 0:
                    self._buckets.taken_elsewhere(who, others / 1000, now)


def _reason(error: Exception) -> str:
    """The kind of a failure, and what is wrong with a certificate; nothing of what was sent."""
    kind = type(error).__name__
    if isinstance(error, SSLCertVerificationError):
        return f"{kind}, {error.verify_message}"
    return kind
