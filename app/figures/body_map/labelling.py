"""Labels in two columns beside a picture, each as level with its point as the others allow."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.body_map.marks import Mark

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A label in units of the picture: the point that it belongs to, and the level of its text."""

    code: str
    point: _Point
    y: float
    is_left: bool


def columns(
    marks: Sequence[Mark],
    units: float,
    middle: float,
    top: float,
    bottom: float,
    gap: float,
    left_bottom: float | None = None,
) -> list[Label]:
    """One label per code, shared out between the columns so that both are about as full.

    All lengths are units of the picture; `middle` is where single points part to left and right.
    A point of both sides is labelled once, at the copy that is nearer to its column.
    """
    copies: dict[str, list[_Point]] = {}
    for mark in marks:
        copies.setdefault(mark.code, []).append((mark.at[0] * units, mark.at[1] * units))
    sides: dict[bool, list[tuple[str, _Point]]] = {True: [], False: []}
    for code in sorted(copies, key=lambda code: (copies[code][0][1], code)):
        places = copies[code]
        lefts, rights = len(sides[True]), len(sides[False])
        is_either = len(places) > 1 or abs(places[0][0] - middle) < 0.5 * gap
        is_left = lefts <= rights if is_either else places[0][0] < middle
        point = min(places) if is_left else max(places)
        sides[is_left].append((code, point))
    lowest = {True: bottom if left_bottom is None else left_bottom, False: bottom}
    return [
        label
        for is_left in (True, False)
        for label in _stacked(sides[is_left], is_left, top, lowest[is_left], gap)
    ]


def _stacked(
    column: list[tuple[str, _Point]],
    is_left: bool,
    top: float,
    bottom: float,
    gap: float,
) -> list[Label]:
    """Spread the levels of a column, ordered by height, so that none comes nearer than the gap."""
    if not column:
        return []
    gap = min(gap, (bottom - top) / len(column))
    column = sorted(column, key=lambda entry: (entry[1][1], entry[0]))
    # Groups of labels that touch move as one: (sum of wished tops, count).
    groups: list[tuple[float, int]] = []
    for number, (_, (_, y)) in enumerate(column):
        groups.append((y - number * gap, 1))
        while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
            last = groups.pop()
            groups[-1] = (groups[-1][0] + last[0], groups[-1][1] + last[1])
    levels: list[float] = []
    for group in groups:
        levels += [_mean(group)] * group[1]
    most = bottom - gap * (len(column) - 1)
    return [
        Label(code, point, min(max(level, top), most) + number * gap, is_left)
        for number, ((code, point), level) in enumerate(zip(column, levels, strict=True))
    ]


def _mean(group: tuple[float, int]) -> float:
    return group[0] / group[1]
