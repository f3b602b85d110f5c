"""Which points a chart shows, and where on the picture."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app.figures.body_map.atlas import Atlas, PointPlaces
from app.figures.body_map.charts import Chart
from app.figures.body_map.eye import Seen
from app.figures.body_map.pieces import Figure, holds
from app.figures.body_map.placing import place_point
from app.figures.body_map.skin import Spot
from app.figures.skeleton import Side
from app.figures.vectors import dot

# The cosine from which the skin faces the eye enough for a point on it to be drawn.
FACING: Final = 0.12
ARM_SKIN: Final = frozenset({"upper-arm", "forearm", "palm", "back-of-hand"})
# Skin that has close-ups of its own; on a whole body its points are drawn, but not labelled.
CLOSE_UP_SKIN: Final = frozenset(
    {
        "dome",
        "face",
        "side-of-head",
        "nape",
        "palm",
        "back-of-hand",
        "top-of-foot",
        "sole",
        "inner-foot",
        "outer-foot",
    }
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A point on the picture; `side` is None on the middle line, `facing` 1 for skin seen flat."""

    code: str
    side: Side | None
    at: Seen
    facing: float
    surface: str
    hidden: str | None = None


def marks(chart: Chart, figure: Figure, atlas: Atlas, codes: Iterable[str]) -> list[Mark]:
    """The points among `codes` that a chart shows, in the order of the codes given."""
    found: list[Mark] = []
    for code in codes:
        found += _of_point(chart, figure, atlas, atlas.points[code])
    return found


def _of_point(chart: Chart, figure: Figure, atlas: Atlas, point: PointPlaces) -> Iterator[Mark]:
    if point.seen is not None and chart.look not in point.seen:
        return
    spots = iter(place_point(figure.body, point, atlas))
    for place in point.places:
        copies = 1 if place.is_midline or point.only_side else 2
        for side, spot in (next(spots) for _ in range(copies)):
            if place.on not in chart.surfaces:
                continue
            if side not in chart.sides and not place.is_midline:
                continue
            if not is_seen(chart, figure, spot, place.on, always=point.seen is not None):
                continue
            yield Mark(
                code=point.code,
                side=None if place.is_midline else side,
                at=figure.eye.see(spot.position),
                facing=dot(spot.normal, figure.eye.toward),
                surface=place.on,
                hidden=point.hidden,
            )


def is_seen(
    chart: Chart, figure: Figure, spot: Spot, surface: str, *, always: bool = False
) -> bool:
    """Whether the eye sees a place: its skin faces the eye, and no raised arm lies before it."""
    if not always and dot(spot.normal, figure.eye.toward) < FACING:
        return False
    if not chart.over or surface in ARM_SKIN:
        return True
    at = figure.eye.see(spot.position)
    return not any(piece.is_over and holds(piece.outline, at) for piece in figure.outlines)
