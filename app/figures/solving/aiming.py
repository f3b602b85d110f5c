"""What a hand aims at, in the room: a place, where the palm faces, where the fingers lead."""

from dataclasses import dataclass
from math import cos, pi, radians, sin, sqrt

from app.figures.authoring.contacts import HAND_PARTS, LAYER_CM, Contact
from app.figures.authoring.hand_aims import HandAim
from app.figures.body import Body
from app.figures.landmarks import SUPPORT_PLACES, WORLD, place, skin
from app.figures.skeleton import FOREARM, PALM, SHOULDER_JOINT, SIGN, UPPER_ARM, Side
from app.figures.vectors import (
    IDENTITY,
    ORIGIN,
    Matrix,
    Vector,
    add,
    product,
    relative,
    rotation_y,
    scale,
    turn,
    twist_about_up,
    unit,
)

PALM_GRIP: Vector = (PALM, 0.0, 0.0)
# An elbow that nobody aims hangs down, a little out and back.
HANGING_ELBOW: Vector = unit((0.55, -1.0, -0.35))
LYING_ELBOW: Vector = unit((1.0, -0.4, 0.25))  # of a figure on its back or side: off the floor


@dataclass(frozen=True, slots=True)
class Target:
    """The aim of one hand at one beat, in the room.

    `grip` is the point of the hand (along it, to its back, to the thumb) that comes to `point`.
    """

    point: Vector
    grip: Vector
    palm: Vector | None
    fingers: Vector | None


def chest_heading(body: Body) -> Matrix:
    """The axes that directions are told in: the chest's, with its bending taken off.

    Of a figure that lies, up leads to the head and forward away from the back.
    """
    chest = relative(body.root, body.rotation["upperChest"])
    heading = rotation_y(twist_about_up(chest))
    return heading if body.root is IDENTITY else product(body.root, heading)


def sided(frame: Matrix, side: Side) -> Matrix:
    """The frame with its first axis leading out for that side."""
    return frame if side == "left" else (scale(frame[0], -1.0), frame[1], frame[2])


def shoulder_at_rest(body: Body, side: Side) -> Vector:
    x, y, z = SHOULDER_JOINT
    return body.point("upperChest", (SIGN[side] * x, y, z))


def target(
    body: Body, aim: HandAim, side: Side, heading: Matrix, swayed: Vector, beat: float
) -> Target:
    """Where the aim leads at this beat; `swayed` is added to its offset (out, up, forward)."""
    axes = sided(heading, side)
    if aim.towards is not None:
        stretch = scale(aim.towards, _stretch(aim))
        point = add(shoulder_at_rest(body, side), turn(axes, add(stretch, swayed)))
        return _target(aim, axes, point, ORIGIN)
    assert aim.at is not None, "an aim has a place or a direction"
    if aim.contact is not None:
        return _touching(body, aim, aim.contact, side, axes, swayed, beat)
    start, frame = place(body, aim.at, side)
    if aim.at == WORLD or aim.at in SUPPORT_PLACES:
        axes = sided(IDENTITY, side)
    point = add(start, turn(frame, add(aim.offset, swayed)))
    return _target(aim, axes, point, PALM_GRIP)


def _target(aim: HandAim, axes: Matrix, point: Vector, grip: Vector) -> Target:
    palm = turn(axes, aim.palm) if aim.palm else None
    fingers = turn(axes, aim.fingers) if aim.fingers else None
    return Target(point, grip, palm, fingers)


def _stretch(aim: HandAim) -> float:
    """How far the wrist is from the shoulder."""
    if aim.bend_degrees is None:
        return (UPPER_ARM + FOREARM) * aim.reach
    bend = cos(radians(aim.bend_degrees))
    return sqrt(UPPER_ARM**2 + FOREARM**2 + 2 * UPPER_ARM * FOREARM * bend)


def _touching(
    body: Body,
    aim: HandAim,
    contact: Contact,
    side: Side,
    axes: Matrix,
    swayed: Vector,
    beat: float,
) -> Target:
    """A part of the hand on the skin; the palm faces the skin unless the author says otherwise."""
    spot, normal = skin(body, contact.landmark, side)
    _, frame = place(body, contact.landmark, side)
    off = add(add(aim.offset, swayed), _stroke(contact, beat))
    above = contact.layer * LAYER_CM + _bounce(contact, beat)
    point = add(add(spot, turn(frame, off)), scale(normal, above))
    made = _target(aim, axes, point, HAND_PARTS[contact.part])
    if made.palm is not None:
        return made
    palm = normal if contact.part == "back" else scale(normal, -1.0)
    return Target(point, made.grip, palm, made.fingers)


def _stroke(contact: Contact, beat: float) -> Vector:
    if contact.kind not in ("rub", "circle"):
        return ORIGIN
    angle = 2 * pi * beat / contact.period_beats
    if contact.kind == "rub":
        return scale(contact.stroke, sin(angle))
    out, up, forward = contact.stroke
    return (out * sin(angle), up * cos(angle), forward * sin(angle))


def _bounce(contact: Contact, beat: float) -> float:
    if contact.kind != "tap":
        return 0.0
    return contact.lift_cm * abs(sin(pi * beat / contact.period_beats))
