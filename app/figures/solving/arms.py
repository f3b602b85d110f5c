"""From aims to arms: shoulder girdle, elbow, wrist and hand."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.figures.authoring.channels import LETTER
from app.figures.authoring.hand_aims import HandAim
from app.figures.body import Body
from app.figures.skeleton import FOREARM, OFFSET, SIGN, UPPER_ARM, Side
from app.figures.solving.aiming import (
    HANGING_ELBOW,
    LYING_ELBOW,
    Target,
    shoulder_at_rest,
    sided,
    target,
)
from app.figures.solving.limbs import WristAngles, arm_frames, bent, held_back, wrist_angles
from app.figures.vectors import (
    IDENTITY,
    Matrix,
    Vector,
    about_axis,
    across,
    add,
    clamp,
    cross,
    length,
    product,
    rotation_y,
    rotation_z,
    scale,
    subtract,
    turn,
    turn_back,
    unit,
)

_ROUNDS = 4  # wrist and forearm settle each other; more rounds change less than half a millimetre
_SETTLED = 0.05
_LIFT = 24.0  # degrees that the shoulder rises with an arm stretched overhead
_PROTRACTION = 10.0  # and comes forward with an arm stretched to the front


@dataclass(frozen=True, slots=True)
class Reached:
    """An arm solved for one aim: the wrist, where the elbow points, and the angles asked for.

    `point` is where the grip of the hand is meant to be.
    `asked` may be more than a wrist can do; `angles` are the nearest that it can.
    """

    wrist: Vector
    pole: Vector
    asked: WristAngles
    angles: WristAngles
    missing: float
    elbow: Vector
    upper_arm: Matrix
    point: Vector
    grip: Vector


def reach(
    body: Body, values: Mapping[str, float], side: Side, aim: HandAim, heading: Matrix, beat: float
) -> Reached:
    """Solve one arm for one aim; the trunk must be in place, and the girdle of the body moves."""
    letter, sign = LETTER[side], SIGN[side]
    swayed = (
        values.get(f"hand{letter}.off.out", 0.0),
        values.get(f"hand{letter}.off.up", 0.0),
        values.get(f"hand{letter}.off.forward", 0.0),
    )
    goal = target(body, aim, side, heading, swayed, beat)
    pole = _elbow_pole(body, aim, side, goal.point)
    wrist = _first_wrist(body, goal, side)
    shoulder = f"{side}UpperArm"
    for _ in range(_ROUNDS):
        place_girdle(body, values, side, wrist)
        elbow, end, missing = bent(body.position[shoulder], wrist, UPPER_ARM, FOREARM, pole)
        upper, fore = arm_frames(body.position[shoulder], elbow, end, pole, sign)
        hand = _hand(goal, fore, unit(subtract(end, elbow)), sign)
        better = _wrist(goal, hand, sign)
        moved = length(subtract(better, wrist))
        wrist = better
        if moved < _SETTLED:
            break
    asked = wrist_angles(fore, hand, sign)
    angles = held_back(asked)
    return Reached(wrist, unit(pole), asked, angles, missing, elbow, upper, goal.point, goal.grip)


def _elbow_pole(body: Body, aim: HandAim, side: Side, point: Vector) -> Vector:
    chest = sided(body.rotation["upperChest"], side)
    usual = HANGING_ELBOW if body.root is IDENTITY else LYING_ELBOW
    pole = turn(chest, aim.elbow or usual)
    if aim.swivel_degrees:
        line = unit(subtract(point, shoulder_at_rest(body, side)))
        pole = turn(about_axis(line, -SIGN[side] * aim.swivel_degrees), across(pole, line))
    return pole


def _first_wrist(body: Body, goal: Target, side: Side) -> Vector:
    """A guess: the hand lies on the line from the shoulder."""
    line = unit(subtract(goal.point, shoulder_at_rest(body, side)))
    return subtract(goal.point, scale(line, goal.grip[0]))


def _hand(goal: Target, forearm: Matrix, fore: Vector, sign: int) -> Matrix:
    """How the hand is turned: as asked, and where nothing is asked as the forearm leads it."""
    palm, fingers = goal.palm, goal.fingers
    if palm is None and fingers is None:
        return forearm
    lead = fingers or fore
    if palm is not None:
        lead = across(lead, palm)
        if length(lead) < 0.05:
            lead = across(add(fore, (0.01, 0.1, 0.05)), palm)
        lead = unit(lead)
    else:
        palm = unit(across(scale(forearm[1], -1.0), lead))
    x, y = scale(lead, sign), scale(palm, -1.0)
    return (x, y, cross(x, y))


def _wrist(goal: Target, hand: Matrix, sign: int) -> Vector:
    along, back, thumb = goal.grip
    return subtract(goal.point, turn(hand, (sign * along, back, thumb)))


def place_girdle(body: Body, values: Mapping[str, float], side: Side, wrist: Vector) -> None:
    """Set the shoulder: it follows the arm, up with a reach overhead, forward with one to the
    front, and does what its own channels ask.
    """
    sign, chest = SIGN[side], body.rotation["upperChest"]
    root = body.joint(f"{side}Shoulder")
    resting = add(root, turn(chest, OFFSET[f"{side}UpperArm"]))
    way = subtract(wrist, resting)
    stretch = length(way) / (UPPER_ARM + FOREARM)
    towards = turn_back(chest, unit(way))
    up = clamp((towards[1] + 0.2) / 1.2, 0.0, 1.0)
    lift = _LIFT * up * up * (3 - 2 * up) * clamp(stretch, 0.0, 1.0)
    forward = _PROTRACTION * clamp(towards[2] * stretch, -0.6, 1.0)
    letter = LETTER[side]
    lift += values[f"shoulder{letter}.lift"]
    forward += values[f"shoulder{letter}.forward"]
    own = product(rotation_z(sign * lift), rotation_y(-sign * forward))
    rotation = product(chest, own)
    body.position[f"{side}Shoulder"], body.rotation[f"{side}Shoulder"] = root, rotation
    body.position[f"{side}UpperArm"] = add(root, turn(rotation, OFFSET[f"{side}UpperArm"]))
