"""Feet and floor: nobody floats, sinks in, or slides, and all that lies does not go under it."""

from collections.abc import Iterator

from app.figures.authoring.stances import Held
from app.figures.body import Body
from app.figures.checks.findings import ERROR, WARNING, Finding
from app.figures.checks.takes import Take
from app.figures.skeleton import ANKLE_HEIGHT, BALL, SIDES, Side
from app.figures.solving.footing import BALL_HEIGHT, HEEL_BACK
from app.figures.vectors import UP, Vector, add, cross, distance, dot, subtract, unit

_SUNK_CM, _FLOATING_CM = 1.2, 1.0
_SLID_CM = 0.4  # in one step of time
# How far the middle of each part must stay above the floor.
_ABOVE_FLOOR = {
    "head": 5.0,
    "hips": 7.0,
    "upperChest": 7.0,
    **{f"{side}LowerLeg": 4.5 for side in SIDES},
    **{f"{side}Foot": 3.0 for side in SIDES},
    **{f"{side}LowerArm": 2.5 for side in SIDES},
    **{f"{side}Hand": 1.0 for side in SIDES},
}


def floor(take: Take) -> Iterator[Finding]:
    """Nothing below the floor, and no foot above it that is meant to carry."""
    on_feet = take.performance.stance.held is not Held.BY_KNEES
    for beat, body in zip(take.beats, take.bodies, strict=True):
        for bone, least in _ABOVE_FLOOR.items():
            height = body.position[bone][1]
            if height < least:
                told = f"{height:.1f} cm above the floor, it needs {least:g}"
                yield Finding(ERROR, "floor", beat, bone, told, least - height)
        for side in SIDES:
            if on_feet and body.feet[side].is_on_floor:
                yield from _sole(beat, body, side)


def _sole(beat: float, body: Body, side: Side) -> Iterator[Finding]:
    low = min(body.point(f"{side}Foot", (0.0, -ANKLE_HEIGHT, z))[1] for z in (-7.0, 12.0))
    if _lies(body, side):
        return
    if low < -_SUNK_CM:
        yield Finding(ERROR, "floor", beat, f"{side} foot", f"{-low:.1f} cm under the floor", -low)
    elif low > _FLOATING_CM:
        yield Finding(ERROR, "floor", beat, f"{side} foot", f"floats {low:.1f} cm above it", low)


def _lies(body: Body, side: Side) -> bool:
    """A foot that lies on its heel or its side has no sole on the floor."""
    return body.rotation[f"{side}Foot"][1][1] < 0.8 and body.position[f"{side}Foot"][1] < 14.0


def slide(take: Take) -> Iterator[Finding]:
    """Feet that carry stay where they are, on a ground that may itself be moving."""
    pairs = zip(take.beats[1:], take.bodies, take.bodies[1:], strict=False)
    for beat, before, body in pairs:
        for side in SIDES:
            here, there = body.feet[side], before.feet[side]
            if not (here.is_on_floor and there.is_on_floor) or here.may_slide:
                continue
            spot = _HEEL if min(here.heel_degrees, there.heel_degrees) < 0 else _BALL
            slid = distance(_on_ground(body, side, spot), _on_ground(before, side, spot))
            if slid > _SLID_CM:
                told = f"slides {slid:.1f} cm in one step of time"
                yield Finding(ERROR, "slide", beat, f"{side} foot", told, slid)


# What carries under raised toes, and under a raised heel.
_HEEL: Vector = (0.0, BALL_HEIGHT - ANKLE_HEIGHT, -HEEL_BACK)
_BALL: Vector = (0.0, BALL_HEIGHT - ANKLE_HEIGHT, BALL)


def _on_ground(body: Body, side: Side, spot: Vector) -> Vector:
    """Where a part of the foot is on the ground, which moves under one who walks in place."""
    return add(body.point(f"{side}Foot", spot), (0.0, 0.0, body.scene.ground_shift_cm))


def knees(take: Take) -> Iterator[Finding]:
    """Knees of bent standing legs stay over the foot's line, and behind the toes."""
    if take.performance.stance.held is not Held.BY_FEET:
        return
    for beat, body in zip(take.beats, take.bodies, strict=True):
        for side in SIDES:
            if body.feet[side].is_on_floor:
                yield from _knee(beat, body, side)


def _knee(beat: float, body: Body, side: Side) -> Iterator[Finding]:
    knee = subtract(body.position[f"{side}LowerLeg"], body.position[f"{side}Foot"])
    toes = body.rotation[f"{side}Foot"][2]
    forward = unit((toes[0], 0.0, toes[2]))
    outward = cross(UP, forward)
    aside = dot(knee, outward) * (1 if side == "left" else -1)
    ahead = dot(knee, forward)
    subject = f"{side} knee"
    if aside < -6:
        yield Finding(WARNING, "knee", beat, subject, f"{-aside:.1f} cm inside the toes", -aside)
    if aside > 12:
        yield Finding(WARNING, "knee", beat, subject, f"{aside:.1f} cm outside the toes", aside)
    if ahead > 21:
        told = f"{ahead - 19:.1f} cm beyond the toes"
        yield Finding(WARNING, "knee", beat, subject, told, ahead)
