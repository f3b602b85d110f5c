"""Body shapes: how broad the flesh lies on the bones, and how the head is carried."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Build:
    """Factors on the breadth of each stretch of the body; 1 is the slim adult.

    `stoop_degrees` bows neck and head forward; `hump_cm` rounds the upper back.
    """

    chest: float = 1.0
    waist: float = 1.0
    hips: float = 1.0
    arms: float = 1.0
    legs: float = 1.0
    face: float = 1.0
    belly_cm: float = 0.0
    stoop_degrees: float = 0.0
    hump_cm: float = 0.0
    has_wrinkles: bool = False


BUILDS = {
    "slim": Build(),
    "broad": Build(
        chest=1.10, waist=1.20, hips=1.12, arms=1.12, legs=1.10, face=1.05, belly_cm=3.0
    ),
    "elder": Build(
        chest=0.97,
        waist=1.10,
        hips=1.03,
        arms=0.94,
        legs=0.95,
        belly_cm=1.6,
        stoop_degrees=9.0,
        hump_cm=2.6,
        has_wrinkles=True,
    ),
}
