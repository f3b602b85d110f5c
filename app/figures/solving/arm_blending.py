"""Both arms at one beat: the aims of the neighbouring keys mixed in a way that joints can do.

Wrists are mixed as places, and hands as angles of the wrist: so no palm ever spins through a turn
that a forearm cannot make.
"""

from collections.abc import Iterable, Mapping
from math import acos, pi, sin

from app.figures.authoring.channels import LETTER
from app.figures.authoring.hand_aims import HandAim
from app.figures.authoring.poses import Pose
from app.figures.body import ArmState, Body, Flag
from app.figures.landmarks import is_on_other_arm
from app.figures.skeleton import FOREARM, LEFT, RIGHT, SIGN, UPPER_ARM, Side
from app.figures.solving.aiming import chest_heading, shoulder_at_rest, sided
from app.figures.solving.arms import Reached, place_girdle, reach
from app.figures.solving.limbs import (
    WRIST_RANGE,
    WristAngles,
    arm_frames,
    bent,
    hand_frame,
)
from app.figures.vectors import (
    ORIGIN,
    Matrix,
    Vector,
    add,
    clamp,
    dot,
    length,
    scale,
    subtract,
    turn,
    unit,
)

_FAR = 1.5  # centimetres out of reach that are worth telling
_TOUCH_ROUNDS = 3
_ARRIVED = 0.97  # the weight from which a pose answers for what it asks


def place_arms(
    body: Body,
    values: Mapping[str, float],
    keys: list[tuple[Pose, float]],
    way: float,
    beat: float,
    *,
    flows: bool,
) -> None:
    """Set the bones of both arms; a hand that rests on the other arm waits for it.

    `keys` are the poses that make up this beat with their weights, `way` the share of the way from
    the first to the second.
    """
    heading = chest_heading(body)
    for side in arm_order(pose for pose, _ in keys):
        aims = [(pose.hands[side], weight) for pose, weight in keys]
        _place_arm(body, values, side, aims, way, heading, beat, flows=flows)


def arm_order(poses: Iterable[Pose]) -> tuple[Side, Side]:
    """The side to place first: the one on which the other hand rests, if any does."""
    waits = any(_waits(pose.hands[LEFT]) for pose in poses)
    return (RIGHT, LEFT) if waits else (LEFT, RIGHT)


def _waits(aim: HandAim) -> bool:
    return aim.at is not None and is_on_other_arm(aim.at)


def _place_arm(
    body: Body,
    values: Mapping[str, float],
    side: Side,
    aims: list[tuple[HandAim, float]],
    way: float,
    heading: Matrix,
    beat: float,
    *,
    flows: bool,
) -> None:
    found: list[tuple[Reached, float]] = []
    for aim, weight in aims:
        if len(aims) == 2 and aims[0][0] is aims[1][0] and found:
            break  # the same aim in both keys needs no second solution
        reached = reach(body, values, side, aim, heading, beat)
        share = 1.0 if len(aims) == 2 and aims[0][0] is aims[1][0] else weight
        found.append((reached, share))
        if abs(reached.missing) > _FAR and share > _ARRIVED:
            body.flags.append(Flag("arm-reach", side, reached.missing))
    wrist, pole, angles = _mixed(found)
    if not flows and len(aims) == 2:
        wrist = _on_its_way(body, side, aims[1][0], found, wrist, way, heading)
    swayed = _swayed(angles, values, side)
    if any(aim.contact is not None for aim, _ in aims):
        bulge = subtract(wrist, _mixed(found)[0])
        wrist = _kept_on_the_skin(body, values, side, found, bulge, wrist, unit(pole), swayed)
    settle_arm(body, values, side, wrist, unit(pole), swayed)
    shapes: dict[str, float] = {}
    for aim, weight in aims:
        shapes[aim.shape] = shapes.get(aim.shape, 0.0) + weight
    body.hand_shapes[side] = {name: share for name, share in shapes.items() if abs(share) > 1e-6}


