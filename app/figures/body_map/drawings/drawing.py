"""What is drawn rather than lofted: hands, feet and head as flat pictures in the frame of a bone.

A place of a drawing is (across, along) in cm of its own plane; `Plane` says where that plane lies
on the bone. Each principal side of a hand, foot or head has a drawing of its own.
"""

from dataclasses import dataclass
from typing import NamedTuple

from app.figures.body_map.eye import Seen
from app.figures.body_map.stance import Posed
from app.figures.skeleton import SIGN, Side
from app.figures.vectors import Vector, add, scale, turn

Curve = tuple[Seen, ...]


class Shape(NamedTuple):
    """A closed outline and the slug of the body region that it shows; None: of several."""

    region: str | None
    outline: Curve


class Line(NamedTuple):
    """A line of a drawing: `kind` is what it stands for (`crease`, `edge`, `nail`, `feature`)."""

    kind: str
    places: Curve
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Plane:
    """Where a drawing lies: on a bone, its first number along `first`, its second along `second`.

    Both are told for the left side; the right side mirrors them.
    """

    bone: str
    first: Vector
    second: Vector
    is_paired: bool = True

    def place(self, body: Posed, side: Side, at: Seen) -> Vector:
        """Where a place of the drawing is in the room (cm)."""
        name = side + self.bone if self.is_paired else self.bone
        sign = SIGN[side] if self.is_paired else 1
        offset = add(scale(self.first, at[0]), scale(self.second, at[1]))
        mirrored = (offset[0] * sign, offset[1], offset[2])
        return add(body.position[name], turn(body.rotation[name], mirrored))


@dataclass(frozen=True, slots=True)
class Drawing:
    """One side of a hand, foot or head.

    `shapes` together make the outline, from back to front; `inner` are regions that lie inside it,
    among them those of a shape that is no region by itself; `lines` are drawn over both.
    """

    name: str
    plane: Plane
    shapes: tuple[Shape, ...]
    inner: tuple[Shape, ...] = ()
    lines: tuple[Line, ...] = ()


def mirrored_curve(places: Curve) -> Curve:
    """The same curve on the other side of the middle line of a drawing, walked backwards."""
    return tuple((-x, y) for x, y in reversed(places))


def both_halves(half: Curve) -> Curve:
    """A closed outline from its left half, told from top to bottom."""
    return half + mirrored_curve(half)


def arch(half: Curve) -> Curve:
    """From left to right over the middle; the left half is told from the middle outwards."""
    return tuple(reversed(half)) + tuple((-x, y) for x, y in half)
