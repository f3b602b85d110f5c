"""`load`: one transaction, one release, and nothing for content that is loaded already."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, select

from app.db import insert_rows, make_engine, snapshot
from app.models.records import Record
from app.models.tables import metadata
from app.seeding.content import Content
from app.seeding.documents.terms import RenameDocument, TombstoneDocument
from app.seeding.faults import SeedFaults
from app.seeding.load import diff, load
from app.vocabulary.kinds import Kind
from tests.seeding.altered import altered, retitled, without_concept

pytestmark = pytest.mark.slow


@pytest.fixture
def engine(content_url: str) -> Iterator[Engine]:
    engine = make_engine(content_url)
    yield engine
    engine.dispose()


def everything(engine: Engine) -> dict[str, list[Any]]:
    with snapshot(engine) as db:
        return {
            name: sorted(map(repr, db.execute(select(table))))
            for name, table in metadata.tables.items()
        }


def stamp(engine: Engine, kind: str, slug: str) -> tuple[int, int]:
    table: Any = Record.__table__  # type: ignore[attr-defined]  # SQLModel adds it
    with snapshot(engine) as db:
        row = db.execute(select(table).where(table.c.kind == kind, table.c.slug == slug)).one()
    return row.first_release, row.changed_release


def test_loading_twice_changes_no_row_and_makes_no_release(
    engine: Engine, small_content: Content
) -> None:
    before = everything(engine)
    assert load(engine, small_content) == load(engine, small_content)
    assert not load(engine, small_content).is_new
    assert everything(engine) == before


def test_a_change_makes_one_release_and_stamps_only_what_changed(
    engine: Engine, small_content: Content
) -> None:
    loaded = load(engine, retitled(small_content, "Anew"))
    assert (loaded.number, loaded.is_new) == (2, True)
    assert stamp(engine, "conditions", "sciatica") == (1, 2)
    assert stamp(engine, "conditions", "vertigo") == (1, 1)


def test_diff_says_what_a_load_would_do_and_does_nothing(
    engine: Engine, small_content: Content
) -> None:
    before = everything(engine)
    found = diff(engine, without_concept(retitled(small_content, "Anew"), "qi"))
    assert "conditions/sciatica" in found.changed
    assert found.removed == ("concepts/qi",)
    assert not found.added and not found.is_same
    assert diff(engine, small_content).is_same
    assert everything(engine) == before


def test_diff_names_what_is_no_record_too(engine: Engine, small_content: Content) -> None:
    other = altered(small_content)
    cells: dict[Any, Any] = other.plain["cells"]
    key = ("vertigo", "neck_rotation")
    cells[key] = cells[key].model_copy(update={"advice": "No deep rounding."})
    del cells["pregnancy", "supine"]
    found = diff(engine, other)
    assert found.changed == ("cells/vertigo/neck_rotation",)
    assert found.removed == ("cells/pregnancy/supine",)
    assert not found.added and not found.is_same


def test_a_slug_that_is_served_may_not_just_vanish(engine: Engine, small_content: Content) -> None:
    before = everything(engine)
    with pytest.raises(SeedFaults) as refused:
        load(engine, without_concept(small_content, "qi"))
    assert [fault.rule for fault in refused.value.faults] == ["removal-needs-tombstone"]
    assert everything(engine) == before


def test_a_tombstone_lets_a_slug_go_and_must_then_stay(
    engine: Engine, small_content: Content
) -> None:
    stone = TombstoneDocument(kind=Kind.CONCEPTS, slug="qi", replaced_by=None, reason="Merged.")
    assert load(engine, without_concept(small_content, "qi", tombstones=[stone])).is_new
    with pytest.raises(SeedFaults):
        load(engine, without_concept(small_content, "qi"))


def test_a_rename_lets_a_slug_move(engine: Engine, small_content: Content) -> None:
    rename = RenameDocument(kind=Kind.CONCEPTS, old="qi", new="active-relaxation")
    moved = without_concept(small_content, "qi", renames=[rename])
    qi = small_content.records[Kind.CONCEPTS]["qi"]
    moved.records[Kind.CONCEPTS]["active-relaxation"] = qi.model_copy(
        update={"slug": "active-relaxation"}
    )
    assert load(engine, moved).is_new


def test_a_fault_in_the_middle_leaves_every_row_as_it_was(
    engine: Engine, small_content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(engine)
    written = 0

    def fail_late(*given: Any) -> None:
        nonlocal written
        written += 1
        if written == 50:
            raise RuntimeError("power cut")
        insert_rows(*given)

    monkeypatch.setattr("app.seeding.load.insert_rows", fail_late)
    with pytest.raises(RuntimeError, match="power cut"):
        load(engine, retitled(small_content, "Anew"))
    assert everything(engine) == before


def test_the_database_itself_refuses_a_link_that_leads_nowhere(
    engine: Engine, small_content: Content
) -> None:
    broken = altered(small_content)
    del broken.records[Kind.REGIONS]["hip"]
    broken.tombstones.append(
        TombstoneDocument(kind=Kind.REGIONS, slug="hip", replaced_by=None, reason="Gone.")
    )
    before = everything(engine)
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        load(engine, broken)
    assert everything(engine) == before


def test_the_same_content_has_the_same_hash_on_both_engines(
    engine: Engine, small_content: Content
) -> None:
    from app.seeding.rows import release_of

    assert load(engine, small_content).sha256 == release_of(small_content).sha256
