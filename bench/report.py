"""Writes what a run found as a page for people: tables, the goals, and what the figures mean."""

from collections.abc import Iterator

from bench import cases
from bench.findings import Findings
from bench.goals import goals
from bench.mixing import SECONDS, WORKERS
from bench.processes import Memory
from bench.wrk import BUSY

INTRODUCTION = """\
# Performance

This page is written by `./run bench --write`. Do not edit it: run it again.

Requests a second on a shared machine are noise, so the yardstick is the **processor time that the
server spends on one request**: user and system time of its process and children, read from `/proc`
before and after, over the number of requests that wrk counted. In each round every server has its
turn with every case. What disturbs a round only adds, so a cost is the **lowest of the rounds**:
it differs from run to run by some percent, a median by up to half
([why](adr/0030-the-lowest-of-the-rounds.md)). Times to an answer are medians. The server has one
core to itself, wrk the other. Before anything is timed, every answer is checked: ours against the
same bytes from bare uvicorn and nginx, the ORM's as equal JSON, filtered lists against the
database's own word, searches against the texts of what they found.
"""

MEANINGS = """\
## What the columns are

- **ours**: `serve` with one worker, its byte cache at the default size, the request log off.
- **twin**: the same server once more under another name. The two differ by noise alone, so a
  difference that is not larger than theirs says nothing.
- **bare uvicorn**: an ASGI application of a dozen lines that sends finished bytes: the same body,
  the same headers, uvloop and httptools, no access log. For a 304 it sends a 304 without looking.
- **nginx**: the same bodies as files with the same headers (but those that tell of one client),
  `sendfile`, open files kept, no log.
- **ORM**: FastAPI and SQLModel on the same SQLite file, a `Session` a request, sync handlers,
  `response_model`; one query a table for all rows of an answer, so that no row is asked for alone.
- **no cache**: ours with `CACHE_MEGABYTES=0`. The finished bytes of a record are still kept: the
  6 MB asked for last as they are, others packed to a fifth; a first rendering is told apart.
- **20 x content**: every record but regions and meridians copied 19 times under new slugs, words
  shuffled and one in ten with its letters changed, loaded as any content is.
- A list or a word **never seen** is asked for once and never again; wrk takes it from a list
  in which none repeats, and the run fails if that list should end. Words are those of names and
  texts: seven in ten whole, two only begun, one misspelt, in capitals and small letters at random.
- At 20 x the content a search for any word finds more, so its page is fuller and
  costs more to write; the word that **fills the page** in both compares like with like.
- **everything on**: limits, metrics and the request log, as an instance of a fleet runs; the quota
  is so large that nobody comes to its end.
- **nginx with its cache**: `deploy/nginx` as it is, log and all; its own processor time, the answer
  taken from its cache. The service behind it is asked once a minute and is not in the figure.
- **p99/p50**: how much longer the slowest hundredth waits than the middle. Connections that never
  rest keep a server at its limit, and the middle then tells how many wait before one: who answers
  twice as fast has half the middle and, with the same stalls of the machine, twice the ratio. So
  the goal is judged **with rests**: each of 16 connections waits 1 ms after an answer, so that all
  servers are asked at about the same rate and none is at its limit, and server and wrk run before
  all other processes, where the machine allows that. The ratios without rests stand in the table
  too. wrk counts what a stall kept it from asking as well, so p99 tells what happened in 1 % of the
  time.
- **2,000 connections**: as many ask one worker at once; one error or timeout ends the run. What it
  takes to let them in and out is measured each time (wrk comes, asks nothing and goes) and taken
  off, for it is no part of a request. Bare uvicorn answers some of them never, for its loop takes
  in one a turn; its figure is of the others.
- **wrk slept**: how often for one request. wrk runs on the same machine, so an answer that finds it
  asleep wakes it, and the server pays. That was a twentieth of its time with 16 connections and a
  tenth to an eighth with 2,000 (perf): the crowd's ratio tells of that, too, and changes with it.
  A server that is quicker than wrk hardly ever finds it asleep.
"""


