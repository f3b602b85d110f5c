"""Which chart shows a point best, how much of it, and what lies near."""

from collections.abc import Iterable
from functools import lru_cache
from math import hypot
from typing import Final, NamedTuple

from app.figures.body_map.atlas import Atlas
from app.figures.body_map.charts import CLOSE_UPS, WHOLE, Chart
from app.figures.body_map.eye import Seen
from app.figures.body_map.figure import drawn
from app.figures.body_map.marks import CLOSE_UP_SKIN, Mark, marks
from app.figures.body_map.pieces import Figure
from app.figures.skeleton import LEFT

# left, top, right and bottom edge of a cut-out, in cm of the picture
Frame = tuple[float, float, float, float]
NEIGHBOURS: Final = 8
_HALF_WINDOW: Final = 13.0  # cm to each side of a point of trunk or limb
_CLOSER: Final = 0.25  # a close-up may see the skin this much less flat and still be taken
_EDGE: Final = 0.4  # cm at the edge of a cut-out in which nothing is drawn

figure_of = lru_cache(maxsize=32)(drawn)


class Scene(NamedTuple):
    """A chart, the point on it, all that is near, and the cut-out with its scale."""

    chart: Chart
    figure: Figure
    mark: Mark
    near: tuple[Mark, ...]
    frame: Frame

    def nearest(self) -> list[str]:
        """The codes of the nearest neighbours, each once."""
        x, y = self.mark.at
        ordered = sorted(self.near, key=lambda m: (hypot(m.at[0] - x, m.at[1] - y), m.code))
        return list(dict.fromkeys(mark.code for mark in ordered))[:NEIGHBOURS]


def scene_of(code: str, atlas: Atlas) -> Scene:
    """The chart that sees the point's skin most nearly flat, a close-up before a whole body.

    KeyError for a code that the atlas lacks; every point of an atlas must be seen by some chart.
    """
    point = atlas.points[code]
    found: list[tuple[float, Chart, Figure, Mark]] = []
    for chart in (*CLOSE_UPS, *WHOLE):
        if not any(place.on in chart.surfaces for place in point.places):
            continue
        figure = figure_of(chart)
        for mark in marks(chart, figure, atlas, [code]):
            is_drawn_side = mark.side in (None, LEFT, point.only_side)
            if is_drawn_side and _holds(_frame(chart, figure, mark), mark.at):
                found.append((_worth(chart, mark), chart, figure, mark))
    _, chart, figure, mark = max(found, key=lambda choice: choice[0])
    frame = _frame(chart, figure, mark)
    others = [other for other in atlas.points if other != code]
    near = (other for other in marks(chart, figure, atlas, others) if _holds(frame, other.at))
    return Scene(chart, figure, mark, tuple(near), frame)


def _worth(chart: Chart, mark: Mark) -> float:
    """How well a chart shows a mark; rounded, so that equal ones are told apart by their order."""
    worth = mark.facing
    if mark.surface in CLOSE_UP_SKIN and not chart.is_whole:
        worth += _CLOSER
        is_home = mark.surface in chart.name or mark.surface == chart.surfaces[0]
        worth += _CLOSER if is_home else 0.0
    return round(worth, 6)


def window_of(chart: Chart, figure: Figure) -> Frame:
    """The whole window of a chart, in cm of the picture."""
    x, y = figure.eye.see(figure.body.position[chart.anchor]) if chart.anchor else (0.0, 0.0)
    left, top, right, bottom = chart.window
    return (x + left, y + top, x + right, y + bottom)


def within(chart: Chart, figure: Figure, found: Iterable[Mark]) -> list[Mark]:
    """The marks that lie in the window of a chart."""
    frame = window_of(chart, figure)
    return [mark for mark in found if _holds(frame, mark.at)]


def _frame(chart: Chart, figure: Figure, mark: Mark) -> Frame:
    if chart.is_wide:
        x, y = mark.at
        return (x - _HALF_WINDOW, y - _HALF_WINDOW, x + _HALF_WINDOW, y + _HALF_WINDOW)
    return window_of(chart, figure)


def _holds(frame: Frame, at: Seen) -> bool:
    left, top, right, bottom = frame
    return left + _EDGE < at[0] < right - _EDGE and top + _EDGE < at[1] < bottom - _EDGE
