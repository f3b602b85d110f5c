"""What a surface of the map is: places on it by two numbers, landmarks, and the length of a cun.

A cun is a share of the body part that it measures (12 from elbow to wrist, 8 from breastbone to
navel), so each surface has its own, and often another one upwards than downwards.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.figures.body_map.skin import Spot
from app.figures.body_map.stance import Posed
from app.figures.skeleton import Side

Way = Literal["up", "down", "out", "in", "forward", "back"]


class At(NamedTuple):
    """A place on a surface; what the two numbers count is the surface's own affair."""

    first: float
    second: float

    def moved(self, step: "At", times: float) -> "At":
        return At(self.first + step.first * times, self.second + step.second * times)

    def toward(self, other: "At", share: float) -> "At":
        return At(
            self.first + (other.first - self.first) * share,
            self.second + (other.second - self.second) * share,
        )


@dataclass(frozen=True, slots=True)
class Surface:
    """A piece of skin with its own two numbers.

    `counts` names the numbers for the reader of a document. `cun(at, way)` is the step of one cun
    that starts at a place; KeyError for a way in which this surface has no measure. `spot` finds
    the place on a posed body.
    """

    name: str
    counts: tuple[str, str]
    landmarks: Mapping[str, At]
    cun: Callable[[At, Way], At]
    spot: Callable[[Posed, Side, At], Spot]
