"""Palm and back of the hand: cm from the wrist crease to the fingertips, and to the thumb's side.

The landmarks are the joints, nails and bones of the drawing itself, so that a point beside a nail
lies beside the drawn nail. A finger cun is the middle bone of the middle finger, as good as 1.9 cm.
"""

from typing import Final

from app.figures.body_map.drawings.hand import BASES, DIGITS, INDEX, LITTLE, nail_base
from app.figures.body_map.skin import Spot
from app.figures.body_map.stance import Posed
from app.figures.body_map.surfaces.surface import At, Surface, Way
from app.figures.skeleton import SIGN, Side
from app.figures.vectors import Vector, add, turn

FINGER_CUN: Final = 1.9
_PALM_DEPTH: Final = 1.2
_BACK_DEPTH: Final = 1.1
_FINGER_DEPTH: Final = 0.7
_WEBS: Final[dict[str, At]] = {
    "web-thumb-index": At(6.5, 4.2),
    "web-index-middle": At(10.9, 1.9),
    "web-middle-ring": At(10.9, -0.25),
    "web-ring-little": At(10.2, -2.4),
}


def _digits() -> dict[str, At]:
    found: dict[str, At] = {}
    for digit in DIGITS:
        last = float(len(digit.bones))
        base, width = nail_base(digit), digit.widths[-1] * 0.62
        found[f"{digit.name}-base"] = At(*BASES[digit.name])
        found[f"{digit.name}-knuckle"] = At(*digit.at(0.0))
        found[f"{digit.name}-middle-joint"] = At(*digit.at(1.0))
        found[f"{digit.name}-nail-edge"] = At(*digit.at(last - 0.03))
        found[f"{digit.name}-tip"] = At(*digit.at(last))
        beside = width * 0.8 + 0.22
        found[f"{digit.name}-nail-corner-thumb-side"] = At(*digit.at(base, width * 0.8))
        found[f"{digit.name}-nail-corner-little-side"] = At(*digit.at(base, -width * 0.8))
        found[f"{digit.name}-nail-thumb-side"] = At(*digit.at(base - 0.06, beside))
        found[f"{digit.name}-nail-little-side"] = At(*digit.at(base - 0.06, -beside))
    found["index-past-knuckle"] = At(*INDEX.at(0.3, INDEX.widths[0] * 0.93))
    found["little-past-knuckle"] = At(*LITTLE.at(0.33, -LITTLE.widths[0] * 0.93))
    return found


_LANDMARKS: Final[dict[str, At]] = {
    **_digits(),
    **_WEBS,
    "wrist-crease": At(0.0, 0.0),
    "wrist-little-side": At(0.1, -2.75),
    "heel-of-hand-little-side": At(2.0, -3.35),
}


def _cun(_: At, way: Way) -> At:
    return {
        "up": At(-FINGER_CUN, 0.0),
        "down": At(FINGER_CUN, 0.0),
        "out": At(0.0, FINGER_CUN),
        "in": At(0.0, -FINGER_CUN),
    }[way]


def _spot(body: Posed, side: Side, at: At, depth: float) -> Spot:
    """Depth is positive on the back of the hand; fingers are thinner than the hand."""
    thin = _FINGER_DEPTH if at.first > 10.5 else abs(depth)
    up: Vector = (0.0, 1.0 if depth > 0 else -1.0, 0.0)
    offset: Vector = (SIGN[side] * at.first, up[1] * thin, at.second)
    bone = f"{side}Hand"
    return Spot(
        add(body.position[bone], turn(body.rotation[bone], offset)),
        turn(body.rotation[bone], up),
    )


def _palm_spot(body: Posed, side: Side, at: At) -> Spot:
    return _spot(body, side, at, -_PALM_DEPTH)


def _back_spot(body: Posed, side: Side, at: At) -> Spot:
    return _spot(body, side, at, _BACK_DEPTH)


_COUNTS: Final = ("cm to the fingertips", "cm to the thumb's side")
PALM: Final = Surface("palm", _COUNTS, _LANDMARKS, _cun, _palm_spot)
BACK_OF_HAND: Final = Surface("back-of-hand", _COUNTS, _LANDMARKS, _cun, _back_spot)
