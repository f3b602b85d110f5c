"""The channels on a chart: lines along the skin through their points, where the eye sees them."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from app.figures.body_map.atlas import Atlas, Channel, Place
from app.figures.body_map.charts import Chart
from app.figures.body_map.eye import Seen
from app.figures.body_map.marks import is_seen
from app.figures.body_map.pieces import Figure, holds
from app.figures.body_map.placing import LIMB_NAMES, SURFACES, located
from app.figures.body_map.skin import Spot
from app.figures.body_map.stance import Posed
from app.figures.body_map.surfaces.surface import At
from app.figures.skeleton import LEFT, Side
from app.figures.vectors import distance, lerp, unit

STEP_CM: Final = 2.0


class Stop(NamedTuple):
    """One place that a line goes through."""

    surface: str
    at: At
    spot: Spot
    is_leap: bool = False  # between two surfaces, where the straight way may leave the skin


def channel_runs(
    chart: Chart, figure: Figure, channel: Channel, atlas: Atlas
) -> Iterator[tuple[Seen, ...]]:
    """The visible pieces of a channel, each as places on the picture."""
    is_midline = all(atlas.points[code].is_midline for code in channel.codes)
    sides: tuple[Side, ...] = (LEFT,) if is_midline else chart.sides
    for line in channel.lines:
        for side in sides:
            stops = [_stop(figure.body, stop, side, atlas) for stop in line]
            yield from _visible(chart, figure, list(_walked(figure.body, stops, side)))


def _stop(body: Posed, stop: str | Place, side: Side, atlas: Atlas) -> Stop:
    place = atlas.points[stop].places[0] if isinstance(stop, str) else stop
    at = located(place, atlas)
    return Stop(place.on, at, SURFACES[place.on].spot(body, side, at))


def _walked(body: Posed, stops: list[Stop], side: Side) -> Iterator[Stop]:
    """All stops, with steps between them: along the surface, or straight from one to another."""
    for start, end in pairwise(stops):
        gap = distance(start.spot.position, end.spot.position)
        count = max(1, min(24, round(gap / STEP_CM)))
        yield from (_between(body, start, end, i / count, side) for i in range(count))
    yield stops[-1]


def _between(body: Posed, start: Stop, end: Stop, share: float, side: Side) -> Stop:
    if start.surface == end.surface:
        at = start.at.toward(_nearest_turn(start, end), share)
        return Stop(start.surface, at, SURFACES[start.surface].spot(body, side, at))
    spot = Spot(
        lerp(start.spot.position, end.spot.position, share),
        unit(lerp(start.spot.normal, end.spot.normal, share)),
    )
    is_leap = 0 < share < 1
    return Stop(start.surface if share < 0.5 else end.surface, start.at, spot, is_leap)


def _nearest_turn(start: Stop, end: Stop) -> At:
    """The end's numbers, with the degrees round a limb counted the shorter way."""
    turn = end.at.first - start.at.first
    if start.surface in LIMB_NAMES and abs(turn) > 180:
        return At(end.at.first + (-360 if turn > 0 else 360), end.at.second)
    return end.at


def _shows(chart: Chart, figure: Figure, stop: Stop) -> bool:
    if stop.surface not in chart.surfaces:
        return False
    if not is_seen(chart, figure, stop.spot, stop.surface):
        return False
    at = figure.eye.see(stop.spot.position)
    return not stop.is_leap or any(holds(piece.outline, at) for piece in figure.outlines)


def _visible(chart: Chart, figure: Figure, stops: list[Stop]) -> Iterator[tuple[Seen, ...]]:
    run: list[Seen] = []
    for stop in stops:
        if _shows(chart, figure, stop):
            run.append(figure.eye.see(stop.spot.position))
            continue
        if len(run) > 1:
            yield tuple(run)
        run = []
    if len(run) > 1:
        yield tuple(run)
