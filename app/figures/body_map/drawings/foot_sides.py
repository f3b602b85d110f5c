"""The foot from its outer and inner side, from the front and from behind.

Places are centimetres from the middle of the ankle joint; the sole lies 7 below it.
"""

from typing import Final

from app.figures.body_map.drawings.drawing import Curve, Drawing, Line, Plane, Shape

_OUTER: Final[Curve] = (
    (-4.22, 3.4),
    (-4.3, 1.2),
    (-4.7, -0.8),
    (-5.7, -2.8),
    (-6.4, -4.6),
    (-6.2, -6.0),
    (-5.2, -6.8),
    (-3.6, -7.0),
    (2.0, -6.8),
    (6.0, -6.75),
    (10.0, -6.95),
    (13.0, -7.0),
    (16.6, -7.0),
    (18.3, -6.9),
    (18.85, -6.4),
    (18.7, -5.8),
    (17.6, -5.15),
    (15.4, -4.7),
    (12.6, -4.3),
    (9.4, -3.1),
    (6.4, -1.6),
    (4.6, 0.2),
    (3.8, 1.8),
    (3.36, 3.4),
)
_INNER: Final[Curve] = (
    (-4.22, 3.4),
    (-4.3, 1.2),
    (-4.7, -0.8),
    (-5.7, -2.8),
    (-6.4, -4.6),
    (-6.2, -6.0),
    (-5.2, -6.8),
    (-3.6, -7.0),
    (-1.6, -6.8),
    (0.6, -6.2),
    (3.6, -5.3),
    (6.6, -5.4),
    (9.2, -6.3),
    (11.6, -7.0),
    (14.4, -6.8),
    (17.2, -7.0),
    (18.5, -6.7),
    (19.0, -6.1),
    (18.7, -5.4),
    (17.4, -4.85),
    (15.2, -4.6),
    (12.6, -3.8),
    (9.4, -2.6),
    (6.4, -1.2),
    (4.6, 0.4),
    (3.8, 1.8),
    (3.36, 3.4),
)
_ANKLE: Final[Curve] = (
    (-4.22, 3.4),
    (-4.3, 1.2),
    (-4.6, -0.5),
    (-2.6, -0.8),
    (-1.0, -1.3),
    (1.6, -2.1),
    (3.4, -0.8),
    (4.55, 0.3),
    (3.8, 1.8),
    (3.36, 3.4),
)
_BELOW_ANKLE: Final[Curve] = ((3.4, -0.8), (1.6, -2.1), (-1.0, -1.3), (-2.6, -0.8))
_SIDEWAYS: Final = Plane("Foot", (0.0, 0.0, 1.0), (0.0, 1.0, 0.0))
OUTER: Final = Drawing(
    "outer-side-of-foot",
    _SIDEWAYS,
    (Shape(None, _OUTER),),
    inner=(
        Shape("foot", (*_OUTER[2:-2], *_BELOW_ANKLE)),
        Shape("ankle", _ANKLE),
        Shape("heel", (*_OUTER[3:8], (-1.2, -5.4), (-2.4, -3.6), (-4.0, -2.8))),
        Shape("toes", (*_OUTER[11:18], (12.6, -5.2), (11.4, -6.0))),
    ),
    lines=(
        Line(
            "edge", ((-2.6, 1.6), (-2.9, 0.2), (-1.9, -1.0), (-0.4, -0.7), (0.3, 0.6), (0.2, 1.8))
        ),
        Line("crease", ((12.0, -6.1), (13.2, -5.3), (14.0, -5.9), (13.8, -6.9))),
        Line("crease", ((13.9, -5.4), (15.2, -5.0), (15.9, -5.8), (15.7, -6.9))),
        Line("crease", ((15.6, -5.0), (17.0, -5.0), (17.4, -5.8), (17.2, -6.9))),
        Line("crease", ((2.8, -5.2), (3.6, -4.6), (4.6, -5.0))),
        Line("crease", ((-4.2, 2.6), (-3.9, 0.6), (-4.3, -1.2))),
    ),
)
INNER: Final = Drawing(
    "inner-side-of-foot",
    _SIDEWAYS,
    (Shape(None, _INNER),),
    inner=(
        Shape("foot", (*_INNER[2:-2], *_BELOW_ANKLE)),
        Shape("ankle", _ANKLE),
        Shape("heel", (*_INNER[3:8], (-1.2, -5.4), (-2.4, -3.6), (-4.0, -2.8))),
        Shape("toes", (*_INNER[14:21], (13.2, -4.8), (13.0, -6.0))),
    ),
    lines=(
        Line("edge", ((-1.4, 2.2), (-1.7, 0.8), (-0.8, -0.2), (0.8, 0.0), (1.5, 1.2), (1.3, 2.4))),
        Line("crease", ((12.8, -3.9), (13.6, -5.2), (13.0, -6.7))),
        Line("crease", ((2.6, -3.4), (3.6, -2.6), (4.8, -3.2))),
        Line("crease", ((-4.2, 2.6), (-3.9, 0.6), (-4.3, -1.2))),
        Line("nail", ((16.9, -4.9), (17.2, -5.5), (18.3, -5.7))),
    ),
)

