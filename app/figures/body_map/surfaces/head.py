"""The head's surfaces: the dome under the hair in cun, the nape, the face and the side in cm.

Dome: cun back from the front hairline along the middle (5 to the crown, 12 to the rear hairline),
and cun to the side. Nape and face: cm from the middle and above the head's joint. Side: cm forward
of and above that joint. Sources of the measures: 3 cun between the brows and the front hairline,
12 from there to the rear hairline, 9 between the corners of the forehead.
"""

from itertools import pairwise
from math import cos, exp, radians, sin
from typing import Final

from app.figures.body_map.body_shape import (
    FACE as FACE_RINGS,
)
from app.figures.body_map.body_shape import (
    HEAD_FULLNESS,
    SKULL_AXIS,
    SKULL_HALF_DEPTH,
    SKULL_HALF_HEIGHT,
    SKULL_HALF_WIDTH,
    SKULL_HEIGHT,
)
from app.figures.body_map.rings import OnRing, Ring, on_ring_across, on_ring_along, ring_at
from app.figures.body_map.skin import Spot
from app.figures.body_map.stance import Posed
from app.figures.body_map.surfaces.surface import At, Surface, Way
from app.figures.skeleton import SIGN, Side
from app.figures.vectors import Vector, add, turn, unit

HAIRLINE_DEGREES: Final = 33.0  # above straight ahead, seen from the middle of the skull
CROWN_DEGREES: Final = 103.0
FRONT_CUN: Final = (CROWN_DEGREES - HAIRLINE_DEGREES) / 5
BACK_CUN: Final = 20.4
WIDTH_CUN: Final = 11.0
CROWN: Final = 5.0  # cun behind the front hairline
FACE_CUN: Final = 1.7
SIDE_CUN: Final = 1.9
NAPE_WIDTH_CUN: Final = 1.45
NAPE_CUN: Final = 2.6
NOSE_HEIGHTS: Final = ((7.8, 0.0), (6.6, 0.5), (4.9, 1.3), (3.5, 2.0), (2.7, 1.3), (2.3, 0.1))


def _in_room(body: Posed, side: Side, place: Vector, normal: Vector) -> Spot:
    sign, rotation = SIGN[side], body.rotation["head"]
    return Spot(
        add(body.position["head"], turn(rotation, (place[0] * sign, place[1], place[2]))),
        unit(turn(rotation, (normal[0] * sign, normal[1], normal[2]))),
    )


def _dome_spot(body: Posed, side: Side, at: At) -> Spot:
    behind_crown = at.first - CROWN
    degrees = CROWN_DEGREES + behind_crown * (BACK_CUN if behind_crown > 0 else FRONT_CUN)
    around, aside = radians(degrees), radians(at.second * WIDTH_CUN)
    x, y, z = sin(aside), cos(aside) * sin(around), cos(aside) * cos(around)
    place = (
        x * SKULL_HALF_WIDTH,
        SKULL_HEIGHT + y * SKULL_HALF_HEIGHT,
        SKULL_AXIS + z * SKULL_HALF_DEPTH,
    )
    normal = (x / SKULL_HALF_WIDTH, y / SKULL_HALF_HEIGHT, z / SKULL_HALF_DEPTH)
    return _in_room(body, side, place, normal)


def _ring(height: float) -> Ring:
    """The cross-section of the head at a height above its joint."""
    if height <= SKULL_HEIGHT:
        return ring_at(FACE_RINGS, height)
    share = min(0.999, (height - SKULL_HEIGHT) / SKULL_HALF_HEIGHT)
    size = (1 - share * share) ** 0.5
    half_width, half_depth = size * SKULL_HALF_WIDTH, size * SKULL_HALF_DEPTH
    return Ring(height, half_width, half_width, half_depth, half_depth)


def _on_head(body: Posed, side: Side, height: float, on: OnRing, nose: float = 0.0) -> Spot:
    place = (on.outward, height, SKULL_AXIS + on.forward + nose)
    return _in_room(body, side, place, (on.normal_outward, 0.0, on.normal_forward))


def _nose(out: float, height: float) -> float:
    """How far the nose stands out before the face there (cm)."""
    for (high, most), (low, least) in pairwise(NOSE_HEIGHTS):
        if low <= height <= high:
            middle = least + (most - least) * (height - low) / (high - low)
            return middle * exp(-((out / 0.9) ** 2))
    return 0.0


def _face_spot(body: Posed, side: Side, at: At) -> Spot:
    on = on_ring_across(_ring(at.second), at.first, front=True, fullness=HEAD_FULLNESS)
    return _on_head(body, side, at.second, on, _nose(at.first, at.second))


def _nape_spot(body: Posed, side: Side, at: At) -> Spot:
    on = on_ring_across(_ring(at.second), at.first, front=False, fullness=HEAD_FULLNESS)
    return _on_head(body, side, at.second, on)


