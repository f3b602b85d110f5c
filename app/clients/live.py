"""Holds the clients that requests are checked against, and swaps them whole when any changed.

Whatever goes wrong with the database, the last clients stay; what was counted waits in memory.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from app.clients.client import Client, Use
from app.clients.flushing import flush
from app.clients.keys import client_in, hash_of
from app.clients.reading import Stand, UseRead, read_clients, read_stand, read_use
from app.clients.tally import Tally
from app.db import snapshot
from app.errors import NoClients

log = logging.getLogger("daoyin.clients")

USE_SECONDS = 10.0
# Compared with where there is no such client, so that it takes as long as where there is one.
_NOBODY = Client("", "", frozenset(), 1, None, key_hash=bytes(32))


@dataclass(frozen=True, slots=True)
class Summary:
    """What one client asked today and this month (UTC), by scope."""

    day: date
    today: Mapping[str, Use]
    month: Mapping[str, Use]


class LiveClients:
    """The clients that new requests are checked against, and the tally of what they ask.

    `engine` is a writable connection of its own; without a pepper there is no client at all.
    """

    def __init__(self, engine: Engine, pepper: bytes) -> None:
        self.tally = Tally()
        self._engine = engine
        self._pepper = pepper
        self._clients: Mapping[str, Client] | None = None
        self._stand: Stand | None = None
        self._use = UseRead(date.min)
        self._use_at = 0.0
        self._database_ok = True
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def database_ok(self) -> bool:
        """Whether the last look succeeded; without one a revoked key works on."""
        return self._database_ok

    def find(self, key: bytes) -> Client | None:
        """Return the client whose key this is; raises NoClients before the first look."""
        if self._clients is None:
            raise NoClients
        named = client_in(key)
        client = self._clients.get(named) if named else None
        has_key = (client or _NOBODY).has_key(hash_of(key, self._pepper), time.time())
        return client if has_key else None

    def units_today(self, client: str) -> int:
        """Return the units that a client took today, here and as far as others have told."""
        told = sum(use.units for use in self._told_today().get(client, {}).values())
        return told + self.tally.units_of(client)

    def summary(self, client: str) -> Summary:
        """Return what a client asked, here and as far as other processes have told."""
        here = self.tally.of(client)
        day = _today()
        told = self._use.month if self._use.day.replace(day=1) == day.replace(day=1) else {}
        today = _sum(self._told_today().get(client, {}), here)
        return Summary(day, today, _sum(told.get(client, {}), here))

    def hold(self, clients: Mapping[str, Client]) -> None:
        """Check requests against these from now on, until the database tells of others."""
        self._clients = clients

    def refresh(self) -> None:
        """Look for changes now; raises what the database raises."""
        with snapshot(self._engine) as db:
            stand = read_stand(db)
            if stand != self._stand:
                self._clients = read_clients(db)
                self._stand = stand
            if time.monotonic() - self._use_at >= USE_SECONDS or not self._use_at:
                self._use = read_use(db, _today())
                self._use_at = time.monotonic()

    def flush(self) -> None:
        """Write down what was counted; raises what the database raises, and then keeps it."""
        taken = self.tally.take()
        if not taken:
            return
        day = _today()
        try:
            flush(self._engine, taken, day, forgets=day != self._use.day)
        except IntegrityError:
            raise  # of a client that is gone: it would never be taken
        except Exception:
            self.tally.put_back(taken)
            raise
        self._use_at = 0.0

    def watch(self, every_seconds: float) -> None:
        """Look and write in the background until `close`."""

        def look() -> None:
            flushed_at = time.monotonic()
            while not self._stop.wait(every_seconds):
                is_due = time.monotonic() - flushed_at >= USE_SECONDS
                if is_due:
                    flushed_at = time.monotonic()
                self.look(writes=is_due)

        self._thread = threading.Thread(target=look, name="clients-watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop looking, write what was counted last, and let the database go."""
        self._stop.set()
        if self._thread:
            self._thread.join(timeout=5)
            self.look(writes=True)
        self._engine.dispose()

    def look(self, *, writes: bool = False) -> None:
        """Look, and write before it if asked to; whatever goes wrong, the last clients stay."""
        try:
            if writes:
                self.flush()
            self.refresh()
            self._database_ok = True
        except (SQLAlchemyError, OSError) as error:
            if self._database_ok:
                log.warning("clients not read, the last ones stay: %s", type(error).__name__)
            self._database_ok = False
        except Exception:  # the thread must outlive any surprise
            log.exception("the look at the clients broke, the last ones stay")

    def _told_today(self) -> Mapping[str, Mapping[str, Use]]:
        return self._use.today if self._use.day == _today() else {}


def _sum(told: Mapping[str, Use], here: Mapping[str, Use]) -> dict[str, Use]:
    whole = {scope: Use(use.requests, use.units, use.refused) for scope, use in told.items()}
    for scope, use in here.items():
        whole.setdefault(scope, Use()).add(use)
    return whole


def _today() -> date:
    return datetime.now(UTC).date()