_FRONT: Final[Curve] = (
    (-3.3, 2.8),
    (-3.65, 0.8),
    (-3.4, -0.8),
    (-3.6, -2.8),
    (-4.2, -4.9),
    (-4.3, -6.0),
    (-2.6, -6.6),
    (0.0, -6.7),
    (2.6, -6.7),
    (4.6, -6.5),
    (5.0, -5.8),
    (4.6, -4.8),
    (3.8, -2.8),
    (3.4, -1.4),
    (3.8, -0.1),
    (3.4, 2.8),
)
_BEHIND: Final[Curve] = (
    (-3.3, 2.8),
    (-3.65, 0.9),
    (-3.1, -0.8),
    (-2.9, -2.6),
    (-3.2, -4.6),
    (-3.1, -6.2),
    (-2.0, -7.0),
    (2.0, -7.0),
    (3.1, -6.2),
    (3.3, -4.6),
    (3.0, -2.8),
    (3.2, -1.4),
    (3.8, -0.1),
    (3.4, 2.8),
)
_INSTEP: Final[Curve] = ((-1.6, -1.4), (0.0, -0.4), (1.8, -1.6))
_UPRIGHT: Final = Plane("Foot", (1.0, 0.0, 0.0), (0.0, 1.0, 0.0))


def _toe_from_front(x: float, y: float, half_width: float, half_height: float) -> Curve:
    ways = ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7))
    return tuple((x + a * half_width, y + b * half_height) for a, b in ways)


FRONT: Final = Drawing(
    "front-of-foot",
    _UPRIGHT,
    (
        Shape(None, _FRONT),
        Shape("toes", _toe_from_front(4.25, -6.2, 0.72, 0.78)),
        Shape("toes", _toe_from_front(3.1, -6.15, 0.76, 0.84)),
        Shape("toes", _toe_from_front(1.75, -6.1, 0.82, 0.9)),
        Shape("toes", _toe_from_front(0.2, -6.05, 0.9, 0.95)),
        Shape("toes", _toe_from_front(-2.2, -5.9, 1.5, 1.12)),
    ),
    inner=(
        Shape("ankle", (*_FRONT[:3], *_INSTEP, *_FRONT[-3:])),
        Shape("foot", (*_FRONT[2:-2], *reversed(_INSTEP))),
    ),
    lines=(Line("edge", ((-1.0, 1.6), (0.0, -0.2), (-0.4, -2.4))),),
)
BEHIND: Final = Drawing(
    "back-of-foot",
    _UPRIGHT,
    (
        Shape("foot", ((2.0, -4.6), (4.0, -4.9), (4.9, -5.9), (4.7, -6.8), (2.0, -7.0))),
        Shape(None, _BEHIND),
    ),
    inner=(
        Shape("ankle", (*_BEHIND[:4], (0.0, -2.2), *_BEHIND[-4:])),
        Shape("heel", (*_BEHIND[3:11], (0.0, -2.2))),
    ),
    lines=(
        Line("crease", ((-1.3, 2.6), (-1.0, 0.0), (-1.5, -2.0))),
        Line("crease", ((1.3, 2.6), (1.0, 0.0), (1.5, -2.0))),
    ),
)
