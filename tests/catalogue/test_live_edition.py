"""The live edition: one release read whole, swapped whole, and kept when the database goes."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from app.catalogue import tables
from app.catalogue.content import read_content
from app.catalogue.edition import Edition
from app.catalogue.live import LiveEdition
from app.catalogue.making import make_edition
from app.db import make_engine
from app.errors import ContentMissing, NoEdition
from app.main import create_app
from app.migrating import migrate
from app.seeding.content import Content
from app.seeding.load import load
from app.settings import Settings
from app.vocabulary.kinds import Kind
from tests.client import Client
from tests.postgres import Postgres
from tests.seeding.altered import retitled

pytestmark = pytest.mark.slow

# A process of its own, for what is in memory beside an edition is not to be counted.
GROWING = """
import os, sys
from app.catalogue import changes
from app.catalogue.live import LiveEdition
from app.db import make_engine
changes.FEW = int(sys.argv[2])
live = LiveEdition(make_engine(sys.argv[1]))
for _ in range(5):
    live.load()
    with open("/proc/self/statm") as counted:
        print(int(counted.read().split()[1]) * os.sysconf("SC_PAGESIZE"))
"""


@pytest.fixture
def engine(content_url: str) -> Iterator[Engine]:
    engine = make_engine(content_url)
    yield engine
    engine.dispose()


def title_in(edition: Edition) -> str:
    return str(edition.tree(Kind.CONDITIONS, "sciatica")["title"])


def test_an_edition_never_straddles_a_load(
    engine: Engine, small_content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A load that commits between two SELECTs is not seen by the edition being read."""
    read_one = tables._columns
    loads = iter([retitled(small_content, "Loaded in between")])

    def read_and_load(*given: Any) -> object:
        columns = read_one(*given)
        if other := next(loads, None):
            second = make_engine(engine.url.render_as_string(hide_password=False))
            load(second, other)
            second.dispose()
        return columns

    monkeypatch.setattr(tables, "_columns", read_and_load)
    edition = make_edition(read_content(engine))
    assert edition.release.number == 1
    assert title_in(edition) == "Sciatica"
    monkeypatch.undo()
    assert title_in(make_edition(read_content(engine))) == "Loaded in between"


def test_another_process_s_load_is_served_after_a_look(
    engine: Engine, small_content: Content
) -> None:
    live = LiveEdition(engine)
    old = live.load()
    assert not live.refresh()
    load(engine, retitled(small_content, "Anew"))
    assert live.refresh()
    assert (live.current().release.number, title_in(live.current())) == (2, "Anew")
    assert (old.release.number, title_in(old)) == (1, "Sciatica")


def test_a_request_finishes_on_the_edition_it_began_with(
    engine: Engine, small_content: Content
) -> None:
    live = LiveEdition(engine)
    begun = live.load()
    before = deepcopy(dict(begun.tree(Kind.CONDITIONS, "sciatica")))
    load(engine, retitled(small_content, "Anew"))
    live.refresh()
    assert dict(begun.tree(Kind.CONDITIONS, "sciatica")) == before
    assert live.current() is not begun


@pytest.mark.parametrize("few", [pytest.param(0, id="the same"), pytest.param(-1, id="all anew")])
def test_a_process_does_not_grow_from_release_to_release(loaded_sqlite: Path, few: int) -> None:
    told = subprocess.run(
        (sys.executable, "-c", GROWING, f"sqlite:///{loaded_sqlite}", str(few)),
        capture_output=True,
        text=True,
        check=True,
    )
    # The first has none beside it; each later one is made while the one before is still served.
    _, second, *later = map(int, told.stdout.split())
    assert max(later) < 1.07 * second


def test_requests_leave_the_edition_as_it_was(client: Client, edition: Edition) -> None:
    before = deepcopy({kind: dict(shelf.trees) for kind, shelf in edition.shelves.items()})
    for kind in Kind:
        client.json(f"/v1/{kind.value}?limit=3")
        first = edition.shelf(kind).slugs[0]
        client.json(f"/v1/{kind.value}/{first}")
        client.json(f"/v1/{kind.value}/{first}?lang=zh-Hans")
    assert {kind: dict(shelf.trees) for kind, shelf in edition.shelves.items()} == before


@pytest.mark.postgres
def test_every_get_still_answers_with_the_database_stopped(
    postgres: Postgres, postgres_content_url: str
) -> None:
    live = LiveEdition(make_engine(postgres_content_url))
    live.load()
    client = Client(create_app(Settings(log_requests=False), live))
    postgres.stop()
    try:
        assert not live.refresh()
        for kind in Kind:
            items = client.json(f"/v1/{kind.value}?limit=2")["items"]
            for item in items:
                client.json(f"/v1/{kind.value}/{item['slug']}")
        for path in ("/v1", "/v1/vocabulary", "/v1/coverage", "/v1/releases", "/v1/search?q=knee"):
            client.json(path)
        assert client.get("/v1/bundle").status_code == 200
        ready = client.json("/health/ready")
        assert (ready["status"], ready["database"]) == ("ok", "unreachable")
    finally:
        postgres.start()
    assert live.refresh() is False
    assert client.json("/health/ready")["database"] == "ok"
    live.close()


def test_an_edition_survives_a_schema_that_moved_on(sqlite_content_url: str) -> None:
    engine = make_engine(sqlite_content_url)
    live = LiveEdition(engine)
    live.load()
    engine.dispose()
    migrate(sqlite_content_url, to="base")
    assert not live.refresh()
    assert live.is_loaded
    assert title_in(live.current()) == "Sciatica"


def test_a_release_that_cannot_be_made_is_counted_and_the_edition_stays(
    engine: Engine, small_content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the tables hold, the thread that looks goes on looking."""

    def unreadable(*_: Any) -> object:
        raise ValueError("no such word")

    live = LiveEdition(engine)
    live.load()
    load(engine, retitled(small_content, "Anew"))
    with monkeypatch.context() as broken:
        broken.setattr(tables, "_columns", unreadable)
        live.watch(0.01)
        wait_until(lambda: live.failed_looks > 1)
        assert (live.database_ok, live.loads) == (True, 1)
        assert title_in(live.current()) == "Sciatica"
    wait_until(lambda: live.loads == 2)
    live.close()
    assert title_in(live.current()) == "Anew"


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_database_without_a_release_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    migrate(url)
    live = LiveEdition(make_engine(url))
    with pytest.raises(ContentMissing):
        live.load()
    with pytest.raises(NoEdition):
        live.current()
