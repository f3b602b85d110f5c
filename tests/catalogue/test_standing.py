"""A SQLite file that nobody wrote to is not opened at each look, and whoever writes is seen."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from app.catalogue.live import LiveEdition
from app.db import make_engine
from app.seeding.content import Content
from app.seeding.load import load
from app.vocabulary.kinds import Kind
from tests.seeding.altered import retitled

pytestmark = pytest.mark.slow


class Looking:
    """A live edition that looks by a clock of the test's own, and how often it opened its file."""

    def __init__(self, engine: Engine, clock: list[float]) -> None:
        self.opened = 0
        self._clock = clock
        event.listen(engine, "connect", self._count)
        self.live = LiveEdition(engine)
        self.live.load()

    def opens_in(self, seconds: float) -> int:
        """Look each half second for so long."""
        before = self.opened
        for _ in range(round(seconds * 2)):
            self._clock[0] += 0.5
            self.live.refresh()
        return self.opened - before

    def title(self) -> str:
        return str(self.live.current().tree(Kind.CONDITIONS, "sciatica")["title"])

    def _count(self, *_: object) -> None:
        self.opened += 1


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def path(sqlite_content_url: str) -> Path:
    return Path(sqlite_content_url.removeprefix("sqlite:///"))


@pytest.fixture
def looking(path: Path, clock: list[float]) -> Iterator[Looking]:
    engine = make_engine(f"sqlite:///{path}")
    looking = Looking(engine, clock)
    # Seven looks until the file is known to stand: at 0 and each half second to 3.
    assert looking.opens_in(3.5) == 7
    yield looking
    engine.dispose()


def test_a_file_that_stands_is_opened_once_in_ten_seconds(looking: Looking) -> None:
    assert looking.opens_in(9.5) == 0
    assert looking.live.checked_seconds_ago == 0
    assert looking.opens_in(10) == 1
    assert looking.live.database_ok


def test_the_next_look_sees_a_load(looking: Looking, path: Path, small_content: Content) -> None:
    loader = make_engine(f"sqlite:///{path}")
    for title in ("One", "Two"):
        load(loader, retitled(small_content, title))
        looking.opens_in(0.5)
        assert looking.title() == title
    loader.dispose()


def test_the_next_look_sees_a_load_that_is_in_the_log_alone(
    looking: Looking, path: Path, small_content: Content
) -> None:
    kept_open = sqlite3.connect(path)  # so the loader, when it closes, leaves the log as it is
    kept_open.execute("SELECT count(*) FROM content_release").fetchone()
    before = path.stat().st_mtime_ns
    loader = make_engine(f"sqlite:///{path}")
    load(loader, retitled(small_content, "In the log"))
    loader.dispose()
    assert path.stat().st_mtime_ns == before
    looking.opens_in(0.5)
    assert looking.title() == "In the log"
    kept_open.close()


def test_a_file_in_its_place_is_seen_though_it_is_as_large_and_as_old(
    looking: Looking, path: Path
) -> None:
    other = shutil.copy2(path, path.with_suffix(".other"))
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    os.utime(other, ns=times)
    Path(other).replace(path)
    assert looking.opens_in(0.5) == 1


def test_what_was_just_written_is_looked_at_until_its_time_is_past(
    looking: Looking, path: Path
) -> None:
    os.utime(path)
    assert looking.opens_in(3) == 6


def test_a_file_that_is_gone_is_told_and_looked_for_each_time(looking: Looking, path: Path) -> None:
    path.rename(path.with_suffix(".away"))
    assert looking.opens_in(1) == 2
    assert not looking.live.database_ok
    path.unlink()  # an empty one was made in its place
    path.with_suffix(".away").rename(path)
    assert looking.opens_in(0.5) == 1
    assert looking.live.database_ok


@pytest.mark.postgres
def test_behind_postgresql_each_look_asks(postgres_content_url: str, clock: list[float]) -> None:
    engine = make_engine(postgres_content_url)
    asked = 0

    def count(*_: object) -> None:
        nonlocal asked
        asked += 1

    live = LiveEdition(engine)
    live.load()
    event.listen(engine, "checkout", count)
    for _ in range(20):
        clock[0] += 0.5
        live.refresh()
    engine.dispose()
    assert asked == 20