def page(found: Findings) -> str:
    """Return the whole page."""
    return "\n".join([INTRODUCTION, *_circumstances(found), *_body(found), MEANINGS])


def told(found: Findings) -> str:
    """Return what the terminal shows."""
    return "\n".join(_body(found))


def _circumstances(found: Findings) -> Iterator[str]:
    yield f"- Made by `{found.command}` on {found.date}."
    yield f"- Machine: {found.machine}."
    yield (
        f"- Speed: Python adds up twenty million numbers in {found.counting_before:.2f} s before "
        f"the run, in {found.counting_after:.2f} s after it. A machine that is shared is faster on "
        "one day than on another, so columns can be compared, and days by this."
    )
    yield (
        f"- Load before the run {found.busy_before:.2f}, after it {found.busy_after:.2f}; the run "
        "itself makes 2, what is above that disturbed it and makes every figure too high."
    )
    yield (
        f"- {found.rounds} rounds of {found.seconds:g} s, {BUSY.connections} connections kept "
        "alive where no other number stands."
    )
    yield f"- Content: {found.content}."
    for name, size in found.bytes_of.items():
        yield f"- {name}: {size:,} bytes."
    if found.items_per_list:
        yield f"- A filtered list held {found.items_per_list:.1f} movements on average."
    yield ""


def _body(found: Findings) -> Iterator[str]:
    yield from _goal_lines(found)
    yield from _cost_lines(found)
    yield from _process_lines(found)
    yield from _profile_lines(found)
    yield from _mix_lines(found)
    yield from _growth_lines(found)
    yield from _log_lines(found)


def _goal_lines(found: Findings) -> Iterator[str]:
    judged = goals(found)
    missed = [goal for goal in judged if not goal.is_met]
    yield f"## Goals: {len(judged) - len(missed)} met, {len(missed)} missed\n"
    yield "| goal | measured | |"
    yield "|---|---|---|"
    for goal in judged:
        yield f"| {goal.text} | {goal.measured} | {'met' if goal.is_met else '**missed**'} |"
    yield ""


def _cost_lines(found: Findings) -> Iterator[str]:
    names = list(dict.fromkeys(server for _, server in found.table))
    if not names:
        return
    yield "## Processor time of the server for one request, microseconds\n"
    yield f"| case | {' | '.join(names)} |"
    yield "|---|" + "---:|" * len(names)
    for case in found.cases:
        row = [found.of(case.key, name) for name in names]
        if any(row):
            cells = (f"{figures.cost:.1f}" if figures else "" for figures in row)
            yield f"| {case.title} | {' | '.join(cells)} |"
    yield "\n## The time to an answer, and requests a second\n"
    yield (
        "| case | server | p50, us | p99, us | p99/p50 | requests/s | middle and highest cost | "
        "wrk slept |"
    )
    yield "|---|---|---:|---:|---:|---:|---:|---:|"
    for case in found.cases:
        for name in names:
            if figures := found.of(case.key, name):
                spread = (
                    f"{figures.usual_cost:.1f} - {max(figures.costs):.1f} | {figures.sleep:.2f}"
                )
                rate = f"{figures.rate:,.0f}"
                times = f"{figures.p50:,.0f} | {figures.p99:,.0f} | {figures.tail:.2f}"
                yield f"| {case.title} | {name} | {times} | {rate} | {spread} |"
    yield ""


