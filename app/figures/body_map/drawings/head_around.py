"""The head from behind and from above, in cm from its joint with the neck."""

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
from app.figures.body_map.drawings.head_front import EAR_FRONT, FRONT_HALF, UPRIGHT

_BACK_HALF: Final[Curve] = (
    *FRONT_HALF[:7],
    (-6.5, 2.6),
    (-6.0, 0.8),
    (-5.6, -1.0),
    (-5.5, -3.0),
)
_NAPE_LINE: Final[Curve] = ((-6.9, 4.2), (-5.8, 2.4), (-5.0, 0.4), (-3.6, -0.5), (-1.2, -0.75))
_SKULL_BASE: Final[Curve] = ((-6.9, 4.4), (-5.4, 4.0), (-3.0, 4.1), (-1.0, 4.5))
_NAPE: Final[Curve] = (
    *both_halves(_SKULL_BASE),
    *((-x, y) for x, y in _BACK_HALF[6:]),
    *reversed(_BACK_HALF[6:]),
)
BEHIND: Final = Drawing(
    "back-of-head",
    UPRIGHT,
    (
        Shape("ears", EAR_FRONT),
        Shape("ears", mirrored_curve(EAR_FRONT)),
        Shape(None, both_halves(_BACK_HALF)),
    ),
    inner=(
        Shape("neck", _NAPE),
        Shape("scalp", arch(_BACK_HALF[:7]) + both_halves(_SKULL_BASE)[::-1]),
    ),
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
    *both_halves(_TOP_HALF[3:]),
    *((6.6, 3.0), (4.8, 5.6), (2.6, 6.9), (0.0, 7.35)),
    *((-2.6, 6.9), (-4.8, 5.6), (-6.6, 3.0)),
)
_FOREHEAD: Final[Curve] = (
    *arch(_TOP_HALF[:4]),
    *((6.6, 3.0), (4.8, 5.6), (2.6, 6.9), (0.0, 7.35)),
    *((-2.6, 6.9), (-4.8, 5.6), (-6.6, 3.0)),
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
        Shape(None, both_halves(_TOP_HALF)),
    ),
    inner=(Shape("face", _FOREHEAD), Shape("scalp", _TOP_HAIR)),
    lines=(Line("hair", _TOP_HAIR, is_closed=True),),
)
