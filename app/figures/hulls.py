"""Outlines of soft bodies on the page: the convex hull of ellipsoids, as a closed smooth curve.

The outline is found by its support function: for each of a fixed number of directions, the point
of the hull that lies farthest that way. Two neighbours are joined by a quadratic curve whose
control is where their tangents meet. The number of commands never depends on the pose, so any two
frames of a movement can be blended point by point.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, degrees, hypot, pi, radians, sin, sqrt

from app.figures.camera import UNITS_PER_CM, Camera
from app.figures.vectors import Matrix, Vector, dot, scale

Directions = tuple[float, ...]

# A limb is a capsule: most directions go to its two ends, and the two beside each flank keep the
# flanks straight whatever way the limb turns.
LIMB: Directions = (0, 38, 84, 96, 142, 180, 218, 264, 276, 322)
FINGER: Directions = (0, 80, 100, 180, 260, 280)
# A patch has to fit its garment exactly at the joint, where `along` begins, and nowhere else.
PATCH: Directions = (0, 87, 93, 130, 180, 230, 267, 273)
# A long rod: its flanks are straight lines.
TUBE: Directions = (0, 89.5, 90.5, 180, 269.5, 270.5)


def even(number: int) -> Directions:
    """Return `number` directions in degrees, spread evenly."""
    return tuple(360.0 * turn / number for turn in range(number))


@lru_cache(maxsize=64)
def level(number: int, flatness: float) -> Directions:
    """Return directions for what lies on the floor, which is seen flattened by `flatness`.

    Spread evenly over a flat ellipse they would crowd at its two tips.
    """
    flat = max(0.05, abs(flatness))
    turns = (2 * pi * step / number for step in range(number))
    return tuple(round(degrees(atan2(sin(turn) / flat, cos(turn))) % 360, 3) for turn in turns)


ROUND = even(8)
SMOOTH = even(12)
DOT = even(5)
# A command that leads no further than this, in units of the page, is not seen in a still.
STANDS_STILL = 3


@dataclass(frozen=True, slots=True)
class Ball:
    """An ellipsoid in the world: its centre and half axes in cm (a sphere has none)."""

    centre: Vector
    radius: float
    half_axes: Matrix | None = None


def ellipsoid(centre: Vector, rotation: Matrix, radii: Vector) -> Ball:
    """Return the ball whose axes are the columns of `rotation`."""
    axes = (
        scale(rotation[0], radii[0]),
        scale(rotation[1], radii[1]),
        scale(rotation[2], radii[2]),
    )
    return Ball(centre, min(radii), axes)


@dataclass(frozen=True, slots=True)
class Hull:
    """Balls whose common skin is drawn.

    `directions` are degrees on the page counted from `along`, so that the samples turn with the
    limb; without `along` they count from the page's x.
    """

    balls: tuple[Ball, ...]
    directions: Directions = LIMB
    along: Vector | None = None


# For one closed curve: end point and control of each of its quadratic pieces.
Outline = list[tuple[int, int, int, int]]


@lru_cache(maxsize=64)
def _spokes(directions: Directions) -> tuple[tuple[float, float, float], ...]:
    """Cosine and sine of each direction, and the sine of the angle to the next one."""
    following = (*directions[1:], directions[0] + 360)
    return tuple(
        (cos(radians(one)), sin(radians(one)), sin(radians(next_one - one)))
        for one, next_one in zip(directions, following, strict=True)
    )


def _on_page(camera: Camera, ball: Ball) -> tuple[float, float, float, float, float]:
    """Centre and the quadratic form (xx, xy, yy) of the ellipse that the ball casts."""
    x, y = camera.page(ball.centre)
    if ball.half_axes is None:
        squared = (ball.radius * UNITS_PER_CM) ** 2
        return x, y, squared, 0.0, squared
    xx = xy = yy = 0.0
    right, up = camera.right, camera.up
    for axis in ball.half_axes:
        across = dot(axis, right) * UNITS_PER_CM
        down = -dot(axis, up) * UNITS_PER_CM
        xx += across * across
        xy += across * down
        yy += down * down
    return x, y, xx, xy, yy


def _heading(camera: Camera, along: Vector | None) -> tuple[float, float]:
    """Cosine and sine of the direction on the page; a limb that points at the viewer has none."""
    if along is None:
        return 1.0, 0.0
    x, y = dot(along, camera.right), -dot(along, camera.up)
    span = hypot(x, y)
    return (x / span, y / span) if span > 1e-6 else (1.0, 0.0)


def foreshortening(camera: Camera, hull: Hull) -> float:
    """Return which share of the hull's length is seen: 0 when it points at the viewer."""
    if hull.along is None:
        return 1.0
    x, y = dot(hull.along, camera.right), dot(hull.along, camera.up)
    return hypot(x, y) / max(1e-9, sqrt(dot(hull.along, hull.along)))


def outline(camera: Camera, hull: Hull, *, is_turning: bool = True) -> Outline:
    """Return the hull's skin on the page, in whole units.

    A moving limb that points at the viewer somewhere on its way has no heading there; with
    `is_turning` false its samples keep still, and the count of its commands stays the same.
    """
    ellipses = [_on_page(camera, ball) for ball in hull.balls]
    cosine, sine = _heading(camera, hull.along) if is_turning else (1.0, 0.0)
    directions = hull.directions if is_turning else even(len(hull.directions))
    supports = []
    for base_x, base_y, gap in _spokes(directions):
        toward_x = base_x * cosine - base_y * sine
        toward_y = base_x * sine + base_y * cosine
        farthest = -1e9
        point_x = point_y = 0.0
        for x, y, xx, xy, yy in ellipses:
            lean_x, lean_y = xx * toward_x + xy * toward_y, xy * toward_x + yy * toward_y
            extent = sqrt(max(1e-9, lean_x * toward_x + lean_y * toward_y))
            height = x * toward_x + y * toward_y + extent
            if height > farthest:
                farthest = height
                point_x, point_y = x + lean_x / extent, y + lean_y / extent
        supports.append((toward_x, toward_y, gap, farthest, point_x, point_y))
    return _joined(supports)


def _joined(supports: list[tuple[float, float, float, float, float, float]]) -> Outline:
    """Join the support points: the control is where the tangents of two neighbours meet."""
    curve = []
    ahead = supports[1:] + supports[:1]
    for (ax, ay, gap, height, px, py), (bx, by, _, next_height, _, _) in zip(
        supports, ahead, strict=True
    ):
        control_x = (height * by - next_height * ay) / gap
        control_y = (next_height * ax - height * bx) / gap
        curve.append((round(px), round(py), round(control_x), round(control_y)))
    return curve


def path(outlines: list[Outline], *, is_still: bool) -> str:
    """Return the `d` of one path; several outlines in it become one united shape.

    Where several directions meet in one corner the curve stands still; a still leaves those
    commands out, a moving picture needs them in every frame.
    """
    return "".join(_closed(curve, is_still=is_still) for curve in outlines)


def _closed(curve: Outline, *, is_still: bool) -> str:
    x, y = curve[0][0], curve[0][1]
    start = f"M{x} {y}q"
    steps = []
    for here, following in zip(curve, curve[1:] + curve[:1], strict=True):
        if is_still and abs(following[0] - x) + abs(following[1] - y) <= STANDS_STILL:
            continue
        steps.append(f"{here[2] - x} {here[3] - y} {following[0] - x} {following[1] - y}")
        x, y = following[0], following[1]
    return tight(f"{start}{' '.join(steps)}z")


def tight(d: str) -> str:
    """Return the `d` of a path without the spaces that a minus makes needless."""
    return d.replace(" -", "-")
