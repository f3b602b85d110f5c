"""A kill -9 in the middle of a load or a migration leaves the old release and the old tables."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect

from app.catalogue.live import LiveEdition
from app.db import make_engine
from app.migrating import migrate
from app.models.tables import metadata
from app.seeding.content import Content
from app.seeding.load import load
from app.vocabulary.kinds import Kind
from tests.seeding.altered import retitled
from tests.seeding.test_load import everything

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.slow


def kill_in_the_middle(action: str, url: str) -> None:
    command = (sys.executable, "-m", "tests.seeding.killed", action, url, "Half loaded")
    process: Any = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    try:
        assert process.stdout.readline() == b"middle\n"
    finally:
        process.kill()
        process.wait(10)
        process.stdout.close()


def tables(url: str) -> set[str]:
    engine = make_engine(url)
    found = set(inspect(engine).get_table_names())
    engine.dispose()
    return found


def test_a_killed_load_leaves_the_old_release_served(
    content_url: str, small_content: Content
) -> None:
    engine = make_engine(content_url)
    before = everything(engine)
    kill_in_the_middle("load", content_url)
    assert everything(engine) == before
    live = LiveEdition(engine)
    assert live.load().tree(Kind.CONDITIONS, "sciatica")["title"] == "Sciatica"
    assert load(engine, retitled(small_content, "Loaded after the kill")).number == 2
    live.close()


def test_a_killed_migration_leaves_the_tables_as_they_were_and_can_be_repeated(
    database_url: str,
) -> None:
    kill_in_the_middle("migrate", database_url)
    assert tables(database_url) == set()
    migrate(database_url)
    assert tables(database_url) >= set(metadata.tables)


def test_the_next_migration_sweeps_up_the_copy_that_a_killed_one_left(
    sqlite_url: str, tmp_path: Path
) -> None:
    kill_in_the_middle("migrate", sqlite_url)
    assert any("migrating" in path.name for path in tmp_path.iterdir())
    migrate(sqlite_url)
    assert [path.name for path in tmp_path.iterdir()] == ["daoyin.db"]
