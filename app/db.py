"""The engine and its transactions, for SQLite and PostgreSQL; given a URL, it reads no settings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Engine,
    Table,
    Text,
    cast,
    create_engine,
    event,
    func,
    insert,
    make_url,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

LOAD_LOCK = 7_100_011  # any constant: the advisory lock that makes loads wait for each other


def make_engine(url: str) -> Engine:
    """Make an engine; `postgresql://` means psycopg 3, a SQLite file gets its folder made."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        # A pooler in transaction mode hands every transaction to another session, which knows none
        # of the statements that were prepared in the one before.
        return create_engine(
            parsed,
            pool_size=2,
            max_overflow=3,
            pool_pre_ping=True,
            connect_args={"prepare_threshold": None},
        )
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    # No pool: a migration swaps the file, and a kept connection would go on reading the old one.
    engine = create_engine(parsed, connect_args={"timeout": 15}, poolclass=NullPool)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transaction handling starts one too late for snapshots, so BEGIN is ours.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("daoyin_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """Read several tables as of one moment: two SELECTs never straddle a load."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as db, db.begin():
            yield db
        return
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**options) as db, db.begin():
        yield db


@contextmanager
def writing(engine: Engine, *, beside_loads: bool = False) -> Iterator[Connection]:
    """One writing transaction at a time; everything or nothing is kept.

    On PostgreSQL what writes no content may do so `beside_loads`, and other such writers.
    """
    with engine.connect().execution_options(daoyin_writes=True) as db, db.begin():
        if engine.dialect.name == "postgresql" and not beside_loads:
            db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOAD_LOCK})
        yield db


def json_object(dialect: Dialect, names: Column[str], texts: Column[str]) -> ColumnElement[str]:
    """Return an aggregate: the texts of a group by their names, written as one JSON object."""
    if dialect.name == "postgresql":
        return cast(func.json_object_agg(names, texts), Text)
    return func.json_group_object(names, texts, type_=Text)


def insert_rows(db: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert many rows; a column that a row does not name is NULL.

    PostgreSQL takes them as one stream, for a statement a row is most of the time of a load. Nor
    does SQLAlchemy look at each: what stands in our rows both drivers know as it is.
    """
    if not rows:
        return
    names = [column.name for column in table.columns]
    values = (tuple([row.get(name) for name in names]) for row in rows)
    if db.dialect.name == "postgresql":
        _copy(db, table, names, values)
    else:
        statement = insert(table).compile(dialect=db.dialect, column_keys=names)
        db.exec_driver_sql(str(statement), list(values))


def _copy(
    db: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    quoted = db.dialect.identifier_preparer.quote
    statement = f"COPY {quoted(table.name)} ({', '.join(map(quoted, names))}) FROM STDIN"
    cursor: Any = db.connection.cursor()  # psycopg's; SQLAlchemy has no word for COPY
    refused: Any = db.dialect.loaded_dbapi.Error
    try:
        with cursor, cursor.copy(statement) as stream:
            for row in rows:
                stream.write_row(row)
    except refused as error:
        # As a statement's own would be: callers know SQLAlchemy's errors only.
        raise DBAPIError.instance(statement, None, error, refused, dialect=db.dialect) from error
