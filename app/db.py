"""The engine and its transactions, for SQLite and PostgreSQL; given a URL, it reads no settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.pool import NullPool

LOAD_LOCK = 7_100_011  # any constant: the advisory lock that makes loads wait for each other


def make_engine(url: str) -> Engine:
    """Make an engine; `postgresql://` means psycopg 3, a SQLite file gets its folder made."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_size=2, max_overflow=3, pool_pre_ping=True)
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
def writing(engine: Engine) -> Iterator[Connection]:
    """One writing transaction at a time; everything or nothing is kept."""
    with engine.connect().execution_options(daoyin_writes=True) as db, db.begin():
        if engine.dialect.name == "postgresql":
            db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOAD_LOCK})
        yield db
