"""The head: its features, and its drawing from the front, the side, behind and above.

Places are centimetres from the head's joint with the neck: to the figure's left, up and forward.
"""

from typing import Final

from app.figures.body_map.drawings import (
    Curve,
    Drawing,
    Line,
    Plane,
    Shape,
    arch,
    both_halves,
    mirrored_curve,
)

_FRONT_HALF: Final[Curve] = (
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
_HAIR_FRONT: Final = arch(_FRONT_HALF[:5]) + both_halves(_HAIRLINE)[::-1]
_JAW_HALF: Final[Curve] = ((-1.2, 2.4), (-3.0, 2.0), (-5.0, 1.4), *_FRONT_HALF[8:])
_EAR_FRONT: Final[Curve] = (
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


_UPRIGHT: Final = Plane("head", (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), is_paired=False)
FRONT: Final = Drawing(
    "face",
    _UPRIGHT,
    (
        Shape("ears", _EAR_FRONT),
        Shape("ears", mirrored_curve(_EAR_FRONT)),
        Shape("face", both_halves(_FRONT_HALF)),
    ),
    inner=(
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

# Seen from its left side: forward is the first number.
_PROFILE: Final[Curve] = (
    (-0.9, 18.4),
    (3.4, 17.5),
    (6.6, 15.1),
    (8.3, 12.2),
    (8.95, 9.8),
    (8.95, 8.7),
    (8.35, 7.7),
    (8.9, 6.6),
    (9.9, 4.9),
    (10.6, 3.8),
    (10.65, 3.05),
    (9.9, 2.55),
    (9.15, 2.2),
    (9.2, 1.3),
    (9.55, 0.8),
    (9.0, 0.4),
    (9.35, -0.2),
    (8.9, -0.8),
    (8.4, -1.3),
    (8.75, -2.4),
    (8.3, -3.6),
    (6.9, -4.15),
    (4.4, -3.9),
    (2.6, -4.6),
    (1.9, -5.6),
    (-6.1, -5.6),
    (-6.15, -2.6),
    (-6.7, 0.0),
    (-7.9, 2.4),
    (-9.6, 4.9),
    (-10.6, 7.4),
    (-10.75, 9.6),
    (-9.9, 13.0),
    (-7.6, 16.0),
    (-4.4, 17.8),
)
_TEMPLE: Final[Curve] = (
    (7.05, 14.5),
    (6.0, 13.4),
    (4.5, 12.3),
    (3.9, 11.2),
    (3.0, 10.2),
    (1.7, 9.6),
    (0.9, 8.6),
    (0.5, 7.2),
    (0.1, 6.2),
    (-0.3, 7.4),
    (-0.7, 8.9),
    (-1.9, 9.6),
    (-3.2, 9.0),
    (-3.8, 6.8),
)
_SIDE_HAIR: Final[Curve] = (
    *_TEMPLE,
    (-3.9, 4.0),
    (-4.3, 1.8),
    (-5.0, 0.0),
    (-6.4, -0.9),
    *_PROFILE[27:],
    *_PROFILE[:3],
)
_SIDE_SCALP: Final[Curve] = (
    *_TEMPLE,
    (-4.0, 4.8),
    (-6.0, 4.2),
    (-9.2, 4.4),
    *_PROFILE[29:],
    *_PROFILE[:3],
)
_JAW: Final[Curve] = ((5.4, -3.9), (3.2, -3.1), (1.6, -2.1), (0.75, -0.9), (0.4, 0.8), (0.0, 2.6))
_SIDE_FACE: Final[Curve] = (*_PROFILE[3:22], *_JAW, (-0.3, 4.2), (0.2, 6.4), *_TEMPLE[7::-1])
_EAR: Final[Curve] = (
    (-0.7, 3.2),
    (-0.4, 4.2),
    (-0.3, 5.4),
    (-0.5, 6.6),
    (-0.6, 7.8),
    (-1.1, 8.8),
    (-2.2, 9.15),
    (-3.2, 8.5),
    (-3.45, 7.2),
    (-3.1, 5.8),
    (-2.5, 4.6),
    (-2.1, 3.4),
    (-1.5, 2.65),
    (-0.95, 2.6),
)
_SIDEWAYS: Final = Plane("head", (0.0, 0.0, 1.0), (0.0, 1.0, 0.0), is_paired=False)
SIDE: Final = Drawing(
    "side-of-head",
    _SIDEWAYS,
    (Shape("neck", _PROFILE),),
    inner=(
        Shape("face", _SIDE_FACE),
        Shape("scalp", _SIDE_SCALP),
        Shape("jaw-mouth", (*_PROFILE[12:22], *_JAW[:-1], (2.6, 1.6), (6.0, 2.1))),
        Shape("eyes", ((7.75, 7.55), (6.9, 7.65), (6.0, 7.15), (6.9, 6.75), (7.6, 6.75))),
        Shape("ears", _EAR),
    ),
    lines=(
        Line("hair", _SIDE_HAIR, is_closed=True),
        Line("white", ((7.75, 7.5), (6.9, 7.6), (6.0, 7.1), (6.9, 6.75), (7.6, 6.75)), True),
        Line("iris", ((7.75, 7.5), (7.25, 7.5), (7.1, 7.1), (7.3, 6.75), (7.65, 6.8)), True),
        Line("brow", ((8.75, 9.0), (7.6, 9.45), (6.3, 9.2), (5.4, 8.6))),
        Line("feature", ((7.8, 7.6), (6.9, 7.65), (6.0, 7.15), (5.8, 7.0))),
        Line("crease", ((7.6, 6.75), (6.9, 6.7), (6.0, 7.1))),
        Line("feature", ((8.75, 4.2), (8.2, 3.7), (8.25, 3.0), (8.8, 2.8))),
        Line("feature", ((9.0, 0.4), (8.1, 0.48), (7.2, 0.3))),
        Line("crease", _JAW),
        Line("ear", _EAR, is_closed=True),
        Line("crease", ((-0.9, 7.9), (-1.4, 8.35), (-2.3, 8.3), (-2.8, 7.4), (-2.5, 5.9))),
        Line("crease", ((-1.2, 7.2), (-1.9, 7.2), (-2.1, 6.2), (-1.7, 5.0), (-1.0, 4.4))),
        Line("feature", ((-0.4, 6.3), (-0.95, 5.7), (-0.85, 5.0), (-0.4, 4.5))),
    ),
)

_BACK_HALF: Final[Curve] = (
    *_FRONT_HALF[:7],
    (-6.5, 2.6),
    (-6.0, 0.8),
    (-5.6, -1.0),
    (-5.5, -3.0),
)
_NAPE_LINE: Final[Curve] = ((-6.9, 4.2), (-5.8, 2.4), (-5.0, 0.4), (-3.6, -0.5), (-1.2, -0.75))
_SKULL_BASE: Final[Curve] = ((-6.9, 4.4), (-5.4, 4.0), (-3.0, 4.1), (-1.0, 4.5))
BEHIND: Final = Drawing(
    "back-of-head",
    _UPRIGHT,
    (
        Shape("ears", _EAR_FRONT),
        Shape("ears", mirrored_curve(_EAR_FRONT)),
        Shape("neck", both_halves(_BACK_HALF)),
    ),
    inner=(Shape("scalp", arch(_BACK_HALF[:7]) + both_halves(_SKULL_BASE)[::-1]),),
    lines=(Line("hair", arch(_BACK_HALF[:7]) + both_halves(_NAPE_LINE)[::-1], is_closed=True),),
)
_TOP_HALF: Final[Curve] = (
    (-1.6, 8.95),
    (-4.2, 7.6),
    (-6.2, 4.7),
    (-7.3, 1.4),
    (-7.6, -1.4),
    (-7.2, -4.6),
    (-5.6, -8.2),
    (-3.0, -10.2),
    (-1.0, -10.8),
)
_EAR_TOP: Final[Curve] = (
    (7.2, -0.6),
    (8.0, -0.8),
    (8.6, -1.6),
    (8.7, -2.6),
    (8.1, -3.2),
    (7.2, -3.0),
)
_TOP_HAIR: Final[Curve] = (
    both_halves(_TOP_HALF[3:])
    + ((6.6, 3.0), (4.8, 5.6), (2.6, 6.9), (0.0, 7.35))
    + ((-2.6, 6.9), (-4.8, 5.6), (-6.6, 3.0))
)
_FROM_ABOVE: Final = Plane("head", (1.0, 0.0, 0.0), (0.0, 0.0, 1.0), is_paired=False)
TOP: Final = Drawing(
    "top-of-head",
    _FROM_ABOVE,
    (
        Shape("ears", _EAR_TOP),
        Shape("ears", mirrored_curve(_EAR_TOP)),
        Shape(
            "face",
            ((-1.7, 8.2), (-1.1, 10.2), (-0.5, 10.75), (0.5, 10.75), (1.1, 10.2), (1.7, 8.2)),
        ),
        Shape("face", both_halves(_TOP_HALF)),
    ),
    inner=(Shape("scalp", _TOP_HAIR),),
    lines=(Line("hair", _TOP_HAIR, is_closed=True),),
)
