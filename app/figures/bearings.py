"""What a body does, as few plain keys: how it stands, leans and looks, and where its hands are.

Everything is told in the figure's own upright frame, so that it holds for who lies as well.
"""

from dataclasses import dataclass
from math import atan2, degrees, hypot

from app.figures.body import Body
from app.figures.landmarks import place
from app.figures.skeleton import ANKLE_HEIGHT, OTHER, PALM, SIDES, SIGN, Side
from app.figures.vectors import Vector, angle_between, distance, dot, scale, subtract, turn_back

# Landmarks by the word for them; those of arms are always the other arm's.
_TOUCHED: dict[str, tuple[str, ...]] = {
    "crown": ("crown",),
    "brow": ("brow",),
    "eyes": ("eye",),
    "temple": ("temple",),
    "ear": ("ear",),
    "face": ("cheek", "nose", "mouth"),
    "chin": ("chin",),
    "back-of-head": ("back-of-head",),
    "nape": ("nape",),
    "throat": ("throat",),
    "chest": ("heart", "breastbone", "chest", "collarbone"),
    "upper-belly": ("solar",),
    "lower-belly": ("dantian", "navel"),
    "flank": ("belly-side", "waist", "ribs"),
    "groin": ("groin",),
    "shoulder": ("shoulder-top", "shoulder"),
    "armpit": ("armpit",),
    "hip": ("hip",),
    "shoulder-blade": ("shoulder-blade",),
    "lower-back": ("kidney", "mingmen", "low-back", "sacrum"),
    "buttock": ("buttock", "tailbone"),
    "upper-arm": ("other upper-arm", "other upper-arm-inner", "other upper-arm-front"),
    "elbow": ("other elbow", "other elbow-crease"),
    "forearm": ("other forearm", "other forearm-inner"),
    "wrist": ("other wrist", "other wrist-inner"),
    "thigh": ("thigh", "thigh-outer", "thigh-inner"),
    "knee": ("kneecap", "knee-outer", "knee-inner"),
    "shin": ("shin", "shin-outer", "calf"),
    "ankle": ("ankle", "ankle-outer", "ankle-inner"),
    "foot": ("foot-top", "toes", "sole"),
}
TOUCH_CM = 6.5
TOGETHER_CM = 7.5
_PALM_WAYS: tuple[tuple[str, Vector], ...] = (
    ("up", (0.0, 1.0, 0.0)),
    ("down", (0.0, -1.0, 0.0)),
    ("forward", (0.0, 0.0, 1.0)),
    ("back", (0.0, 0.0, -1.0)),
    ("out", (1.0, 0.0, 0.0)),
    ("in", (-1.0, 0.0, 0.0)),
)


@dataclass(frozen=True, slots=True)
class HandBearing:
    """Where a hand is: on a place, or at a height in a direction; how its palm faces; its shape."""

    touches: str | None
    height: str
    direction: str
    palm: str
    shape: str | None


def upright(body: Body, vector: Vector) -> Vector:
    """Return a vector of the world in the frame of the figure as if it stood."""
    return turn_back(body.root, vector)


def palm_centre(body: Body, side: Side) -> Vector:
    """Return the middle of the palm in the world."""
    return body.point(side + "Hand", (SIGN[side] * PALM, 0.0, 0.0))


def are_together(body: Body) -> bool:
    """Return whether the palms lie against each other."""
    left, right = (scale(body.rotation[side + "Hand"][1], -1) for side in SIDES)
    near = distance(palm_centre(body, "left"), palm_centre(body, "right")) < TOGETHER_CM
    return near and dot(left, right) < -0.7


def hand_bearing(body: Body, side: Side) -> HandBearing:
    """Return what is to be told of one hand."""
    touched = _touched(body, side)
    shapes = body.hand_shapes.get(side, {})
    shape = max(sorted(shapes), key=lambda name: shapes[name]) if shapes else None
    return HandBearing(
        touches=touched,
        height=_height(body, side),
        direction=_direction(body, side),
        palm=_palm_way(body, side),
        shape=None if shape in ("open", "relaxed") else shape,
    )


