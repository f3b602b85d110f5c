"""The shapes of a hand: how far each finger is folded, and how shapes blend."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

# Degrees that the three joints of a finger bend when it is folded all the way.
FOLD_DEGREES = (78.0, 95.0, 60.0)


class HandShape(NamedTuple):
    """How far thumb, index, middle, ring and little finger are folded (0 straight, 1 into the
    palm); the degrees between neighbours; which joints do most of it; how far the thumb stands
    against the fingers.
    """

    folds: tuple[float, float, float, float, float]
    spread: float
    joints: tuple[float, float, float] = (1.0, 1.0, 1.0)
    opposed: float = 0.0


# The palm arches: fingers bend at the knuckles and stay straight beyond.
_AT_KNUCKLES = (1.75, 0.35, 0.3)
# A paw: straight at the knuckles and hooked beyond.
_HOOKED = (0.25, 1.35, 1.3)

SHAPES: dict[str, HandShape] = {
    "open": HandShape((0.05, 0.02, 0.0, 0.02, 0.05), 5),
    "relaxed": HandShape((0.2, 0.16, 0.2, 0.24, 0.28), 6),
    "fist": HandShape((0.85, 1, 1, 1, 1), 0),
    "bow": HandShape((0.0, 0.0, 0.95, 1, 1), 4),
    "claw": HandShape((0.45, 0.62, 0.62, 0.62, 0.62), 3, (0.7, 1.2, 1.1), 0.3),
    "hook": HandShape((0.5, 0.45, 0.45, 0.45, 0.45), -15, _AT_KNUCKLES, 1.0),
    "sword": HandShape((0.9, 0.0, 0.0, 1, 1), 1),
    "tiger": HandShape((0.35, 0.55, 0.55, 0.55, 0.55), 10, _HOOKED, 0.4),
    "bear": HandShape((0.6, 0.78, 0.78, 0.78, 0.78), 0, (0.9, 1.05, 1.0), 0.3),
    "beak": HandShape((0.5, 0.42, 0.42, 0.42, 0.42), -17, _AT_KNUCKLES, 1.0),
    "bird-wing": HandShape((0.0, 0.0, 0.08, 0.16, 0.0), 10),
    "pinch": HandShape((0.55, 0.5, 0.72, 0.8, 0.85), 2, (1.0, 1.0, 0.6), 0.7),
    "cupped": HandShape((0.3, 0.3, 0.28, 0.28, 0.3), -2, (1.2, 0.9, 0.8), 0.2),
    "crossed": HandShape((0.2, 0.3, 0.3, 0.3, 0.3), 8),
    "interlaced": HandShape((0.3, 0.5, 0.5, 0.5, 0.5), 8, _AT_KNUCKLES),
    "antlers": HandShape((0.0, 0.05, 0.95, 0.95, 0.05), 6),
    "touch": HandShape((0.55, 0.5, 0.1, 0.1, 0.12), 4, (1.0, 1.0, 0.6), 0.7),
    "index-in": HandShape((0.05, 0.62, 0.0, 0.02, 0.05), 5),
    "middle-in": HandShape((0.05, 0.04, 0.62, 0.06, 0.05), 5),
    "ring-in": HandShape((0.05, 0.02, 0.08, 0.62, 0.12), 5),
    "little-in": HandShape((0.05, 0.02, 0.0, 0.1, 0.62), 5),
}


@dataclass(frozen=True, slots=True)
class Grip:
    """One hand's shape at one moment: the thumb's fold and opposition, the degrees of each joint
    of the four fingers, and the degrees between neighbours.
    """

    thumb: float
    opposed: float
    fingers: tuple[tuple[float, float, float], ...]
    spread: float

    @property
    def folds(self) -> tuple[float, ...]:
        """How far each finger is folded in all, 0 to 1."""
        return tuple(sum(joints) / sum(FOLD_DEGREES) for joints in self.fingers)


def grip_of(weights: Mapping[str, float]) -> Grip:
    """Return the grip of a mix of shapes; the weights add up to 1."""
    shares = [(SHAPES[name], weights[name]) for name in sorted(weights)]
    fingers = tuple(
        (
            _mixed(shares, finger, 0),
            _mixed(shares, finger, 1),
            _mixed(shares, finger, 2),
        )
        for finger in range(1, 5)
    )
    return Grip(
        thumb=sum(weight * shape.folds[0] for shape, weight in shares),
        opposed=sum(weight * shape.opposed for shape, weight in shares),
        fingers=fingers,
        spread=sum(weight * shape.spread for shape, weight in shares),
    )


def _mixed(shares: list[tuple[HandShape, float]], finger: int, joint: int) -> float:
    return sum(
        weight * shape.folds[finger] * shape.joints[joint] * FOLD_DEGREES[joint]
        for shape, weight in shares
    )
