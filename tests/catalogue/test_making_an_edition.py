"""What was written in the seeds is what the edition holds, after the way through the database."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, delete

from app.catalogue.content import Content as Stored
from app.catalogue.content import read_content
from app.catalogue.edition import Edition
from app.catalogue.making import make_edition
from app.catalogue.translations import texts_and_state
from app.db import insert_rows, make_engine, writing
from app.models.records import Translation
from app.seeding.content import Content
from app.seeding.rows import authored, canonical, tree_of
from app.vocabulary.kinds import Kind
from tests.loaded import with_content

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["sqlite", pytest.param("pg", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, real_content: Content) -> Iterator[Engine]:
    """Databases with the real content, which nothing here writes to."""
    if request.param == "pg":
        url = with_content(request.getfixturevalue("postgres").fresh_database(), real_content)
    else:
        url = f"sqlite:///{request.getfixturevalue('loaded_sqlite')}"
    engine = make_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def rows(engine: Engine) -> Stored:
    """What one look at that database brings."""
    return read_content(engine)


@pytest.fixture(scope="module")
def made(rows: Stored) -> Edition:
    """The edition that came out of that database; nothing here changes it."""
    return make_edition(rows)


def test_every_record_comes_out_of_the_database_as_it_was_written(
    made: Edition, real_content: Content
) -> None:
    for kind in Kind:
        written = {slug: tree_of(item) for slug, item in real_content.records[kind].items()}
        assert set(made.shelf(kind).trees) == set(written)
        for slug, tree in written.items():
            assert canonical(made.tree(kind, slug)) == canonical(tree), (kind, slug)


def test_every_plain_document_comes_out_as_it_was_written(
    made: Edition, real_content: Content
) -> None:
    for name, trees in made.plain.items():
        if name != "terms":
            written = [tree_of(item) for item in real_content.plain[name].values()]
            assert sorted(map(canonical, trees)) == sorted(map(canonical, written)), name


def test_every_choreography_comes_out_as_it_was_written(
    made: Edition, real_content: Content
) -> None:
    written = real_content.plain.get("choreographies", {})
    assert set(made.choreographies) == {movement for (movement,) in written}
    for (movement,), document in written.items():
        kept = made.choreographies_of(movement)
        assert canonical(kept) == canonical(authored(document)), movement


def test_every_text_in_another_language_comes_out_as_it_was_written(
    rows: Stored, real_content: Content
) -> None:
    written = {
        (one.kind.value, one.slug, one.locale.value): (one.texts, one.assessed)
        for one in real_content.translations
    }
    held = {
        (kind, slug, locale): texts_and_state(packed)
        for kind, by_slug in rows.translations.items()
        for slug, by_locale in by_slug.items()
        for locale, packed in by_locale.items()
    }
    assert len(written) > 2000
    assert held == written


ODD = {"/summary": 'Say "stay": \\ / \n,\n\t\u2028 氣 \U00020000 💠 </script>', '/a"b~1c': ""}


def test_no_letter_of_a_text_in_another_language_is_lost(content_url: str) -> None:
    engine = make_engine(content_url)
    table: Any = Translation.__table__  # type: ignore[attr-defined]  # SQLModel adds it
    row = {"kind": "conditions", "slug": "vertigo", "locale": "zh-Hant", "assessed": True}
    with writing(engine) as db:
        db.execute(delete(table))
        insert_rows(db, table, [{**row, "pointer": at, "text": text} for at, text in ODD.items()])
    packed = read_content(engine).translations["conditions"]["vertigo"]["zh-Hant"]
    assert texts_and_state(packed) == (ODD, True)
    engine.dispose()


def test_what_many_records_say_is_held_once(made: Edition) -> None:
    texts: dict[str, set[int]] = {}
    lists: dict[tuple[str, ...], set[int]] = {}
    for kind in Kind:
        for some in _all_within(made.shelf(kind).trees):
            if isinstance(some, str):
                texts.setdefault(some, set()).add(id(some))
            elif some and all(isinstance(word, str) for word in some):
                lists.setdefault(tuple(some), set()).add(id(some))
    # A few come in pieces of JSON, each read by itself; equal lists of two fields are two.
    assert sum(map(len, texts.values())) < 1.02 * len(texts)
    assert sum(map(len, lists.values())) < 1.2 * len(lists)


def _all_within(some: Any) -> Iterator[str | list[Any]]:
    """All texts and lists that are values somewhere in there."""
    if isinstance(some, str | list):
        yield some
    inner = some.values() if isinstance(some, dict) else some if isinstance(some, list) else ()
    for value in inner:
        yield from _all_within(value)
