"""The height of the hips and the bend of the legs."""

from collections.abc import Mapping
from math import acos, atan2, cos, exp, log, radians, sin, sqrt

from app.figures.authoring.channels import LETTER
from app.figures.authoring.stances import Held, Stance
from app.figures.body import Body, Flag, FootState
from app.figures.skeleton import OFFSET, SHIN, SIDES, SIGN, THIGH, Side
from app.figures.solving.footing import Footing
from app.figures.solving.limbs import bent
from app.figures.vectors import (
    Matrix,
    Vector,
    about_axis,
    across,
    add,
    clamp,
    cross,
    dot,
    length,
    lerp,
    orthonormal,
    product,
    rotation_x,
    rotation_y,
    scale,
    subtract,
    turn,
    unit,
)

_LONGEST = (THIGH + SHIN) * 0.999
_SHORTEST_LEG_RULES = 0.9  # how sharply the leg that reaches least sets the height of the hips
_KNEE_HEIGHT = 6.5  # of a knee that carries, above the floor
_KNEELING_ANKLE = 9.0
_KNEELING_POINT = 62.0
_NOT_STANDING_ON_IT = 60.0
_FARTHEST_OPEN = 1.25  # radians that a knee may turn off the foot's line
Feet = Mapping[Side, Footing]


def hips_place(values: Mapping[str, float], stance: Stance, pelvis: Matrix, feet: Feet) -> Vector:
    """Where the middle of the pelvis is; its height follows from what carries it."""
    x, z = values["hips.shift.left"], values["hips.shift.forward"]
    if stance.held in (Held.BY_SEAT, Held.BY_FLOOR):
        return (x, stance.hip_height_cm, z)
    reaches = []
    for side in SIDES:
        hip = turn(pelvis, _hip_joint(side))
        if stance.held is Held.BY_KNEES:
            target, limb = _knee_spot(feet[side]), THIGH
        else:
            target, limb = feet[side].ankle, _LONGEST
        dx, dz = x + hip[0] - target[0], z + hip[2] - target[2]
        height = sqrt(max(1.0, limb * limb - dx * dx - dz * dz))
        free = values[f"leg{LETTER[side]}.free"]
        reaches.append(target[1] + height - hip[1] + _NOT_STANDING_ON_IT * free * free)
    least = min(reaches)
    # A smooth minimum, so that the hips do not jerk when the weight goes to the other leg.
    k = _SHORTEST_LEG_RULES
    y = least - log(sum(exp(-k * (reach - least)) for reach in reaches)) / k
    return (x, y - (values["hips.sink"] if stance.held is Held.BY_FEET else 0.0), z)


def place_legs(body: Body, values: Mapping[str, float], stance: Stance, feet: Feet) -> None:
    """Set the bones of both legs; the hips must be in place."""
    for side in SIDES:
        body.position[f"{side}UpperLeg"] = body.joint(f"{side}UpperLeg")
        if stance.held is Held.BY_KNEES:
            _kneel(body, side, feet[side])
        else:
            _stand(body, values, side, feet[side], stance)
        if body.feet[side].is_on_floor and not feet[side].is_loose and feet[side].heel >= 0:
            body.rotation[f"{side}Toes"] = rotation_y(feet[side].yaw)
        else:
            body.rotation[f"{side}Toes"] = body.rotation[f"{side}Foot"]
        body.position[f"{side}Toes"] = body.joint(f"{side}Toes")


def _stand(
    body: Body, values: Mapping[str, float], side: Side, foot: Footing, stance: Stance
) -> None:
    hip = body.position[f"{side}UpperLeg"]
    free = clamp(values[f"leg{LETTER[side]}.free"], 0.0, 1.0)
    ankle, rotation = foot.ankle, foot.rotation
    pole: Vector = (0.0, 0.0, 1.0)
    if free < 1.0:
        pole = _knee_pole(hip, values, side, foot, stance)
    if free > 0.0:
        hanging_ankle, hanging_pole = _hanging(body, values, side)
        ankle = lerp(foot.ankle, hanging_ankle, free)
        pole = unit(lerp(pole, hanging_pole, free))
    knee, end, missing = bent(hip, ankle, THIGH, SHIN, pole)
    # Square to the line from hip to ankle, or a shin folded beyond a right angle would turn over.
    pole = unit(across(pole, unit(subtract(end, hip))))
    if abs(missing) > 0.2 and (missing > 0 or free == 0.0):
        body.flags.append(Flag("leg-reach", side, missing))
    _place(body, side, knee, end, pole)
    if foot.is_loose or free > 0.0:
        hanging = _foot_on_shin(body.rotation[f"{side}LowerLeg"], values, side, free)
        if not foot.is_loose and free < 1.0:
            hanging = blended(rotation, hanging, free)
        rotation = hanging
    body.rotation[f"{side}Foot"] = rotation
    body.feet[side] = FootState(
        lift_cm=max(foot.lift, 0.0) if free == 0.0 else max(0.0, end[1] - 7.0),
        heel_degrees=foot.heel,
        is_on_floor=free < 1e-4 and foot.lift < 0.15,
    )


def _place(body: Body, side: Side, knee: Vector, ankle: Vector, pole: Vector) -> None:
    hip = body.position[f"{side}UpperLeg"]
    body.position[f"{side}LowerLeg"], body.position[f"{side}Foot"] = knee, ankle
    body.rotation[f"{side}UpperLeg"] = orthonormal(unit(subtract(hip, knee)), pole)
    body.rotation[f"{side}LowerLeg"] = orthonormal(unit(subtract(knee, ankle)), pole)


