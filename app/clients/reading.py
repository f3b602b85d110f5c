"""Reads clients and their use out of the database, by SQL alone: a server has no models loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from app.clients.client import Client, Use

_STAND = text("SELECT count(*), coalesce(max(changed), 0) FROM api_client")
_CLIENTS = text(
    "SELECT id, name, key_hash, previous_hash, previous_until, scopes, units_per_minute,"
    " units_per_day FROM api_client WHERE revoked_day IS NULL"
)
_USE = text(
    "SELECT client, day, scope, requests, units, refused FROM client_use"
    " WHERE day = :today"
    " UNION ALL "
    "SELECT client, '', scope, sum(requests), sum(units), sum(refused) FROM client_use"
    " WHERE day >= :month GROUP BY client, scope"
)
# How many clients there are, and the last change of any.
Stand = tuple[int, int]


@dataclass(frozen=True, slots=True)
class UseRead:
    """What was written down of one day and of its month, by client and scope."""

    day: date
    today: Mapping[str, Mapping[str, Use]] = field(default_factory=dict)
    month: Mapping[str, Mapping[str, Use]] = field(default_factory=dict)


def read_stand(db: Connection) -> Stand:
    """Return what changes with every change of a client."""
    count, changed = db.execute(_STAND).one()
    return int(count), int(changed)


def read_clients(db: Connection) -> dict[str, Client]:
    """Return the clients that are not revoked, by id."""
    return {row.id: _client(row) for row in db.execute(_CLIENTS)}


def read_use(db: Connection, day: date) -> UseRead:
    """Return what all clients asked on this day and in its month."""
    use = UseRead(day, {}, {})
    named = {"today": day.isoformat(), "month": day.replace(day=1).isoformat()}
    for row in db.execute(_USE, named):
        into: Any = use.today if row.day else use.month
        figures = Use(int(row.requests), int(row.units), int(row.refused))
        into.setdefault(row.client, {})[row.scope] = figures
    return use


def _client(row: Any) -> Client:
    previous = row.previous_hash
    return Client(
        id=row.id,
        name=row.name,
        scopes=frozenset(row.scopes.split()),
        units_per_minute=row.units_per_minute,
        units_per_day=row.units_per_day,
        key_hash=bytes.fromhex(row.key_hash),
        previous_hash=bytes.fromhex(previous) if previous else None,
        previous_until=row.previous_until or 0,
    )
