"""Adds what clients asked to the database, by SQL alone; old days are forgotten there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import Engine, text

from app.clients.client import Use
from app.clients.tally import Counted
from app.db import writing

# Enough to compare a month with the same one a year before.
KEPT_DAYS = 400
_ADD = text(
    "INSERT INTO client_use (client, day, scope, requests, units, refused)"
    " VALUES (:client, :day, :scope, :requests, :units, :refused)"
    " ON CONFLICT (client, day, scope) DO UPDATE SET"
    " requests = client_use.requests + excluded.requests,"
    " units = client_use.units + excluded.units,"
    " refused = client_use.refused + excluded.refused"
)
_USED = text(
    "UPDATE api_client SET last_used_day = :day"
    " WHERE id = :client AND (last_used_day IS NULL OR last_used_day < :day)"
)
_FORGET = text("DELETE FROM client_use WHERE day < :day")


def flush(engine: Engine, taken: Mapping[Counted, Use], day: date, *, forgets: bool) -> None:
    """Add figures to those of a day, in one transaction; raises what the database raises."""
    rows = [
        {
            "client": client,
            "day": day.isoformat(),
            "scope": scope,
            "requests": use.requests,
            "units": use.units,
            "refused": use.refused,
        }
        for (client, scope), use in sorted(taken.items(), key=lambda item: item[0])
    ]
    with writing(engine, beside_loads=True) as db:
        # In one order everywhere, so that two processes never wait for each other.
        for client in sorted({client for client, _ in taken}):
            db.execute(_USED, {"client": client, "day": day.isoformat()})
        if rows:
            db.execute(_ADD, rows)
        if forgets:
            db.execute(_FORGET, {"day": (day - timedelta(days=KEPT_DAYS)).isoformat()})
