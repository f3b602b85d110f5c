"""Where each ankle is meant to be and how its foot is turned, before the legs are bent."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.figures.authoring.channels import LETTER
from app.figures.skeleton import ANKLE_HEIGHT, BALL, SIGN, Side
from app.figures.vectors import (
    Matrix,
    Vector,
    add,
    product,
    rotation_x,
    rotation_y,
    rotation_z,
    turn,
)

BALL_HEIGHT = 1.5
HEEL_BACK = 5.0  # from the ankle back to where the heel rolls on the floor
LOOSE = 0.5  # from here on a foot hangs on its shin and is no longer set on the floor


@dataclass(frozen=True, slots=True)
class Footing:
    """The ankle's place and the foot's rotation as the floor asks for them."""

    ankle: Vector
    rotation: Matrix
    yaw: float
    lift: float
    heel: float
    is_loose: bool


def footing(values: Mapping[str, float], side: Side, step_lift: float) -> Footing:
    """The foot that the channels ask for; `step_lift` is added while it is carried to a new place.

    A raised heel turns the foot about its ball, raised toes about the heel, and a roll about its
    length (the sole to the middle).
    """
    name, sign = f"foot{LETTER[side]}", SIGN[side]
    yaw = sign * values[f"{name}.yaw"]
    lift = values[f"{name}.lift"] + step_lift
    heel = values[f"{name}.heel"] - values[f"{name}.toe"]
    flat = rotation_y(yaw)
    rotation = product(flat, rotation_x(heel)) if heel else flat
    roll = values[f"{name}.roll"]
    if roll:
        rotation = product(rotation, rotation_z(-sign * roll))
    spot = (sign * values[f"{name}.at.out"], BALL_HEIGHT, values[f"{name}.at.forward"])
    forward = BALL if heel >= 0 else -HEEL_BACK
    pivot = add(spot, turn(flat, (0.0, 0.0, forward)))
    ankle = add(pivot, turn(rotation, (0.0, ANKLE_HEIGHT - BALL_HEIGHT, -forward)))
    return Footing(
        (ankle[0], ankle[1] + lift, ankle[2]),
        rotation,
        yaw,
        lift,
        heel,
        values[f"{name}.loose"] > LOOSE,
    )
