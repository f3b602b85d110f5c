"""A release kept beside the database: read instead of the tables, and only while it is that one."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from app.catalogue.keeping import Kept
from app.catalogue.live import LiveEdition
from app.db import make_engine
from app.seeding.content import Content
from app.seeding.load import load
from app.vocabulary.kinds import Kind
from tests.seeding.altered import retitled

pytestmark = pytest.mark.slow
REVISION = "0004"


@pytest.fixture
def engine(sqlite_content_url: str) -> Engine:
    return make_engine(sqlite_content_url)


def loaded(engine: Engine, path: Path, revision: str = REVISION) -> LiveEdition:
    live = LiveEdition(engine, Kept(path, revision))
    live.load()
    return live


def without_tables(engine: Engine) -> None:
    """Take away what only a reading of the tables would miss."""
    with engine.begin() as db:
        db.execute(text("DROP TABLE movement_goal"))


def test_a_second_load_reads_what_is_kept_and_no_table(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "kept"
    first = loaded(engine, path).current()
    without_tables(engine)
    second = loaded(engine, path).current()
    assert second.release == first.release
    assert second.tree(Kind.MOVEMENTS, "hip-circles") == first.tree(Kind.MOVEMENTS, "hip-circles")
    assert second.texts(Kind.CONDITIONS, "vertigo", "zh-Hans")


@pytest.mark.parametrize("spoiled", ["cut", "changed", "empty", "revision"])
def test_what_is_not_whole_or_not_of_this_code_is_not_read(
    spoiled: str, engine: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "kept"
    loaded(engine, path)
    whole = path.read_bytes()
    path.write_bytes(
        {"cut": whole[:-1], "changed": whole[:-1] + b"x", "empty": b""}.get(spoiled, whole)
    )
    revision = "0005" if spoiled == "revision" else REVISION
    assert loaded(engine, path, revision).current().release.number == 1
    without_tables(engine)
    assert loaded(engine, path, revision).current().release.number == 1, "it was written anew"
    path.unlink()
    with pytest.raises(SQLAlchemyError):
        loaded(engine, path, revision)


def test_another_release_is_read_from_the_tables_and_kept(
    engine: Engine, tmp_path: Path, small_content: Content
) -> None:
    live = loaded(engine, tmp_path / "kept")
    load(engine, retitled(small_content, "Anew"))
    assert live.refresh()
    without_tables(engine)
    edition = loaded(engine, tmp_path / "kept").current()
    assert edition.release.number == 2
    assert edition.tree(Kind.CONDITIONS, "sciatica")["title"] == "Anew"


def test_a_folder_that_nobody_can_write_to_keeps_nothing(engine: Engine, tmp_path: Path) -> None:
    live = loaded(engine, tmp_path / "nowhere" / "kept")
    assert live.current().release.number == 1
    assert not (tmp_path / "nowhere").exists()
