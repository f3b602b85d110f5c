"""Alembic's entry: runs the revisions against the database that the caller names."""

from alembic import context
from sqlalchemy import text

from app.db import make_engine
from app.models import metadata
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
        context.configure(
            connection=db,
            target_metadata=metadata,
            render_as_batch=engine.dialect.name == "sqlite",
            compare_type=True,
            compare_server_default=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
