"""Reads every table of content once, inside one snapshot, and proves at the end that the release
stood still.
"""

from collections.abc import Iterator, Sequence
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
class Columns:
    """The rows of one table, column by column; no columns where there are no rows."""

    names: tuple[str, ...]
    values: tuple[Sequence[Any], ...]

    def rows(self) -> list[Tree]:
        """Each row as a dict by column."""
        return [dict(zip(self.names, row, strict=True)) for row in zip(*self.values, strict=True)]

    def lines(self, *names: str) -> Iterator[tuple[Any, ...]]:
        """Some columns of each row, in the order of their names here."""
        by_name = dict(zip(self.names, self.values, strict=False))
        return zip(*(by_name.get(name, ()) for name in names), strict=True)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All rows of one release, by table."""

    tables: dict[type[base.Table], Columns]

    def of(self, table: type[base.Table]) -> list[Tree]:
        """The rows of one table, each a dict by column."""
        return self.tables[table].rows()


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
        tables = {table: _columns(db, statement, shared) for table, statement in selects.items()}
        if newest(db) != before:
            raise ContentMoved
    return Snapshot(tables)


def _select(table: Table) -> Select[Any]:
    most = bindparam("most", type_=BigInteger)
    return select(table).order_by(*table.primary_key.columns).limit(most)


def _columns(db: Connection, statement: Select[Any], shared: dict[str, str]) -> Columns:
    """The rows of a table; a text that came before, such as a slug, is that same object again.

    Column by column, so that the loops over more than a hundred thousand rows run in C.
    """
    found = db.execute(statement, {"most": ALL})
    share = shared.setdefault
    values = (
        # Not by the type of the column, which for many tells nothing; and a number would be taken
        # for a bool that is equal.
        tuple(map(share, column, column)) if TEXTS.issuperset(map(type, column)) else column
        for column in zip(*found.all(), strict=True)
    )
    return Columns(tuple(found.keys()), tuple(values))
