"""Smooth curves through given places, as the `d` of an SVG path."""

from collections.abc import Iterable, Sequence
from math import hypot
from typing import Final

from app.figures.body_map.eye import Seen

# Picture units per centimetre of the body: a unit is a tenth of a millimetre of a close-up.
UNITS: Final = 10.0
# The cosine of the turn from which a place is a corner and not a bend.
SHARP: Final = 0.25


class Pen:
    """Writes a path in whole units, each step told from the last, so that it stays small.

    What is rounded away at one step is not lost at the next: the pen knows where it really is.
    """

    def __init__(self, units: float = UNITS) -> None:
        self._units = units
        self._here = (0, 0)
        self._parts: list[str] = []

    def move(self, to: Seen) -> None:
        self._here = self._round(to)
        self._parts.append(f"M{self._here[0]} {self._here[1]}")

    def line(self, to: Seen) -> None:
        self._parts.append("l" + self._steps([to]))
        self._here = self._round(to)

    def curve(self, first: Seen, second: Seen, to: Seen) -> None:
        self._parts.append("c" + self._steps([first, second, to]))
        self._here = self._round(to)

    def close(self) -> None:
        self._parts.append("z")

    def text(self) -> str:
        return "".join(self._parts)

    def _round(self, place: Seen) -> tuple[int, int]:
        return (round(place[0] * self._units), round(place[1] * self._units))

    def _steps(self, places: Iterable[Seen]) -> str:
        numbers: list[int] = []
        for place in places:
            x, y = self._round(place)
            numbers += (x - self._here[0], y - self._here[1])
        told = str(numbers[0])
        for number in numbers[1:]:
            told += str(number) if number < 0 else f" {number}"
        return told


def closed(places: Sequence[Seen], units: float = UNITS, corner: float = SHARP) -> str:
    """A smooth closed curve through places; a turn whose cosine is below `corner` stays sharp."""
    pen = Pen(units)
    count = len(places)
    pen.move(places[0])
    for i in range(count):
        _arc(
            pen, places[i - 1], places[i], places[(i + 1) % count], places[(i + 2) % count], corner
        )
    pen.close()
    return pen.text()


def opened(places: Sequence[Seen], units: float = UNITS) -> str:
    """A smooth curve through places, with loose ends."""
    pen = Pen(units)
    pen.move(places[0])
    _follow(pen, places)
    return pen.text()


def bounded(edges: Sequence[Sequence[Seen]], units: float = UNITS) -> str:
    """A closed shape whose edges are smooth each, with a corner where two of them meet."""
    pen = Pen(units)
    pen.move(edges[0][0])
    for number, edge in enumerate(edges):
        if number:
            pen.line(edge[0])
        _follow(pen, edge)
    pen.close()
    return pen.text()


def _follow(pen: Pen, places: Sequence[Seen]) -> None:
    last = len(places) - 1
    for i in range(last):
        _arc(pen, places[max(0, i - 1)], places[i], places[i + 1], places[min(last, i + 2)])


def _arc(
    pen: Pen, before: Seen, start: Seen, end: Seen, after: Seen, corner: float = SHARP
) -> None:
    """One cubic from start to end that leaves and arrives along its neighbours."""
    reach = hypot(end[0] - start[0], end[1] - start[1]) / 3
    leave = _tangent(before, start, end, corner)[1]
    arrive = _tangent(start, end, after, corner)[0]
    pen.curve(
        (start[0] + leave[0] * reach, start[1] + leave[1] * reach),
        (end[0] - arrive[0] * reach, end[1] - arrive[1] * reach),
        end,
    )


def _tangent(before: Seen, here: Seen, after: Seen, corner: float) -> tuple[Seen, Seen]:
    """The ways in which a curve arrives at a place and leaves it: one way, but for a corner."""
    into, out_of = _way(before, here), _way(here, after)
    if into[0] * out_of[0] + into[1] * out_of[1] < corner and into != (0.0, 0.0):
        return into, out_of
    long, short = _gap(before, here), _gap(here, after)
    through = _way(
        (0.0, 0.0),
        (into[0] * short + out_of[0] * long, into[1] * short + out_of[1] * long),
    )
    return through, through


def _way(start: Seen, end: Seen) -> Seen:
    gap = _gap(start, end)
    return ((end[0] - start[0]) / gap, (end[1] - start[1]) / gap) if gap > 1e-9 else (0.0, 0.0)


def _gap(start: Seen, end: Seen) -> float:
    return hypot(end[0] - start[0], end[1] - start[1])
