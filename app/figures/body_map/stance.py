"""How the body of the maps stands: upright, palms forward; seen from the side, an arm raised."""

from dataclasses import dataclass, field
from math import cos, radians, sin
from typing import Final, Protocol

from app.figures.skeleton import OFFSET, PARENT, SIDES, SIGN, TRUNK, Side
from app.figures.vectors import (
    IDENTITY,
    Matrix,
    Vector,
    add,
    cross,
    rotation_z,
    scale,
    turn,
    unit,
)

ARM_ASIDE: Final = 21.0  # degrees between the hanging arm and the plumb line
ARM_RAISED: Final = 62.0  # degrees forward, so that the flank shows
LEG_ASIDE: Final = (1.6, 1.2)  # degrees of thigh and shin


class Posed(Protocol):
    """Anything with bones in space: the body of the maps, or a body of a performance at a beat."""

    @property
    def position(self) -> dict[str, Vector]: ...
    @property
    def rotation(self) -> dict[str, Matrix]: ...


@dataclass(slots=True)
class Stance:
    """The bones of a body that does nothing but stand there to be drawn."""

    position: dict[str, Vector] = field(default_factory=dict)
    rotation: dict[str, Matrix] = field(default_factory=dict)

    def put(self, bone: str, rotation: Matrix) -> None:
        """Hang a bone on its parent, which must be there, and turn it."""
        parent = PARENT[bone]
        self.position[bone] = (
            OFFSET[bone]
            if parent is None
            else add(self.position[parent], turn(self.rotation[parent], OFFSET[bone]))
        )
        self.rotation[bone] = rotation


def standing(*, arms_raised: bool = False) -> Stance:
    """The stance of the maps; `arms_raised` is the one that is seen from the side."""
    stance = Stance()
    for bone in TRUNK:
        stance.put(bone, IDENTITY)
    for side in SIDES:
        stance.put(f"{side}Shoulder", IDENTITY)
        upper, hand = _arm_raised(side) if arms_raised else _arm_aside(side)
        stance.put(f"{side}UpperArm", upper)
        stance.put(f"{side}LowerArm", upper)
        stance.put(f"{side}Hand", hand)
        sign = SIGN[side]
        stance.put(f"{side}UpperLeg", rotation_z(sign * LEG_ASIDE[0]))
        stance.put(f"{side}LowerLeg", rotation_z(sign * LEG_ASIDE[1]))
        stance.put(f"{side}Foot", IDENTITY)
        stance.put(f"{side}Toes", IDENTITY)
    return stance


def _arm_aside(side: Side) -> tuple[Matrix, Matrix]:
    """Upper arm (the forearm goes on with it) and hand: elbow crease and palm to the front."""
    sign = SIGN[side]
    along: Vector = (sign * sin(radians(ARM_ASIDE)), -cos(radians(ARM_ASIDE)), 0.0)
    x = scale(along, sign)
    crease: Vector = (0.0, 0.0, 1.0)
    outer = cross(crease, x)
    return (x, outer, crease), (x, (0.0, 0.0, -1.0), outer)


def _arm_raised(side: Side) -> tuple[Matrix, Matrix]:
    """Arm to the front with the elbow crease up, palm to the middle, thumb up."""
    sign = SIGN[side]
    lift = radians(ARM_RAISED)
    along = unit((sign * 0.02, -cos(lift), sin(lift)))
    x = scale(along, sign)
    outer = unit(cross((0.0, sin(lift), cos(lift)), x))
    frame = (x, outer, cross(x, outer))
    return frame, frame
