"""The pieces of a lofted part: its outline, its regions, its lines, its shade and the shorts."""

from collections.abc import Iterator
from typing import Final

from app.figures.body_map.body_lines import LINES, SHORTS, Run
from app.figures.body_map.charts import Chart
from app.figures.body_map.eye import Seen
from app.figures.body_map.patches import PATCHES
from app.figures.body_map.pieces import Ink, Piece, oriented
from app.figures.body_map.regions import is_paired
from app.figures.body_map.silhouette import Loft, Part
from app.figures.skeleton import LEFT, RIGHT, Side

_ENDS: Final[dict[Part, tuple[float, float]]] = {
    "trunk": (79.0, 153.5),
    "upper-arm": (-0.13, 1.0),
    "forearm": (-0.03, 1.0),
    "thigh": (-0.1, 1.0),
    "shin": (-0.03, 0.97),
}
_STEPS: Final[dict[Part, int]] = {
    "trunk": 34,
    "upper-arm": 12,
    "forearm": 10,
    "thigh": 12,
    "shin": 14,
}
# The light comes from the upper left of the picture; the shade lies on this share of the right.
_SHADE: Final = 0.5
# From where, told as the part is told, the shade begins, and where it is full.
_FADES: Final[dict[Part, tuple[float, float]]] = {
    "trunk": (149.0, 141.0),
    "upper-arm": (0.1, 0.4),
    "forearm": (1.0, 0.6),
    "shin": (0.97, 0.67),
}


def outline(seen: Loft, part: Part, side: Side, *, is_over: bool) -> Piece:
    """The whole part, from end to end."""
    start, end = _ENDS[part]
    edges = [seen.edges(at) for at in _spread(start, end, _STEPS[part])]
    places = [low for low, _ in edges] + [high for _, high in reversed(edges)]
    return Piece(part, side, oriented(places), is_over, has_corners=True)


def regions(seen: Loft, part: Part, chart: Chart, side: Side, *, is_over: bool) -> Iterator[Piece]:
    for patch in PATCHES[part, chart.look]:
        middle = sum(u for u, _ in patch.corners) / len(patch.corners)
        of_side: Side | None = side
        if part == "trunk" and chart.look != "side":
            of_side = LEFT if middle > 0 else RIGHT
        yield Piece(
            patch.region,
            of_side if is_paired(patch.region) else None,
            _closed_run(seen, part, patch.corners),
            is_over,
            has_corners=True,
        )


def inks(seen: Loft, part: Part, chart: Chart, *, is_over: bool) -> Iterator[Ink]:
    """The shade, the shorts and the lines of a part, in the order of painting."""
    yield Ink("shade", _shade(seen, part), True, is_over)
    shorts = SHORTS.get((part, chart.look))
    if shorts is not None:
        yield Ink("shorts", _closed_run(seen, part, shorts), True, is_over)
    for line in LINES.get((part, chart.look), ()):
        runs = [line.run]
        if line.is_pair:
            runs.append(tuple((-u, at) for u, at in line.run))
        for run in runs:
            yield Ink(line.kind, tuple(seen.at(at, u) for u, at in run), False, is_over)


def _shade(seen: Loft, part: Part) -> tuple[Seen, ...]:
    start, end = _ENDS[part]
    stops = _spread(start, end, _STEPS[part])
    low, high = seen.edges((start + end) / 2)
    right = 1.0 if high[0] > low[0] else -1.0
    inner = [seen.at(at, right * (1 - _SHADE * _fading(part, at))) for at in stops]
    outer = [seen.at(at, right) for at in reversed(stops)]
    return oriented(inner + outer)


def _fading(part: Part, at: float) -> float:
    """1 where the shade is full; it runs out at the chin, the shoulder, the wrist and the ankle."""
    empty, full = _FADES.get(part, (at - 1.0, at))
    share = max(0.0, min(1.0, (at - empty) / (full - empty)))
    return share * share * (3 - 2 * share)


def _spread(start: float, end: float, steps: int) -> list[float]:
    return [start + (end - start) * i / steps for i in range(steps + 1)]


def _closed_run(seen: Loft, part: Part, corners: Run) -> tuple[Seen, ...]:
    """A closed run on the picture; between two corners on one edge it follows that edge."""
    start, end = _ENDS[part]
    step = (end - start) / _STEPS[part]
    places: list[Seen] = []
    for (u, at), (next_u, next_at) in zip(corners, (*corners[1:], corners[0]), strict=True):
        places.append(seen.at(at, u))
        if abs(u) == 1 and u == next_u:
            count = max(1, round(abs(next_at - at) / step))
            places += [seen.at(stop, u) for stop in _spread(at, next_at, count)[1:-1]]
    return oriented(places)
