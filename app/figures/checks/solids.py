"""The body as simple solids, coarse but on the safe side: what hands must not go through."""

from math import sqrt
from typing import NamedTuple

from app.figures.body import Body
from app.figures.skeleton import SIGN, Side
from app.figures.vectors import (
    Matrix,
    Vector,
    add,
    clamp,
    dot,
    lerp,
    scale,
    subtract,
    turn,
    turn_back,
)


class Ball(NamedTuple):
    """A sphere of a limb."""

    name: str
    centre: Vector
    radius: float


class Ellipsoid(NamedTuple):
    bone: str
    offset: Vector
    radii: Vector
    swells: bool = False  # with the belly


class Capsule(NamedTuple):
    """A limb as a rounded rod."""

    start: Vector
    end: Vector
    radius: float


TORSO = (
    Ellipsoid("upperChest", (0, 3, 0), (13, 11, 8.8)),
    Ellipsoid("chest", (0, 0, 0.5), (12.5, 8, 8.8)),
    Ellipsoid("spine", (0, 0, 0.5), (12, 7, 8.8), swells=True),
    Ellipsoid("hips", (0, 1, 0), (14, 8, 9.5), swells=True),
)
HEAD = Ellipsoid("head", (0, 8.5, 0.5), (7.6, 10, 9))
BELLY_SWELLS = 1.6
THIGH_RADIUS, SHIN_RADIUS = 7.4, 5.0


def arm_balls(body: Body, side: Side) -> list[Ball]:
    """Spheres along one arm from the lower part of the upper arm to the fingertips."""
    elbow, wrist = body.position[f"{side}LowerArm"], body.position[f"{side}Hand"]
    shoulder = body.position[f"{side}UpperArm"]
    return [
        *(Ball("upper arm", lerp(shoulder, elbow, t), 3.2) for t in (0.75, 1.0)),
        *(Ball("forearm", lerp(elbow, wrist, t), 3.0) for t in (0.35, 0.6, 0.85)),
        *hand_balls(body, side),
    ]


def hand_balls(body: Body, side: Side) -> list[Ball]:
    """A closed hand is as short as its fist."""
    shapes = body.hand_shapes.get(side, {})
    closed = sum(weight for shape, weight in shapes.items() if shape in CLOSED_SHAPES)
    places = (3.0, 7.0, 10.0) if closed > 0.5 else (3.0, 7.0, 11.0, 15.0)
    sign = SIGN[side]
    return [Ball("hand", body.point(f"{side}Hand", (sign * x, 0.0, 0.0)), 1.3) for x in places]


CLOSED_SHAPES = frozenset({"fist", "bear", "claw", "tiger", "beak", "hook", "pinch"})


def arm_capsules(body: Body, side: Side) -> dict[str, Capsule]:
    """Forearm and hand of one side as rods."""
    elbow, wrist = body.position[f"{side}LowerArm"], body.position[f"{side}Hand"]
    tip = hand_balls(body, side)[-1].centre
    return {
        "forearm": Capsule(elbow, lerp(elbow, wrist, 0.88), 3.2),  # wrists are slimmer
        "hand": Capsule(wrist, tip, 1.5),
    }


def thigh(body: Body, side: Side) -> Capsule:
    """The free part of a thigh, from a quarter of its length to the knee."""
    hip, knee = body.position[f"{side}UpperLeg"], body.position[f"{side}LowerLeg"]
    return Capsule(lerp(hip, knee, 0.25), knee, THIGH_RADIUS)


def shin(body: Body, side: Side) -> Capsule:
    return Capsule(body.position[f"{side}LowerLeg"], body.position[f"{side}Foot"], SHIN_RADIUS)


class Placed(NamedTuple):
    """An ellipsoid where a body has it, for all that is held against it there."""

    middle: Vector
    rotation: Matrix
    radii: Vector
    longest: float


def placed(body: Body, solid: Ellipsoid) -> Placed:
    """Where an ellipsoid is, and how large."""
    width, height, depth = solid.radii
    if solid.swells:
        depth += BELLY_SWELLS * body.belly
    rotation = body.rotation[solid.bone]
    middle = add(body.position[solid.bone], turn(rotation, solid.offset))
    return Placed(middle, rotation, (width, height, depth), max(width, height, depth))


def depth_in(solid: Placed, ball: Ball) -> float:
    """Centimetres that a sphere reaches into an ellipsoid; negative outside."""
    middle, rotation, (width, height, depth), longest = solid
    away = subtract(ball.centre, middle)
    most = longest + ball.radius
    far = sqrt(dot(away, away))
    if far > most:
        return most - far
    x, y, z = turn_back(rotation, away)
    stretched = sqrt((x / width) ** 2 + (y / height) ** 2 + (z / depth) ** 2)
    if stretched < 1e-6:
        return min(width, height, depth) + ball.radius
    return far / stretched + ball.radius - far


def gap(one: Capsule, other: Capsule) -> float:
    """The free space between two rods; negative if they go through each other."""
    return segment_distance(one.start, one.end, other.start, other.end) - one.radius - other.radius


def gap_to(ball: Ball, rod: Capsule) -> float:
    """The free space between a sphere and a rod."""
    along = subtract(rod.end, rod.start)
    share = clamp(
        dot(subtract(ball.centre, rod.start), along) / max(dot(along, along), 1e-9), 0.0, 1.0
    )
    away = subtract(ball.centre, add(rod.start, scale(along, share)))
    return sqrt(dot(away, away)) - ball.radius - rod.radius


def segment_distance(p1: Vector, q1: Vector, p2: Vector, q2: Vector) -> float:
    """The least distance between two straight pieces."""
    d1, d2, between = subtract(q1, p1), subtract(q2, p2), subtract(p1, p2)
    a, e, f = dot(d1, d1), dot(d2, d2), dot(d2, between)
    c, b = dot(d1, between), dot(d1, d2)
    denominator = a * e - b * b
    s = clamp((b * f - c * e) / denominator, 0.0, 1.0) if denominator > 1e-9 else 0.0
    t = (b * s + f) / e if e > 1e-9 else 0.0
    if t < 0.0:
        t, s = 0.0, clamp(-c / a, 0.0, 1.0) if a > 1e-9 else 0.0
    elif t > 1.0:
        t, s = 1.0, clamp((b - c) / a, 0.0, 1.0) if a > 1e-9 else 0.0
    away = subtract(add(p1, scale(d1, s)), add(p2, scale(d2, t)))
    return sqrt(dot(away, away))