def _kept_on_the_skin(
    body: Body,
    values: Mapping[str, float],
    side: Side,
    found: list[tuple[Reached, float]],
    bulge: Vector,
    wrist: Vector,
    pole: Vector,
    angles: WristAngles,
) -> Vector:
    """The wrist with which a hand that touches stays where it touches, however it is turned.

    Between two poses, and where a wrist gives less than is asked, the hand is turned otherwise
    than its aim says; then the wrist makes way, and not the hand.
    """
    point, grip = bulge, ORIGIN
    for reached, weight in found:
        point = add(point, scale(reached.point, weight))
        grip = add(grip, scale(reached.grip, weight))
    along, back, thumb = grip
    for _ in range(_TOUCH_ROUNDS):
        settle_arm(body, values, side, wrist, pole, angles)
        hand = body.rotation[f"{side}Hand"]
        wrist = subtract(point, turn(hand, (SIGN[side] * along, back, thumb)))
    return wrist


def _mixed(found: list[tuple[Reached, float]]) -> tuple[Vector, Vector, WristAngles]:
    if len(found) == 1:
        only = found[0][0]
        return only.wrist, only.pole, only.angles
    wrist, pole, angles = ORIGIN, ORIGIN, [0.0, 0.0, 0.0]
    for reached, weight in found:
        wrist = add(wrist, scale(reached.wrist, weight))
        pole = add(pole, scale(reached.pole, weight))
        angles = [a + weight * b for a, b in zip(angles, reached.angles, strict=True)]
    return wrist, pole, WristAngles(*angles)


def _on_its_way(
    body: Body,
    side: Side,
    aim: HandAim,
    found: list[tuple[Reached, float]],
    wrist: Vector,
    way: float,
    heading: Matrix,
) -> Vector:
    """The wrist between two keys: straight, swept round the shoulder, or on an arc."""
    if aim.is_round and len(found) == 2:
        wrist = _swept(shoulder_at_rest(body, side), found[0][0].wrist, found[1][0].wrist, way)
    if aim.arc is not None:
        bulge = scale(aim.arc, sin(pi * clamp(way, 0.0, 1.0)))
        wrist = add(wrist, turn(sided(heading, side), bulge))
    return wrist


def _swept(middle: Vector, start: Vector, end: Vector, way: float) -> Vector:
    a, b = subtract(start, middle), subtract(end, middle)
    one, other = unit(a), unit(b)
    angle = acos(clamp(dot(one, other), -1.0, 1.0))
    if angle < 1e-3:
        return add(middle, scale(one, length(a) * (1 - way) + length(b) * way))
    towards = add(
        scale(one, sin((1 - way) * angle) / sin(angle)), scale(other, sin(way * angle) / sin(angle))
    )
    return add(middle, scale(unit(towards), length(a) * (1 - way) + length(b) * way))


def _swayed(angles: WristAngles, values: Mapping[str, float], side: Side) -> WristAngles:
    name = f"wrist{LETTER[side]}"
    asked = (
        angles.pronation + values.get(f"{name}.pron", 0.0),
        angles.flexion + values.get(f"{name}.flex", 0.0),
        angles.deviation + values.get(f"{name}.dev", 0.0),
    )
    return WristAngles(
        *(clamp(angle, low, high) for angle, (low, high) in zip(asked, WRIST_RANGE, strict=True))
    )


def settle_arm(
    body: Body,
    values: Mapping[str, float],
    side: Side,
    wrist: Vector,
    pole: Vector,
    angles: WristAngles,
) -> None:
    """Set the bones of one arm for a wrist that is known."""
    place_girdle(body, values, side, wrist)
    shoulder = body.position[f"{side}UpperArm"]
    elbow, end, _ = bent(shoulder, wrist, UPPER_ARM, FOREARM, pole)
    upper, fore = arm_frames(shoulder, elbow, end, pole, SIGN[side])
    body.position[f"{side}LowerArm"], body.position[f"{side}Hand"] = elbow, end
    body.rotation[f"{side}UpperArm"], body.rotation[f"{side}LowerArm"] = upper, fore
    body.rotation[f"{side}Hand"] = hand_frame(fore, angles, SIGN[side])
    body.arms[side] = ArmState(angles.pronation, angles.flexion, angles.deviation, pole)
