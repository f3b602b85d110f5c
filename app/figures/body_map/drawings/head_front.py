"""The head from the front.

Places are centimetres from the head's joint with the neck: to the figure's left, up and forward.
"""

from typing import Final

from app.figures.body_map.drawings.drawing import (
    Curve,
    Drawing,
    Line,
    Plane,
    Shape,
    arch,
    both_halves,
    mirrored_curve,
)

FRONT_HALF: Final[Curve] = (
    (-1.6, 18.25),
    (-4.2, 17.0),
    (-6.2, 14.5),
    (-7.3, 11.6),
    (-7.55, 9.0),
    (-7.3, 6.6),
    (-6.95, 4.0),
    (-6.6, 2.0),
    (-6.0, -0.2),
    (-4.9, -2.0),
    (-3.3, -3.5),
    (-1.5, -4.15),
)
_HAIRLINE: Final[Curve] = (
    (-7.5, 8.4),
    (-6.7, 9.8),
    (-6.4, 11.4),
    (-5.2, 12.9),
    (-3.0, 13.85),
    (-1.0, 14.12),
)
_HAIR_FRONT: Final = arch(FRONT_HALF[:5]) + both_halves(_HAIRLINE)[::-1]
_JAW_HALF: Final[Curve] = ((-1.2, 2.4), (-3.0, 2.0), (-5.0, 1.4), *FRONT_HALF[8:])
_CHEEKS: Final = FRONT_HALF[5:9]
_FACE: Final[Curve] = (
    *both_halves(_HAIRLINE),
    *((-x, y) for x, y in _CHEEKS),
    *reversed(both_halves(_JAW_HALF[:3])),
    *reversed(_CHEEKS),
)
EAR_FRONT: Final[Curve] = (
    (7.1, 8.4),
    (7.8, 9.15),
    (8.45, 9.0),
    (8.7, 7.8),
    (8.4, 5.8),
    (8.0, 3.9),
    (7.7, 3.0),
    (7.3, 2.6),
    (6.85, 2.75),
    (6.5, 3.4),
)
_EYE: Final[Curve] = (
    (1.65, 7.0),
    (2.3, 7.38),
    (3.2, 7.55),
    (4.1, 7.42),
    (4.75, 7.1),
    (4.1, 6.75),
    (3.2, 6.6),
    (2.3, 6.7),
)
_IRIS: Final[Curve] = tuple(
    (3.2 + 0.46 * x, 7.1 + 0.44 * y)
    for x, y in (
        (1, 0),
        (0.7, 0.7),
        (0, 1),
        (-0.7, 0.7),
        (-1, 0),
        (-0.7, -0.7),
        (0, -1),
        (0.7, -0.7),
    )
)
_BROW: Final[Curve] = ((1.35, 8.9), (2.4, 9.4), (3.6, 9.5), (4.5, 9.2), (5.2, 8.6))
_WING: Final[Curve] = ((1.35, 4.1), (1.8, 3.5), (1.72, 2.95), (1.2, 2.75))


def _pair(kind: str, places: Curve, *, is_closed: bool = False) -> tuple[Line, Line]:
    return Line(kind, places, is_closed), Line(kind, mirrored_curve(places), is_closed)


UPRIGHT: Final = Plane("head", (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), is_paired=False)
FRONT: Final = Drawing(
    "face",
    UPRIGHT,
    (
        Shape("ears", EAR_FRONT),
        Shape("ears", mirrored_curve(EAR_FRONT)),
        Shape(None, both_halves(FRONT_HALF)),
    ),
    inner=(
        Shape("face", _FACE),
        Shape("scalp", _HAIR_FRONT),
        Shape("jaw-mouth", both_halves(_JAW_HALF)),
        Shape("eyes", _EYE),
        Shape("eyes", mirrored_curve(_EYE)),
    ),
    lines=(
        Line("hair", _HAIR_FRONT, is_closed=True),
        *_pair("white", _EYE, is_closed=True),
        *_pair("iris", _IRIS, is_closed=True),
        *_pair("brow", _BROW),
        *_pair("feature", _EYE[:5]),
        *_pair("crease", (_EYE[0], *_EYE[:4:-1], _EYE[4])),
        *_pair("crease", ((2.0, 7.95), (3.2, 8.2), (4.5, 7.8))),
        *_pair("feature", _WING),
        *_pair("crease", ((1.15, 8.3), (0.85, 7.4), (0.8, 6.2))),
        Line("feature", ((-0.95, 2.72), (-0.4, 2.55), (0.0, 2.4), (0.4, 2.55), (0.95, 2.72))),
        Line(
            "lips",
            (
                (-2.5, 0.38),
                (-0.8, 1.15),
                (0.0, 0.95),
                (0.8, 1.15),
                (2.5, 0.38),
                (1.1, -0.5),
                (-1.1, -0.5),
            ),
            True,
        ),
        Line("feature", ((-2.5, 0.36), (-1.0, 0.5), (0.0, 0.4), (1.0, 0.5), (2.5, 0.36))),
        Line("crease", ((-1.2, -1.25), (0.0, -1.05), (1.2, -1.25))),
        *_pair("crease", ((0.32, 2.2), (0.4, 1.4))),
        *_pair("crease", ((7.7, 8.5), (8.2, 7.5), (7.9, 5.6), (7.5, 4.4))),
    ),
)
