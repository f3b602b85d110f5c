"""Whether the map agrees with the words: each point's error against its own location text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import hypot
from typing import Final

from app.figures.body_map.agreement.location_text import (
    NAMED,
    Distance,
    Level,
    OnTheWay,
    SameLevel,
    claims,
)
from app.figures.body_map.agreement.measures import Measures
from app.figures.body_map.agreement.rules import measured
from app.figures.body_map.atlas import Atlas
from app.figures.body_map.charts import CHARTS
from app.figures.body_map.eye import Seen
from app.figures.body_map.marks import Mark, marks
from app.figures.body_map.pieces import Figure, holds
from app.figures.body_map.placing import LIMB_NAMES, SURFACES, place
from app.figures.body_map.regions import ancestors
from app.figures.body_map.scenes import figure_of
from app.figures.body_map.surfaces.trunk import space_at
from app.figures.skeleton import LEFT
from app.figures.vectors import Vector, add, dot, length, scale, subtract

# What an error on skin without a cun of its own is divided by: a middling cun.
CUN_CM: Final = 2.3
# Regions of the content that the map parts in another way: a point of the one may lie in the other.
ALSO: Final[dict[str, tuple[str, ...]]] = {
    "face": ("jaw-mouth",),  # the content counts the points of jaw and mouth to it
    "abdomen": ("flank",),  # the content counts the side of the belly to it
    "buttock": ("hip",),  # the content has no point of the hip's side
    "fingers": ("thumb",),  # the content counts the thumb among the fingers
    "shoulder": ("shoulder-girdle",),  # the shoulder blade with its joint
    "pelvic-floor": ("pelvis", "buttock"),  # no eye from outside sees it
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One claim of a text, what the map has for it, and the error in cun (None: not understood)."""

    told: str
    found: str
    error: float | None


@dataclass(frozen=True, slots=True)
class PointReport:
    """A point's readings, its region, and how far outside of that region's shape it lies (cun)."""

    code: str
    readings: tuple[Reading, ...]
    region: str
    outside: float

    @property
    def error(self) -> float:
        """The largest error among the readings."""
        return max((reading.error or 0.0 for reading in self.readings), default=0.0)


def examined(
    atlas: Atlas, texts: Mapping[str, str], regions: Mapping[str, str]
) -> list[PointReport]:
    """A report on every point that has a text; texts and regions are the content's, by code."""
    measures = Measures(atlas)
    return [
        PointReport(
            code=code,
            readings=tuple(_readings(measures, code, texts[code])),
            region=regions[code],
            outside=_outside(atlas, code, regions[code]),
        )
        for code in atlas.points
        if code in texts
    ]


def _readings(measures: Measures, code: str, text: str) -> Iterable[Reading]:
    for claim in claims(text):
        if isinstance(claim, Distance):
            yield _distance(measures, code, claim)
        elif isinstance(claim, Level):
            yield _level(measures, code, claim)
        elif isinstance(claim, SameLevel):
            yield from (_same_level(measures, code, other) for other in claim.codes)
        else:
            yield from _way(measures, code, claim)


def _distance(measures: Measures, code: str, claim: Distance) -> Reading:
    number = f"{claim.number:g}" + (f" to {claim.most:g}" if claim.most > claim.number else "")
    told = f"{number} cun {claim.phrase}"
    found = measured(measures, code, claim.phrase)
    if found is None:
        return Reading(told, "not measured", None)
    error = max(0.0, claim.number - found, found - claim.most)
    return Reading(told, f"{found:.2f}", error)


def _level(measures: Measures, code: str, claim: Level) -> Reading:
    at = measures.point(code)
    height = _height_of(claim.landmark, measures.surface_of(code), at[0])
    error = abs(at[1] - height) / CUN_CM
    return Reading(f"level with {claim.landmark}", f"{(at[1] - height) / CUN_CM:+.2f}", error)


def _height_of(landmark: str, surface: str, out: float) -> float:
    if landmark.startswith("space-"):
        return space_at(int(landmark.removeprefix("space-")), out, side=surface == "flank")
    return SURFACES["back"].landmarks[landmark].second


def _same_level(measures: Measures, code: str, other: str) -> Reading:
    surface = measures.surface_of(code)
    if surface in LIMB_NAMES and surface == measures.surface_of(other):
        part = next(name for name in ("upper-arm", "forearm", "thigh", "shin") if name == surface)
        gap = measures.along(part, measures.point(code)) - measures.along(
            part, measures.point(other)
        )
    else:
        gap = measures.point(code)[1] - measures.point(other)[1]
    return Reading(f"level with {other}", f"{gap / CUN_CM:+.2f}", abs(gap) / CUN_CM)


def _end(measures: Measures, name: str) -> Vector:
    return measures.landmark(*NAMED[name]) if name in NAMED else measures.point(name)


def _way(measures: Measures, code: str, claim: OnTheWay) -> Iterable[Reading]:
    start, end = _end(measures, claim.start), _end(measures, claim.end)
    at = measures.point(code)
    whole = subtract(end, start)
    share = dot(subtract(at, start), whole) / dot(whole, whole)
    way = f"{claim.start} to {claim.end}"
    if claim.share is not None:
        error = abs(share - claim.share) * length(whole) / CUN_CM
        yield Reading(f"{claim.share:.2f} of the way {way}", f"{share:.2f}", error)
    elif not claim.is_curved:
        aside = subtract(at, add(start, scale(whole, share)))
        # The skin bulges before a straight line; only what lies along the skin is an error.
        normal = _normal(measures, code)
        flat = length(subtract(aside, scale(normal, dot(aside, normal)))) / CUN_CM
        yield Reading(f"on the line {way}", f"{flat:.2f} aside", flat)


def _normal(measures: Measures, code: str) -> Vector:
    spec = measures.atlas.points[code].places[0]
    return place(measures.body, spec, LEFT, measures.atlas).normal


def _outside(atlas: Atlas, code: str, region: str) -> float:
    """Cun between a point and its region's shape, on the chart where they are nearest."""
    best = 99.0
    for chart in CHARTS.values():
        figure = figure_of(chart)
        for mark in marks(chart, figure, atlas, [code]):
            if mark.side in (LEFT, None, atlas.points[code].only_side):
                best = min(best, _gap(figure, mark, region) / CUN_CM)
                if best == 0.0:
                    return best
    return best


def _gap(figure: Figure, mark: Mark, region: str) -> float:
    """Cm from a mark to the nearest piece of a region or of a part of it; 0 inside."""
    nearest = 99.0 * CUN_CM
    wanted = {region, *ALSO.get(region, ())}
    for piece in figure.pieces:
        if not wanted & {piece.region, *ancestors(piece.region)}:
            continue
        if holds(piece.outline, mark.at):
            return 0.0
        nearest = min(nearest, _to_outline(piece.outline, mark.at))
    return nearest


def _to_outline(outline: tuple[Seen, ...], at: Seen) -> float:
    return min(
        _to_edge(start, end, at)
        for start, end in zip(outline, (*outline[1:], outline[0]), strict=True)
    )


def _to_edge(start: Seen, end: Seen, at: Seen) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    size = dx * dx + dy * dy
    share = 0.0 if size == 0 else ((at[0] - start[0]) * dx + (at[1] - start[1]) * dy) / size
    share = max(0.0, min(1.0, share))
    return hypot(at[0] - start[0] - share * dx, at[1] - start[1] - share * dy)
