"""Reads every table of content once, inside one snapshot, and proves at the end that the release
stood still.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Table, select

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
        shared: dict[str, str] = {}
        rows = {TABLES[table.name]: _rows(db, table, shared) for table in content_tables()}
        if newest(db) != before:
            raise ContentMoved
    return Snapshot(rows)


def _rows(db: Connection, table: Table, shared: dict[str, str]) -> list[dict[str, Any]]:
    """The rows of a table; a text that came before, such as a slug, is that same object again.

    Column by column, so that the loops over more than a hundred thousand rows run in C.
    """
    found = db.execute(select(table).order_by(*table.primary_key.columns))
    names = tuple(found.keys())
    share = shared.setdefault
    # A table without rows has no columns here.
    columns = [
        map(share, values, values) if column.type.python_type is str else values
        for column, values in zip(table.columns, zip(*found.all(), strict=True), strict=False)
    ]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
