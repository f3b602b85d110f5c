"""The database itself holds every table to its closed words, ranges, links and NOT NULLs.

Each constraint of each table is tried on a row of the real content, on both engines.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Connection, Engine, Table, select, text, update
from sqlalchemy.exc import DatabaseError

from app.clients import registry
from app.clients.client import Use
from app.clients.flushing import flush
from app.db import make_engine
from app.migrating import migrate
from app.models.tables import metadata
from app.seeding.content import Content
from app.seeding.documents.terms import (
    RenameDocument,
    TombstoneDocument,
    TranslationDocument,
)
from app.seeding.load import load
from app.vocabulary.clients import Scope
from app.vocabulary.kinds import Kind, Locale, PlainKind
from tests.seeding.altered import altered

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["sqlite", pytest.param("pg", marks=pytest.mark.postgres)])
def engine(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    real_content: Content,
) -> Iterator[Engine]:
    url = f"sqlite:///{tmp_path_factory.mktemp('constraints') / 'daoyin.db'}"
    if request.param == "pg":
        url = request.getfixturevalue("postgres").fresh_database()
    migrate(url)
    engine = make_engine(url)
    load(engine, with_every_table_filled(real_content))
    with_a_client(engine)
    yield engine
    engine.dispose()


def with_every_table_filled(real_content: Content) -> Content:
    content = altered(
        real_content,
        tombstones=[
            TombstoneDocument(kind=Kind.SOURCES, slug="old", replaced_by=None, reason="Gone.")
        ],
        renames=[RenameDocument(kind=Kind.MOVEMENTS, old="older", new="hip-circles")],
    )
    # One row of a table is tried, and SQLite looks through all of them for links each time.
    del content.translations[50:]
    content.translations.append(
        TranslationDocument(
            kind=PlainKind.CELLS,
            slug="pregnancy.supine",
            locale=Locale.EN,
            assessed=False,
            texts={"/advice": "Filled for the test."},
        )
    )
    return content


def with_a_client(engine: Engine) -> None:
    quotas = {"units_per_minute": 1, "units_per_day": 1}
    registry.add(engine, b"pepper", "Practice app", scopes=list(Scope), **quotas)
    asked = {(registry.listed(engine)[0].id, Scope.READ.value): Use(1, 1, 1)}
    flush(engine, asked, date(2026, 11, 26), forgets=False)


def refuses(engine: Engine, change: Callable[[Connection], Any]) -> bool:
    """Say whether the database refuses a change, at once or when it is to be kept."""
    with engine.connect().execution_options(daoyin_writes=True) as db:
        try:
            change(db)
            if engine.dialect.name == "postgresql":
                db.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
            elif list(db.exec_driver_sql("PRAGMA foreign_key_check")):
                return True  # SQLite looks at deferred links only when they would be kept
        except DatabaseError:
            return True
        finally:
            db.rollback()
    return False


def one_row(table: Table) -> Any:
    """A condition that names exactly one row."""
    keys = list(table.primary_key)
    return select(*keys).limit(1), keys


def setting(table: Table, **values: Any) -> Callable[[Connection], Any]:
    def change(db: Connection) -> None:
        query, keys = one_row(table)
        found = db.execute(query).one()
        where = [key == value for key, value in zip(keys, found, strict=True)]
        db.execute(update(table).where(*where).values(**values))

    return change


TABLES = sorted(metadata.tables)
BOUND = re.compile(r'"?(\w+)"? (>=|<=|>) (-?\d+)')
ORDER = re.compile(r"(\w+) <= ([a-z_]+)")


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_rows_to_try_it_on(engine: Engine, name: str) -> None:
    with engine.connect() as db:
        assert db.execute(select(metadata.tables[name]).limit(1)).first() is not None


@pytest.mark.parametrize("name", TABLES)
def test_a_closed_word_is_held_to_its_list(engine: Engine, name: str) -> None:
    table = metadata.tables[name]
    for constraint in table.constraints:
        if isinstance(constraint, CheckConstraint) and " IN (" in str(constraint.sqltext):
            column = str(constraint.sqltext).split(" IN ")[0]
            assert refuses(engine, setting(table, **{column: "nonsense"})), constraint.name


@pytest.mark.parametrize("name", TABLES)
def test_a_number_is_held_to_its_range(engine: Engine, name: str) -> None:
    table = metadata.tables[name]
    for constraint in table.constraints:
        if isinstance(constraint, CheckConstraint):
            for column, sign, bound in BOUND.findall(str(constraint.sqltext)):
                beyond = int(bound) + (1 if sign == "<=" else -1)
                assert refuses(engine, setting(table, **{column: beyond})), constraint.name


@pytest.mark.parametrize("name", TABLES)
def test_two_numbers_are_held_to_their_order(engine: Engine, name: str) -> None:
    table = metadata.tables[name]
    for constraint in table.constraints:
        if isinstance(constraint, CheckConstraint):
            for least, most in ORDER.findall(str(constraint.sqltext)):
                backwards = setting(table, **{least: 2, most: 1})
                assert refuses(engine, backwards), constraint.name


def test_a_condition_names_no_variant_that_its_movement_has_not(engine: Engine) -> None:
    table = metadata.tables["condition_movement"]
    assert refuses(engine, setting(table, variant="flying"))


def test_a_movement_is_not_related_to_itself(engine: Engine) -> None:
    table = metadata.tables["movement_relation"]
    assert refuses(engine, lambda db: db.execute(update(table).values(other=table.c.movement)))


def test_a_hash_has_its_length(engine: Engine) -> None:
    hashes = {"record": "sha256", "content_release": "sha256", "api_client": "key_hash"}
    for name, column in hashes.items():
        assert refuses(engine, setting(metadata.tables[name], **{column: "short"}))


@pytest.mark.parametrize("name", TABLES)
def test_what_must_be_there_cannot_be_null(engine: Engine, name: str) -> None:
    table = metadata.tables[name]
    for column in table.columns:
        if not column.nullable and not column.primary_key:
            assert refuses(engine, setting(table, **{column.name: None})), column.name


@pytest.mark.parametrize("name", TABLES)
def test_a_link_leads_to_a_row_that_exists(engine: Engine, name: str) -> None:
    table = metadata.tables[name]
    for link in table.foreign_keys:
        column = link.parent
        nowhere: Any = 999_999 if column.type.python_type is int else "nowhere"
        assert refuses(engine, setting(table, **{column.name: nowhere})), column.name


def test_a_point_code_belongs_to_one_point(engine: Engine) -> None:
    table = metadata.tables["acupoint"]
    with engine.connect() as db:
        codes = [row.code for row in db.execute(select(table.c.code).limit(2))]
    assert refuses(
        engine,
        lambda db: db.execute(update(table).where(table.c.code == codes[0]).values(code=codes[1])),
    )
