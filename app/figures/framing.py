"""How much of the page a picture shows."""

from collections.abc import Iterable

from app.figures.body import Body
from app.figures.camera import UNITS_PER_CM, Camera
from app.figures.document import Box
from app.figures.performance import Performance
from app.figures.vectors import Vector

MARGIN = 36.0
# What a close-up keeps in sight: ends of bone names, and the margin in cm around each.
CLOSE_UPS: dict[str, tuple[tuple[str, ...], float]] = {
    "hands": (("Hand", "LowerArm", "spine"), 9.0),
    "upper-body": (("Hand", "LowerArm", "UpperArm", "head", "chest", "spine", "hips"), 16.0),
    "head": (("head", "neck", "UpperArm"), 16.0),
    "feet": (("Foot", "Toes", "LowerLeg"), 12.0),
}
HAND_REACH_CM = 19.0
# From the middle of the head up to the knot of the hair, and as far to all sides.
HEAD_MIDDLE, HEAD_REACH_CM = (0.0, 7.0, 0.0), 24.0


def bounds(numbers: Iterable[tuple[int, ...]]) -> Box:
    """Return the box around all shapes; their numbers go x, y, x, y."""
    xs: list[int] = []
    ys: list[int] = []
    for places in numbers:
        xs += places[0::2]
        ys += places[1::2]
    return Box(min(xs), min(ys), max(xs), max(ys))


def reach_of(performance: Performance) -> tuple[Vector, Vector]:
    """Return the lowest and the highest corner of the room that the figure takes up."""
    places = [place for place, _ in performance.extent]
    low, high = (
        tuple(choice(place[axis] for place in places) for axis in range(3)) for choice in (min, max)
    )
    return (low[0], low[1], low[2]), (high[0], high[1], high[2])


def common_frame(performance: Performance, camera: Camera) -> Box:
    """Return the box in which the figure has room in all its poses, and keeps its size."""
    around = []
    for place, flesh in performance.extent:
        x, y = camera.page(place)
        around.append((x, y, flesh * UNITS_PER_CM))
    return Box(
        min(x - span for x, _, span in around),
        min(y - span for _, y, span in around),
        max(x + span for x, _, span in around),
        max(y + span for _, y, span in around),
    ).grown(MARGIN)


def close_up(camera: Camera, bodies: Iterable[Body], focus: str) -> Box:
    """Return the box of a close-up."""
    ends, margin = CLOSE_UPS[focus]
    box: Box | None = None
    for body in bodies:
        for bone in sorted(body.position):
            if not bone.endswith(ends):
                continue
            place = body.position[bone]
            reach = HAND_REACH_CM if bone.endswith("Hand") else margin
            if bone == "head":
                place, reach = body.point("head", HEAD_MIDDLE), HEAD_REACH_CM
            x, y = camera.page(place)
            span = reach * UNITS_PER_CM
            here = Box(x - span, y - span, x + span, y + span)
            box = box.joined(here) if box else here
    assert box is not None, "every close-up names bones that a body has"
    return box
