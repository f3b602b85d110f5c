"""How each turn of phrase of the location texts is measured on the map."""

import re
from collections.abc import Callable
from math import hypot
from typing import Final

from app.figures.body_map.agreement.measures import Measures
from app.figures.body_map.skin import LimbPart
from app.figures.vectors import Vector, distance

FINGER_CUN: Final = 1.9
FOOT_CUN: Final = 2.3
FACE_CUN: Final = 1.7
SIDE_CUN: Final = 1.9

# A point by its code and its place in the room, to cun.
Rule = Callable[[Measures, str, Vector], float]


def _limb(part: LimbPart, start: str, end: str, cun: float) -> Rule:
    def measure(m: Measures, _: str, at: Vector) -> float:
        landmarks = m.landmark(part, start), m.landmark(part, end)
        return m.limb_cun(part, at, *landmarks, cun)

    return measure


def _height(start: str, end: str, cun: float) -> Rule:
    return lambda m, _, at: m.height_cun(at, start, end, cun)


def _from_point(code: str, cun_cm: float) -> Rule:
    return lambda m, _, at: distance(m.point(code), at) / cun_cm


def _from_landmark(surface: str, name: str, cun_cm: float) -> Rule:
    return lambda m, _, at: distance(m.landmark(surface, name), at) / cun_cm


def _over_head(m: Measures, _: str, at: Vector) -> float:
    return m.back_over_head(at)


def _from_rear_hairline(m: Measures, _: str, at: Vector) -> float:
    return 12.0 - m.back_over_head(at)


def _width(m: Measures, code: str, at: Vector) -> float:
    return m.width_cun(code, at)


def _nail(m: Measures, code: str, at: Vector) -> float:
    """From the corner of the nail of the digit that the point's own landmark names."""
    start = m.atlas.points[code].places[0].start
    surface = m.surface_of(code)
    corner = m.landmark(surface, start.replace("-nail-", "-nail-corner-"))
    return distance(corner, at) / FINGER_CUN


def _shin_from_eye(m: Measures, _: str, at: Vector) -> float:
    return m.limb_cun("shin", at, m.point("ST35"), m.landmark("shin", "ankle-bend"), 16)


def _above_outer_ankle(m: Measures, _: str, at: Vector) -> float:
    return m.limb_cun(
        "shin", at, m.landmark("shin", "outer-ankle"), m.landmark("shin", "knee-crease"), 16
    )


def _below_sp9(m: Measures, _: str, at: Vector) -> float:
    return m.limb_cun("shin", at, m.point("SP9"), m.landmark("shin", "inner-ankle"), 13)


def _below_groin(m: Measures, _: str, at: Vector) -> float:
    cun_cm = (m.landmark("front", "pubis")[1] - m.landmark("thigh", "kneecap-top")[1]) / 18
    return (m.point("ST30")[1] - at[1]) / cun_cm


def _armpit_forward(m: Measures, _: str, at: Vector) -> float:
    return (at[2] - m.point("GB22")[2]) / (m.landmark("front", "nipple")[0] / 4)


def _hip_bone(m: Measures, _: str, at: Vector) -> float:
    """The slanting half cun: width and height each in their own cun."""
    corner = m.landmark("front", "hip-bone-front")
    across = (corner[0] - at[0]) / (m.landmark("front", "nipple")[0] / 4)
    down = (corner[1] - at[1]) / (
        (m.landmark("front", "navel")[1] - m.landmark("front", "pubis")[1]) / 5
    )
    return hypot(across, down)


def _nape_up(m: Measures, _: str, at: Vector) -> float:
    hairline, bump = m.landmark("back", "rear-hairline")[1], m.landmark("back", "C7")[1]
    return (at[1] - bump) / (hairline - bump) * 3


def _behind_gb8(m: Measures, _: str, at: Vector) -> float:
    return (m.point("GB8")[2] - at[2]) / SIDE_CUN


def _above_ear_hairline(m: Measures, _: str, at: Vector) -> float:
    return (at[1] - m.landmark("side-of-head", "hairline-above-ear")[1]) / SIDE_CUN


def _above_hairline(m: Measures, code: str, at: Vector) -> float:
    is_beside = m.surface_of(code) == "side-of-head"
    return _above_ear_hairline(m, code, at) if is_beside else _over_head(m, code, at)


