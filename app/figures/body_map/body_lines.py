"""Lines on the lofted skin by which a reader finds bones, folds and muscles, and the plain shorts.

Told like patches: between -1 and 1 across a part, and by height or share of the bone.
"""

from typing import Final, NamedTuple

from app.figures.body_map.eye import Look
from app.figures.body_map.silhouette import Part

Run = tuple[tuple[float, float], ...]


class BodyLine(NamedTuple):
    """`kind` is `bone`, `fold` or `muscle`; a pair is drawn on both halves of the trunk."""

    kind: str
    run: Run
    is_pair: bool = False


_KNEECAP: Final = (
    BodyLine("bone", ((-0.36, 0.95), (-0.3, 0.905), (0.0, 0.89), (0.3, 0.905), (0.36, 0.95))),
)
LINES: Final[dict[tuple[Part, Look], tuple[BodyLine, ...]]] = {
    ("trunk", "front"): (
        BodyLine("bone", ((0.1, 138.2), (0.35, 137.9), (0.62, 139.0), (0.98, 140.2)), True),
        BodyLine("bone", ((-0.11, 138.7), (0.0, 137.9), (0.11, 138.7))),
        BodyLine(
            "muscle", ((0.95, 130.6), (0.84, 124.8), (0.6, 121.2), (0.3, 120.6), (0.1, 122.0)), True
        ),
        BodyLine("muscle", ((0.0, 133.0), (0.0, 123.0))),
        BodyLine("bone", ((0.03, 118.0), (0.2, 115.6), (0.46, 111.8), (0.7, 109.2)), True),
        BodyLine("muscle", ((0.0, 116.0), (0.0, 105.0))),
        BodyLine("fold", ((-0.05, 103.6), (0.0, 102.4), (0.05, 103.6))),
        BodyLine("muscle", ((0.66, 108.0), (0.64, 103.0), (0.56, 97.0)), True),
        BodyLine("bone", ((0.9, 97.4), (0.78, 95.6), (0.7, 93.6)), True),
        BodyLine("muscle", ((0.45, 143.0), (0.22, 140.6), (0.09, 138.9)), True),
    ),
    ("trunk", "back"): (
        BodyLine("bone", ((0.0, 140.6), (0.0, 128.0), (0.0, 112.0), (0.0, 97.0))),
        BodyLine("bone", ((0.43, 134.2), (0.64, 136.2), (0.9, 138.8)), True),
        BodyLine(
            "bone", ((0.43, 134.2), (0.42, 129.0), (0.49, 125.0), (0.62, 127.0), (0.8, 131.0)), True
        ),
        BodyLine("bone", ((0.28, 100.6), (0.6, 101.4), (0.92, 99.8)), True),
        BodyLine("fold", ((0.25, 94.6), (0.29, 93.8), (0.26, 93.0)), True),
        BodyLine("fold", ((0.0, 88.6), (0.0, 84.0), (0.0, 79.4))),
        BodyLine("bone", ((-0.12, 141.2), (0.0, 140.6), (0.12, 141.2))),
    ),
    ("trunk", "side"): (
        BodyLine("muscle", ((-0.2, 152.0), (0.1, 148.0), (0.6, 143.6), (0.9, 141.0))),
        BodyLine("bone", ((0.98, 117.0), (0.7, 111.4), (0.3, 108.0), (-0.2, 108.6), (-0.5, 111.0))),
        BodyLine("bone", ((0.86, 94.4), (0.5, 98.6), (0.0, 100.6), (-0.5, 99.0))),
        BodyLine("bone", ((-0.18, 90.4), (0.0, 91.2), (0.16, 90.0), (0.14, 87.4))),
    ),
    ("thigh", "front"): (
        *_KNEECAP,
        BodyLine("muscle", ((-0.75, 0.72), (-0.8, 0.82), (-0.55, 0.88))),
        BodyLine("muscle", ((0.72, 0.7), (0.74, 0.8), (0.52, 0.86))),
    ),
    ("thigh", "back"): (
        BodyLine("fold", ((-0.96, 0.262), (-0.4, 0.29), (0.3, 0.275), (0.7, 0.24))),
        BodyLine("muscle", ((-0.55, 0.99), (-0.5, 0.92), (-0.42, 0.84))),
        BodyLine("muscle", ((0.55, 0.99), (0.5, 0.92), (0.42, 0.84))),
        BodyLine("fold", ((-0.6, 1.0), (0.0, 1.008), (0.6, 1.0))),
    ),
    ("thigh", "side"): (
        BodyLine("muscle", ((-0.2, 0.32), (-0.22, 0.6), (-0.14, 0.86))),
        BodyLine("bone", ((0.82, 0.9), (0.62, 0.93), (0.66, 0.99))),
    ),
    ("thigh", "inner"): (BodyLine("bone", ((0.82, 0.9), (0.62, 0.93), (0.66, 0.99))),),
    ("shin", "front"): (
        BodyLine("bone", ((-0.36, -0.05), (-0.22, 0.0), (0.0, 0.016), (0.22, 0.0), (0.36, -0.05))),
        BodyLine("bone", ((-0.06, 0.1), (-0.1, 0.4), (-0.12, 0.7), (-0.3, 0.92))),
        BodyLine("fold", ((-0.14, 0.03), (-0.12, 0.075)), False),
        BodyLine("fold", ((0.14, 0.03), (0.12, 0.075)), False),
    ),
    ("shin", "back"): (
        BodyLine("muscle", ((0.0, 0.1), (0.02, 0.3), (0.0, 0.48))),
        BodyLine("muscle", ((-0.62, 0.46), (-0.3, 0.54), (0.0, 0.5), (0.32, 0.54), (0.66, 0.44))),
    ),
    ("shin", "side"): (
        BodyLine("bone", ((-0.3, 0.05), (-0.14, 0.03), (0.0, 0.055), (-0.1, 0.085))),
        BodyLine("muscle", ((-0.1, 0.2), (-0.06, 0.5), (-0.12, 0.8))),
    ),
    ("shin", "inner"): (
        BodyLine("bone", ((0.5, 0.07), (0.18, 0.12), (0.06, 0.3), (0.04, 0.6), (0.0, 0.86))),
    ),
    ("upper-arm", "front"): (
        BodyLine("muscle", ((0.98, 0.42), (0.5, 0.36), (0.1, 0.24), (-0.2, 0.1))),
        BodyLine("muscle", ((-0.55, 0.5), (-0.6, 0.7), (-0.4, 0.88))),
        BodyLine("fold", ((-0.6, 1.0), (0.0, 0.99), (0.6, 1.0))),
    ),
    ("upper-arm", "back"): (
        BodyLine("muscle", ((0.95, 0.42), (0.4, 0.32), (-0.2, 0.2))),
        BodyLine("bone", ((-0.35, 0.96), (-0.1, 1.0), (0.2, 0.97))),
    ),
    ("upper-arm", "side"): (
        BodyLine("muscle", ((0.7, 0.2), (0.2, 0.4), (0.0, 0.46), (-0.3, 0.36), (-0.7, 0.14))),
        BodyLine("fold", ((0.3, 1.01), (0.96, 0.97))),
    ),
    ("forearm", "front"): (
        BodyLine("muscle", ((-0.12, 0.72), (-0.1, 0.96))),
        BodyLine("muscle", ((0.14, 0.72), (0.13, 0.96))),
    ),
    ("forearm", "back"): (BodyLine("bone", ((-0.7, 0.9), (-0.5, 0.94), (-0.62, 0.985))),),
    ("forearm", "side"): (BodyLine("bone", ((-0.7, 0.9), (-0.5, 0.94), (-0.62, 0.985))),),
}
# Plain shorts, so that the body is at ease: a run down one edge and up the other.
SHORTS: Final[dict[tuple[Part, Look], Run]] = {
    ("trunk", "front"): ((-1, 98.0), (0, 96.6), (1, 98.0), (1, 79.0), (-1, 79.0)),
    ("trunk", "back"): ((-1, 98.0), (0, 98.4), (1, 98.0), (1, 79.0), (-1, 79.0)),
    ("trunk", "side"): ((-1, 98.6), (1, 96.8), (1, 79.0), (-1, 79.0)),
    ("thigh", "front"): ((-1, -0.1), (1, -0.1), (1, 0.33), (-1, 0.33)),
    ("thigh", "back"): ((-1, -0.1), (1, -0.1), (1, 0.33), (-1, 0.33)),
    ("thigh", "side"): ((-1, -0.1), (1, -0.1), (1, 0.33), (-1, 0.33)),
    ("thigh", "inner"): ((-1, -0.1), (1, -0.1), (1, 0.33), (-1, 0.33)),
}
