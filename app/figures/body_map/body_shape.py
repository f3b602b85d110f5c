"""The measures of the bare body: an adult of 170 cm, neither clearly woman nor man, at ease.

The trunk (with the neck) and the head are told by height, the limbs by their share of the bone.
Heights of the trunk are centimetres above the floor of the standing body, those of the head are
centimetres above its joint with the neck.
"""

from typing import Final

from app.figures.body_map.rings import Ring, Rings

TRUNK_FULLNESS: Final = 2.5
LIMB_FULLNESS: Final = 2.0
HEAD_FULLNESS: Final = 2.15


def _both_sides(*rows: tuple[float, float, float, float]) -> Rings:
    """Rings that are the same on both sides: (at, half width, front, back)."""
    return tuple(Ring(at, half, half, front, back) for at, half, front, back in rows)


def _limb(*rows: tuple[float, float, float, float, float]) -> Rings:
    return tuple(Ring(*row) for row in rows)


TRUNK: Final = _both_sides(
    (79.0, 16.6, 6.6, 9.0),
    (83.0, 17.5, 7.6, 11.6),
    (87.0, 17.7, 8.3, 12.5),
    (91.0, 17.2, 9.0, 11.9),
    (95.0, 16.1, 9.5, 10.0),
    (99.0, 14.8, 9.6, 8.2),
    (103.0, 13.7, 9.3, 7.2),
    (107.5, 13.3, 9.1, 7.0),
    (112.0, 13.8, 9.5, 7.8),
    (117.0, 14.8, 10.2, 9.2),
    (122.0, 15.9, 11.0, 10.4),
    (126.0, 16.6, 11.0, 11.1),
    (130.0, 17.2, 10.0, 11.3),
    (134.4, 17.6, 8.2, 10.8),
    (138.0, 17.6, 6.6, 10.0),
    (140.0, 16.2, 5.5, 9.4),
    (141.3, 13.2, 4.8, 8.9),
    (142.4, 10.2, 4.3, 8.5),
    (143.6, 7.9, 4.0, 8.2),
    (145.0, 6.4, 3.7, 7.8),
    (147.5, 5.6, 3.4, 7.3),
    (150.0, 5.4, 3.2, 7.1),
    (153.5, 5.5, 3.0, 7.2),
)

# outer: the thumb's side; front: the palm's side
UPPER_ARM: Final = _limb(
    (-0.13, 1.0, 4.6, 2.6, 2.6),
    (-0.1, 2.7, 4.8, 3.6, 3.7),
    (-0.04, 4.3, 5.0, 4.6, 4.8),
    (0.04, 5.3, 5.1, 5.2, 5.4),
    (0.13, 5.8, 5.0, 5.5, 5.7),
    (0.23, 5.7, 4.8, 5.5, 5.6),
    (0.36, 5.2, 4.6, 5.3, 5.3),
    (0.5, 4.6, 4.5, 5.1, 4.9),
    (0.65, 4.25, 4.4, 4.8, 4.5),
    (0.8, 4.1, 4.25, 4.3, 4.2),
    (0.92, 4.2, 4.3, 3.8, 4.0),
    (1.0, 4.35, 4.45, 3.7, 4.0),
)
FOREARM: Final = _limb(
    (0.0, 4.35, 4.45, 3.7, 4.0),
    (0.1, 4.6, 4.55, 3.9, 3.9),
    (0.22, 4.7, 4.45, 4.0, 3.7),
    (0.38, 4.25, 4.1, 3.7, 3.4),
    (0.56, 3.55, 3.6, 3.1, 3.0),
    (0.74, 3.0, 3.1, 2.6, 2.6),
    (0.9, 2.75, 2.85, 2.2, 2.2),
    (1.0, 2.75, 2.85, 2.05, 2.05),
)
THIGH: Final = _limb(
    (-0.1, 7.6, 8.6, 7.6, 10.4),
    (0.0, 8.6, 9.0, 8.2, 11.2),
    (0.1, 9.0, 9.2, 8.6, 10.8),
    (0.22, 9.0, 9.1, 8.8, 9.7),
    (0.36, 8.6, 8.5, 8.7, 8.6),
    (0.52, 7.9, 7.7, 8.2, 7.7),
    (0.68, 7.0, 6.8, 7.4, 6.9),
    (0.84, 5.95, 6.15, 6.5, 6.0),
    (0.94, 5.45, 5.95, 6.1, 5.5),
    (1.0, 5.35, 5.85, 6.1, 5.35),
)
SHIN: Final = _limb(
    (0.0, 5.35, 5.85, 6.1, 5.35),
    (0.07, 5.3, 5.55, 5.6, 5.5),
    (0.17, 5.5, 5.35, 4.9, 6.5),
    (0.28, 5.7, 5.6, 4.6, 7.2),
    (0.4, 5.4, 5.5, 4.3, 7.0),
    (0.54, 4.6, 4.75, 4.0, 5.9),
    (0.7, 3.75, 3.75, 3.6, 4.7),
    (0.84, 3.2, 3.2, 3.3, 4.1),
    (0.93, 3.3, 3.2, 3.4, 4.3),
    (0.985, 3.7, 3.6, 3.6, 4.4),
    (1.03, 3.65, 3.55, 3.7, 4.5),
)
LIMBS: Final = {"upper-arm": UPPER_ARM, "forearm": FOREARM, "thigh": THIGH, "shin": SHIN}

# The braincase is an ellipsoid; below its middle the face and the nape are rings.
SKULL_HEIGHT: Final = 9.0
SKULL_AXIS: Final = -0.9  # of the head's rings, forward of its joint
SKULL_HALF_WIDTH: Final = 7.6
SKULL_HALF_HEIGHT: Final = 9.4
SKULL_HALF_DEPTH: Final = 9.9
FACE: Final = _both_sides(
    (-4.1, 2.4, 7.6, 4.0),
    (-3.2, 3.8, 9.0, 4.4),
    (-1.6, 5.2, 9.6, 4.9),
    (0.4, 6.0, 9.8, 5.6),
    (2.7, 6.6, 9.7, 7.4),
    (5.0, 7.1, 9.6, 9.2),
    (7.2, 7.4, 9.6, 9.8),
    (9.0, 7.6, 9.9, 9.9),
)
