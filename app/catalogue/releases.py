"""Which release the database holds, asked without the hundred tables that it is made of."""

from sqlalchemy import ColumnClause, Connection, Engine, Select, column, select, table

from app.db import snapshot

_NUMBER: ColumnClause[int] = column("number")
_SHA256: ColumnClause[str] = column("sha256")
_QUERY: Select[int, str] = (
    select(_NUMBER, _SHA256).select_from(table("content_release")).order_by(_NUMBER.desc()).limit(1)
)


def newest(db: Connection) -> tuple[int, str] | None:
    """Number and hash of the live release."""
    row = db.execute(_QUERY).first()
    return (row.number, row.sha256) if row else None


def newest_release(engine: Engine) -> tuple[int, str] | None:
    """Number and hash of the live release, in a connection of its own."""
    with snapshot(engine) as db:
        return newest(db)
