"""What an operator does with clients: add, rotate, revoke, list; each in one transaction."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update

from app.clients.keys import hash_of, new_id, new_key
from app.db import snapshot, writing
from app.errors import ClientExists, NoSuchClient
from app.models.clients import ApiClient
from app.vocabulary.clients import Scope

LONGEST_NAME = 80
SECONDS_PER_HOUR = 3600
CLIENTS: Any = ApiClient.__table__  # type: ignore[attr-defined]  # SQLModel adds it


@dataclass(frozen=True, slots=True)
class Listed:
    """A client as it is listed; days are of UTC, and null is never."""

    id: str
    name: str
    scopes: tuple[str, ...]
    units_per_minute: int
    units_per_day: int | None
    created_day: str
    revoked_day: str | None
    last_used_day: str | None


def add(
    engine: Engine,
    pepper: bytes,
    name: str,
    *,
    scopes: Iterable[Scope],
    units_per_minute: int,
    units_per_day: int | None,
) -> str:
    """Add a client and return its key, which is kept nowhere; raises ClientExists."""
    client = new_id()
    key = new_key(client)
    with writing(engine, beside_loads=True) as db:
        if _find(db, name) is not None:
            raise ClientExists(name)
        db.execute(
            insert(CLIENTS).values(
                id=client,
                name=name,
                key_hash=hash_of(key.encode(), pepper).hex(),
                scopes=" ".join(sorted(scopes)),
                units_per_minute=units_per_minute,
                units_per_day=units_per_day,
                created_day=_today(),
                changed=_next_change(db),
            )
        )
    return key


def rotate(engine: Engine, pepper: bytes, name: str, *, overlap_hours: float) -> str:
    """Give a client a new key and return it; the old one goes on for some hours, or ends now.

    Raises NoSuchClient, also for one that is revoked.
    """
    with writing(engine, beside_loads=True) as db:
        found = _find(db, name)
        if found is None or found.revoked_day:
            raise NoSuchClient(name)
        key = new_key(found.id)
        overlap = round(overlap_hours * SECONDS_PER_HOUR)
        _change(
            db,
            found.id,
            key_hash=hash_of(key.encode(), pepper).hex(),
            previous_hash=found.key_hash if overlap else None,
            previous_until=int(time.time()) + overlap if overlap else None,
        )
    return key


def revoke(engine: Engine, name: str) -> None:
    """End all keys of a client for ever; raises NoSuchClient, also for one that is revoked."""
    with writing(engine, beside_loads=True) as db:
        found = _find(db, name)
        if found is None or found.revoked_day:
            raise NoSuchClient(name)
        ended = {"previous_hash": None, "previous_until": None}
        _change(db, found.id, revoked_day=_today(), **ended)


def listed(engine: Engine) -> list[Listed]:
    """Return all clients by name, the revoked among them."""
    with snapshot(engine) as db:
        rows = db.execute(select(CLIENTS).order_by(CLIENTS.c.name)).all()
    return [
        Listed(
            row.id,
            row.name,
            tuple(row.scopes.split()),
            row.units_per_minute,
            row.units_per_day,
            row.created_day,
            row.revoked_day,
            row.last_used_day,
        )
        for row in rows
    ]


def _find(db: Connection, name: str) -> Any:
    return db.execute(select(CLIENTS).where(CLIENTS.c.name == name)).first()


def _change(db: Connection, client: str, **values: Any) -> None:
    changed = _next_change(db)
    db.execute(update(CLIENTS).where(CLIENTS.c.id == client).values(changed=changed, **values))


def _next_change(db: Connection) -> int:
    return int(db.execute(select(func.coalesce(func.max(CLIENTS.c.changed), 0))).scalar_one()) + 1


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