def _side_spot(body: Posed, side: Side, at: At) -> Spot:
    on = on_ring_along(_ring(at.second), at.first - SKULL_AXIS, fullness=HEAD_FULLNESS)
    return _on_head(body, side, at.second, on)


_DOME: Final[dict[str, At]] = {
    "front-hairline": At(0.0, 0.0),
    "crown": At(CROWN, 0.0),
    "rear-hairline": At(12.0, 0.0),
    "skull-bump": At(9.5, 0.0),
}
_FACE: Final[dict[str, At]] = {
    "between-brows": At(0.0, 9.0),
    "pupil": At(3.2, 7.15),
    "inner-eye": At(1.65, 7.05),
    "outer-eye": At(4.75, 7.1),
    "eye-socket-lower-edge": At(3.2, 6.0),
    "brow-inner": At(1.4, 9.0),
    "brow-middle": At(3.2, 9.45),
    "brow-outer": At(5.2, 8.6),
    "hole-below-eye": At(3.2, 5.1),
    "nose-tip": At(0.0, 3.5),
    "nose-wing": At(1.8, 3.3),
    "nose-wing-lower-edge": At(1.6, 2.75),
    "nose-bone-end": At(1.55, 4.7),
    "nose-fold": At(2.35, 3.3),
    "lip-groove-top": At(0.0, 2.35),
    "lip-groove-bottom": At(0.0, 1.0),
    "lips": At(0.0, 0.4),
    "mouth-corner": At(2.5, 0.35),
    "chin-groove": At(0.0, -1.2),
    "cheekbone-lower-edge": At(4.75, 3.7),
}
_SIDE: Final[dict[str, At]] = {
    "ear-top": At(-1.9, 9.1),
    "hairline-above-ear": At(-1.9, 9.55),
    "hairline-behind-ear": At(-2.85, 9.55),
    "ear-tip": At(-2.1, 9.15),
    "ear-front-root": At(-0.4, 7.6),
    "ear-flap-notch-above": At(0.25, 6.45),
    "ear-flap": At(0.25, 5.3),
    "ear-flap-notch-below": At(0.25, 4.15),
    "ear-lobe-front": At(-0.6, 3.3),
    "behind-ear-lobe": At(-1.9, 2.5),
    "ear-bone-tip": At(-2.9, 1.7),
    "forehead-corner": At(4.2, 12.5),
    "hollow-below-skull": At(-7.5, 2.7),
    "temple-hair-rear": At(0.1, 9.4),
    "cheekbone-arch": At(2.1, 5.7),
    "jaw-angle": At(0.8, -0.9),
    "chewing-muscle-front": At(3.9, -2.2),
    "brow-outer": At(5.4, 8.6),
    "outer-eye": At(5.9, 7.1),
}
_NAPE: Final[dict[str, At]] = {
    "skull-bump": At(0.0, 6.6),
    "below-skull": At(0.0, 2.7),
    "rear-hairline": At(0.0, -0.7),
    "neck-muscle-edge": At(2.5, 1.2),
    "hollow-below-skull": At(4.1, 2.7),
}


def _dome_cun(_: At, way: Way) -> At:
    return {
        "back": At(1.0, 0.0),
        "up": At(1.0, 0.0),
        "forward": At(-1.0, 0.0),
        "down": At(-1.0, 0.0),
        "out": At(0.0, 1.0),
        "in": At(0.0, -1.0),
    }[way]


def _face_cun(_: At, way: Way) -> At:
    return {
        "up": At(0.0, FACE_CUN),
        "down": At(0.0, -FACE_CUN),
        "out": At(FACE_CUN, 0.0),
        "in": At(-FACE_CUN, 0.0),
    }[way]


def _nape_cun(_: At, way: Way) -> At:
    return {
        "up": At(0.0, NAPE_CUN),
        "down": At(0.0, -NAPE_CUN),
        "out": At(NAPE_WIDTH_CUN, 0.0),
        "in": At(-NAPE_WIDTH_CUN, 0.0),
    }[way]


def _side_cun(_: At, way: Way) -> At:
    return {
        "up": At(0.0, SIDE_CUN),
        "down": At(0.0, -SIDE_CUN),
        "forward": At(SIDE_CUN, 0.0),
        "back": At(-SIDE_CUN, 0.0),
    }[way]


DOME: Final = Surface("dome", ("cun back", "cun to the side"), _DOME, _dome_cun, _dome_spot)
FACE: Final = Surface("face", ("cm from the middle", "cm high"), _FACE, _face_cun, _face_spot)
SIDE: Final = Surface("side-of-head", ("cm forward", "cm high"), _SIDE, _side_cun, _side_spot)
NAPE: Final = Surface("nape", ("cm from the middle", "cm high"), _NAPE, _nape_cun, _nape_spot)
