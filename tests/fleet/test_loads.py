"""Loads that come to nothing: killed at any moment, or of seeds that are broken in every way."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from app.db import make_engine, writing
from app.models.tables import content_tables
from app.settings import ROOT
from tests.commands.process import command
from tests.fleet.asking import get
from tests.fleet.conftest import Told
from tests.fleet.figures import REPORT
from tests.fleet.killable import MARKS
from tests.fleet.topology import Fleet
from tests.fleet.traffic import tell_of, traffic

# As many as the report tells of; each run of CI has a few of them, at moments of its own.
KILLS = 20 if os.environ.get(REPORT) else 5
# Which release a record came with depends on how many were loaded before.
RECORD_COLUMNS = "ROW(kind, slug, sha256)::text"
# Set it to see the same moments again.
SEED = "FLEET_SEED"


def fingerprint(db: Connection) -> dict[str, tuple[int, str]]:
    """Count and hash of the rows of every content table, but for the list of releases."""
    one = "SELECT '{0}', count(*), md5(coalesce(string_agg({1}, ',' ORDER BY {1}), '')) FROM {0} t"
    names = sorted({table.name for table in content_tables()} - {"content_release"})
    parts = [one.format(name, RECORD_COLUMNS if name == "record" else "t::text") for name in names]
    return {row[0]: (row[1], row[2]) for row in db.execute(text(" UNION ALL ".join(parts)))}


def state_of(fleet: Fleet) -> tuple[int, dict[str, tuple[int, str]]]:
    """The newest release and all tables, when nobody loads any more."""
    engine = make_engine(fleet.pooled_content_url)
    with writing(engine) as db:  # waits for a load whose process is gone
        numbers = db.execute(text("SELECT count(*), max(number) FROM content_release")).one()
        found = fingerprint(db)
    engine.dispose()
    assert numbers[0] == numbers[1]
    return numbers[1], found


class Loader:
    """A process that loads either of two releases, each load in a process that may be killed."""

    def __init__(self, url: str) -> None:
        self._process: Any = subprocess.Popen(
            (sys.executable, "-m", "tests.fleet.killable", url),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._hear() == "ready"

    def load(self, mark: str, kill_after: float | None = None) -> tuple[bool, float]:
        """Load; say whether it came to its end, and how long it took."""
        began = time.monotonic()
        self._process.stdin.write(f"{mark}\n")
        self._process.stdin.flush()
        child = int(self._hear())
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):  # it may have come to its end
                os.kill(child, signal.SIGKILL)
        code = int(self._hear())
        assert code in (0, -signal.SIGKILL)
        return code == 0, time.monotonic() - began

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()

    def _hear(self) -> str:
        return str(self._process.stdout.readline().strip())


@contextmanager
def watched(fleet: Fleet) -> Iterator[list[str]]:
    """Ask every instance for all titles all the time; collect answers that mix two releases."""
    mixed: list[str] = []
    is_over = threading.Event()

    def watch() -> None:
        while not is_over.wait(0.05):
            for instance in fleet.instances:
                answer = get(f"{instance.url}/v1/conditions?limit=100&fields=title")
                titles = [item["title"] for item in answer.json()["items"]]
                marks = {title.rpartition("(")[2] for title in titles}
                if len(marks) != 1:
                    mixed.append(f"{answer.headers['content-release']}: {sorted(marks)}")

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield mixed
    finally:
        is_over.set()
        watcher.join(60)


@pytest.fixture
def loader(fleet: Fleet) -> Iterator[Loader]:
    loader = Loader(fleet.pooled_content_url)
    yield loader
    loader.close()


def test_a_load_killed_at_any_moment_leaves_the_old_release_or_the_new_one(
    fleet: Fleet, told: Told, loader: Loader
) -> None:
    seed = os.environ.get(SEED) or str(random.randrange(1 << 32))
    chance = random.Random(seed)
    wholes, seconds = {}, 0.0
    for mark in MARKS:
        _, took = loader.load(mark)
        seconds = max(seconds, took)
        number, wholes[mark] = state_of(fleet)
    fleet.wait_until_served(number)
    live, kept, made = MARKS[1], 0, 0
    with traffic(fleet.edge_port, people=2) as seen, watched(fleet) as mixed:
        for _ in range(KILLS):
            other = MARKS[live == MARKS[0]]
            loader.load(other, kill_after=chance.uniform(0, seconds * 1.1))
            now, tables = state_of(fleet)
            assert now in (number, number + 1), f"{SEED}={seed}"
            if now == number:
                kept += 1
            else:
                made, live = made + 1, other
            assert tables == wholes[live], f"{SEED}={seed}"
            number = now
        done, _ = loader.load(MARKS[live == MARKS[0]])
        assert done
        fleet.wait_until_served(number + 1)
    assert mixed == [], f"{SEED}={seed}"
    assert seen.lost == []
    told(
        f"kills of a load ({SEED}={seed}), old release kept, new one whole",
        f"{KILLS}, {kept}, {made}",
    )
    tell_of(told, seen)


def broken_seeds(folder: Path) -> set[str]:
    """Copy the seeds and break them as a full disk, a lost cable or a wrong editor would.

    Returns what the refusal must name.
    """
    shutil.copytree(ROOT / "seed_data", folder)
    paths = {
        kind: sorted((folder / kind).glob("*.json"))
        for kind in ("conditions", "movements", "routines", "sources", "acupoints", "concepts")
    }
    text_of = {kind: some[0].read_text(encoding="utf-8") for kind, some in paths.items()}
    half = text_of["conditions"].encode()[: len(text_of["conditions"]) // 2]
    paths["conditions"][0].write_bytes(half)
    paths["movements"][0].write_bytes(b"")
    paths["routines"][0].write_bytes(bytes(4096))
    paths["sources"][0].write_bytes(text_of["sources"].encode("utf-16"))
    paths["acupoints"][0].write_bytes(b'[{"name": "caf\xe9"}]')
    paths["concepts"][0].write_text("[" * 100_000, encoding="utf-8")
    lost = paths["movements"][1]
    lost.unlink()
    broken = {some[0].relative_to(folder).as_posix() for some in paths.values()}
    return broken | {f"there is no movements/{lost.stem}"}


def test_broken_seeds_are_refused_whole_with_every_fault(
    fleet: Fleet, told: Told, tmp_path: Path
) -> None:
    expected = broken_seeds(tmp_path / "seeds")
    before = state_of(fleet)
    served = [instance.release() for instance in fleet.instances]
    settings = {"DATABASE_URL": fleet.pooled_content_url, "SEED_DIRS": str(tmp_path / "seeds")}
    with traffic(fleet.edge_port) as seen:
        refused = command("seed", "load", **settings)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert {one for one in expected if one not in refused.stderr} == set()
    assert state_of(fleet) == before
    assert [instance.release() for instance in fleet.instances] == served
    assert seen.lost == []
    told(
        "broken files, all named; faults told",
        f"{len(expected)}, {len(refused.stderr.splitlines())}",
    )
    tell_of(told, seen)
