"""Arms and legs: landmarks as shares of the bone, cun by the joints at both ends.

The first number is degrees round the limb (0 its outer or thumb's side, 90 front or palm's side,
180 inner, 270 back), the second the share of the bone. Sources of the measures: 9 cun from the
fold of the armpit to the elbow crease, 12 to the wrist crease, 19 from the hip's bump to the knee
crease (14 of them from the fold of the buttock), 18 from the pubic bone to the kneecap, 16 from
the knee crease to the outer ankle, 15 from the tip of the kneecap to the inner ankle.
"""

from collections.abc import Callable
from typing import Final

from app.figures.body_map.skin import LimbPart, Spot, limb_spot
from app.figures.body_map.stance import Posed
from app.figures.body_map.surfaces.surface import At, Surface, Way
from app.figures.skeleton import SHIN, THIGH, Side

ARM_CUN: Final = (1.0 - 0.28) / 9
FOREARM_CUN: Final = 1.0 / 12
KNEECAP_TOP: Final = 0.893
THIGH_FRONT_CUN: Final = (KNEECAP_TOP - (89.0 - 88.0) / THIGH) / 18
THIGH_SIDE_CUN: Final = (1.0 - 0.012) / 19
OUTER_ANKLE: Final = (47.0 - 6.6) / SHIN
INNER_ANKLE: Final = (47.0 - 7.3) / SHIN
EYE_OF_KNEE: Final = 0.02
ANKLE_BEND: Final = 0.99
SHIN_OUTER_CUN: Final = OUTER_ANKLE / 16
SHIN_INNER_CUN: Final = (INNER_ANKLE + 0.005) / 15
SHIN_FRONT_CUN: Final = (ANKLE_BEND - EYE_OF_KNEE) / 16

_UPPER_ARM: Final[dict[str, At]] = {
    "armpit-fold": At(95.0, 0.28),
    "armpit-fold-top": At(140.0, 0.26),
    "elbow-crease": At(90.0, 1.0),
    "elbow-tip": At(270.0, 0.985),
    "shoulder-roof-front": At(35.0, 0.0),
    "shoulder-roof-rear": At(325.0, 0.0),
    "outer-elbow-bump": At(350.0, 0.97),
    "inner-elbow-bump": At(190.0, 0.97),
}
_FOREARM: Final[dict[str, At]] = {
    "elbow-crease": At(90.0, 0.0),
    "elbow-tip": At(270.0, 0.0),
    "wrist-crease": At(90.0, 1.0),
    "rear-wrist-crease": At(270.0, 1.0),
}
_THIGH: Final[dict[str, At]] = {
    "trochanter": At(0.0, 0.012),
    "buttock-fold": At(270.0, 0.272),
    "pubis-lower-edge": At(90.0, 0.12),
    "groin": At(115.0, (89.0 - 88.0) / THIGH),
    "kneecap-top": At(90.0, KNEECAP_TOP),
    "kneecap-outer-corner": At(64.0, KNEECAP_TOP),
    "kneecap-inner-corner": At(124.0, KNEECAP_TOP),
    "middle-fingertip": At(352.0, 0.568),
    "outer-knee-bump": At(345.0, 0.975),
    "knee-crease": At(270.0, 1.0),
}
_SHIN: Final[dict[str, At]] = {
    "knee-crease": At(270.0, 0.0),
    "outer-eye-of-knee": At(57.0, EYE_OF_KNEE),
    "inner-eye-of-knee": At(123.0, EYE_OF_KNEE),
    "fibula-head": At(346.0, 0.058),
    "shin-bone-bulge": At(172.0, INNER_ANKLE - 13 * SHIN_INNER_CUN),
    "ankle-bend": At(88.0, ANKLE_BEND),
    "outer-ankle": At(350.0, OUTER_ANKLE),
    "inner-ankle": At(185.0, INNER_ANKLE),
}


def _on(part: LimbPart) -> Callable[[Posed, Side, At], Spot]:
    def spot(body: Posed, side: Side, at: At) -> Spot:
        return limb_spot(body, part, side, at.second, at.first)

    return spot


def _along(cun: float, way: Way) -> At:
    return At(0.0, {"up": -cun, "down": cun}[way])


def _round(at: At, way: Way, degrees: float) -> At:
    """A cun forward or back on the outer or inner face: always toward 90 or toward 270 degrees."""
    faces_out = at.first < 90 or at.first > 270
    turn = degrees if faces_out == (way == "forward") else -degrees
    return At(turn, 0.0)


def _arm_cun(_: At, way: Way) -> At:
    return _along(ARM_CUN, way)


def _forearm_cun(_: At, way: Way) -> At:
    return _along(FOREARM_CUN, way)


def _thigh_cun(at: At, way: Way) -> At:
    in_front = 60.0 <= at.first <= 180.0
    return _along(THIGH_FRONT_CUN if in_front else THIGH_SIDE_CUN, way)


def _shin_cun(at: At, way: Way) -> At:
    if way in ("forward", "back"):
        return _round(at, way, 24.0)
    if 140.0 <= at.first <= 250.0:
        return _along(SHIN_INNER_CUN, way)
    return _along(SHIN_FRONT_CUN if 50.0 <= at.first < 140.0 else SHIN_OUTER_CUN, way)


_COUNTS: Final = ("degrees round", "share of the bone")
UPPER_ARM: Final = Surface("upper-arm", _COUNTS, _UPPER_ARM, _arm_cun, _on("upper-arm"))
FOREARM: Final = Surface("forearm", _COUNTS, _FOREARM, _forearm_cun, _on("forearm"))
THIGH_SKIN: Final = Surface("thigh", _COUNTS, _THIGH, _thigh_cun, _on("thigh"))
SHIN_SKIN: Final = Surface("shin", _COUNTS, _SHIN, _shin_cun, _on("shin"))