def _process_lines(found: Findings) -> Iterator[str]:
    if fresh := found.fresh:
        yield "## A fresh process\n"
        yield (
            f"- First rendering of a record: {fresh.first_cost:.0f} us on average over all "
            f"{fresh.records:,} records, one connection, one after the other; the slowest answer "
            f"took {fresh.first_slowest_ms:.1f} ms. The same requests again: "
            f"{fresh.again_cost:.0f} us, most of it the cost of asking one by one."
        )
        yield f"- Memory after the start: {_megabytes(fresh.at_start)}."
        yield f"- After every record was asked for once: {_megabytes(fresh.warm)}."
        yield (
            "- After sessions of 5, 10, 20 and 60 minutes were composed as well (numpy, the cards, "
            f"an hour's tables): {_megabytes(fresh.after_sessions)}."
        )
        added = fresh.after_swap.peak - fresh.warm.resident
        yield (
            f"- A new release swapped in adds {added:.0f} MB at its peak; afterwards: "
            f"{_megabytes(fresh.after_swap)}. After a second one: "
            f"{_megabytes(fresh.after_second_swap)}."
        )
        if found.full_cache_megabytes is not None:
            size = found.full_cache_megabytes
            yield f"- With the byte cache filled to its bound of 32 MB: {size:.0f} MB resident."
    if found.load:
        yield (
            f"- An edition loads in {found.load.seconds:.2f} s "
            f"({found.load.processor_seconds:.2f} s of processor time) "
            f"and weighs {found.load.megabytes:.0f} MB. The next one, of which no record is new, "
            f"loads in {found.load.again_seconds:.2f} s."
        )
    if found.second_start is not None:
        yield f"- `./run serve`, the second time: {found.second_start:.2f} s to the first 200."
    yield ""


def _megabytes(memory: Memory) -> str:
    return f"{memory.resident:.0f} MB resident, {memory.proportional:.0f} MB proportional"


def _profile_lines(found: Findings) -> Iterator[str]:
    if profile := found.profile:
        names = list(profile)
        rooms = sorted({room for shares in profile.values() for room in shares})
        yield f"## Where the time of one answer goes: {found.title(cases.HELD)}, microseconds\n"
        yield f"| | {' | '.join(names)} |"
        yield "|---|" + "---:|" * len(names)
        for room in rooms:
            cells = []
            for name in names:
                figures = found.of(cases.HELD, name)
                share = profile[name].get(room, 0.0) / 100
                cells.append(f"{share * figures.cost:.1f}" if figures else "")
            yield f"| {room} | {' | '.join(cells)} |"
        yield ""


def _mix_lines(found: Findings) -> Iterator[str]:
    if mix := found.mix:
        yield "## A practice app\n"
        yield (
            f"{WORKERS} workers with everything on, for {SECONDS} s, all kinds at once; they share "
            "both cores with those who ask. No wish comes twice.\n"
        )
        yield "| asked for | at once | rest, ms | requests | p50, ms | p99, ms | p99.9, ms |"
        yield "|---|---:|---:|---:|---:|---:|---:|"
        for kind in mix.kinds:
            seen = kind.seen
            times = " | ".join(f"{one / 1000:.1f}" for one in (seen.p50, seen.p99, seen.p999))
            crowd = f"{kind.connections} | {kind.rest_milliseconds}"
            yield f"| {kind.title} | {crowd} | {seen.requests:,} | {times} |"
        sizes = ", ".join(f"{size:.0f}" for size in mix.megabytes)
        yield (
            f"\nProcessor time of the server: {mix.cost:.0f} us a request on average. Resident "
            f"memory of its processes afterwards, MB: {sizes}.\n"
        )


def _growth_lines(found: Findings) -> Iterator[str]:
    if found.load and found.big_load:
        one, many = found.load, found.big_load
        yield "## Twenty times the content\n"
        yield "| | now | 20 x | ratio |\n|---|---:|---:|---:|"
        yield _ratio("Records", one.records, many.records)
        yield _ratio("Rows", one.rows, many.rows)
        yield _ratio("Written out, MB", one.text_megabytes, many.text_megabytes)
        yield _ratio("Load, s", one.seconds, many.seconds)
        yield _ratio("Edition, MB", one.megabytes, many.megabytes)
        yield (
            "\nA filtered list and a rare word find more in more, so their answers are longer; "
            "the goals compare answers of one length.\n"
        )


def _ratio(name: str, before: float, after: float) -> str:
    return f"| {name} | {before:,.2f} | {after:,.2f} | {after / before:.1f} |"


def _log_lines(found: Findings) -> Iterator[str]:
    quiet, logged = found.of("detail", cases.UNCACHED), found.of("detail", cases.LOGGED)
    if quiet and logged:
        yield "## The log\n"
        yield (
            f"A line in the request log costs {logged.cost - quiet.cost:.1f} us. Answers from the "
            "byte cache write none, so they cost the same with the log on.\n"
        )