def _touched(body: Body, side: Side) -> str | None:
    best, nearest = None, TOUCH_CM
    centre = palm_centre(body, side)
    for name, landmarks in _TOUCHED.items():
        for landmark in landmarks:
            away = distance(centre, place(body, landmark, side)[0])
            if away < nearest:
                best, nearest = name, away
    return best


def _height(body: Body, side: Side) -> str:
    """The height of the palm, in words of the body."""
    hips = upright(body, body.position["hips"])[1]
    palm = upright(body, palm_centre(body, side))[1]
    neck = upright(body, body.position["neck"])[1]
    head = upright(body, body.position["head"])[1]
    shoulder = upright(body, body.position[side + "UpperArm"])[1]
    knee = upright(body, body.position[side + "LowerLeg"])[1]
    span = shoulder - hips
    for name, floor in (
        ("above-head", head + 21.0),
        ("head", neck + 4.0),
        ("shoulder", shoulder - 7.0),
        ("chest", hips + 0.55 * span),
        ("belly", hips + 0.12 * span),
        ("hip", hips - 12.0),
        ("thigh", knee + 10.0),
        ("knee", knee - 10.0),
    ):
        if palm > floor:
            return name
    return "shin"


def _direction(body: Body, side: Side) -> str:
    """Where the palm is about the trunk: ahead, out to the side, across, behind or beside it."""
    chest = body.rotation["upperChest"]
    local = turn_back(chest, subtract(palm_centre(body, side), body.position["upperChest"]))
    out, forward = SIGN[side] * local[0], local[2]
    if out < -5.0:
        return "across"
    if forward < -9.0:
        return "behind"
    if out > 34.0:
        return "diagonal" if forward > 26.0 else "side"
    if forward > 16.0:
        return "front"
    return "near" if out < 18.0 else "beside"


def _palm_way(body: Body, side: Side) -> str:
    normal = upright(body, scale(body.rotation[side + "Hand"][1], -1))
    local = (SIGN[side] * normal[0], normal[1], normal[2])
    return max(_PALM_WAYS, key=lambda way: dot(way[1], local))[0]


def trunk_lean(body: Body) -> tuple[float, float, float]:
    """Return forward bend, lean to the left and turn to the left of the chest, in degrees."""
    axes = [upright(body, axis) for axis in body.rotation["upperChest"]]
    up, ahead = axes[1], axes[2]
    turned = degrees(atan2(ahead[0], ahead[2])) if hypot(ahead[0], ahead[2]) > 0.3 else 0.0
    flat = hypot(ahead[0], ahead[2])
    bend = degrees(atan2(-ahead[1], flat if up[1] > 0 else -flat))
    return bend, degrees(atan2(up[0], max(0.05, hypot(up[1], up[2])))), turned


def gaze(body: Body) -> tuple[float, float]:
    """Return how far the head looks to its left and upwards, in degrees."""
    ahead = upright(body, body.rotation["head"][2])
    return degrees(atan2(ahead[0], ahead[2])), degrees(atan2(ahead[1], hypot(ahead[0], ahead[2])))


def knee_bend(body: Body) -> float:
    """Return the bend of the more bent knee, in degrees; 0 is straight."""
    bends = []
    for side in SIDES:
        knee = body.position[side + "LowerLeg"]
        thigh = subtract(body.position[side + "UpperLeg"], knee)
        shin = subtract(body.position[side + "Foot"], knee)
        bends.append(180.0 - angle_between(thigh, shin))
    return max(bends)


def lifted_foot(body: Body) -> Side | None:
    """Return the side of a foot that is clearly off the floor while the other carries."""
    for side in SIDES:
        other = OTHER[side]
        if (
            body.position[side + "Foot"][1] > ANKLE_HEIGHT + 6.0
            and body.position[side + "Toes"][1] > 6.0
            and body.position[other + "Toes"][1] < 5.0
        ):
            return side
    return None


def is_on_toes(body: Body) -> bool:
    """Return whether both heels are off the floor and the toes on it."""
    return all(
        body.position[side + "Foot"][1] > ANKLE_HEIGHT + 2.5
        and body.position[side + "Toes"][1] < 5.0
        for side in SIDES
    )
