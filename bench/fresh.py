"""A fresh process: what first renderings cost, what the process weighs, what a new release adds."""

import http.client
import json
import time
from dataclasses import dataclass
from pathlib import Path

from app.catalogue.edition import Edition
from app.db import make_engine
from app.seeding.content import Content
from app.seeding.load import load
from app.vocabulary.kinds import Kind
from bench.asking import ask, ask_on
from bench.content20 import many_times
from bench.machine import CLIENT_CORE, pin
from bench.processes import Memory, forget_peak, memory, processor_seconds
from bench.servers import Server, our_server

SWAP_PATIENCE_SECONDS = 60.0
SETTLING_SECONDS = 2.0
SESSION_MINUTES = (5, 10, 20, 60)


@dataclass(frozen=True, slots=True)
class Fresh:
    """Microseconds for a record's first rendering, milliseconds for the slowest; memory in MB."""

    records: int
    first_cost: float
    first_slowest_ms: float
    again_cost: float
    at_start: Memory
    warm: Memory
    after_swap: Memory
    after_second_swap: Memory
    after_sessions: Memory


def fresh_process(edition: Edition, content: Content, database_url: str, scratch: Path) -> Fresh:
    """Ask a new server for every record once, then load two releases under it."""
    pin(CLIENT_CORE)
    targets = [f"/v1/{kind.value}/{slug}" for kind in Kind for slug in edition.shelf(kind).slugs]
    with our_server("fresh", database_url, scratch, CACHE_MEGABYTES="0") as server:
        at_start = memory(server.pid)
        first_cost, slowest = _each_once(server, targets)
        again_cost, _ = _each_once(server, targets)
    with our_server("swapped", database_url, scratch) as server:
        _each_once(server, targets)
        warm = memory(server.pid)
        after = _swap(server, retitled(content, "Sciatica, again"), database_url)
        _each_once(server, targets)
        after_second = _swap(server, retitled(content, "Sciatica, and again"), database_url)
    with our_server("composing", database_url, scratch) as server:
        _each_once(server, targets)
        for minutes in SESSION_MINUTES:
            _compose(server, minutes)
        after_sessions = memory(server.pid)
    return Fresh(
        records=len(targets),
        first_cost=first_cost,
        first_slowest_ms=slowest,
        again_cost=again_cost,
        at_start=at_start,
        warm=warm,
        after_swap=after,
        after_second_swap=after_second,
        after_sessions=after_sessions,
    )


def retitled(content: Content, title: str) -> Content:
    """Return the same content with another title on one condition: the smallest new release."""
    other = many_times(content, 1)
    conditions = other.records[Kind.CONDITIONS]
    conditions["sciatica"] = conditions["sciatica"].model_copy(update={"title": title})
    return other


def _each_once(server: Server, targets: list[str]) -> tuple[float, float]:
    """Return microseconds of processor a request, and the slowest answer in milliseconds."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    slowest = 0.0
    before = processor_seconds(server.pid)
    for target in targets:
        began = time.perf_counter()
        answer = ask_on(connection, target)
        slowest = max(slowest, time.perf_counter() - began)
        if answer.status != 200:
            raise RuntimeError(f"{target} answers {answer.status}")
    used = processor_seconds(server.pid) - before
    connection.close()
    return used / len(targets) * 1e6, slowest * 1000


def _compose(server: Server, minutes: int) -> None:
    wish = {"conditions": ["sciatica"], "minutes": minutes, "postures": ["standing", "seated"]}
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    headers = {"Content-Type": "application/json"}
    connection.request("POST", "/v1/sessions", json.dumps({**wish, "limitations": []}), headers)
    response = connection.getresponse()
    response.read()
    connection.close()
    if response.status != 200:
        raise RuntimeError(f"a session of {minutes} minutes answers {response.status}")


def _swap(server: Server, content: Content, database_url: str) -> Memory:
    """Load a release and wait until it is served; `peak` of the answer is the most in between."""
    forget_peak(server.pid)
    engine = make_engine(database_url)
    number = str(load(engine, content).number)
    engine.dispose()
    began = time.monotonic()
    while ask(server.port, "/v1/regions").header("content-release") != number:
        if time.monotonic() - began > SWAP_PATIENCE_SECONDS:
            raise TimeoutError("the new release never came into service")
        time.sleep(0.05)
    time.sleep(SETTLING_SECONDS)
    return memory(server.pid)
