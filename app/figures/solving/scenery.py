"""The things beside a body at one beat: those that move with it are placed anew."""

from dataclasses import replace

from app.figures.authoring.props import HeldStick, LaidPillow, Props
from app.figures.body import Body
from app.figures.scene import Pillow, PillowUse, Scene, Stick
from app.figures.skeleton import LEFT, PALM, RIGHT, SIGN, Side
from app.figures.vectors import (
    IDENTITY,
    Vector,
    add,
    cross,
    distance,
    lerp,
    scale,
    subtract,
    turn,
    unit,
)

_IN_THE_FIST = -2.4  # the middle of what is gripped lies on the palm's side


def scenery(body: Body, still: Scene, props: Props, ground_shift_cm: float) -> Scene:
    """The scene of this beat; `still` holds what never moves."""
    if not (props.sticks or props.pillows or ground_shift_cm):
        return still
    return replace(
        still,
        sticks=tuple(_stick(body, stick) for stick in props.sticks),
        pillows=tuple(_pillow(body, pillow) for pillow in props.pillows),
        ground_shift_cm=ground_shift_cm,
    )


def grip(body: Body, side: Side) -> Vector:
    """The middle of what a closed hand holds."""
    return body.point(f"{side}Hand", (SIGN[side] * PALM, _IN_THE_FIST, 0.0))


def _stick(body: Body, stick: HeldStick) -> Stick:
    half = stick.length_cm / 2
    if stick.held == "both":
        left, right = grip(body, LEFT), grip(body, RIGHT)
        along, middle = unit(subtract(left, right)), lerp(left, right, 0.5)
    else:
        side: Side = "left" if stick.held == "left" else "right"
        middle, along = grip(body, side), body.rotation[f"{side}Hand"][2]
    return Stick((subtract(middle, scale(along, half)), add(middle, scale(along, half))))


def _pillow(body: Body, laid: LaidPillow) -> Pillow:
    """A soft box; its first axis runs along the longer side of the pillow."""
    thick = laid.thickness_cm
    side: Side = laid.side or LEFT
    match laid.use:
        case PillowUse.HEAD:
            back = body.point("head", (0.0, 6.0, -9.0)) if _lies_on_back(body) else _beside(body)
            centre = (back[0], max(thick / 2, back[1] - thick / 2), back[2])
            along = (1.0, 0.0, 0.0) if _lies_on_back(body) else (0.0, 0.0, 1.0)
            return _level(laid.use, centre, (48.0, thick, 34.0), along)
        case PillowUse.KNEES | PillowUse.CALVES:
            bone = "LowerLeg" if laid.use is PillowUse.KNEES else "Foot"
            spots = [body.position[f"{s}{bone}"] for s in _sides(laid)]
            mid = lerp(spots[0], spots[-1], 0.5)
            shift = 0.0 if laid.use is PillowUse.KNEES else -12.0
            top = mid[1] - 6.0
            centre = (mid[0], max(1.5, top / 2), mid[2] + shift)
            wide = 46.0 if laid.side is None else 26.0
            return _level(laid.use, centre, (wide, max(3.0, top), 24.0), (1.0, 0.0, 0.0))
        case PillowUse.BETWEEN_KNEES:
            left, right = body.position["leftLowerLeg"], body.position["rightLowerLeg"]
            gap = max(4.0, distance(left, right) - 13.0)
            return _level(laid.use, lerp(left, right, 0.5), (38.0, gap, 22.0), (0.0, 0.0, 1.0))
        case PillowUse.CHEST:
            centre = body.point("chest", (0.0, 4.0, 13.0 + thick / 2))
            up, forward = body.rotation["chest"][1], body.rotation["chest"][2]
            return Pillow(laid.use, centre, (40.0, thick, 30.0), (up, forward, cross(up, forward)))
        case PillowUse.LAP:
            centre = body.point("hips", (0.0, 9.5 + thick / 2, 22.0))
            return _level(laid.use, centre, (44.0, thick, 26.0), (1.0, 0.0, 0.0))
        case PillowUse.UNDER_KNEELING:
            mid = lerp(body.position["leftLowerLeg"], body.position["rightLowerLeg"], 0.5)
            return _level(laid.use, (mid[0], 1.5, mid[2]), (50.0, 3.0, 26.0), (1.0, 0.0, 0.0))
        case _:
            foot = body.point(f"{side}Foot", (0.0, -7.0, 3.0))
            centre = (foot[0], max(1.0, foot[1] / 2), foot[2])
            return _level(laid.use, centre, (24.0, max(2.0, foot[1]), 9.0), (1.0, 0.0, 0.0))


def _sides(laid: LaidPillow) -> tuple[Side, ...]:
    return (laid.side,) if laid.side else (LEFT, RIGHT)


def _lies_on_back(body: Body) -> bool:
    return turn(body.root, (0.0, 0.0, 1.0))[1] > 0.5


def _beside(body: Body) -> Vector:
    """The cheek on which a figure lies that lies on its side."""
    lower = -1.0 if turn(body.root, (1.0, 0.0, 0.0))[1] > 0 else 1.0
    return body.point("head", (lower * 8.5, 7.0, 1.0))


def _level(use: PillowUse, centre: Vector, size: Vector, along: Vector) -> Pillow:
    return Pillow(use, centre, size, (along, IDENTITY[1], cross(along, IDENTITY[1])))
