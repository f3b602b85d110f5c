"""From the words of the atlas to a place on the skin of a body, standing or in any pose."""

from math import hypot
from typing import Final

from app.figures.body_map.atlas import Atlas, AtlasFault, Place, PointPlaces
from app.figures.body_map.skin import Spot
from app.figures.body_map.stance import Posed
from app.figures.body_map.surfaces import (
    foot,
    hand,
    head,
    limbs,
    trunk,
)
from app.figures.body_map.surfaces.surface import At, Surface
from app.figures.skeleton import LEFT, SIDES, Side

SURFACES: Final[dict[str, Surface]] = {
    surface.name: surface
    for surface in (
        trunk.FRONT,
        trunk.BACK,
        trunk.FLANK,
        trunk.NECK,
        limbs.UPPER_ARM,
        limbs.FOREARM,
        limbs.THIGH_SKIN,
        limbs.SHIN_SKIN,
        head.DOME,
        head.FACE,
        head.SIDE,
        head.NAPE,
        hand.PALM,
        hand.BACK_OF_HAND,
        foot.TOP,
        foot.SOLE,
        foot.INNER,
        foot.OUTER,
    )
}
LIMB_NAMES: Final = frozenset({"upper-arm", "forearm", "thigh", "shin"})
# A chain of points that each refer to the next ends soon, or it is a circle.
_LONGEST_CHAIN: Final = 6


def place(body: Posed, spec: Place, side: Side, atlas: Atlas) -> Spot:
    """The place on the skin that a spec tells, on one side of a posed body."""
    return SURFACES[spec.on].spot(body, side, located(spec, atlas))


def place_point(body: Posed, point: PointPlaces, atlas: Atlas) -> list[tuple[Side, Spot]]:
    """All places of a point on a body: both sides, or the one that it has."""
    found: list[tuple[Side, Spot]] = []
    for spec in point.places:
        sides = (LEFT,) if spec.is_midline else SIDES
        sides = (point.only_side,) if point.only_side else sides
        found += [(side, place(body, spec, side, atlas)) for side in sides]
    return found


def located(spec: Place, atlas: Atlas, depth: int = 0) -> At:
    """The two numbers of a place on its surface; AtlasFault for a landmark that is not there."""
    if depth > _LONGEST_CHAIN:
        raise AtlasFault(f"{spec.start}: the places refer to one another in a circle")
    surface = SURFACES.get(spec.on)
    if surface is None:
        raise AtlasFault(f"no surface is called {spec.on!r}")
    at = _landmark(spec.start, surface, atlas, depth)
    if spec.end is not None:
        at = _on_the_way(at, _landmark(spec.end, surface, atlas, depth), spec)
    if spec.level is not None:
        at = At(at.first, _landmark(spec.level, surface, atlas, depth).second)
    if spec.angle is not None:
        at = At(spec.angle, at.second)
    for way, cun in spec.steps:
        try:
            step = surface.cun(at, way)
        except KeyError:
            raise AtlasFault(f"{spec.on} has no measure {way}") from None
        at = at.moved(step, cun)
    return At(at.first + spec.aside[0], at.second + spec.aside[1])


def _landmark(name: str, surface: Surface, atlas: Atlas, depth: int) -> At:
    if name in surface.landmarks:
        return surface.landmarks[name]
    point = atlas.points.get(name)
    if point is None or point.places[0].on != surface.name:
        raise AtlasFault(f"{surface.name} has no landmark {name!r}")
    return located(point.places[0], atlas, depth + 1)


def _on_the_way(start: At, end: At, spec: Place) -> At:
    """A share of the way, bowed to the left of the walker; round a limb by the shorter way."""
    if spec.on in LIMB_NAMES and abs(end.first - start.first) > 180:
        end = At(end.first + (360 if end.first < start.first else -360), end.second)
    at = start.toward(end, spec.share)
    if not spec.bow:
        return at
    dx, dy = end.first - start.first, end.second - start.second
    reach = spec.bow * 4 * spec.share * (1 - spec.share) / (hypot(dx, dy) or 1.0)
    return At(at.first - dy * reach, at.second + dx * reach)
