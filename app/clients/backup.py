"""Clients and their use as one document, to keep elsewhere and to bring back; never a key."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import Engine, Table, delete, func, insert, select

from app.clients.keys import pepper_mark
from app.clients.registry import CLIENTS, LONGEST_NAME
from app.db import snapshot, writing
from app.errors import BadBackup
from app.models.clients import ClientUse
from app.vocabulary.clients import Scope

FORMAT = "daoyin-clients-1"
USE: Table = ClientUse.__table__  # type: ignore[attr-defined]  # SQLModel adds it
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Id = Annotated[str, Field(pattern=r"^[a-z2-7]{8}$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
Count = Annotated[int, Field(ge=0)]
Quota = Annotated[int, Field(ge=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ClientKept(_Strict):
    """One client with the hashes of its keys."""

    id: Id
    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    key_hash: Hash
    previous_hash: Hash | None
    previous_until: int | None
    scopes: Annotated[str, Field(pattern=rf"^({'|'.join(Scope)})( ({'|'.join(Scope)}))*$")]
    units_per_minute: Quota
    units_per_day: Quota | None
    created_day: Day
    revoked_day: Day | None
    last_used_day: Day | None
    changed: Quota


class UseKept(_Strict):
    """What a client asked on one day in one scope."""

    client: Id
    day: Day
    scope: Annotated[str, Field(pattern=rf"^({'|'.join(Scope)})$")]
    requests: Count
    units: Count
    refused: Count


class Backup(_Strict):
    """The document; `pepper_mark` tells whether the keys can be checked with a pepper."""

    format: Literal["daoyin-clients-1"]
    pepper_mark: str | None
    clients: list[ClientKept]
    use: list[UseKept]


def exported(engine: Engine, pepper: bytes) -> str:
    """Return all clients and their use, as of one moment, as JSON."""
    with snapshot(engine) as db:
        clients = db.execute(select(CLIENTS).order_by(CLIENTS.c.id)).mappings().all()
        use = db.execute(select(USE).order_by(*USE.primary_key.columns)).mappings().all()
    kept: dict[str, Any] = {
        "format": FORMAT,
        "pepper_mark": pepper_mark(pepper) if pepper else None,
        "clients": [dict(row) for row in clients],
        "use": [dict(row) for row in use],
    }
    return Backup.model_validate(kept).model_dump_json(indent=1) + "\n"


def imported(engine: Engine, pepper: bytes, document: str, *, replaces: bool) -> int:
    """Bring clients and their use back, all or nothing, and return how many clients they are.

    Raises BadBackup for what is no backup, was made with another pepper, or would meet clients that
    are there already and may not be replaced.
    """
    try:
        kept = Backup.model_validate_json(document)
    except ValidationError as refusal:
        fault = refusal.errors(include_url=False, include_input=False)[0]
        place = "/".join(str(part) for part in fault["loc"])
        raise BadBackup(f"it is no backup of clients: {place}: {fault['msg']}") from None
    if pepper and kept.pepper_mark not in (None, pepper_mark(pepper)):
        raise BadBackup("its keys were made with another CLIENT_KEY_PEPPER, and none would work")
    with writing(engine) as db:
        newest = db.execute(select(func.max(CLIENTS.c.changed))).scalar() or 0
        if newest and not replaces:
            raise BadBackup("there are clients already; --replace puts these in their place")
        db.execute(delete(USE))
        db.execute(delete(CLIENTS))
        rows = [client.model_dump() for client in kept.clients]
        for number, row in enumerate(rows, start=1):
            # Beyond what any running process has seen, so that each of them reads anew.
            row["changed"] += newest + number
        if rows:
            db.execute(insert(CLIENTS), rows)
        if kept.use:
            db.execute(insert(USE), [use.model_dump() for use in kept.use])
    return len(rows)
