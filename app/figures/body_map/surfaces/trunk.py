"""Front, back and flank of the trunk and the neck: landmarks by height, cun by their bone.

The first number is cm from the middle line (front, back), cm forward of the line down from the
armpit (flank) or degrees from straight out to the side (neck); the second is cm above the floor of
the standing body. Sources of the measures: 9 cun from the notch above the breastbone to its lower
end, 8 from there to the navel, 5 to the pubic bone, 8 between the nipples, 3 from the middle of
the back to the shoulder blade, 3 from the hairline to the seventh neck vertebra.
"""

from typing import Final

from app.figures.body_map.skin import Spot, flank_spot, neck_spot, trunk_spot
from app.figures.body_map.stance import Posed
from app.figures.body_map.surfaces.surface import At, Surface, Way
from app.figures.skeleton import Side

NOTCH: Final = 138.0
XIPHOID: Final = 118.6
NAVEL: Final = 103.0
PUBIS: Final = 88.0
CHEST_CUN: Final = (NOTCH - XIPHOID) / 9
UPPER_BELLY_CUN: Final = (XIPHOID - NAVEL) / 8
LOWER_BELLY_CUN: Final = (NAVEL - PUBIS) / 5
FRONT_WIDTH_CUN: Final = 2.4
BACK_WIDTH_CUN: Final = 7.0 / 3
NAPE_HAIRLINE: Final = 151.4
C7: Final = 140.6
NAPE_CUN: Final = (NAPE_HAIRLINE - C7) / 3
# The spaces between the ribs follow each other by 1.6 cun along the breastbone.
SPACE: Final = 1.6 * CHEST_CUN
# Cm by which a space lies higher at the side than in front, for the ribs fall towards the front.
RIB_RISE: Final = 3.0
ARMPIT_LINE: Final = -1.0  # of the middle of the armpit, forward of the trunk's axis

# The lower edges of the bumps of the vertebrae.
VERTEBRAE: Final[dict[str, float]] = {
    "C7": C7,
    "T1": 138.4,
    "T2": 136.2,
    "T3": 134.0,
    "T4": 131.8,
    "T5": 129.6,
    "T6": 127.3,
    "T7": 125.0,
    "T8": 122.7,
    "T9": 120.3,
    "T10": 117.9,
    "T11": 115.4,
    "T12": 112.8,
    "L1": 109.9,
    "L2": 106.8,
    "L3": 103.6,
    "L4": 100.2,
    "L5": 96.9,
}
SACRAL_HOLES: Final[dict[str, At]] = {
    "S1": At(2.35, 94.2),
    "S2": At(2.15, 91.7),
    "S3": At(1.95, 89.2),
    "S4": At(1.75, 86.7),
}


def _spaces() -> dict[str, At]:
    return {f"space-{n}": At(0.0, XIPHOID + (5 - n) * SPACE) for n in range(1, 8)}


def _outer_spaces() -> dict[str, At]:
    """The spaces 6 cun from the middle, where the ribs have begun to rise."""
    out = 6 * FRONT_WIDTH_CUN
    return {f"space-{n}-outer": At(out, space_at(n, out)) for n in range(1, 6)}


def space_at(space: int, out: float, *, side: bool = False) -> float:
    """The height of a space between the ribs, in front `out` cm from the middle, or at the side."""
    in_front = XIPHOID + (5 - space) * SPACE
    if side:
        return in_front + RIB_RISE
    return in_front + RIB_RISE * max(0.0, min(1.0, (out - 10.0) / 10.0))