def _knee_pole(
    hip: Vector, values: Mapping[str, float], side: Side, foot: Footing, stance: Stance
) -> Vector:
    """Where the knee points: over the foot, or up and aside for a leg that lies."""
    open_degrees = values[f"foot{LETTER[side]}.knee_out"]
    if foot.is_loose or stance.held is Held.BY_FLOOR:
        along = unit(subtract(foot.ankle, hip))
        rise = unit(across((0.0, 1.0, 0.0), along))
        aside = cross(along, rise)
        outward = scale(aside, 1.0 if aside[0] * SIGN[side] > 0 else -1.0)
        angle = radians(open_degrees)
        return add(scale(rise, cos(angle)), scale(outward, sin(angle)))
    pole = _over_the_foot(hip, foot.ankle, foot.yaw)
    if open_degrees:
        along = unit(subtract(foot.ankle, hip))
        pole = turn(about_axis(along, -SIGN[side] * open_degrees), pole)
    return pole


def _over_the_foot(hip: Vector, ankle: Vector, yaw: float) -> Vector:
    """Turn the leg so that the knee stays above the foot's line, as far as the leg allows."""
    toward = turn(rotation_y(yaw), (0.0, 0.0, 1.0))
    lateral = (toward[2], 0.0, -toward[0])
    way = subtract(ankle, hip)
    far = min(length(way), (THIGH + SHIN) * 0.9995)
    along = unit(way)
    p = unit(across(toward, along))
    q = cross(along, p)
    x = clamp((THIGH * THIGH + far * far - SHIN * SHIN) / (2 * far), -THIGH, THIGH)
    h = sqrt(max(1e-6, THIGH * THIGH - x * x))
    off = dot(subtract(add(hip, scale(along, x)), ankle), lateral)
    a, c = h * dot(p, lateral), h * dot(q, lateral)
    reach = sqrt(a * a + c * c)
    if reach < 1e-6:
        return p
    middle, half = atan2(c, a), acos(clamp(-off * 0.9 / reach, -1.0, 1.0))
    choices = [atan2(sin(angle), cos(angle)) for angle in (middle + half, middle - half)]
    angle = clamp(min(choices, key=abs), -_FARTHEST_OPEN, _FARTHEST_OPEN)
    return add(scale(p, cos(angle)), scale(q, sin(angle)))


def _hanging(body: Body, values: Mapping[str, float], side: Side) -> tuple[Vector, Vector]:
    """A leg by its angles: the ankle, and where the knee points.

    `flex` swings the thigh forward and `out` aside, `turn` rolls it so that the toes go outward,
    `knee` bends the shin back.
    """
    name, sign = f"leg{LETTER[side]}", SIGN[side]
    flex, out = values[f"{name}.flex"], values[f"{name}.out"]
    size = sqrt(flex * flex + out * out)
    thigh = body.rotation["hips"]
    if size > 1e-6:
        # Forward is a turn about the axis to the left, outward one about the axis to the front.
        axis = (-flex / size, 0.0, sign * out / size)
        thigh = product(thigh, about_axis(axis, size))
    thigh = product(thigh, rotation_y(sign * values[f"{name}.turn"]))
    hip = body.position[f"{side}UpperLeg"]
    knee = add(hip, scale(thigh[1], -THIGH))
    shin = product(thigh, rotation_x(values[f"{name}.knee"]))
    ankle = add(knee, scale(shin[1], -SHIN))
    return ankle, thigh[2]


def _foot_on_shin(shin: Matrix, values: Mapping[str, float], side: Side, free: float) -> Matrix:
    """A foot that hangs on its shin, toes pointed by `point` and swayed outward by `sway`."""
    letter = LETTER[side]
    point = values[f"leg{letter}.point"] if free > 0.0 else values[f"foot{letter}.point"]
    sway = values[f"leg{letter}.sway"] if free > 0.0 else values[f"foot{letter}.yaw"]
    return product(product(shin, rotation_y(SIGN[side] * sway)), rotation_x(point))


def _kneel(body: Body, side: Side, foot: Footing) -> None:
    hip = body.position[f"{side}UpperLeg"]
    knee = add(hip, scale(unit(subtract(_knee_spot(foot), hip)), THIGH))
    drop = _KNEELING_ANKLE - knee[1]
    back = sqrt(max(1.0, SHIN * SHIN - drop * drop))
    ankle = add(knee, turn(rotation_y(foot.yaw), (0.0, drop, -back)))
    pole = turn(rotation_y(foot.yaw), (0.0, -0.35, 1.0))
    _place(body, side, knee, ankle, pole)
    shin = body.rotation[f"{side}LowerLeg"]
    body.rotation[f"{side}Foot"] = product(shin, rotation_x(_KNEELING_POINT))
    body.feet[side] = FootState(heel_degrees=foot.heel, is_on_floor=True)


def _knee_spot(foot: Footing) -> Vector:
    """The place on the floor that a kneeling leg's knee is pinned to."""
    x, _, z = foot.ankle
    return (x, _KNEE_HEIGHT + max(0.0, foot.lift), z)


def _hip_joint(side: Side) -> Vector:
    return OFFSET[f"{side}UpperLeg"]


def blended(start: Matrix, end: Matrix, share: float) -> Matrix:
    """A rotation between two that are not far apart."""
    y = unit(lerp(start[1], end[1], share))
    return orthonormal(y, lerp(start[2], end[2], share))