def _above_brow(m: Measures, _: str, at: Vector) -> float:
    return (at[1] - m.landmark("face", "brow-middle")[1]) / FACE_CUN


def _out_on_face(landmark: str) -> Rule:
    return lambda m, _, at: (at[0] - m.landmark("face", landmark)[0]) / FACE_CUN


def _down_foot(start: str) -> Rule:
    return lambda m, _, at: (m.point(start)[1] - at[1]) / FOOT_CUN


def _down_inner_ankle(m: Measures, _: str, at: Vector) -> float:
    return (m.landmark("inner-foot", "inner-ankle")[1] - at[1]) / FOOT_CUN


def _back_up(start: str) -> Rule:
    """Up on the lower back and shoulder, where the cun of the width serves for the height."""
    return lambda m, _, at: (
        abs(at[1] - m.landmark("back", start)[1]) / (m.landmark("back", "blade-inner-edge")[0] / 3)
    )


def _from_tailbone_out(m: Measures, _: str, at: Vector) -> float:
    return at[0] / (m.landmark("back", "blade-inner-edge")[0] / 3)


def _nipple_out(m: Measures, _: str, at: Vector) -> float:
    nipple = m.landmark("front", "nipple")[0]
    return (at[0] - nipple) / (nipple / 4)


def _knuckles(m: Measures, _: str, at: Vector) -> float:
    first, second = (m.landmark("back-of-hand", f"{d}-knuckle") for d in ("index", "middle"))
    middle = m.along("forearm", first) / 2 + m.along("forearm", second) / 2
    return (middle - m.along("forearm", at)) / FINGER_CUN


