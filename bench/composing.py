"""`python -m bench.composing`: processor time of a composition, on generated libraries.

It runs in-process and alone: what is measured is the composer, not HTTP.
"""

import argparse
import gc
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from time import process_time

from app.composer.cards import Library
from app.composer.compose import compose
from app.composer.wish import Wish
from app.errors import CannotCompose
from app.settings import ROOT
from app.vocabulary.practice import Goal, Posture
from tests.composer.generated import generated

PAGE = ROOT / "docs" / "performance-composer.md"
MOVEMENTS = 160
TIMES = 60
BIG = 20
BIG_TIMES = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of processor time; `goal` is the most that the median may be."""

    case: str
    median: float
    p99: float
    goal: float | None


def wishes(seconds: int, count: int, *, fresh: bool) -> list[Wish]:
    """Different wishes of one length: other focus each time, or only another variation."""
    goals = list(Goal)
    base = Wish(
        conditions=("sciatica",),
        limitations=(),
        seconds=seconds,
        postures=(Posture.STANDING, Posture.SEATED),
    )
    if not fresh:
        return [replace(base, variation=number + 1) for number in range(count)]
    return [
        replace(base, goals=(goals[number % len(goals)],), exclude=(f"m{number + 1:03d}",))
        for number in range(count)
    ]


def lengths(count: int) -> list[Wish]:
    """The same wish for other lengths, 8 to 20 minutes."""
    [base] = wishes(600, 1, fresh=False)
    return [replace(base, seconds=480 + number * 720 // count) for number in range(count)]


def measure(library: Library, asked: list[Wish]) -> list[float]:
    """Milliseconds of each composition that was met."""
    found = []
    for wish in asked:
        began = process_time()
        try:
            compose(wish, library)
        except CannotCompose:
            continue
        found.append((process_time() - began) * 1000)
    return sorted(found)


def told(case: str, times: list[float], goal: float | None) -> Measured:
    """Sum up the times of a case."""
    p99 = times[min(len(times) - 1, len(times) * 99 // 100)]
    return Measured(case, statistics.median(times), p99, goal)


def _kept(library: Library) -> Library:
    """Keep a library from the collector, as `sessions.library` keeps that of an edition."""
    gc.freeze()
    return library


def run() -> list[Measured]:
    """Measure every case in one run; the twin shows the noise."""
    library = _kept(generated(1, MOVEMENTS))
    measure(library, wishes(600, 3, fresh=True))  # numpy and the memos are warm
    cases: list[tuple[str, Callable[[], list[float]], float | None]] = [
        ("10 minutes, a new wish", lambda: measure(library, wishes(600, TIMES, fresh=True)), 8),
        ("the same again (twin)", lambda: measure(library, wishes(600, TIMES, fresh=True)), None),
        ("60 minutes, a new wish", lambda: measure(library, wishes(3600, TIMES, fresh=True)), 40),
        (
            "10 minutes, other variation",
            lambda: measure(library, wishes(600, TIMES, fresh=False)),
            2,
        ),
    ]
    cases.append(("other length, same wish", lambda: measure(library, lengths(TIMES)), 2))
    found = [told(case, times(), goal) for case, times, goal in cases]
    big = _kept(generated(1, MOVEMENTS * BIG))
    measure(big, wishes(600, 1, fresh=True))
    times = measure(big, wishes(600, BIG_TIMES, fresh=True))
    found.append(told(f"10 minutes, {BIG} x the library", times, found[0].median * BIG))
    return found


def page(found: list[Measured]) -> str:
    """The page of docs/."""
    rows = "\n".join(
        f"| {item.case} | {item.median:.1f} | {item.p99:.1f} | {_goal(item)} |" for item in found
    )
    return f"""# Performance of the composer

Written by `python -m bench.composing --write`. Do not edit it: run it again.

Milliseconds of processor time for one composition, in-process, on a generated library of
{MOVEMENTS} movements (and one {BIG} times as large). A new wish has another focus and other
movements left out, so nothing of it was seen before. For another variation or length of the same
wish its screening, its fit and its doses are remembered, but the best choice is another one and is
sought anew.

| case | median | p99 | goal for the median |
|---|---:|---:|---|
{rows}

The choice is exact in every case. Where exactness and time are at odds, exactness is kept: the two
milliseconds for the same wish again would need a choice that is only near the best, or each length
and variation kept in memory. To seek it takes three quarters of the time, to tell it one.
"""


def _goal(item: Measured) -> str:
    if item.goal is None:
        return ""
    verdict = "met" if item.median <= item.goal else "**missed**"
    return f"at most {item.goal:.1f}: {verdict}"


def main() -> int:
    """Measure, tell, and write the page when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/performance-composer.md")
    chosen = parser.parse_args()
    text = page(run())
    sys.stdout.write(text)
    if chosen.write:
        PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
