"""The goals, and whether each was met; the words are those of the page that is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench import cases
from bench.findings import Findings

CACHED_OVER_BARE = 4.0
EVERYTHING_ON_OVER_BARE = 15.0
EDGE_OVER_NGINX = 3.0
CROWD = 1.3
HELD_ONES = ("cached-routine", "cached-list", "cached-acupoint", "304")
DETAIL = 80.0
CHEAPER_THAN_ORM = 50.0
UNSEEN = 120.0
TAIL = 1.5
RESIDENT = 130.0
LOAD_SECONDS = 1.0
START_SECONDS = 2.0
KEPT_CACHED = 0.95
KEPT = 0.9


@dataclass(frozen=True, slots=True)
class Goal:
    """One promise, what was measured, and whether it holds."""

    text: str
    measured: str
    is_met: bool


def goals(found: Findings) -> list[Goal]:
    """Judge every goal of which the run has the figures."""
    return [
        *_over_bare(found),
        *_uncached(found),
        *_unseen(found),
        *_tails(found),
        *_everything_on(found),
        *_behind_the_edge(found),
        *_in_a_crowd(found),
        *_process(found),
        *_growth(found),
    ]


def _over_bare(found: Findings) -> Iterator[Goal]:
    keys = (*HELD_ONES, "cached-pinyin")
    yield from _within(found, keys, cases.OURS, cases.BARE, CACHED_OVER_BARE, "")


def _within(
    found: Findings, keys: Sequence[str], server: str, other: str, more: float, how: str
) -> Iterator[Goal]:
    """Judge that a server takes no more than another and some microseconds, case by case."""
    for key in keys:
        one, two = found.of(key, server), found.of(key, other)
        if one and two:
            yield Goal(
                f"{found.title(key)}{how}: at most {other} + {more:.0f} us",
                f"{one.cost - two.cost:+.1f} us ({one.cost:.1f} against {two.cost:.1f})",
                one.cost <= two.cost + more,
            )


def _uncached(found: Findings) -> Iterator[Goal]:
    ours, orm = found.of("detail", cases.UNCACHED), found.of("detail", cases.ORM)
    if not ours:
        return
    title = found.title("detail")
    yield Goal(f"{title}: at most {DETAIL:.0f} us", f"{ours.cost:.1f} us", ours.cost <= DETAIL)
    if orm:
        ratio = orm.cost / ours.cost
        yield Goal(
            f"{title}: at least {CHEAPER_THAN_ORM:.0f} x cheaper than the ORM",
            f"{ratio:.0f} x ({orm.cost:.0f} us)",
            ratio >= CHEAPER_THAN_ORM,
        )


def _unseen(found: Findings) -> Iterator[Goal]:
    for key in ("list", "word", "common"):
        if ours := found.of(key, cases.OURS):
            yield Goal(
                f"{found.title(key)}: at most {UNSEEN:.0f} us",
                f"{ours.cost:.1f} us",
                ours.cost <= UNSEEN,
            )


def _tails(found: Findings) -> Iterator[Goal]:
    for key in ("rest-routine", "rest-list", "rest-304"):
        ours, bare = found.of(key, cases.OURS), found.of(key, cases.BARE)
        if ours and bare:
            yield Goal(
                f"{found.title(key)}: p99/p50 at most {TAIL} x bare uvicorn's",
                f"{ours.tail / bare.tail:.2f} x ({ours.tail:.2f} against {bare.tail:.2f}; "
                f"p99 {ours.p99:,.0f} us against {bare.p99:,.0f})",
                ours.tail <= TAIL * bare.tail,
            )


def _everything_on(found: Findings) -> Iterator[Goal]:
    how = ", with limits, metrics and log"
    more = EVERYTHING_ON_OVER_BARE
    yield from _within(found, HELD_ONES, cases.EVERYTHING_ON, cases.BARE, more, how)


def _behind_the_edge(found: Findings) -> Iterator[Goal]:
    how = ", from nginx's cache"
    yield from _within(found, HELD_ONES, cases.EDGE, cases.NGINX, EDGE_OVER_NGINX, how)


def _in_a_crowd(found: Findings) -> Iterator[Goal]:
    for server in (cases.OURS, cases.EVERYTHING_ON):
        few, many = found.of("cached-acupoint", server), found.of("crowd", server)
        if few and many:
            yield Goal(
                f"2,000 connections, {server}: all answered, at most {CROWD} x the cost",
                f"{many.cost / few.cost:.2f} x ({many.cost:.1f} us)",
                many.cost <= few.cost * CROWD,
            )


def _process(found: Findings) -> Iterator[Goal]:
    if fresh := found.fresh:
        yield Goal(
            f"Resident memory of a worker, every record asked for: at most {RESIDENT:.0f} MB",
            f"{fresh.warm.resident:.0f} MB ({fresh.warm.proportional:.0f} MB proportional)",
            fresh.warm.resident <= RESIDENT,
        )
    if load := found.load:
        yield Goal(
            f"Edition load under {LOAD_SECONDS:g} s",
            f"{load.seconds:.2f} s",
            load.seconds < LOAD_SECONDS,
        )
    if found.second_start is not None:
        yield Goal(
            f"Second `./run serve` to the first 200 under {START_SECONDS:g} s",
            f"{found.second_start:.2f} s",
            found.second_start < START_SECONDS,
        )


def _growth(found: Findings) -> Iterator[Goal]:
    # Only answers that are as long at both sizes: a list or a rare word finds more in more.
    pairs = [
        *((key, cases.OURS, cases.BIG, KEPT_CACHED) for key in ("cached-routine", "cached-page")),
        ("cached-acupoint", cases.OURS, cases.BIG, KEPT_CACHED),
        ("detail", cases.UNCACHED, cases.BIG_UNCACHED, KEPT),
        ("common", cases.OURS, cases.BIG, KEPT),
    ]
    for key, small, big, kept in pairs:
        one, many = found.of(key, small), found.of(key, big)
        if one and many:
            yield Goal(
                f"{found.title(key)}: at 20 x the content at least {kept} of its speed",
                f"{one.cost / many.cost:.2f} ({many.cost:.1f} us)",
                one.cost / many.cost >= kept,
            )
    if found.load and found.big_load:
        one_load, many_load = found.load, found.big_load
        grown = many_load.text_megabytes / one_load.text_megabytes
        for what, before, after, unit in (
            ("Load time", one_load.seconds, many_load.seconds, "s"),
            ("Memory of the edition", one_load.megabytes, many_load.megabytes, "MB"),
        ):
            yield Goal(
                f"{what} grows no faster than the content ({grown:.1f} x the bytes)",
                f"{after / before:.1f} x ({before:.2f} to {after:.2f} {unit})",
                after / before <= grown,
            )
