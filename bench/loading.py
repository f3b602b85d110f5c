"""How long an edition takes to load and what it weighs: `python -m bench.loading` in a fresh
process.
"""

import gc
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from app.catalogue.live import LiveEdition
from app.db import make_engine, snapshot
from app.models.tables import content_tables
from app.settings import ROOT
from bench.machine import SERVER_CORE, pin
from bench.processes import memory


@dataclass(frozen=True, slots=True)
class Load:
    """Medians of several fresh processes; megabytes are what the edition added.

    `again_seconds` is what it takes to load it once more, with each record known as it is.
    """

    seconds: float
    again_seconds: float
    processor_seconds: float
    megabytes: float
    records: int
    rows: int
    text_megabytes: float


def edition_loads(times: Mapping[str, int]) -> dict[str, Load]:
    """Load the editions of databases, each so often, by address.

    They take turns: a shared machine is faster in one minute than in another, and what one load
    takes is compared with what another does.
    """
    told: dict[str, list[dict[str, float]]] = {url: [] for url in times}
    for turn in range(max(times.values())):
        for url, count in times.items():
            if turn < count:
                told[url].append(_in_a_process(url))
    return {url: _middle(figures) for url, figures in told.items()}


def _middle(told: list[dict[str, float]]) -> Load:
    middle = {name: statistics.median(one[name] for one in told) for name in told[0]}
    return Load(
        seconds=middle["seconds"],
        again_seconds=middle["again_seconds"],
        processor_seconds=middle["processor_seconds"],
        megabytes=middle["megabytes"],
        records=int(middle["records"]),
        rows=int(middle["rows"]),
        text_megabytes=middle["text_megabytes"],
    )


def _in_a_process(database_url: str) -> dict[str, float]:
    told = subprocess.run(
        (sys.executable, "-m", "bench.loading"),
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database_url},
        capture_output=True,
        text=True,
        check=True,
    )
    figures: dict[str, float] = json.loads(told.stdout)
    return figures


def main() -> None:
    """Load once and print the figures."""
    pin(SERVER_CORE)
    engine = make_engine(os.environ["DATABASE_URL"])
    gc.collect()
    before = memory(os.getpid()).resident
    began, began_processor = time.perf_counter(), time.process_time()
    live = LiveEdition(engine)
    edition = live.load()
    figures = {
        "seconds": time.perf_counter() - began,
        "processor_seconds": time.process_time() - began_processor,
        "megabytes": memory(os.getpid()).resident - before,
        "records": edition.release.record_count,
    }
    live.load()
    figures["again_seconds"] = live.load_seconds
    with snapshot(engine) as db:
        tables = [db.execute(select(table)).all() for table in content_tables()]
    figures["rows"] = sum(map(len, tables))
    written = sum(len(str(value)) for rows in tables for row in rows for value in row)
    figures["text_megabytes"] = written / 1e6
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main()
