"""Distances on the placed map, in cun, by another road than the placing: from places in the room.

Cun are worked out anew from the landmarks at both ends of what they measure.
"""

from dataclasses import dataclass
from functools import cached_property
from math import asin, atan2, degrees

from app.figures.body_map.atlas import Atlas
from app.figures.body_map.body_shape import (
    SKULL_AXIS,
    SKULL_HALF_DEPTH,
    SKULL_HALF_HEIGHT,
    SKULL_HALF_WIDTH,
    SKULL_HEIGHT,
)
from app.figures.body_map.placing import SURFACES, place
from app.figures.body_map.skin import LimbPart, limb_frame
from app.figures.body_map.stance import Stance, standing
from app.figures.skeleton import LEFT
from app.figures.vectors import Vector, dot, subtract, unit


@dataclass(frozen=True)
class Measures:
    """The standing body with the points of an atlas on it, all on the left side."""

    atlas: Atlas

    @cached_property
    def body(self) -> Stance:
        return standing()

    def point(self, code: str, number: int = 0) -> Vector:
        """Where a point lies in the room (cm)."""
        spec = self.atlas.points[code].places[number]
        return place(self.body, spec, LEFT, self.atlas).position

    def landmark(self, surface: str, name: str) -> Vector:
        found = SURFACES[surface]
        return found.spot(self.body, LEFT, found.landmarks[name]).position

    def surface_of(self, code: str) -> str:
        return self.atlas.points[code].places[0].on

    # Along a limb -----------------------------------------------------------------------------

    def along(self, part: LimbPart, at: Vector) -> float:
        """Cm from the upper end of a limb's bone, along the bone."""
        top = limb_frame(self.body, part, LEFT, 0.0).centre
        end = limb_frame(self.body, part, LEFT, 1.0).centre
        return dot(subtract(at, top), unit(subtract(end, top)))

    def limb_cun(self, part: LimbPart, at: Vector, start: Vector, end: Vector, cun: float) -> float:
        """Cun from `start` towards `end`, which lie `cun` apart along the bone."""
        first, last = self.along(part, start), self.along(part, end)
        return (self.along(part, at) - first) / (last - first) * cun

    # On the trunk -----------------------------------------------------------------------------

    def height_cun(self, at: Vector, start: str, end: str, cun: float) -> float:
        """Cun of height from one landmark of the front towards another."""
        first, last = self.landmark("front", start)[1], self.landmark("front", end)[1]
        return (at[1] - first) / (last - first) * cun

    def width_cun(self, code: str, at: Vector) -> float:
        """Cun from the middle line: 8 between the nipples, 6 between the blades, 9 on the head."""
        surface = self.surface_of(code)
        if surface in ("dome", "nape"):
            return degrees(asin(at[0] / SKULL_HALF_WIDTH)) / 11.0
        if surface == "back":
            return at[0] / (self.landmark("back", "blade-inner-edge")[0] / 3)
        return at[0] / (self.landmark("front", "nipple")[0] / 4)

    # On the head ------------------------------------------------------------------------------

    def back_over_head(self, at: Vector) -> float:
        """Cun back from the front hairline, along the middle of the head or beside it."""
        joint = self.body.position["head"]
        up = (at[1] - joint[1] - SKULL_HEIGHT) / SKULL_HALF_HEIGHT
        forward = (at[2] - joint[2] - SKULL_AXIS) / SKULL_HALF_DEPTH
        around = degrees(atan2(up, forward)) % 360
        if around <= 103.0:
            return (around - 33.0) / 14.0
        return 5.0 + (around - 103.0) / 20.4
