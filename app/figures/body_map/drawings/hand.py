"""The hand: its joints, and its drawing from the palm's side and from the back.

The first number goes from the wrist crease to the fingertips, the second to the thumb's side.
"""

from math import cos, radians, sin
from typing import Final, NamedTuple

from app.figures.body_map.drawings.drawing import Curve, Drawing, Line, Plane, Shape
from app.figures.body_map.eye import Seen


class Digit(NamedTuple):
    """A finger or the thumb, stretched: where it begins, its bones and its half widths."""

    name: str
    knuckle: Seen
    degrees: float  # towards the thumb
    bones: tuple[float, ...]
    widths: tuple[float, ...]

    def at(self, share: float, aside: float = 0.0) -> Seen:
        """A place on the digit: 0 the knuckle, 1 the next joint and so on, the last is the tip."""
        whole = min(int(share), len(self.bones) - 1)
        along = sum(self.bones[:whole]) + (share - whole) * self.bones[whole]
        c, s = cos(radians(self.degrees)), sin(radians(self.degrees))
        return (
            self.knuckle[0] + along * c - aside * s,
            self.knuckle[1] + along * s + aside * c,
        )


THUMB: Final = Digit("thumb", (4.7, 4.0), 34.0, (3.4, 3.0), (1.5, 1.15, 1.05))
INDEX: Final = Digit("index", (9.0, 2.85), 5.0, (4.2, 2.5, 2.3), (1.0, 0.92, 0.82, 0.78))
MIDDLE: Final = Digit("middle", (9.3, 0.75), 0.5, (4.6, 2.9, 2.4), (1.02, 0.94, 0.84, 0.8))
RING: Final = Digit("ring", (8.8, -1.25), -4.0, (4.2, 2.7, 2.4), (0.98, 0.9, 0.8, 0.76))
LITTLE: Final = Digit("little", (8.0, -3.05), -10.0, (3.3, 2.0, 2.1), (0.88, 0.78, 0.7, 0.66))
FINGERS: Final = (INDEX, MIDDLE, RING, LITTLE)
DIGITS: Final = (THUMB, *FINGERS)

# The long bones of the hand, from the wrist's side: base and knuckle of thumb, index ... little.
BASES: Final[dict[str, Seen]] = {
    "thumb": (1.5, 2.1),
    "index": (2.9, 1.6),
    "middle": (2.9, 0.5),
    "ring": (2.7, -0.6),
    "little": (2.4, -1.8),
}

PALM: Final[Curve] = (
    (-1.6, 2.75),
    (-0.4, 2.75),
    (0.7, 3.0),
    (2.0, 3.75),
    (3.4, 4.85),
    (4.4, 5.5),
    (5.6, 5.3),
    (6.5, 4.4),
    (7.1, 3.95),
    (8.4, 3.92),
    (9.8, 3.86),
    (11.0, 3.75),
    (11.25, 2.9),
    (11.05, 1.95),
    (11.5, 0.8),
    (11.0, -0.25),
    (11.0, -1.3),
    (10.4, -2.35),
    (10.1, -3.3),
    (9.3, -4.0),
    (7.6, -4.12),
    (5.2, -4.15),
    (3.2, -3.9),
    (1.5, -3.35),
    (0.0, -2.85),
    (-1.6, -2.8),
)


def _outline(digit: Digit) -> Curve:
    """The skin of a digit, from the side of the little finger round the tip."""
    last = float(len(digit.bones))
    stops = [(i + part, w) for i, w in enumerate(digit.widths[:-1]) for part in (0.0, 0.5)]
    left: list[Seen] = []
    right: list[Seen] = []
    for share, width in stops:
        slim = width * (0.95 if share % 1 else 1.0)
        left.append(digit.at(share, -slim))
        right.append(digit.at(share, slim))
    tip = digit.widths[-1]
    for share, width in ((last - 0.28, tip), (last - 0.08, tip * 0.72)):
        left.append(digit.at(share, -width))
        right.append(digit.at(share, width))
    return (*left, digit.at(last), *reversed(right))


