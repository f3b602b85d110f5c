"""Alembic's entry: runs the revisions against the database that the caller names."""

from alembic import context
from sqlalchemy import Connection, text

from app.db import make_engine
from app.models.tables import metadata
from app.settings import from_environment

LOCK_TIMEOUT = "5s"  # rather fail than queue behind a long read and block everything after it


def run() -> None:
    """Migrate online in one transaction; offline SQL scripts are not offered."""
    url = context.config.attributes.get("url") or from_environment().database_url
    engine = make_engine(url)
    with engine.connect().execution_options(daoyin_writes=True) as db:
        if engine.dialect.name == "postgresql":
            db.execute(text(f"SET lock_timeout = '{LOCK_TIMEOUT}'"))
            db.commit()
        else:
            _let_tables_be_rebuilt(db)
        context.configure(
            connection=db,
            target_metadata=metadata,
            render_as_batch=engine.dialect.name == "sqlite",
            compare_type=True,
            compare_server_default=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        if engine.dialect.name == "sqlite":
            _require_whole_links(db)
    engine.dispose()


def _let_tables_be_rebuilt(db: Connection) -> None:
    """SQLite alters a table by dropping it for a copy, which would count as breaking every link to
    it; links can only be switched off before a transaction begins.
    """
    connection = db.connection.driver_connection
    assert connection is not None
    connection.execute("PRAGMA foreign_keys=OFF")


def _require_whole_links(db: Connection) -> None:
    """What was not watched is looked at once, before the file is put in place."""
    if broken := db.execute(text("PRAGMA foreign_key_check")).fetchall():
        raise RuntimeError(f"the migration breaks {len(broken)} links, the first in {broken[0][0]}")


run()
