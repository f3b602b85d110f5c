"""Reads every table of content once, inside one snapshot, and proves at the end that the release
stood still.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Connection, Engine, Select, Table, bindparam, select

from app.catalogue.releases import newest
from app.db import snapshot
from app.errors import ContentMissing, ContentMoved
from app.models import base
from app.models.folding import Tree
from app.models.tables import content_tables

TABLES: dict[str, type[base.Table]] = {
    mapper.class_.__table__.name: mapper.class_
    for mapper in base.Table._sa_registry.mappers  # the one list of all models
}

TEXTS = frozenset({str, type(None)})
ALL = 2**62


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All rows of one release, by table."""

    rows: dict[type[base.Table], list[Tree]]

    def of(self, table: type[base.Table]) -> list[Tree]:
        """The rows of one table, each a dict by column."""
        return self.rows[table]


def read_tables(engine: Engine) -> Snapshot:
    """Read all tables as of one moment.

    Raises ContentMissing when no release was ever loaded, ContentMoved when the database let
    a load slip in between two SELECTs in spite of the snapshot.
    """
    with snapshot(engine) as db:
        before = newest(db)
        if before is None:
            raise ContentMissing
        selects = {TABLES[table.name]: _select(table) for table in content_tables()}
        # What SQLAlchemy learns of a statement it keeps for ever. Learned between the rows, it
        # would hold them open when they go: a megabyte for a few bytes, twenty in all.
        for statement in selects.values():
            db.execute(statement, {"most": 0})
        shared: dict[str, str] = {}
        rows = {name: _rows(db, statement, shared) for name, statement in selects.items()}
        if newest(db) != before:
            raise ContentMoved
    return Snapshot(rows)


def _select(table: Table) -> Select[Any]:
    most = bindparam("most", type_=BigInteger)
    return select(table).order_by(*table.primary_key.columns).limit(most)


def _rows(db: Connection, statement: Select[Any], shared: dict[str, str]) -> list[dict[str, Any]]:
    """The rows of a table; a text that came before, such as a slug, is that same object again.

    Column by column, so that the loops over more than a hundred thousand rows run in C.
    """
    found = db.execute(statement, {"most": ALL})
    names = tuple(found.keys())
    share = shared.setdefault
    columns = [
        # Not by the type of the column, which for many tells nothing; and a number would be taken
        # for a bool that is equal.
        map(share, values, values) if TEXTS.issuperset(map(type, values)) else values
        for values in zip(*found.all(), strict=True)
    ]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
