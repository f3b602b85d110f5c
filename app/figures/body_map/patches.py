"""Which part of the lofted skin is which body region, seen from each side.

A patch is a polygon in the two numbers of its part: from -1 at one edge of the outline to 1 at the
other (inner to outer side of a limb, right to left or back to front of the trunk), and the height
or the share of the bone. The words are slugs of the region vocabulary.
"""

from typing import Final, NamedTuple

from app.figures.body_map.eye import Look
from app.figures.body_map.silhouette import Part


class Patch(NamedTuple):
    region: str
    corners: tuple[tuple[float, float], ...]


def _band(region: str, start: float, end: float) -> Patch:
    """The whole width of a part between two of its rings."""
    return Patch(region, ((-1, start), (1, start), (1, end), (-1, end)))


def _both(region: str, *half: tuple[float, float]) -> Patch:
    """A patch across the middle line, from its plus half told from top to bottom."""
    mirrored = tuple((-u, at) for u, at in reversed(half) if u != 0)
    return Patch(region, (*half, *mirrored))


def _pair(region: str, *corners: tuple[float, float]) -> tuple[Patch, Patch]:
    mirrored = tuple((-u, at) for u, at in reversed(corners))
    return Patch(region, corners), Patch(region, mirrored)


_RIB_ARCH: Final = ((0.0, 118.4), (0.22, 116.0), (0.5, 112.6), (0.82, 110.6))
_GROIN: Final = ((0.78, 95.6), (0.58, 89.4), (0.42, 87.2), (0.0, 86.6))
_TRUNK_FRONT: Final = (
    _both("neck", (0.0, 153.5), (1.0, 153.5), (1.0, 143.2), (0.55, 141.0), (0.0, 138.4)),
    _both(
        "shoulder-girdle",
        (0.0, 138.4),
        (0.55, 141.0),
        (1.0, 143.2),
        (1.0, 137.4),
        (0.5, 135.8),
        (0.0, 136.4),
    ),
    Patch(
        "chest",
        (
            (0.0, 136.4),
            (0.5, 135.8),
            (1.0, 137.4),
            (1.0, 110.6),
            *reversed(_RIB_ARCH),
            *((-u, at) for u, at in _RIB_ARCH[1:]),
            (-1.0, 110.6),
            (-1.0, 137.4),
            (-0.5, 135.8),
        ),
    ),
    _both("abdomen", *_RIB_ARCH, (0.8, 103.0), *_GROIN),
    *_pair("flank", (0.82, 110.6), (1.0, 110.6), (1.0, 98.6), (0.79, 98.6)),
    *_pair("hip", (0.79, 98.6), (1.0, 98.6), (1.0, 82.0), (0.8, 84.0), (0.78, 95.6)),
    _both("pelvis", *reversed(_GROIN), (0.8, 84.0), (0.4, 80.0), (0.0, 79.0)),
)
_TRUNK_BACK: Final = (
    _both("neck", (0.0, 153.5), (1.0, 153.5), (1.0, 143.2), (0.6, 141.6), (0.0, 140.0)),
    _both(
        "upper-back",
        (0.0, 140.0),
        (0.6, 141.6),
        (1.0, 143.2),
        (1.0, 111.6),
        (0.0, 111.6),
    ),
    *_pair(
        "shoulder-girdle",
        (0.42, 138.4),
        (0.7, 139.4),
        (1.0, 140.8),
        (1.0, 131.0),
        (0.72, 126.0),
        (0.5, 123.8),
        (0.43, 127.0),
    ),
    _both("lower-back", (0.0, 111.6), (0.72, 111.6), (0.68, 98.0), (0.3, 97.0), (0.0, 95.8)),
    *_pair("flank", (0.72, 111.6), (1.0, 111.6), (1.0, 99.4), (0.68, 98.0)),
    _both("cervical-spine", (0.0, 150.0), (0.24, 150.0), (0.17, 141.2), (0.0, 141.2)),
    _both(
        "thoracic-spine", (0.0, 141.2), (0.17, 141.2), (0.13, 136.0), (0.15, 111.6), (0.0, 111.6)
    ),
    _both("lumbar-spine", (0.0, 111.6), (0.15, 111.6), (0.17, 96.6), (0.0, 95.8)),
    *_pair("hip", (0.68, 98.0), (1.0, 99.4), (1.0, 82.6), (0.86, 84.0), (0.76, 92.0)),
    *_pair(
        "buttock",
        (0.26, 96.4),
        (0.45, 97.5),
        (0.68, 98.0),
        (0.76, 92.0),
        (0.86, 84.0),
        (0.84, 79.0),
        (0.0, 79.0),
        (0.0, 82.2),
        (0.07, 83.2),
        (0.2, 86.4),
        (0.24, 90.6),
    ),
    _both(
        "sacrum-coccyx",
        (0.0, 95.8),
        (0.26, 96.4),
        (0.24, 90.6),
        (0.2, 86.4),
        (0.07, 83.2),
        (0.0, 82.2),
    ),
)
_TRUNK_SIDE: Final = (
    _band("neck", 153.5, 142.0),
    Patch("shoulder-girdle", ((-1, 142), (1, 142), (1, 137.4), (-1, 138.6))),
    Patch(
        "chest",
        ((-0.3, 137.9), (1, 137.4), (1, 116.6), (0.6, 112.0), (0.0, 110.0), (-0.3, 112.0)),
    ),
    Patch("upper-back", ((-1, 138.6), (-0.3, 137.9), (-0.3, 112.0), (-1, 111.6))),
    Patch("abdomen", ((0.6, 112.0), (1, 116.6), (1, 88.0), (0.62, 92.4), (0.48, 98.0))),
    Patch(
        "flank",
        ((-0.3, 112.0), (0.0, 110.0), (0.6, 112.0), (0.48, 98.0), (0.1, 99.4), (-0.34, 98.6)),
    ),
    Patch("lower-back", ((-1, 111.6), (-0.3, 112.0), (-0.34, 98.6), (-1, 97.0))),
    Patch(
        "hip",
        ((-0.34, 98.6), (0.1, 99.4), (0.48, 98.0), (0.62, 92.4), (1, 88.0), (1, 79), (-0.3, 79)),
    ),
    Patch("buttock", ((-1, 97.0), (-0.34, 98.6), (-0.3, 79.0), (-1, 79.0))),
)
_ARM: Final = (
    _band("shoulder", -0.13, 0.28),
    _band("upper-arm", 0.28, 0.87),
    _band("elbow", 0.87, 1),
)
_FOREARM: Final = (
    _band("elbow", -0.03, 0.12),
    _band("forearm", 0.12, 0.94),
    _band("wrist", 0.94, 1.0),
)
_THIGH_FRONT: Final = (
    Patch("thigh", ((-1, 0.235), (-0.5, 0.19), (0.4, 0.05), (1, 0.03), (1, 0.86), (-1, 0.86))),
    _band("knee", 0.86, 1.0),
)
_SHIN_FRONT: Final = (
    _band("knee", -0.02, 0.11),
    _band("lower-leg", 0.11, 0.9),
    _band("ankle", 0.9, 1.0),
)
PATCHES: Final[dict[tuple[Part, Look], tuple[Patch, ...]]] = {
    ("trunk", "front"): _TRUNK_FRONT,
    ("trunk", "back"): _TRUNK_BACK,
    ("trunk", "side"): _TRUNK_SIDE,
    ("upper-arm", "front"): (
        *_ARM,
        Patch("axilla", ((-1, 0.16), (-0.55, 0.2), (-0.6, 0.33), (-1, 0.4))),
    ),
    ("upper-arm", "back"): _ARM,
    ("upper-arm", "side"): _ARM,
    ("forearm", "front"): _FOREARM,
    ("forearm", "back"): _FOREARM,
    ("forearm", "side"): _FOREARM,
    ("thigh", "front"): _THIGH_FRONT,
    ("thigh", "back"): (
        Patch("buttock", ((-1, 0.13), (0.64, 0.13), (0.56, 0.255), (0, 0.285), (-1, 0.26))),
        Patch("hip", ((0.64, 0.13), (1, 0.13), (1, 0.23), (0.56, 0.255))),
        Patch("posterior-thigh", ((-1, 0.26), (0, 0.285), (1, 0.23), (1, 0.87), (-1, 0.87))),
        _band("popliteal-fossa", 0.87, 1.0),
    ),
    ("thigh", "side"): (
        Patch("hip", ((-0.3, 0.12), (1, 0.12), (1, 0.15), (-0.3, 0.235))),
        Patch("buttock", ((-1, 0.12), (-0.3, 0.12), (-0.3, 0.235), (-1, 0.27))),
        Patch("thigh", ((-0.3, 0.235), (1, 0.15), (1, 0.86), (-0.3, 0.86))),
        Patch("posterior-thigh", ((-1, 0.27), (-0.3, 0.235), (-0.3, 0.86), (-1, 0.86))),
        _band("knee", 0.86, 1.0),
    ),
    ("thigh", "inner"): (
        Patch("thigh", ((-0.3, -0.1), (1, -0.1), (1, 0.86), (-0.3, 0.86))),
        Patch("posterior-thigh", ((-1, -0.1), (-0.3, -0.1), (-0.3, 0.86), (-1, 0.86))),
        _band("knee", 0.86, 1.0),
    ),
    ("shin", "front"): _SHIN_FRONT,
    ("shin", "back"): (
        _band("popliteal-fossa", -0.02, 0.1),
        _band("calf", 0.1, 0.64),
        _band("lower-leg", 0.64, 0.9),
        _band("ankle", 0.9, 1.0),
    ),
    ("shin", "side"): (
        _band("knee", -0.02, 0.11),
        Patch("lower-leg", ((-0.1, 0.11), (1, 0.11), (1, 0.9), (-1, 0.9), (-1, 0.66), (-0.1, 0.6))),
        Patch("calf", ((-1, 0.11), (-0.1, 0.11), (-0.1, 0.6), (-1, 0.66))),
        _band("ankle", 0.9, 1.0),
    ),
}
PATCHES["shin", "inner"] = PATCHES["shin", "side"]
