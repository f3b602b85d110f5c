"""Names what two releases do not share: records by hash, all else by its rows; writes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.models import choreographies, records, terms
from app.models.base import Table
from app.models.folding import Rows
from app.models.plain_shapes import PLAIN_SHAPES
from app.seeding.rows import RecordKey

Columns = tuple[str, ...]
# How an entry is named: the list that it stands in, and its key there.
Entry = tuple[str, ...]

LISTS: dict[type[Table], tuple[str, Columns]] = {
    terms.SearchSynonym: ("search_synonyms", ("says",)),
    records.Translation: ("translations", ("kind", "slug", "locale")),
    records.PlainTranslation: ("translations", ("kind", "slug", "locale")),
    records.Tombstone: ("tombstones", ("kind", "slug")),
    records.Rename: ("renames", ("kind", "old")),
    choreographies.Choreography: ("choreographies", ("movement", "variant")),
}


@dataclass(frozen=True, slots=True)
class Diff:
    """What a load would do, each as `list/key`: `conditions/sciatica`, `cells/fever/supine`."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    is_same: bool


def compared(
    old: Mapping[RecordKey, str], new: Mapping[RecordKey, str], old_rows: Rows, new_rows: Rows
) -> Diff:
    """Compare records by their hashes, and what is no record by its rows."""
    before, after = _entries(old_rows), _entries(new_rows)
    before.update(old.items())
    after.update(new.items())
    return Diff(
        added=_names(key for key in after if key not in before),
        changed=_names(key for key in after if key in before and before[key] != after[key]),
        removed=_names(key for key in before if key not in after),
        is_same=False,
    )


def listed_tables() -> Mapping[type[Table], tuple[str, Columns]]:
    """Every table that holds no part of a record, with the list and the key of its entries."""
    found = dict(LISTS)
    for shape in PLAIN_SHAPES:
        for part in shape.whole():
            found[part.table] = (shape.name, part.keys[: len(shape.keys)])
    return found


def _entries(rows: Rows) -> dict[Entry, object]:
    found: dict[Entry, set[str]] = defaultdict(set)
    for table, (name, keys) in listed_tables().items():
        columns = [column.name for column in table.__table__.columns]  # type: ignore[attr-defined]  # SQLModel
        for row in rows.get(table, ()):
            whole = {column: row.get(column) for column in columns}
            found[name, *(str(row[key]) for key in keys)].add(f"{table.__name__} {whole}")
    return dict(found)


def _names(keys: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(sorted("/".join(key) for key in keys))