def _across(digit: Digit, share: float, width: float, bow: float = 0.12) -> Curve:
    return (
        digit.at(share, -width),
        digit.at(share + bow / digit.bones[min(int(share), len(digit.bones) - 1)]),
        digit.at(share, width),
    )


def _creases(digit: Digit) -> tuple[Line, ...]:
    joints = range(1, len(digit.bones))
    root = (0.52,) if len(digit.bones) == 3 else (0.05,)
    return tuple(
        Line("crease", _across(digit, float(share), digit.widths[min(int(share), 2)] * 0.75, -0.1))
        for share in (*root, *joints)
    )


def _nail(digit: Digit) -> Line:
    """The nail; its base corners are where many end points of channels lie."""
    end = float(len(digit.bones))
    base, tip, width = nail_base(digit), end - 0.06, digit.widths[-1] * 0.62
    return Line(
        "nail",
        (
            digit.at(base, -width * 0.8),
            digit.at(base + 0.15, -width),
            digit.at(tip, -width * 0.7),
            digit.at(tip + 0.03),
            digit.at(tip, width * 0.7),
            digit.at(base + 0.15, width),
            digit.at(base, width * 0.8),
            digit.at(base - 0.06),
        ),
        is_closed=True,
    )


def nail_base(digit: Digit) -> float:
    """The share of a digit at which its nail begins."""
    return float(len(digit.bones)) - 1.15 / digit.bones[-1]


_PLANE: Final = Plane("Hand", (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
_FINGER_SHAPES: Final = tuple(Shape("fingers", _outline(finger)) for finger in FINGERS)
_THUMB_SHAPE: Final = Shape("thumb", _outline(THUMB))
_PALM_LINES: Final = (
    Line("crease", ((0.0, 2.3), (0.15, 0.0), (-0.05, -2.3))),
    Line("crease", ((7.3, 3.6), (6.6, 2.0), (4.6, 0.9), (2.4, 0.7), (0.9, 0.9))),
    Line("crease", ((7.4, 3.5), (6.9, 1.2), (5.9, -1.2), (4.9, -3.1))),
    Line("crease", ((7.6, -3.8), (8.2, -1.8), (8.9, 0.2), (10.0, 1.5))),
)
_KNUCKLES: Final = tuple(
    Line("crease", _across(finger, 0.0, finger.widths[0] * 0.55, 0.25)) for finger in FINGERS
)
_JOINTS: Final = tuple(
    Line("crease", _across(digit, float(share), digit.widths[share] * 0.6, 0.1))
    for digit in DIGITS
    for share in range(1, len(digit.bones))
)

_WRIST: Final = Shape(
    "wrist",
    ((-1.5, 2.72), (-0.4, 2.75), (0.7, 3.0), (1.9, 3.7), (1.9, -3.5), (0.0, -2.85), (-1.5, -2.8)),
)
# Beyond the wrist's region.
_BEYOND: Final[Curve] = ((1.9, -3.5), (1.9, 3.7), *PALM[4:-3])
PALM_SIDE: Final = Drawing(
    "palm",
    _PLANE,
    (*_FINGER_SHAPES, _THUMB_SHAPE, Shape(None, PALM)),
    inner=(_WRIST, Shape("palm", _BEYOND)),
    lines=(*_PALM_LINES, *(line for digit in DIGITS for line in _creases(digit))),
)
BACK_OF_HAND: Final = Drawing(
    "back-of-hand",
    _PLANE,
    (*_FINGER_SHAPES, _THUMB_SHAPE, Shape(None, PALM)),
    inner=(_WRIST, Shape("hand", _BEYOND)),
    lines=(
        Line("crease", ((0.0, 2.2), (-0.15, 0.0), (0.05, -2.2))),
        *_KNUCKLES,
        *_JOINTS,
        *(_nail(digit) for digit in DIGITS),
    ),
)
