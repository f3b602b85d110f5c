"""An edition made of what changed is the edition that would be made of all."""

from array import array
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, Select, text

from app.catalogue import changes, tables
from app.catalogue.content import read_content
from app.catalogue.live import LiveEdition
from app.catalogue.making import make_edition
from app.catalogue.shelf import Shelf
from app.db import make_engine, writing
from app.models.unfolding import Columns
from app.seeding.content import Content
from app.seeding.documents.terms import RenameDocument, TombstoneDocument
from app.seeding.load import load
from app.vocabulary.kinds import Kind
from tests.seeding.altered import altered, renamed, retitled, without_concept

pytestmark = pytest.mark.slow

Change = Callable[[Content], Content]


def with_another_source(content: Content) -> Content:
    """It is behind one meridian only."""
    other = altered(content)
    sources = other.records[Kind.SOURCES]
    sources["another-source"] = sources[min(sources)].model_copy(update={"slug": "another-source"})
    meridians: dict[str, Any] = other.records[Kind.MERIDIANS]
    slug = min(meridians)
    more = [*meridians[slug].sources, "another-source"]
    meridians[slug] = meridians[slug].model_copy(update={"sources": more})
    return other


def with_a_source_of_nothing(content: Content) -> Content:
    other = altered(content)
    meridians: dict[str, Any] = other.records[Kind.MERIDIANS]
    slug = min(meridians)
    fewer = [name for name in meridians[slug].sources if name != "another-source"]
    meridians[slug] = meridians[slug].model_copy(update={"sources": fewer})
    return other


def with_a_source_moved(content: Content) -> Content:
    other = altered(
        content, renames=[RenameDocument(kind=Kind.SOURCES, old="another-source", new="the-source")]
    )
    sources = other.records[Kind.SOURCES]
    sources["the-source"] = sources.pop("another-source").model_copy(update={"slug": "the-source"})
    return other


def with_a_source_buried(content: Content) -> Content:
    stone = TombstoneDocument(
        kind=Kind.SOURCES, slug="the-source", replaced_by=None, reason="It said nothing."
    )
    other = altered(content, tombstones=[stone])
    other.renames[:] = [one for one in other.renames if one.old != "another-source"]
    del other.records[Kind.SOURCES]["the-source"]
    other.tombstones.append(stone.model_copy(update={"slug": "another-source"}))
    return other


def with_another_translation(content: Content) -> Content:
    other = altered(content)
    first, *others = other.translations
    texts = {pointer: f"{told}!" for pointer, told in first.texts.items()}
    other.translations[:] = [first.model_copy(update={"texts": texts}), *others]
    return other


def with_an_assessed_translation(content: Content) -> Content:
    other = altered(content)
    first, *others = other.translations
    other.translations[:] = [first.model_copy(update={"assessed": True}), *others]
    return other


def without_a_translation(content: Content) -> Content:
    other = altered(content)
    del other.translations[0]
    return other


def with_another_limitation(content: Content) -> Content:
    other = altered(content)
    limitations = other.plain["limitations"]
    key = min(limitations)
    limitations[key] = limitations[key].model_copy(update={"label": "Told in other words"})
    return other


def with_one_figure_less(content: Content) -> Content:
    other = altered(content)
    del other.plain["choreographies"][min(other.plain["choreographies"])]
    return other


CHANGES: tuple[Change, ...] = (
    lambda content: retitled(content, "Told anew"),
    lambda content: renamed(content, "Also", every=9),
    with_another_source,
    with_a_source_of_nothing,
    with_a_source_moved,
    with_a_source_buried,
    with_another_translation,
    with_an_assessed_translation,
    without_a_translation,
    with_another_limitation,
    with_one_figure_less,
    lambda content: retitled(content, "And told anew again"),
    lambda content: renamed(content, "All of them"),
)


@pytest.fixture
def engine(content_url: str) -> Iterator[Engine]:
    """A database with the small content, on each engine in turn."""
    engine = make_engine(content_url)
    yield engine
    engine.dispose()


def test_what_came_of_each_change_is_what_comes_of_reading_all(
    engine: Engine, small_content: Content
) -> None:
    live = LiveEdition(engine)
    live.load()
    content = small_content
    for number, change in enumerate(CHANGES, start=2):
        content = change(content)
        load(engine, content)
        assert live.refresh()
        assert live.current().release.number == number
        assert plainly(live.current()) == plainly(make_edition(read_content(engine)))


