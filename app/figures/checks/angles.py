"""The angles of the joints of a body, in degrees, as a clinician would measure them."""

from dataclasses import dataclass, field
from math import atan2, degrees

from app.figures.body import Body
from app.figures.skeleton import SIDES, SIGN, Side
from app.figures.solving.limbs import humeral_twist
from app.figures.vectors import (
    Vector,
    angle_between,
    bend_side_turn,
    relative,
    scale,
    subtract,
    turn_back,
    unit,
)

_STRAIGHT_ELBOW = 12.0  # below it the turn of the upper arm cannot be told


@dataclass(slots=True)
class JointAngles:
    """`of` holds named angles, as `left elbow` or `spine bend`; `arm` the direction of each upper
    arm as (out, up, forward) of the chest.
    """

    of: dict[str, float] = field(default_factory=dict)
    arm: dict[Side, Vector] = field(default_factory=dict)


def joint_angles(body: Body) -> JointAngles:
    """Measure all joints of a body."""
    angles = JointAngles()
    for side in SIDES:
        _arm(body, side, angles)
        _leg(body, side, angles)
    spine = bend_side_turn(relative(body.rotation["hips"], body.rotation["upperChest"]))
    head = bend_side_turn(relative(body.rotation["upperChest"], body.rotation["head"]))
    angles.of |= dict(zip(("spine bend", "spine side", "spine turn"), spine, strict=True))
    angles.of |= dict(zip(("head nod", "head tilt", "head turn"), head, strict=True))
    angles.of["pelvis tilt"] = bend_side_turn(relative(body.root, body.rotation["hips"]))[0]
    return angles


def _arm(body: Body, side: Side, angles: JointAngles) -> None:
    shoulder, elbow, wrist = (
        body.position[f"{side}{bone}"] for bone in ("UpperArm", "LowerArm", "Hand")
    )
    upper, fore = unit(subtract(elbow, shoulder)), unit(subtract(wrist, elbow))
    bend = angle_between(upper, fore)
    state, chest = body.arms[side], body.rotation["upperChest"]
    own = turn_back(chest, upper)
    towards = (own[0] * SIGN[side], own[1], own[2])
    angles.arm[side] = towards
    angles.of[f"{side} elbow"] = bend
    angles.of[f"{side} pronation"] = state.pronation
    angles.of[f"{side} wrist flexion"] = state.flexion
    angles.of[f"{side} wrist deviation"] = state.deviation
    angles.of[f"{side} shoulder twist"] = (
        humeral_twist(chest, body.rotation[f"{side}UpperArm"], towards, SIGN[side])
        if bend > _STRAIGHT_ELBOW
        else 0.0
    )


def _leg(body: Body, side: Side, angles: JointAngles) -> None:
    hip, knee, ankle = (body.position[f"{side}{bone}"] for bone in ("UpperLeg", "LowerLeg", "Foot"))
    thigh, shin = unit(subtract(knee, hip)), unit(subtract(ankle, knee))
    own = turn_back(body.rotation["hips"], thigh)
    foot = turn_back(body.rotation[f"{side}Foot"], scale(shin, -1.0))
    angles.of[f"{side} knee"] = angle_between(thigh, shin)
    angles.of[f"{side} hip flexion"] = degrees(atan2(own[2], -own[1]))
    angles.of[f"{side} hip spread"] = degrees(atan2(own[0] * SIGN[side], -own[1]))
    angles.of[f"{side} ankle"] = degrees(atan2(foot[2], foot[1]))
