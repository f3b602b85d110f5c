"""The foot: its joints, and its drawing from above and from below.

Places are centimetres from the middle of the ankle joint: out to the little toe's side, up, and
forward. The sole lies 7 below the joint.
"""

from typing import Final, NamedTuple

from app.figures.body_map.drawings.drawing import Curve, Drawing, Line, Plane, Shape
from app.figures.vectors import Vector


class Toe(NamedTuple):
    """A toe: the joint where it begins, its tip, its half width."""

    name: str
    joint: Vector
    tip: Vector
    width: float

    def at(self, share: float, aside: float = 0.0) -> Vector:
        """A place on the toe: 0 its joint, 1 its tip, `aside` cm to the little toe's side."""
        return (
            self.joint[0] + (self.tip[0] - self.joint[0]) * share + aside,
            self.joint[1] + (self.tip[1] - self.joint[1]) * share,
            self.joint[2] + (self.tip[2] - self.joint[2]) * share,
        )


TOES: Final = (
    Toe("big", (-2.7, -4.6, 11.9), (-2.5, -5.6, 18.8), 1.42),
    Toe("second", (-0.6, -4.2, 12.6), (-0.1, -5.7, 18.6), 0.92),
    Toe("third", (1.1, -4.3, 12.0), (1.7, -5.8, 17.4), 0.85),
    Toe("fourth", (2.6, -4.6, 11.0), (3.2, -5.9, 15.9), 0.8),
    Toe("little", (3.9, -5.1, 9.7), (4.6, -6.0, 14.0), 0.8),
)
# Where the long bones of the foot begin, big toe first.
BASES: Final[tuple[Vector, ...]] = (
    (-2.3, -2.2, 5.3),
    (-0.9, -1.5, 4.6),
    (0.4, -1.9, 4.8),
    (1.7, -2.9, 4.4),
    (3.4, -4.6, 3.4),
)

_ABOVE: Final[Curve] = (
    (-2.2, -6.4),
    (-3.1, -4.0),
    (-3.2, -1.0),
    (-3.3, 2.0),
    (-3.5, 5.5),
    (-4.0, 9.0),
    (-4.35, 11.8),
    (-3.95, 13.6),
    (-2.6, 14.4),
    (-0.6, 15.4),
    (1.0, 15.0),
    (2.6, 13.8),
    (4.0, 12.4),
    (4.9, 10.8),
    (4.95, 9.0),
    (4.55, 6.0),
    (4.1, 3.0),
    (3.5, 0.0),
    (3.2, -3.4),
    (2.2, -6.3),
    (0.0, -7.0),
)


def _toe_from_above(toe: Toe) -> Curve:
    places = [(-0.9, 0.1), (-0.95, 0.4), (-1.0, 0.68), (-0.9, 0.86), (-0.5, 0.97), (0.0, 1.0)]
    left = [(toe.at(s, a * toe.width)[0], toe.at(s)[2]) for a, s in places]
    right = [(toe.at(s, -a * toe.width)[0], toe.at(s)[2]) for a, s in reversed(places[:-1])]
    return (*left, *right)


def _nail(toe: Toe) -> Line:
    width = toe.width * 0.55
    rows = ((-0.8, 0.8), (-1.0, 0.87), (-0.8, 0.95), (0.8, 0.95), (1.0, 0.87), (0.8, 0.8))
    places = tuple((toe.at(s, a * width)[0], toe.at(s)[2]) for a, s in rows)
    return Line("nail", places, is_closed=True)


_FLAT: Final = Plane("Foot", (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
_TOE_SHAPES: Final = tuple(Shape("toes", _toe_from_above(toe)) for toe in TOES)
TOP: Final = Drawing(
    "top-of-foot",
    _FLAT,
    (*_TOE_SHAPES, Shape("foot", _ABOVE)),
    lines=(
        *(_nail(toe) for toe in TOES),
        Line("crease", ((-3.0, 3.6), (-1.0, 4.3), (1.4, 3.7), (3.2, 2.4))),
        Line("edge", ((-3.35, 1.6), (-2.5, 1.2), (-2.3, 0.0), (-3.1, -0.9))),
        Line("edge", ((3.55, 0.2), (2.6, -0.3), (2.5, -1.5), (3.3, -2.2))),
        *(
            Line("crease", ((base[0], base[2] + 2.0), (toe.joint[0], toe.joint[2] - 2.2)))
            for toe, base in zip(TOES, BASES, strict=True)
        ),
    ),
)
SOLE: Final = Drawing(
    "sole",
    _FLAT,
    (*_TOE_SHAPES, Shape("sole", _ABOVE)),
    lines=(
        Line("crease", ((-3.9, 9.6), (-1.8, 8.8), (0.2, 8.6), (2.6, 8.9), (4.4, 8.4))),
        Line("crease", ((-2.6, -2.6), (0.0, -1.6), (2.6, -2.4))),
        Line("crease", ((-2.6, 5.8), (-0.6, 3.4), (0.2, 0.4))),
        Line("crease", ((-1.2, 13.4), (-2.4, 13.2), (-3.6, 12.6))),
    ),
)