def test_the_same_holds_for_all_of_the_real_content(real_url: str, real_content: Content) -> None:
    engine = make_engine(real_url)
    live = LiveEdition(engine)
    live.load()
    stone = TombstoneDocument(
        kind=Kind.CONCEPTS, slug="acupressure", replaced_by=None, reason="It said nothing."
    )
    content = without_concept(real_content, "acupressure", tombstones=[stone])
    for change in (altered, CHANGES[1], with_one_figure_less):
        content = change(content)
        load(engine, content)
        assert live.refresh()
        assert plainly(live.current()) == plainly(make_edition(read_content(engine)))
    engine.dispose()


def test_only_what_changed_is_made_anew(engine: Engine, small_content: Content) -> None:
    live = LiveEdition(engine)
    before = live.load()
    load(engine, with_another_translation(retitled(small_content, "Told anew")))
    live.refresh()
    after = live.current()
    for kind in Kind:
        for slug, tree in after.shelf(kind).trees.items():
            is_anew = (kind, slug) == (Kind.CONDITIONS, "sciatica")
            assert (tree is before.tree(kind, slug)) is not is_anew, (kind, slug)


def test_rows_of_records_that_stay_are_not_read_again(
    engine: Engine, small_content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_one, rows = tables._columns, dict[str, int]()

    def read_and_count(db: Connection, statement: Select[Any], *given: Any) -> Columns:
        columns = read_one(db, statement, *given)
        rows[str(statement.get_final_froms()[0])] = len(columns.rows())
        return columns

    monkeypatch.setattr(tables, "_columns", read_and_count)
    live = LiveEdition(engine)
    live.load()
    whole = dict(rows)
    assert whole["variant_cue"] > 0 and whole["passage"] > 0
    load(engine, retitled(small_content, "Told anew"))
    live.refresh()
    assert rows["variant_cue"] == rows["movement"] == rows["passage"] == 0
    assert rows["condition"] == 1 < whole["condition"]
    assert rows["limitation"] == whole["limitation"] > 0
    load(engine, renamed(small_content, "Also"))
    live.refresh()
    assert {**rows, **changing(whole)} == {**whole, **changing(whole)}


def changing(rows: dict[str, int]) -> dict[str, int]:
    """Of the tables that two loads and an alias on every record made longer."""
    return {name: rows[name] for name in ("alias", "content_release")}


def test_of_many_changed_records_all_is_read(
    engine: Engine, small_content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "FEW", 0)
    live = LiveEdition(engine)
    before = live.load()
    load(engine, retitled(small_content, "Told anew"))
    live.refresh()
    movements, old = (one.shelf(Kind.MOVEMENTS).trees for one in (live.current(), before))
    assert all(movements[slug] is not old[slug] for slug in old)
    assert plainly(live.current()) == plainly(make_edition(read_content(engine)))


def test_a_database_that_was_changed_for_another_is_read_whole(
    engine: Engine, small_content: Content
) -> None:
    """Its registry tells since when a record is as it is, by its own releases and not by ours."""
    live = LiveEdition(engine)
    live.load()
    load(engine, renamed(small_content, "Also", every=2))
    with writing(engine) as db:
        db.execute(text("UPDATE record SET changed_release = 1"))
    live.refresh()
    assert live.current().release.number == 2
    assert plainly(live.current()) == plainly(make_edition(read_content(engine)))


def plainly(thing: Any) -> Any:
    """What an edition holds, down to the last word, as what can be compared."""
    if isinstance(thing, dict) or type(thing).__name__ == "mappingproxy":
        return {key: plainly(value) for key, value in thing.items()}
    if isinstance(thing, Shelf):
        # Whoever goes through the records of a kind goes in this order.
        own = [list(thing.trees), thing.trees, thing.slugs, thing.facets, thing.names]
        return plainly(own)
    if is_dataclass(thing):
        return [(one.name, plainly(getattr(thing, one.name))) for one in fields(thing)]
    if isinstance(thing, list | tuple):
        return [plainly(one) for one in thing]
    if isinstance(thing, set | frozenset):
        return sorted(map(repr, thing))
    if isinstance(thing, str | bytes | int | float | array | None):
        return type(thing), thing
    return [(name, plainly(getattr(thing, name))) for name in type(thing).__slots__]
