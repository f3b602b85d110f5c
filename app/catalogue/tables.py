"""Reads the tables of content once, inside one snapshot, and proves at the end that the release
stood still.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Dialect,
    Engine,
    Integer,
    Select,
    Table,
    bindparam,
    cast,
    func,
    select,
)

from app.catalogue.changes import are_told, only_changed
from app.catalogue.edition import Edition
from app.catalogue.releases import newest
from app.db import json_object, snapshot
from app.errors import ContentMissing, ContentMoved
from app.models import base, records
from app.models.folding import Tree
from app.models.tables import content_tables
from app.models.unfolding import Columns

TABLES: dict[str, type[base.Table]] = {
    mapper.class_.__table__.name: mapper.class_
    for mapper in base.Table._sa_registry.mappers  # the one list of all models
}

# Half of all rows are texts in other languages, of which no document is made.
TOLD = (records.Translation, records.PlainTranslation)
# Kind, slug, locale, the texts by JSON pointer as one JSON object, and whether they are assessed.
Told = tuple[str, str, str, str, int]
TEXTS = frozenset({str, type(None)})
ALL = 2**62
_MOST = bindparam("most", type_=BigInteger)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Rows of one release, by table; texts in other languages by document."""

    tables: dict[type[base.Table], Columns]
    told: list[Told]

    def of(self, table: type[base.Table]) -> list[Tree]:
        """The rows of one table, each a dict by column."""
        return self.tables[table].rows()


def read_tables(engine: Engine, known: Edition | None = None) -> Snapshot:
    """Read all tables as of one moment; of records that are `known` no rows, where few changed.

    Raises ContentMissing when no release was ever loaded, ContentMoved when the database let
    a load slip in between two SELECTs in spite of the snapshot.
    """
    with snapshot(engine) as db:
        release = newest(db)
        if release is None:
            raise ContentMissing
        tables = {TABLES[table.name]: table for table in content_tables()}
        tellings = [_telling(db.dialect, tables.pop(table)) for table in TOLD]
        selects = {model: _select(table) for model, table in tables.items()}
        given = {"most": ALL}
        if known and are_told(db, known):
            selects = {model: only_changed(model, rows) for model, rows in selects.items()}
            given["since"] = known.release.number
        else:
            # What SQLAlchemy learns of a statement it keeps for ever. Learned between the rows, it
            # would hold them open when they go: a megabyte for a few bytes, twenty in all.
            for statement in (*selects.values(), *tellings):
                db.execute(statement, {"most": 0})
        shared: dict[str, str] = {}
        read = {model: _columns(db, rows, given, shared) for model, rows in selects.items()}
        told: list[Told] = []
        for telling in tellings:
            told += map(tuple, db.execute(telling, given))
        if newest(db) != release:
            raise ContentMoved
    return Snapshot(read, told)


def _select(table: Table) -> Select[Any]:
    return select(table).order_by(*table.primary_key.columns).limit(_MOST)


def _telling(dialect: Dialect, table: Table) -> Select[Any]:
    """The texts of each document in each language, put together where they lie."""
    of = table.columns
    document = (of.kind, of.slug, of.locale)
    texts = json_object(dialect, of.pointer, of.text)
    # Of a document all are assessed or none is; and a word too many of warning does no harm.
    is_assessed = func.min(cast(of.assessed, Integer))
    chosen = select(*document, texts, is_assessed).group_by(*document)
    return chosen.order_by(*document).limit(_MOST)


def _columns(
    db: Connection, statement: Select[Any], given: Mapping[str, int], shared: dict[str, str]
) -> Columns:
    """The rows of a table; a text that came before, such as a slug, is that same object again.

    Column by column, so that the loops over more than a hundred thousand rows run in C.
    """
    found = db.execute(statement, given)
    share = shared.setdefault
    values = (
        # Not by the type of the column, which for many tells nothing; and a number would be taken
        # for a bool that is equal.
        tuple(map(share, column, column)) if TEXTS.issuperset(map(type, column)) else column
        for column in zip(*found.all(), strict=True)
    )
    return Columns(tuple(found.keys()), tuple(values))
