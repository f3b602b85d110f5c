"""Writes one content release in one transaction; the same content again changes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, insert, select

from app.db import insert_rows, snapshot, writing
from app.models.folding import Rows
from app.models.records import ContentRelease, Record, Rename, Tombstone
from app.models.tables import content_tables
from app.seeding.comparing import Diff, compared, listed_tables
from app.seeding.content import Content
from app.seeding.faults import Fault, SeedFaults
from app.seeding.rows import RecordKey, Release, release_of, tree_of


@dataclass(frozen=True, slots=True)
class Loaded:
    """The live release after a load; `is_new` is false when nothing had changed."""

    number: int
    sha256: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Live:
    number: int
    sha256: str | None
    records: dict[RecordKey, tuple[str, int, int]]  # sha256, first_release, changed_release
    retired: frozenset[RecordKey]  # buried or renamed: their addresses are answered for ever


def load(engine: Engine, content: Content) -> Loaded:
    """Make the content the live release, or raise SeedFaults and leave everything as it was."""
    release = release_of(content)
    with writing(engine) as db:
        live = _live(db)
        if live.sha256 == release.sha256:
            return Loaded(live.number, release.sha256, is_new=False)
        if faults := list(_vanished(live, release, content)):
            raise SeedFaults(faults)
        _replace(db, live, release, content)
        return Loaded(live.number + 1, release.sha256, is_new=True)


def diff(engine: Engine, content: Content) -> Diff:
    """Say what `load` would add, change and remove, without writing."""
    release = release_of(content)
    with snapshot(engine) as db:
        live = _live(db)
        if live.sha256 == release.sha256:
            return Diff((), (), (), is_same=True)
        rows: Rows = {
            table: [dict(row._mapping) for row in db.execute(select(_table(table)))]
            for table in listed_tables()
        }
    hashes = {key: digest for key, (digest, _, _) in live.records.items()}
    return compared(hashes, release.hashes, rows, release.rows)


def _live(db: Connection) -> _Live:
    newest = db.execute(
        select(RELEASES.c.number, RELEASES.c.sha256).order_by(RELEASES.c.number.desc()).limit(1)
    ).first()
    found = {
        (row.kind, row.slug): (row.sha256, row.first_release, row.changed_release)
        for row in db.execute(select(_table(Record)))
    }
    buried = {(row.kind, row.slug) for row in db.execute(select(_table(Tombstone)))}
    moved = {(row.kind, row.old) for row in db.execute(select(_table(Rename)))}
    retired = frozenset(buried | moved)
    return _Live(newest.number if newest else 0, newest.sha256 if newest else None, found, retired)


def _vanished(live: _Live, release: Release, content: Content) -> Iterator[Fault]:
    """A public slug lives for ever: it may move or be buried, never just be missing."""
    excused = {(stone.kind.value, stone.slug) for stone in content.tombstones}
    excused |= {(rename.kind.value, rename.old) for rename in content.renames}
    answered = set(live.records) | live.retired
    for kind, slug in sorted(answered - set(release.hashes) - excused):
        yield Fault(
            "tombstones.json",
            "",
            "removal-needs-tombstone",
            f"{kind}/{slug} is answered now; bury it in tombstones.json or move it in renames.json",
        )


def _replace(db: Connection, live: _Live, release: Release, content: Content) -> None:
    number = live.number + 1
    keep = {RELEASES.name}
    # Every foreign key is deferred to COMMIT, so any order would do; this one is stable.
    for table in reversed(content_tables()):
        if table.name not in keep:
            db.execute(delete(table))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    db.execute(
        insert(RELEASES),
        {
            "number": number,
            "sha256": release.sha256,
            "released_at": now,
            "record_count": len(release.hashes),
        },
    )
    insert_rows(db, _table(Record), list(_record_rows(number, live, release, content)))
    by_name = {_table(table).name: rows for table, rows in release.rows.items()}
    for table in content_tables():
        insert_rows(db, table, by_name.get(table.name, []))


def _record_rows(
    number: int, live: _Live, release: Release, content: Content
) -> Iterator[dict[str, Any]]:
    for kind, documents in content.records.items():
        for slug, document in documents.items():
            digest = release.hashes[kind.value, slug]
            before = live.records.get((kind.value, slug))
            unchanged = before is not None and before[0] == digest
            yield {
                "kind": kind.value,
                "slug": slug,
                "assessed_by": tree_of(document)["assessed_by"],
                "sha256": digest,
                "first_release": before[1] if before else number,
                "changed_release": before[2] if before and unchanged else number,
            }


def _table(model: Any) -> Table:
    table: Table = model.__table__
    return table


RELEASES = _table(ContentRelease)