FRONT_LANDMARKS: Final[dict[str, At]] = {
    "notch": At(0.0, NOTCH),
    "collarbone": At(0.0, 136.2),
    "above-collarbone": At(0.0, 140.4),
    "inner-collarbone": At(2.6, 139.0),
    "under-outer-collarbone": At(6 * FRONT_WIDTH_CUN, 135.6),
    **_spaces(),
    **_outer_spaces(),
    "xiphoid": At(0.0, XIPHOID),
    "nipple": At(4 * FRONT_WIDTH_CUN, XIPHOID + SPACE),
    "navel": At(0.0, NAVEL),
    "pubis": At(0.0, PUBIS),
    "hip-bone-front": At(12.0, 94.4),
    "hyoid": At(0.0, 147.3),
    "pelvic-floor": At(0.0, 79.4),
}
BACK_LANDMARKS: Final[dict[str, At]] = {
    **{name: At(0.0, height) for name, height in VERTEBRAE.items()},
    **SACRAL_HOLES,
    "rear-hairline": At(0.0, NAPE_HAIRLINE),
    "hiatus": At(0.0, 86.7),
    "tailbone-tip": At(0.0, 83.2),
    "pelvic-floor": At(0.0, 79.4),
    "blade-ridge-inner": At(7.6, 134.0),
    "blade-ridge-middle": At(11.4, 136.0),
    "blade-tip": At(8.4, 125.0),
    "blade-inner-edge": At(7.0, 129.0),
    "rear-armpit-fold": At(16.2, 129.6),
    "below-blade-ridge": At(16.2, 136.3),
    "shoulder-crest": At(9.3, 142.0),
    "behind-collarbone-end": At(15.0, 140.0),
    "trochanter": At(16.9, 88.5),
}
_FLANK_LANDMARKS: Final[dict[str, At]] = {
    "armpit": At(0.0, 130.6),
    **{f"space-{n}": At(0.0, space_at(n, 0.0, side=True)) for n in range(3, 8)},
    "rib-11-tip": At(2.6, 107.4),
    "rib-12-tip": At(-4.4, 106.4),
    "navel-level": At(2.6, NAVEL),
    "hip-bone-front": At(7.6, 94.4),
    "trochanter": At(0.0, 88.5),
}
_NECK_LANDMARKS: Final[dict[str, At]] = {
    "adams-apple-front-edge": At(66.0, 145.6),
    "adams-apple-middle": At(26.0, 145.6),
    "adams-apple-rear-edge": At(-10.0, 145.6),
    "cricoid-front-edge": At(70.0, 143.8),
    "cricoid-rear-edge": At(12.0, 143.8),
    "jaw-angle-front": At(-14.0, 150.9),
    "jaw-angle-rear": At(-42.0, 150.9),
}


def _front_cun(at: At, way: Way) -> At:
    if way in ("out", "in"):
        return At(FRONT_WIDTH_CUN * (1 if way == "out" else -1), 0.0)
    edge = at.second + (0.01 if way == "up" else -0.01)
    height = UPPER_BELLY_CUN if NAVEL < edge < XIPHOID else CHEST_CUN
    height = LOWER_BELLY_CUN if edge <= NAVEL else height
    return At(0.0, {"up": height, "down": -height}[way])


def _back_cun(at: At, way: Way) -> At:
    if way in ("out", "in"):
        return At(BACK_WIDTH_CUN * (1 if way == "out" else -1), 0.0)
    height = NAPE_CUN if at.second + (0.01 if way == "up" else -0.01) >= C7 else BACK_WIDTH_CUN
    return At(0.0, {"up": height, "down": -height}[way])


def _flank_cun(_: At, way: Way) -> At:
    return {
        "up": At(0.0, FRONT_WIDTH_CUN),
        "down": At(0.0, -FRONT_WIDTH_CUN),
        "forward": At(FRONT_WIDTH_CUN, 0.0),
        "back": At(-FRONT_WIDTH_CUN, 0.0),
    }[way]


def _neck_cun(_: At, way: Way) -> At:
    return {"up": At(0.0, NAPE_CUN), "down": At(0.0, -NAPE_CUN)}[way]


def _front_spot(body: Posed, side: Side, at: At) -> Spot:
    return trunk_spot(body, at.second, at.first, side, front=True)


def _back_spot(body: Posed, side: Side, at: At) -> Spot:
    return trunk_spot(body, at.second, at.first, side, front=False)


def _flank_spot(body: Posed, side: Side, at: At) -> Spot:
    return flank_spot(body, at.second, at.first + ARMPIT_LINE, side)


def _neck_spot(body: Posed, side: Side, at: At) -> Spot:
    return neck_spot(body, at.second, at.first, side)


FRONT: Final = Surface(
    "front", ("cm from the middle", "cm high"), FRONT_LANDMARKS, _front_cun, _front_spot
)
BACK: Final = Surface(
    "back", ("cm from the middle", "cm high"), BACK_LANDMARKS, _back_cun, _back_spot
)
FLANK: Final = Surface(
    "flank", ("cm forward", "cm high"), _FLANK_LANDMARKS, _flank_cun, _flank_spot
)
NECK: Final = Surface(
    "neck", ("degrees from the side", "cm high"), _NECK_LANDMARKS, _neck_cun, _neck_spot
)
