"""The geometry of one limb: where elbow and knee go, and how the parts of an arm are turned."""

from math import atan2, degrees, sqrt
from typing import NamedTuple

from app.figures.vectors import (
    Matrix,
    Vector,
    across,
    add,
    clamp,
    cross,
    dot,
    length,
    product,
    rotation_x,
    rotation_y,
    rotation_z,
    scale,
    subtract,
    swing,
    turn,
    turn_back,
    unit,
)

_ALMOST_STRAIGHT = 0.9995
_TIGHTEST = 6.0  # how near a hand comes to its shoulder beyond the difference of the bones


class Bent(NamedTuple):
    """A limb of two bones; `missing` tells how far off the target was, negative if too near."""

    middle: Vector
    end: Vector
    missing: float


def bent(start: Vector, target: Vector, upper: float, lower: float, pole: Vector) -> Bent:
    """Bend two bones so that they lead from `start` to `target`, the joint towards `pole`."""
    way = subtract(target, start)
    far, missing = length(way), 0.0
    longest, shortest = (upper + lower) * _ALMOST_STRAIGHT, abs(upper - lower) + _TIGHTEST
    if far > longest or far < shortest:
        bound = longest if far > longest else shortest
        missing = far - bound
        way = scale(unit(way), bound) if far > 1e-6 else (0.0, -bound, 0.0)
        far, target = bound, add(start, way)
    along = scale(way, 1.0 / far)
    aside = across(pole, along)
    if length(aside) < 1e-4:
        aside = across((0.3, -0.2, 0.9), along)
    aside = unit(aside)
    x = upper * clamp((upper * upper + far * far - lower * lower) / (2 * upper * far), -1.0, 1.0)
    h = sqrt(max(0.0, upper * upper - x * x))
    middle = (
        start[0] + along[0] * x + aside[0] * h,
        start[1] + along[1] * x + aside[1] * h,
        start[2] + along[2] * x + aside[2] * h,
    )
    return Bent(middle, target, missing)


def arm_frames(
    shoulder: Vector, elbow: Vector, wrist: Vector, pole: Vector, sign: int
) -> tuple[Matrix, Matrix]:
    """How upper arm and forearm are turned: x (times the side's sign) runs along the bone, z is
    the side to which the elbow folds.
    """
    along_upper = scale(unit(subtract(elbow, shoulder)), sign)
    fore = unit(subtract(wrist, elbow))
    along_fore = scale(fore, sign)
    fold = across(fore, along_upper)
    if length(fold) < 0.02:
        fold = scale(across(pole, along_upper), -1.0)
    z = unit(fold)
    y = cross(z, along_upper)
    z_fore = unit(cross(along_fore, y))
    return (along_upper, y, z), (along_fore, cross(z_fore, along_fore), z_fore)


class WristAngles(NamedTuple):
    """Degrees: pronation turns the palm down, flexion folds it in, deviation leans to the thumb."""

    pronation: float
    flexion: float
    deviation: float


WRIST_RANGE = ((-88.0, 88.0), (-70.0, 78.0), (-34.0, 25.0))


def hand_frame(forearm: Matrix, angles: WristAngles, sign: int) -> Matrix:
    """The hand's rotation: pronation, then deviation, then flexion.

    This order has its blind spot at 90 degrees of deviation, which no wrist reaches; the other
    order has it at 90 degrees of flexion, which qigong comes near all the time.
    """
    turned = product(forearm, rotation_x(angles.pronation))
    leaned = product(turned, rotation_y(-angles.deviation * sign))
    return product(leaned, rotation_z(-angles.flexion * sign))


def wrist_angles(forearm: Matrix, hand: Matrix, sign: int) -> WristAngles:
    """The inverse of `hand_frame`."""
    x, y, z = turn_back(forearm, hand[0]), turn_back(forearm, hand[1]), turn_back(forearm, hand[2])
    deviation = degrees(atan2(z[0], sqrt(z[1] * z[1] + z[2] * z[2])))
    pronation = degrees(atan2(-z[1], z[2]))
    flexion = degrees(atan2(-y[0], x[0]))
    return WristAngles(pronation, -flexion * sign, -deviation * sign)


def held_back(angles: WristAngles) -> WristAngles:
    """The nearest angles that a wrist can hold."""
    return WristAngles(
        *(clamp(angle, low, high) for angle, (low, high) in zip(angles, WRIST_RANGE, strict=True))
    )


def humeral_twist(chest: Matrix, upper_arm: Matrix, towards: Vector, sign: int) -> float:
    """Degrees that the upper arm turns about itself, against the plain swing out of the T-pose.

    `towards` is the direction of the arm as (out, up, forward) of the chest.
    """
    z0 = turn(swing((1.0, 0.0, 0.0), towards), (0.0, 0.0, 1.0))
    z = turn_back(chest, upper_arm[2])
    z = (z[0] * sign, z[1], z[2])
    return degrees(atan2(dot(cross(z0, z), towards), dot(z0, z)))
