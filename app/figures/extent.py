"""How far a figure reaches out in the room, from few points: enough to frame it without drawing."""

from collections.abc import Iterable, Iterator

from app.figures.body import Body
from app.figures.skeleton import SIDES, SIGN
from app.figures.vectors import Vector

FINGERTIP_CM = 18.0
# A place with the radius in cm of the flesh and cloth around it.
Extremity = tuple[Vector, float]


def extent(bodies: Iterable[Body], *, is_mirrored: bool) -> tuple[Extremity, ...]:
    """Return the extremities of bodies, and of their mirror images where those are danced too."""
    places = [one for body in bodies for one in _extremities(body)]
    if is_mirrored:
        places += [((-x, y, z), flesh) for (x, y, z), flesh in places]
    return tuple(places)


def _extremities(body: Body) -> Iterator[Extremity]:
    for bone in ("UpperArm", "LowerArm", "UpperLeg", "LowerLeg", "Foot"):
        for side in SIDES:
            yield body.position[side + bone], 9.0
    for side in SIDES:
        yield body.point(f"{side}Hand", (SIGN[side] * FINGERTIP_CM, 0.0, 0.0)), 3.0
        yield body.point(f"{side}Foot", (0.0, -4.0, 15.0)), 5.0
    yield body.position["hips"], 16.0
    yield body.point("head", (0.0, 24.0, -2.0)), 4.0
    yield body.point("head", (0.0, 8.0, 7.0)), 6.0
