"""The bones of one moment as places to hang flesh on."""

from dataclasses import dataclass

from app.figures.body import Body
from app.figures.builds import Build
from app.figures.hulls import Ball, ellipsoid
from app.figures.looks import Hair
from app.figures.vectors import Matrix, Vector, add, product, rotation_x, scale, subtract, turn

# The head is drawn a little larger than life, so that a small picture still shows where it looks.
HEAD_SCALE = 1.12


@dataclass(frozen=True, slots=True)
class Traits:
    """What a figure needs to be drawn with; it stays the same through one film.

    `is_curled`: a finger bends so far that one hull would not follow it. `is_parted`: one thigh
    is lifted so far that the skirt has to part.
    """

    is_curled: bool = False
    is_parted: bool = False


def _belly_cm(share: float) -> float:
    """How far the belly stands out: a breath that nobody speaks of is slight, a told one plain."""
    return 2.0 * share + 4.0 * max(0.0, share - 0.4) + 2.0 * min(0.0, share)


class Frame:
    """Places, directions and balls in the axes of a bone (x to the figure's left, z forward)."""

    def __init__(self, body: Body, build: Build, hair: Hair, traits: Traits) -> None:
        self.body = body
        self.build = build
        self.hair = hair
        self.face = body.face
        self.traits = traits
        self.position = body.position
        self.rotation = body.rotation
        if build.stoop_degrees:
            self._stoop(build.stoop_degrees)
        self.belly_cm = _belly_cm(body.belly)
        self.ribs_cm = 0.9 * body.ribs

    @property
    def is_shaved(self) -> bool:
        """Whether the head shows its skin all round."""
        return self.hair is Hair.SHAVED

    def _stoop(self, degrees: float) -> None:
        """Carry neck and head forward; the eyes stay on the horizon they had."""
        position, rotation = dict(self.position), dict(self.rotation)
        bowed = product(rotation["neck"], rotation_x(2.2 * degrees))
        along = subtract(position["head"], position["neck"])
        local = tuple(sum(axis[i] * along[i] for i in range(3)) for axis in rotation["neck"])
        position["head"] = add(position["neck"], turn(bowed, (local[0], local[1], local[2])))
        rotation["neck"] = bowed
        rotation["head"] = product(rotation["head"], rotation_x(0.4 * degrees))
        self.position, self.rotation = position, rotation

    def at(self, bone: str, offset: Vector) -> Vector:
        """Return a place of the world from `offset` in cm along the bone's axes."""
        if bone == "head":
            offset = scale(offset, HEAD_SCALE)
        return add(self.position[bone], turn(self.rotation[bone], offset))

    def direction(self, bone: str, offset: Vector) -> Vector:
        """Return `offset` turned into the world."""
        return turn(self.rotation[bone], offset)

    def ball(self, bone: str, offset: Vector, radii: Vector | float) -> Ball:
        """Return an ellipsoid (three radii) or a sphere (one) that rides on the bone."""
        factor = HEAD_SCALE if bone == "head" else 1.0
        centre = self.at(bone, offset)
        if isinstance(radii, tuple):
            return ellipsoid(centre, self.rotation[bone], scale(radii, factor))
        return Ball(centre, radii * factor)

    def axes(self, bone: str) -> Matrix:
        """Return the bone's axes as columns."""
        return self.rotation[bone]
