"""What is counted and shown, and that it stays small whatever is asked."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.web.exposition import Family, merged, packed, single, text_of, unpacked
from app.web.gathering import Gathering, opened_folder, shared_folder
from app.web.journal import Journal
from app.web.ledger import MOST_ROUTES, Ledger
from app.web.metrics_port import MetricsPort
from app.web.observing import Observing
from tests.web.conftest import World
from tests.web.prometheus import series_in


def test_every_answer_is_counted_by_route_method_and_status() -> None:
    ledger = Ledger()
    world = World(ledger=ledger)
    etag = world.ask("/v1/leaves").headers["etag"]
    for _ in range(3):
        world.ask("/v1/leaves")
    world.ask("/v1/leaves", {"If-None-Match": etag})
    world.ask("/v1/leaves?colour=blue")
    world.ask("/v1/nothing/of/the/kind")
    world.ask("/v1/leaves/oak", method="DELETE")
    world.ask("/plain/1")
    series = series_in(text_of(ledger.families()))
    counted = {name: value for name, value in series.items() if "requests_total" in name}
    assert counted == {
        'daoyin_requests_total{route="/v1/leaves",method="GET",status="200"}': 4,
        'daoyin_requests_total{route="/v1/leaves",method="GET",status="304"}': 1,
        'daoyin_requests_total{route="/v1/leaves",method="GET",status="400"}': 1,
        'daoyin_requests_total{route="none",method="GET",status="404"}': 1,
        'daoyin_requests_total{route="/v1/leaves/{slug}",method="DELETE",status="405"}': 1,
        'daoyin_requests_total{route="/plain/{number}",method="GET",status="200"}': 1,
    }
    assert series['daoyin_request_seconds_count{route="/v1/leaves"}'] == 3
    assert series['daoyin_request_seconds_bucket{route="/v1/leaves",le="+Inf"}'] == 3


def test_no_flood_of_paths_queries_and_methods_makes_more_series() -> None:
    ledger = Ledger()
    world = World(ledger=ledger)
    for number in range(300):
        world.ask(f"/v1/leaves/{number}?x={number}", method=f"M{number}")
        world.ask(f"/v1/{number}/{number}")
    assert len(series_in(text_of(ledger.families()))) < 60
    for number in range(2 * MOST_ROUTES):
        ledger.note(f"/v1/{number}", "GET", 200, 0.1)
    assert len(ledger._routes) <= MOST_ROUTES + 1


def test_the_buckets_of_a_histogram_add_up() -> None:
    ledger = Ledger()
    for seconds in (0.0004, 0.0005, 0.3, 99.0):
        ledger.note_stage("compose", seconds)
    series = series_in(text_of(ledger.families()))
    at = 'daoyin_stage_seconds_bucket{stage="compose",le="%s"}'
    assert [series[at % le] for le in ("0.0005", "0.25", "0.5", "10", "+Inf")] == [2, 2, 3, 3, 4]
    assert series['daoyin_stage_seconds_sum{stage="compose"}'] == pytest.approx(99.3009)


def test_a_value_of_a_label_cannot_end_its_line() -> None:
    ledger = Ledger()
    ledger.note('/a"b\\c\nd', "GET", 200, 0.1)
    assert series_in(text_of(ledger.families()))


def test_a_part_that_counts_for_itself_is_shown_too() -> None:
    observing = Observing(Journal(), sources=[lambda: [single("one", "gauge", "One.", 1.5)]])
    observing.add(lambda: [single("two", "counter", "Two.", 2)])
    series = series_in(asyncio.run(observing.page()))
    assert (series["one"], series["two"]) == (1.5, 2)
    assert series["process_resident_memory_bytes"] > 1e6 and series["process_cpu_seconds_total"]


def test_figures_of_several_workers_become_one() -> None:
    def figures(count: float) -> list[Family]:
        return [
            single("asked", "counter", "Asked.", count),
            single("release", "gauge", "Release.", count, "min"),
            single("late", "gauge", "Late.", count, "max"),
        ]

    assert unpacked(packed(figures(2))) == figures(2)
    together = {family.name: family.series for family in merged([figures(2), figures(5)])}
    assert together == {"asked": {"asked": 7}, "release": {"release": 2}, "late": {"late": 5}}


def test_what_an_ended_worker_counted_stays_and_what_it_held_goes(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    living = os.getppid()
    for process, count in ((ended.pid, 5), (living, 7)):
        Gathering(tmp_path, process).leave(
            [single("asked", "counter", "", count), single("held", "gauge", "", count)]
        )
    gathering = Gathering(tmp_path)
    own = [single("asked", "counter", "", 1), single("held", "gauge", "", 1)]
    for _ in range(2):
        series = {
            name: family.series[name] for family in gathering.all(own) for name in [family.name]
        }
        assert series == {"asked": 13, "held": 8}
    (tmp_path / str(living)).write_text("half a li")
    assert {family.name for family in gathering.all(own)} == {"asked", "held"}


def test_a_folder_that_others_may_read_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with pytest.raises(PermissionError):
        Gathering(tmp_path)


def _told(queue: Any) -> None:
    folder = shared_folder()
    queue.put(str(folder) if folder and folder.is_dir() else None)


@pytest.mark.slow
def test_workers_find_the_folder_of_their_server_and_it_goes_with_it() -> None:
    assert shared_folder() is None
    spawning = multiprocessing.get_context("spawn")
    with opened_folder():
        queue: Any = spawning.Queue()
        worker = spawning.Process(target=_told, args=(queue,))
        worker.start()
        folder = Path(queue.get(timeout=60))
        worker.join()
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()


def test_the_port_answers_one_path_and_drops_what_is_none() -> None:
    async def page() -> bytes:
        return b"figures 1\n"

    async def ask(port: int, sent: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        said = await reader.read()
        writer.close()
        return said

    async def talk() -> list[bytes]:
        metrics = MetricsPort("127.0.0.1", 0, page)
        await metrics.start(shared=True)
        sent = (b"GET /metrics HTTP/1.1\r\n\r\n", b"GET /v1 HTTP/1.1\r\n\r\n", b"x" * 20_000)
        try:
            return [await ask(metrics.port, one) for one in sent[:2]] + [
                await _dropped(ask(metrics.port, sent[2]))
            ]
        finally:
            await metrics.close()

    found, missing, dropped = asyncio.run(talk())
    assert found.startswith(b"HTTP/1.1 200 OK\r\n") and found.endswith(b"\r\n\r\nfigures 1\n")
    assert missing.startswith(b"HTTP/1.1 404") and dropped == b""


async def _dropped(asking: Any) -> bytes:
    try:
        said: bytes = await asking
    except ConnectionError:
        return b""
    return said