_FOREARM_UP: Final = _limb("forearm", "wrist-crease", "elbow-crease", 12)
_FOREARM_DOWN: Final = _limb("forearm", "elbow-crease", "wrist-crease", 12)
_ARM_UP: Final = _limb("upper-arm", "elbow-crease", "armpit-fold", 9)
_THIGH_UP: Final = _limb("thigh", "knee-crease", "trochanter", 19)
_CALF_DOWN: Final = _limb("shin", "knee-crease", "outer-ankle", 16)
# The first pattern that fits a phrase wins.
RULES: Final[tuple[tuple[str, Rule], ...]] = (
    (r"out from the middle line", _width),
    (r"out to each side of CV24", _out_on_face("chin-groove")),
    (r"out to each side", _width),
    (r"out on each side", lambda m, c, _: m.width_cun(c, m.point("EX-HN1", 2))),
    (r"above the centre of the navel", _height("navel", "xiphoid", 8)),
    (r"below the (?:centre of the )?navel", _height("navel", "pubis", 5)),
    (r"from its centre", _width),
    (r"below the place where the ribs meet", _height("xiphoid", "navel", 8)),
    (r"below the hollow at the base of the throat", _height("notch", "xiphoid", 9)),
    (
        r"below the hollow under the outer end",
        lambda m, _, at: (m.point("LU2")[1] - at[1]) / m_chest(m),
    ),
    (r"out from the nipple", _nipple_out),
    (r"above the wrist crease", _FOREARM_UP),
    (
        r"nearer the wrist",
        lambda m, c, at: _FOREARM_UP(m, c, at) - _FOREARM_UP(m, c, m.point("PC6")),
    ),
    (r"below the elbow crease", _FOREARM_DOWN),
    (r"below the tip of the elbow", _limb("forearm", "elbow-tip", "rear-wrist-crease", 12)),
    (r"above the elbow crease|above LI11", _ARM_UP),
    (r"above the tip of the elbow", lambda m, _, at: _arm_above_tip(m, at)),
    (r"below the front fold of the armpit", _limb("upper-arm", "armpit-fold", "elbow-crease", 9)),
    (r"above the top of the rear armpit fold", _back_up("rear-armpit-fold")),
    (r"above the tip of the inner ankle", _limb("shin", "inner-ankle", "shin-bone-bulge", 13)),
    (r"below the tip of the inner ankle", _down_inner_ankle),
    (r"above the tip of the outer ankle|above BL60", _above_outer_ankle),
    (
        r"above the (?:upper edge|inner upper corner) of the kneecap",
        lambda m, _, at: _above_kneecap(m, at),
    ),
    (r"above the crease", _THIGH_UP),
    (r"below the fold of the buttock", _limb("thigh", "buttock-fold", "knee-crease", 14)),
    (r"below the (?:crease behind the knee|knee crease)", _CALF_DOWN),
    (r"below ST35", _shin_from_eye),
    (r"below SP9", _below_sp9),
    (r"behind SP9", lambda m, _, at: distance(m.point("SP9"), at) / (37.0 / 15)),
    (r"below ST30", _below_groin),
    (r"below KI3", _down_foot("KI3")),
    (
        r"below the head of the fibula",
        lambda m, c, at: _CALF_DOWN(m, c, at) - _CALF_DOWN(m, c, m.landmark("shin", "fibula-head")),
    ),
    (r"front hairline", _over_head),
    (r"rear hairline", _from_rear_hairline),
    (r"above the hairline", _above_hairline),
    (r"behind GV20", lambda m, _, at: m.back_over_head(at) - 5.0),
    (r"in front of it", lambda m, *_: 5.0 - m.back_over_head(m.point("EX-HN1", 0))),
    (r"behind it", lambda m, *_: m.back_over_head(m.point("EX-HN1", 1)) - 5.0),
    (r"behind GB8", _behind_gb8),
    (r"behind TE17", lambda m, _, at: (m.point("TE17")[2] - at[2]) / SIDE_CUN),
    (r"below GV16", lambda m, _, at: (m.point("GV16")[1] - at[1]) / 2.6),
    (r"above GV14", _nape_up),
    (r"above the tip of the tailbone", _back_up("tailbone-tip")),
    (r"to the side of the tip of the tailbone", _from_tailbone_out),
    (r"in front of the line straight down", _armpit_forward),
    (r"inward and down from the front point", _hip_bone),
    (r"above the eyebrow", _above_brow),
    (r"out from the outer corner of the eye", _out_on_face("outer-eye")),
    (r"out from the middle of the groove", _out_on_face("lip-groove-top")),
    (r"out from the corner of the mouth", _out_on_face("mouth-corner")),
    (
        r"to 1 cun forward|^forward",
        lambda m, _, at: (at[2] - m.landmark("side-of-head", "ear-lobe-front")[2]) / SIDE_CUN,
    ),
    (r"behind the knuckles", _knuckles),
    (r"from the free edge of the nail", lambda m, c, at: _from_nail_edge(m, c, at)),
    (r"from the corner", lambda m, c, at: _corner(m, c, at)),
)


def m_chest(m: Measures) -> float:
    """Cm of a cun on the breastbone."""
    return (m.landmark("front", "notch")[1] - m.landmark("front", "xiphoid")[1]) / 9


def _arm_above_tip(m: Measures, at: Vector) -> float:
    fold, crease = (
        m.along("upper-arm", m.landmark("upper-arm", n)) for n in ("armpit-fold", "elbow-crease")
    )
    tip = m.along("upper-arm", m.landmark("upper-arm", "elbow-tip"))
    return (tip - m.along("upper-arm", at)) / ((crease - fold) / 9)


def _above_kneecap(m: Measures, at: Vector) -> float:
    top = m.landmark("thigh", "kneecap-top")
    cun_cm = (m.landmark("front", "pubis")[1] - top[1]) / 18
    return (m.along("thigh", top) - m.along("thigh", at)) / cun_cm


def _corner(m: Measures, code: str, at: Vector) -> float:
    if code == "BL1":
        return distance(m.landmark("face", "inner-eye"), at) / FACE_CUN
    return _nail(m, code, at)


def _from_nail_edge(m: Measures, code: str, at: Vector) -> float:
    start = m.atlas.points[code].places[0].start
    edge = m.landmark(m.surface_of(code), start.replace("-tip", "-nail-edge"))
    return distance(edge, at) / FINGER_CUN


def measured(m: Measures, code: str, phrase: str) -> float | None:
    """The distance that a phrase speaks of, taken on the map; None when no rule knows the words."""
    for pattern, rule in RULES:
        if re.search(pattern, phrase):
            return rule(m, code, m.point(code))
    return None
