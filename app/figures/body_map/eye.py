"""From where a body is looked at, and where a place in the room falls on the picture then."""

from typing import Final, Literal, NamedTuple

from app.figures.vectors import Vector, dot

# From which side something is looked at. A hand on the map shows its palm to the front.
Look = Literal["front", "back", "side", "inner", "above", "below"]
# A place on a picture: cm to the right and cm down, so that pictures need no turning over.
Seen = tuple[float, float]


class Eye(NamedTuple):
    """A far eye: which ways are right and up on the picture, and which way the eye is."""

    right: Vector
    up: Vector
    toward: Vector

    def see(self, place: Vector) -> Seen:
        return (dot(place, self.right), -dot(place, self.up))


_UP: Final[Vector] = (0.0, 1.0, 0.0)
FRONT: Final = Eye((1.0, 0.0, 0.0), _UP, (0.0, 0.0, 1.0))
BACK: Final = Eye((-1.0, 0.0, 0.0), _UP, (0.0, 0.0, -1.0))
# The figure's left side; it looks to the left of the picture.
LEFT_SIDE: Final = Eye((0.0, 0.0, -1.0), _UP, (1.0, 0.0, 0.0))
# What the midline would see of the left leg.
INNER_SIDE: Final = Eye((0.0, 0.0, 1.0), _UP, (-1.0, 0.0, 0.0))
