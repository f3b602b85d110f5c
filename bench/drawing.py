"""`python -m bench.drawing`: processor time and size of every picture that the seeds can give.

It runs in-process and alone: what is measured is the drawing, not HTTP. A figure is cold when its
choreography has not been solved before; each is drawn cold, as the first who asks finds it.
"""

import argparse
import gc
import gzip
import json
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from time import process_time

from app.api.figures.drawing import (
    Figure,
    Sight,
    animation_svg,
    performed,
    sequence_svg,
    still_png,
    still_svg,
)
from app.api.figures.map_drawing import Telling, map_svg, point_svg
from app.api.figures.maps import CHARTS
from app.figures.body_map.wish import Labels, MapWish, Names
from app.figures.choreographies import all_choreographies
from app.figures.looks import Look, Skin, Theme
from app.settings import ROOT

PAGE = ROOT / "docs" / "performance-figures.md"
KB = 1000
PLAIN = Sight(Look())
POINTS = ("GV4", "LI4", "ST36")


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound: of which figure of a case, and the most that it may be."""

    of: str
    most: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds of processor time and kilobytes, plain and in gzip, of a kind of picture."""

    case: str
    milliseconds: list[float]
    sizes: list[float]
    packed: list[float]
    goals: tuple[Goal, ...] = ()

    def value(self, of: str) -> float:
        """Return a figure by its name: `median ms`, `largest kB`, `p95 kB gzip` ..."""
        return {
            "median ms": statistics.median(self.milliseconds),
            "p95 ms": _share(self.milliseconds, 95),
            "largest kB": max(self.sizes),
            "p95 kB gzip": _share(self.packed, 95),
            "largest kB gzip": max(self.packed),
        }[of]


def figures() -> list[Figure]:
    """Every variant of the project's own seeds, with steps as long as steps are."""
    steps = ("Stand tall, let the shoulders hang and lift both hands to the height of the chest.",)
    return [
        Figure(json.dumps(document), f"{some.movement} {variant}", steps * 8, "en")
        for some in all_choreographies(ROOT / "seed_data")
        for variant, document in some.variants.items()
    ]


def measure(case: str, draws: list[Callable[[], bytes]], *goals: Goal) -> Measured:
    """Draw each once, cold."""
    milliseconds, sizes, packed = [], [], []
    for draw in draws:
        performed.cache_clear()
        began = process_time()
        body = draw()
        milliseconds.append((process_time() - began) * 1000)
        sizes.append(len(body) / KB)
        packed.append(len(gzip.compress(body, 6)) / KB)
    return Measured(case, milliseconds, sizes, packed, goals)


def run() -> list[Measured]:
    """Measure every kind of picture."""
    drawn = figures()
    gc.freeze()  # the service keeps its edition from the collector too
    telling = Telling(Theme.LIGHT, Skin.HONEY, Names(), "en")
    labelled = MapWish(labels=Labels.CODES)
    still_svg(drawn[0], PLAIN, None)  # everything is imported
    map_svg("front", MapWish(), telling)
    return [
        measure(
            "still",
            [partial(still_svg, one, PLAIN, None) for one in drawn],
            Goal("median ms", 10),
            Goal("largest kB", 12.3),
        ),
        measure(
            "still in pixels, 512 wide",
            [partial(still_png, one, PLAIN, None, 512) for one in drawn[:20]],
        ),
        measure("strip", [partial(sequence_svg, one, PLAIN) for one in drawn]),
        measure(
            "animation",
            [partial(animation_svg, one, PLAIN, None, True, True) for one in drawn],
            Goal("median ms", 400),
            Goal("p95 kB gzip", 60),
        ),
        measure(
            "body map, everything on it",
            [partial(map_svg, chart, labelled, telling) for chart in CHARTS],
            Goal("largest kB gzip", 40),
        ),
        measure("acupoint", [partial(point_svg, code, "", telling) for code in POINTS]),
    ]


def page(found: list[Measured]) -> str:
    """The page of docs/."""
    rows = "\n".join(
        f"| {item.case} | {len(item.sizes)} | {item.value('median ms'):.1f} | "
        f"{item.value('p95 ms'):.1f} | {item.value('largest kB'):.1f} | "
        f"{item.value('p95 kB gzip'):.1f} | {_verdicts(item)} |"
        for item in found
    )
    return f"""# Performance of the figures

Written by `python -m bench.drawing --write`. Do not edit it: run it again.

Milliseconds of processor time to draw a picture for the first time, in-process: its choreography
read, solved and drawn, nothing remembered. Afterwards it is kept, and costs what any kept answer
costs. Stills are drawn in a thread of the server, everything else in a process beside it.

| picture | drawn | median ms | p95 ms | largest kB | p95 kB in gzip | goals |
|---|---:|---:|---:|---:|---:|---|
{rows}
"""


def _verdicts(item: Measured) -> str:
    told = []
    for goal in item.goals:
        verdict = "met" if item.value(goal.of) <= goal.most else "**missed**"
        told.append(f"{goal.of} at most {goal.most:g}: {verdict}")
    return "; ".join(told)


def _share(values: list[float], percent: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def main() -> int:
    """Measure, tell, and write the page when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/performance-figures.md")
    chosen = parser.parse_args()
    text = page(run())
    sys.stdout.write(text)
    if chosen.write:
        PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
