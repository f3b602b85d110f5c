"""Top, sole, inner and outer side of the foot, in cm from the middle of the ankle joint.

Top and sole count out to the little toe's side and forward; the sides count forward and up.
"""

from itertools import pairwise
from typing import Final

from app.figures.body_map.drawings.foot import BASES, TOES
from app.figures.body_map.skin import Spot
from app.figures.body_map.stance import Posed
from app.figures.body_map.surfaces.surface import At, Surface, Way
from app.figures.skeleton import SIGN, Side
from app.figures.vectors import Vector, add, turn, unit

FOOT_CUN: Final = 2.3
_SOLE: Final = -7.0
# Forward: height of the back of the foot over its middle line, half width to the inner, outer side.
_PROFILE: Final[tuple[tuple[float, float, float, float], ...]] = (
    (-6.5, -3.0, 2.0, 2.0),
    (-3.0, 0.5, 3.0, 3.1),
    (0.5, 1.5, 3.4, 3.6),
    (3.8, 0.6, 3.5, 3.8),
    (5.0, -1.2, 3.5, 4.2),
    (8.0, -2.7, 3.9, 4.6),
    (11.0, -3.9, 4.3, 4.8),
    (14.0, -4.7, 3.8, 4.6),
    (19.0, -5.4, 3.6, 4.4),
)


def _along(forward: float, column: int) -> float:
    rows = _PROFILE
    if forward <= rows[0][0]:
        return rows[0][column]
    for low, high in pairwise(rows):
        if forward <= high[0]:
            share = (forward - low[0]) / (high[0] - low[0])
            return low[column] + (high[column] - low[column]) * share
    return rows[-1][column]


def _landmarks_from_above() -> dict[str, At]:
    found: dict[str, At] = {}
    for toe, base in zip(TOES, BASES, strict=True):
        found[f"{toe.name}-base"] = At(base[0], base[2])
        found[f"{toe.name}-knuckle"] = At(toe.joint[0], toe.joint[2])
        for name, share, aside in (
            ("tip", 1.0, 0.0),
            ("nail-edge", 0.96, 0.0),
            ("far-joint", 0.62, 0.0),
            ("nail-corner-inner-side", 0.8, -0.45),
            ("nail-corner-outer-side", 0.8, 0.45),
            ("nail-inner-side", 0.785, -0.62),
            ("nail-outer-side", 0.785, 0.62),
        ):
            x, _, z = toe.at(share, aside * toe.width)
            found[f"{toe.name}-{name}"] = At(x, z)
    for (first, x, z), second in zip(
        (("big", -1.6, 14.9), ("second", 0.55, 15.4), ("third", 2.2, 14.2), ("fourth", 3.75, 12.7)),
        ("second", "third", "fourth", "little"),
        strict=True,
    ):
        found[f"web-{first}-{second}"] = At(x, z)
    found["ankle-bend"] = At(0.1, 4.0)
    found["heel"] = At(0.0, -6.5)
    return found


_FROM_ABOVE: Final = _landmarks_from_above()
_INNER: Final[dict[str, At]] = {
    "inner-ankle": At(0.2, 0.3),
    "heel-tendon": At(-4.4, 0.3),
    "tendon-at-heel-bone": At(-4.1, -2.0),
    "navicular": At(3.7, -3.2),
    "big-knuckle": At(11.9, -5.2),
    "big-base": At(5.8, -3.9),
    "ankle-bend": At(3.9, 0.8),
}
_OUTER: Final[dict[str, At]] = {
    "outer-ankle": At(-1.1, -0.4),
    "outer-ankle-front-edge": At(0.4, -0.2),
    "heel-tendon": At(-4.4, -0.4),
    "outer-bump": At(3.5, -4.9),
    "little-knuckle": At(9.7, -5.5),
}


def _from_above_cun(_: At, way: Way) -> At:
    return {
        "forward": At(0.0, FOOT_CUN),
        "back": At(0.0, -FOOT_CUN),
        "out": At(FOOT_CUN, 0.0),
        "in": At(-FOOT_CUN, 0.0),
    }[way]


def _side_cun(_: At, way: Way) -> At:
    return {
        "forward": At(FOOT_CUN, 0.0),
        "back": At(-FOOT_CUN, 0.0),
        "up": At(0.0, FOOT_CUN),
        "down": At(0.0, -FOOT_CUN),
    }[way]


def _in_room(body: Posed, side: Side, place: Vector, normal: Vector) -> Spot:
    bone, sign = f"{side}Foot", SIGN[side]
    rotation = body.rotation[bone]
    return Spot(
        add(body.position[bone], turn(rotation, (place[0] * sign, place[1], place[2]))),
        unit(turn(rotation, (normal[0] * sign, normal[1], normal[2]))),
    )


def _top_spot(body: Posed, side: Side, at: At) -> Spot:
    slope = 0.3 * max(0.0, at.first) + 0.05 * abs(at.first)
    height = _along(at.second, 1) - slope
    return _in_room(body, side, (at.first, height, at.second), (0.12 * at.first, 1.0, 0.45))


def _sole_spot(body: Posed, side: Side, at: At) -> Spot:
    return _in_room(body, side, (at.first, _SOLE, at.second), (0.0, -1.0, 0.0))


def _inner_spot(body: Posed, side: Side, at: At) -> Spot:
    return _in_room(body, side, (-_along(at.first, 2), at.second, at.first), (-1.0, 0.25, 0.0))


def _outer_spot(body: Posed, side: Side, at: At) -> Spot:
    return _in_room(body, side, (_along(at.first, 3), at.second, at.first), (1.0, 0.25, 0.0))


_FLAT: Final = ("cm to the outer side", "cm forward")
_UPRIGHT: Final = ("cm forward", "cm high")
TOP: Final = Surface("top-of-foot", _FLAT, _FROM_ABOVE, _from_above_cun, _top_spot)
SOLE: Final = Surface("sole", _FLAT, _FROM_ABOVE, _from_above_cun, _sole_spot)
INNER: Final = Surface("inner-foot", _UPRIGHT, _INNER, _side_cun, _inner_spot)
OUTER: Final = Surface("outer-foot", _UPRIGHT, _OUTER, _side_cun, _outer_spot)
