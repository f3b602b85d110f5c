"""The way a hand, the head or the hips take, as a dotted line with arrow heads."""

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin

from app.figures.body import Body
from app.figures.camera import Camera, PagePoint
from app.figures.looks import Palette
from app.figures.performance import Performance
from app.figures.skeleton import PALM, SIGN, Side
from app.figures.vectors import Vector, distance

TIP_CM = 17.0
TOES_CM = (0.0, -1.0, 5.0)
LOOP_STEPS = 48
PHASE_STEPS = 14
# Shorter ways than these say nothing on paper.
LEAST_PHASE_CM = 12.0
LEAST_LOOP_UNITS = 90.0
RING_CM = 27.0


def spot(body: Body, name: str) -> Vector:
    """Return the place that a trail follows: hips, head, handL, handR.tip, footL ..."""
    if name == "hips":
        return body.point("hips", (0.0, 4.0, 0.0))
    if name == "head":
        return body.point("head", (0.0, 19.0, 0.0))
    part, _, end = name.partition(".")
    side: Side = "left" if part.endswith("L") else "right"
    if part.startswith("foot"):
        return body.point(side + "Toes", TOES_CM) if end else body.position[side + "Foot"]
    along = TIP_CM if end else PALM
    return body.point(side + "Hand", (SIGN[side] * along, 0.0, 0.0))


def loop(performance: Performance, name: str) -> list[Vector]:
    """Return the whole way through the movement, evenly in time."""
    beats = performance.beats
    return [
        spot(performance.body_at(beats * step / LOOP_STEPS), name) for step in range(LOOP_STEPS)
    ]


def phase_way(performance: Performance, start: float, end: float, name: str) -> list[Vector]:
    """Return the way between two beats."""
    last = performance.beats - 1e-6
    return [
        spot(performance.body_at(min(last, start + (end - start) * step / PHASE_STEPS)), name)
        for step in range(PHASE_STEPS + 1)
    ]


def way_length(points: Sequence[Vector]) -> float:
    """Return how far the points lead, in cm."""
    return sum(distance(a, b) for a, b in pairwise(points))


def arrow(camera: Camera, points: Sequence[Vector], colours: Palette) -> str:
    """Return an open way with one arrow head at its end; nothing if it is short."""
    if way_length(points) < LEAST_PHASE_CM:
        return ""
    places = [camera.page(point) for point in points]
    before = places[max(0, len(places) - 4)]
    return _dots(places, colours) + _head(places[-1], before, 30.0, colours)


def closed_loop(camera: Camera, points: Sequence[Vector], colours: Palette) -> str:
    """Return a dotted loop; a loop with an inside also gets two arrow heads."""
    places = [camera.page(point) for point in points]
    round_trip = [*places, places[0]]
    pairs = list(pairwise(round_trip))
    around = sum(hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in pairs)
    if around < LEAST_LOOP_UNITS:
        return ""
    area = abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2
    heads = ""
    if area > 0.02 * around * around:
        for number in (len(places) // 4, 3 * len(places) // 4):
            heads += _head(places[number], places[number - 1], 22.0, colours)
    return _dots(round_trip, colours) + heads


def hips_ring(camera: Camera, points: Sequence[Vector], colours: Palette) -> tuple[str, str]:
    """Return a ring about the pelvis, its far half and its near half, turning as the hips do."""
    number = len(points)
    middle = tuple(sum(point[axis] for point in points) / number for axis in range(3))
    turns = sum(
        points[i][0] * points[(i + 1) % number][2] - points[(i + 1) % number][0] * points[i][2]
        for i in range(number)
    )
    way = 1.0 if turns > 0 else -1.0
    ring: list[Vector] = [
        (
            middle[0] + RING_CM * cos(way * 2 * pi * step / 48),
            middle[1] - 3.0,
            middle[2] + 0.86 * RING_CM * sin(way * 2 * pi * step / 48),
        )
        for step in range(48)
    ]
    is_near = [
        camera.nearness(point) > camera.nearness((middle[0], middle[1] - 3.0, middle[2]))
        for point in ring
    ]
    begin = next(i for i in range(48) if is_near[i] and not is_near[i - 1])
    turned = [(begin + i) % 48 for i in range(48)]
    near = [camera.page(ring[i]) for i in turned if is_near[i]]
    far = [camera.page(ring[i]) for i in turned if not is_near[i]]
    heads = "".join(
        _head(near[i], near[i - 1], 24.0, colours) for i in (len(near) // 4, 3 * len(near) // 4)
    )
    return _dots([near[-1], *far, near[0]], colours, 0.5), _dots(near, colours) + heads


def _dots(places: Sequence[PagePoint], colours: Palette, opacity: float = 0.85) -> str:
    d = "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in places)
    return (
        f'<path class="q-trail" fill="none" stroke="{colours["accent"]}" stroke-width="7.5" '
        f'stroke-linecap="round" stroke-dasharray="0.1 16" opacity="{opacity:g}" d="{d}"/>'
    )


def _head(tip: PagePoint, before: PagePoint, size: float, colours: Palette) -> str:
    heading = atan2(tip[1] - before[1], tip[0] - before[0])
    corners = [
        (tip[0] + size * far * cos(heading + turn), tip[1] + size * far * sin(heading + turn))
        for turn, far in ((0.0, 0.9), (2.4, 0.7), (-2.4, 0.7))
    ]
    d = "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in corners) + "z"
    return f'<path class="q-arrow" fill="{colours["accent"]}" d="{d}"/>'
