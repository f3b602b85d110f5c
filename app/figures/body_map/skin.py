"""The skin of a posed body: the place on it that rings, heights and angles tell, and the way out.

The rings belong to the standing body; a place on them rides on the bones beneath, so the same
words find the same spot on a body that bends, sits or lies.
"""

from math import atan2, cos, degrees, radians, sin
from typing import Final, Literal, NamedTuple

from app.figures.body_map.body_shape import (
    LIMB_FULLNESS,
    LIMBS,
    TRUNK,
    TRUNK_FULLNESS,
)
from app.figures.body_map.rings import OnRing, on_ring, on_ring_across, on_ring_along, ring_at
from app.figures.body_map.stance import Posed
from app.figures.skeleton import OFFSET, PARENT, SIGN, Side
from app.figures.skeleton import TRUNK as TRUNK_BONES
from app.figures.vectors import Vector, add, dot, lerp, scale, subtract, turn, unit

LimbPart = Literal["upper-arm", "forearm", "thigh", "shin"]
_BONE: Final[dict[LimbPart, tuple[str, str]]] = {
    "upper-arm": ("UpperArm", "LowerArm"),
    "forearm": ("LowerArm", "Hand"),
    "thigh": ("UpperLeg", "LowerLeg"),
    "shin": ("LowerLeg", "Foot"),
}
# Within so many cm of a joint of the spine the skin follows both bones.
_SOFT: Final = 4.0
_SUPINE: Final = 90.0


class Spot(NamedTuple):
    """A place on the skin (cm, in the room) and the unit vector out of the body there."""

    position: Vector
    normal: Vector


class Frame(NamedTuple):
    """The middle of a limb at one share of its length, and which way its sides look."""

    centre: Vector
    outer: Vector
    front: Vector


def _resting_places() -> dict[str, Vector]:
    places: dict[str, Vector] = {}
    for bone in TRUNK_BONES:
        parent = PARENT[bone]
        places[bone] = OFFSET[bone] if parent is None else add(places[parent], OFFSET[bone])
    return places


RESTING: Final = _resting_places()
_SPINE: Final = ("hips", "spine", "chest", "upperChest", "neck")


def limb_frame(body: Posed, part: LimbPart, side: Side, share: float) -> Frame:
    """The cross-section of a limb; the forearm turns with the hand, the more the nearer it is."""
    first, second = (side + bone for bone in _BONE[part])
    centre = lerp(body.position[first], body.position[second], share)
    x, y, z = body.rotation[first]
    if part in ("thigh", "shin"):
        return Frame(centre, scale(x, SIGN[side]), z)
    if part == "upper-arm":
        return Frame(centre, y, z)
    turn_at_wrist = _forearm_turn(y, z, body.rotation[second][2])
    turned = radians(_SUPINE + (turn_at_wrist - _SUPINE) * max(0.0, min(1.0, share)))
    outer = add(scale(y, sin(turned)), scale(z, cos(turned)))
    return Frame(centre, outer, add(scale(y, -cos(turned)), scale(z, sin(turned))))


def _forearm_turn(outward: Vector, crease: Vector, thumb: Vector) -> float:
    """Degrees from the elbow's crease to the thumb, round the forearm by its outer side.

    90 with the palm on the side of the crease, -90 with its back there; between them the thumb
    always passes the crease, as a forearm turns no other way.
    """
    return degrees(atan2(dot(thumb, outward), dot(thumb, crease)))


def limb_spot(body: Posed, part: LimbPart, side: Side, share: float, degrees: float) -> Spot:
    """The skin of a limb: 0 degrees is its outer (thumb's) side, 90 front (palm), 180 inner."""
    frame = limb_frame(body, part, side, share)
    on = on_ring(ring_at(LIMBS[part], share), degrees, LIMB_FULLNESS)
    return Spot(
        add(frame.centre, _mix(frame.outer, on.outward, frame.front, on.forward)),
        unit(_mix(frame.outer, on.normal_outward, frame.front, on.normal_forward)),
    )


def trunk_spot(body: Posed, height: float, outward: float, side: Side, *, front: bool) -> Spot:
    """The skin of trunk or neck, front or back, `outward` cm to a side of the middle line."""
    on = on_ring_across(ring_at(TRUNK, height), outward, front=front, fullness=TRUNK_FULLNESS)
    return _on_spine(body, height, on, side)


def flank_spot(body: Posed, height: float, forward: float, side: Side) -> Spot:
    """The skin of the side of the trunk, `forward` cm before (or behind) the trunk's axis."""
    ring = ring_at(TRUNK, height)
    on = on_ring_along(ring, forward, fullness=TRUNK_FULLNESS)
    return _on_spine(body, height, on, side)


def neck_spot(body: Posed, height: float, degrees: float, side: Side) -> Spot:
    """The skin of the neck all round: 0 degrees looks straight out, 90 to the front."""
    return _on_spine(body, height, on_ring(ring_at(TRUNK, height), degrees, TRUNK_FULLNESS), side)


def _on_spine(body: Posed, height: float, on: OnRing, side: Side) -> Spot:
    sign = SIGN[side]
    resting: Vector = (sign * on.outward, height, on.forward)
    normal: Vector = (sign * on.normal_outward, 0.0, on.normal_forward)
    bone, other, share = _bones_at(height)
    return Spot(
        lerp(_carried(body, bone, resting), _carried(body, other, resting), share),
        unit(lerp(turn(body.rotation[bone], normal), turn(body.rotation[other], normal), share)),
    )


def _carried(body: Posed, bone: str, resting: Vector) -> Vector:
    """Where a place of the resting body goes when a bone takes it along."""
    offset = subtract(resting, RESTING[bone])
    return add(body.position[bone], turn(body.rotation[bone], offset))


def _bones_at(height: float) -> tuple[str, str, float]:
    """The bone that carries the skin at a height, its neighbour, and the neighbour's share."""
    here = max((i for i, bone in enumerate(_SPINE) if RESTING[bone][1] <= height), default=0)
    above = RESTING[_SPINE[here + 1]][1] - height if here + 1 < len(_SPINE) else _SOFT
    below = height - RESTING[_SPINE[here]][1] if here > 0 else _SOFT
    if above < _SOFT and above <= below:
        return _SPINE[here], _SPINE[here + 1], 0.5 - above / _SOFT / 2
    if below < _SOFT:
        return _SPINE[here], _SPINE[here - 1], 0.5 - below / _SOFT / 2
    return _SPINE[here], _SPINE[here], 0.0


def _mix(a: Vector, times: float, b: Vector, also: float) -> Vector:
    return add(scale(a, times), scale(b, also))
