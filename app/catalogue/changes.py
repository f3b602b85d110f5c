"""Which records a release changed, so that the rows of all others need not be read again."""

from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, column, select, table

from app.catalogue.edition import Edition
from app.models import base, records
from app.models.shapes import SHAPES
from app.vocabulary.kinds import Kind

# Tables whose every row is of one record, with the column that tells its slug.
SLUGS: dict[type[base.Table], str] = {records.Alias: "slug"} | {
    part.table: part.keys[0] for shape in SHAPES.values() for part in shape.whole()
}
# Where more records changed than these all is read: it leaves no holes in memory.
FEW = 400
_REGISTRY = table("record", *map(column, ("kind", "slug", "sha256", "changed_release")))
_CHANGED = select(_REGISTRY.c.slug).where(
    _REGISTRY.c.changed_release > bindparam("since", type_=Integer)
)


def are_told(db: Connection, known: Edition) -> bool:
    """True when the registry names by release each record that is not as it is known, and they
    are few.

    A record with the hash that is known is the same document, whatever its rows. Not every one
    that changed is named where the release was loaded into another database than the known one.
    """
    unlike = [row.changed_release for row in db.execute(select(_REGISTRY)) if not _has(known, row)]
    return len(unlike) <= FEW and all(number > known.release.number for number in unlike)


def _has(known: Edition, row: Any) -> bool:
    stamp = known.stamps.get((Kind(row.kind), row.slug))
    return stamp is not None and stamp.sha256 == row.sha256


def only_changed(model: type[base.Table], rows: Select[Any]) -> Select[Any]:
    """Leave out the rows of records that are as they were in the release `since`.

    A slug of two kinds brings the rows of both, which is no more than is needed.
    """
    name = SLUGS.get(model)
    return rows if name is None else rows.where(rows.selected_columns[name].in_(_CHANGED))
