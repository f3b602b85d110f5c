"""What a practice app asks for, all at once: people who browse, compose and look at figures."""

import itertools
import json
import random
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from urllib.request import Request, urlopen

from app.catalogue.edition import Edition
from app.vocabulary.kinds import Kind
from bench import wrk
from bench.processes import megabytes_of_each, processor_seconds
from bench.servers import our_server
from bench.setting import EVERYTHING_ON

WORKERS = 2
SECONDS = 30
WARMING_SECONDS = 5
# So many that no wish comes twice while it is measured.
VARIATIONS = 60
FIRST = 150

_ONE_AFTER_THE_OTHER = """
local at = 0
local asked = {
%s
}
function request()
  at = at %% #asked + 1
  local one = asked[at]
  return wrk.format(one[1], one[2], one[3], one[4])
end
"""


@dataclass(frozen=True, slots=True)
class Crowded:
    """One kind of asking in the mix: how many at once, and what they saw."""

    title: str
    connections: int
    rest_milliseconds: int
    seen: wrk.Pressed


@dataclass(frozen=True, slots=True)
class Mix:
    """The whole: each kind of asking, processor time a request, megabytes of each process."""

    kinds: tuple[Crowded, ...]
    cost: float
    megabytes: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Asking:
    title: str
    crowd: wrk.Crowd
    requests: Sequence[tuple[str, str, str]]


def mixed(edition: Edition, database_url: str, scratch: Path, program: str) -> Mix:
    """Ask two workers for all of it side by side, first to warm up and then to measure."""
    askings = _askings(edition)
    with our_server("mix", database_url, scratch, WORKERS, **EVERYTHING_ON) as server:
        for one in askings:
            _check(one, server.port)
        first = [replace(one, requests=one.requests[:FIRST]) for one in askings]
        _all_at_once(first, server.port, scratch, program, WARMING_SECONDS)
        before = processor_seconds(server.pid)
        later = [replace(one, requests=one.requests[FIRST:]) for one in askings]
        seen = _all_at_once(later, server.port, scratch, program, SECONDS)
        used = processor_seconds(server.pid) - before
        sizes = sorted(megabytes_of_each(server.pid), reverse=True)
        kinds = tuple(
            Crowded(one.title, one.crowd.connections, one.crowd.rest_milliseconds, told)
            for one, told in zip(askings, seen, strict=True)
        )
        total = sum(told.requests for told in seen)
        return Mix(kinds, used / total * 1e6, tuple(sizes))


def _all_at_once(
    askings: Sequence[_Asking], port: int, scratch: Path, program: str, seconds: int
) -> list[wrk.Pressed]:
    running = []
    for number, one in enumerate(askings):
        script = _script(one, scratch / f"mix-{number}.lua")
        address = f"http://127.0.0.1:{port}/"
        words = wrk.command(program, address, script, seconds, one.crowd)
        running.append(subprocess.Popen(words, stdout=subprocess.PIPE, text=True))
    return [
        wrk.figures(process.communicate()[0], one.title)
        for one, process in zip(askings, running, strict=True)
    ]


def _check(asking: _Asking, port: int) -> None:
    """Prove on a sample that each is answered with a 200; wrk stops at any other answer."""
    for method, target, body in asking.requests[:FIRST]:
        headers = {"Content-Type": "application/json"} if body else {}
        request = Request(f"http://127.0.0.1:{port}{target}", body.encode() or None, headers)
        request.method = method
        with urlopen(request) as answer:
            assert answer.status == HTTPStatus.OK, target


def _script(asking: _Asking, script: Path) -> Path:
    rows = []
    for method, target, body in asking.requests:
        kind = '{["Content-Type"]="application/json"}' if body else "{}"
        rows.append(f"  {{{wrk.lua(method)}, {wrk.lua(target)}, {kind}, {wrk.lua(body)}}},")
    listed = _ONE_AFTER_THE_OTHER % "\n".join(rows)
    script.write_text(wrk.done(asking.crowd) + listed, encoding="utf-8")
    return script


def _askings(edition: Edition) -> tuple[_Asking, ...]:
    chance = random.Random(23)
    browse, wishes, figures = list(_browsed(edition)), list(_wishes()), list(_drawn(edition))
    for some in (browse, wishes, figures):
        chance.shuffle(some)
    return (
        _Asking("browse: lists, records, searches", wrk.Crowd(40, 20), browse),
        _Asking("compose: sessions of 5 to 30 minutes", wrk.Crowd(4, 200), wishes),
        _Asking("figures: stills, one in ten animated", wrk.Crowd(8, 100), figures),
    )


def _browsed(edition: Edition) -> Iterator[tuple[str, str, str]]:
    for kind in (Kind.MOVEMENTS, Kind.ROUTINES, Kind.CONDITIONS, Kind.ACUPOINTS):
        for slug in edition.shelf(kind).slugs:
            yield "GET", f"/v1/{kind.value}/{slug}", ""
        yield "GET", f"/v1/{kind.value}?limit=20", ""
    for region in edition.shelf(Kind.REGIONS).slugs:
        for posture in ("seated", "standing"):
            yield "GET", f"/v1/movements?region={region}&posture={posture}", ""
    for slug in edition.shelf(Kind.CONDITIONS).slugs:
        yield "GET", f"/v1/search?q={slug.partition('-')[0]}", ""


def _wishes() -> Iterator[tuple[str, str, str]]:
    """Wishes that differ in condition, length and variation."""
    for condition, minutes in itertools.product(
        ("sciatica", "carpal-tunnel-syndrome", "neck-pain", "stress", "insomnia"), (5, 10, 20, 30)
    ):
        for variation in range(VARIATIONS):
            wish = {
                "conditions": [condition],
                "minutes": minutes,
                "limitations": [],
                "postures": ["seated", "standing"],
                "variation": variation,
            }
            yield "POST", "/v1/sessions", json.dumps(wish)


def _drawn(edition: Edition) -> Iterator[tuple[str, str, str]]:
    for number, slug in enumerate(edition.shelf(Kind.MOVEMENTS).slugs):
        yield "GET", f"/v1/movements/{slug}/figure.svg", ""
        if number % 10 == 0:
            yield "GET", f"/v1/movements/{slug}/animation.svg", ""
