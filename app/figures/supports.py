"""Rails, walls and chairs whose back is held: drawn so that each tells what it is from any side."""

from dataclasses import replace
from math import atan2, degrees, radians, sin, sqrt

from app.figures.camera import Camera
from app.figures.hulls import TUBE, Ball, Hull
from app.figures.parts import Panel, Part, Piece, Surface
from app.figures.scene import Seat, SeatKind, Support, SupportKind
from app.figures.seats import chair_parts
from app.figures.vectors import Vector, add, distance, dot, lerp, scale, subtract, unit

WALL_THICKNESS_CM = 5.0
# So much of a wall shows beside and above the farthest that the figure comes.
WALL_MARGIN_CM = 14.0
# A rail that points at the viewer is turned so far that its length shows, in degrees.
LEAST_ASIDE = 14.0
CHAIR_DEPTH_CM, CHAIR_SEAT_CM = 40.0, 44.0
# What stands between viewer and figure lets the action shine through.
SHEER, SHEER_WALL = 0.4, 0.16
_MIDDLE_CM = 16.0

Reach = tuple[Vector, Vector]


def support_parts(support: Support, number: int, camera: Camera, reach: Reach) -> list[Part]:
    """Return the parts of one support; `reach` are the corners of all that the figure takes up."""
    name = f"support-{number}"
    if support.kind is SupportKind.WALL:
        return [_wall(name, support, camera, reach)]
    if support.kind is SupportKind.CHAIR_BACK:
        parts = _chair(name, support)
    else:
        parts = _rail(name, support, camera)
    return [_sheer(part) for part in parts] if _is_in_the_way(support, camera) else parts


def _rail(name: str, support: Support, camera: Camera) -> list[Part]:
    """The rail between two posts."""
    one, other = _turned_aside(support, camera)
    posts = [
        tube(f"{name}-post-{index}", (end[0], 0.0, end[2]), end, "prop-shade", 1.6)
        for index, end in enumerate((one, other))
    ]
    return [*posts, tube(name, one, other, "metal", 2.0)]


def _turned_aside(support: Support, camera: Camera) -> tuple[Vector, Vector]:
    """The ends of a rail, turned about its middle where one would see only its nearer post.

    The nearer end goes away from the figure, and hands at the middle keep their hold.
    """
    one, other = support.ends
    along = unit(subtract(other, one))
    seen, ahead = dot(along, camera.right), camera.facing(along)
    least = sin(radians(LEAST_ASIDE))
    if abs(seen) >= least:
        return one, other
    middle, half = lerp(one, other, 0.5), distance(one, other) / 2
    outward = 1.0 if dot(middle, camera.right) >= 0 else -1.0
    aside = outward * least * (1.0 if ahead >= 0 else -1.0)
    level = unit((camera.to_viewer[0], 0.0, camera.to_viewer[2]))
    deep = sqrt(1.0 - aside * aside) * (1.0 if ahead >= 0 else -1.0)
    turned = add(scale(camera.right, aside), scale(level, deep))
    return subtract(middle, scale(turned, half)), add(middle, scale(turned, half))


def _chair(name: str, support: Support) -> list[Part]:
    """The whole chair whose back is held: it turns its back on the figure."""
    one, other = support.ends
    middle, away = lerp(one, other, 0.5), away_from_figure(support)
    seat = Seat(
        SeatKind.CHAIR_WITH_BACK,
        CHAIR_SEAT_CM,
        (middle[0] + away[0] * CHAIR_DEPTH_CM / 2, middle[2] + away[2] * CHAIR_DEPTH_CM / 2),
        distance(one, other),
        CHAIR_DEPTH_CM,
        degrees(atan2(away[0], away[2])),
    )
    parts = chair_parts(seat, support.height_cm - CHAIR_SEAT_CM)
    return [replace(part, name=f"{name}-{part.name}") for part in parts]


def feet_of(support: Support) -> list[Vector]:
    """Return the places over which a rail or a chair stands; a wall ends the floor by itself."""
    if support.kind is SupportKind.WALL:
        return []
    if support.kind is SupportKind.RAIL:
        return list(support.ends)
    depth = scale(away_from_figure(support), CHAIR_DEPTH_CM)
    return [*support.ends, *(add(end, depth) for end in support.ends)]


def away_from_figure(support: Support) -> Vector:
    """Return the level direction square to the support that leads away from the figure."""
    one, other = support.ends
    along = unit(subtract(other, one))
    square = (along[2], 0.0, -along[0])
    return square if dot(square, lerp(one, other, 0.5)) >= 0 else scale(square, -1.0)


def _is_in_the_way(support: Support, camera: Camera) -> bool:
    """Whether it stands before the figure and crosses its middle."""
    if camera.facing(away_from_figure(support)) < 0.35:
        return False
    places = [dot(end, camera.right) for end in support.ends]
    return min(places) < _MIDDLE_CM and max(places) > -_MIDDLE_CM


def _sheer(part: Part) -> Part:
    pieces: list[Piece] = [replace(piece, visibility=SHEER) for piece in part.pieces]
    return replace(part, pieces=tuple(pieces))


def _wall(name: str, support: Support, camera: Camera, reach: Reach) -> Part:
    """The stretch of a wall that is behind the figure; between it and the viewer hardly a breath.

    It is no wider and no higher than the figure needs, so that it never makes the figure small.
    """
    one, other, top = _wall_shown(support, reach)
    away = away_from_figure(support)
    back = scale(away, WALL_THICKNESS_CM)
    tall = tuple(
        add(add(end, (0.0, rise, 0.0)), depth)
        for end in (one, other)
        for rise in (0.0, top)
        for depth in ((0.0, 0.0, 0.0), back)
    )
    is_before = camera.facing(away) > 0.05
    panel = Panel("wall", tall, visibility=SHEER_WALL if is_before else 1.0)
    samples = tuple(
        (add(lerp(one, other, share), (0.0, rise * top, 0.0)), 12.0)
        for share in (0.1, 0.5, 0.9)
        for rise in (0.1, 0.4, 0.7, 0.9)
    )
    return Part(name, (panel,), samples)


def _wall_shown(support: Support, reach: Reach) -> tuple[Vector, Vector, float]:
    """Both ends and the top of what is shown of a wall, along x or along z."""
    (one, other), (low, high) = support.ends, reach
    axis = 0 if abs(other[0] - one[0]) > abs(other[2] - one[2]) else 2
    start = max(one[axis], min(other[axis], low[axis] - WALL_MARGIN_CM))
    end = min(other[axis], max(one[axis], high[axis] + WALL_MARGIN_CM))
    top = high[1] + WALL_MARGIN_CM
    if support.top_cm is not None:
        top = min(top, support.top_cm)
    return _moved(one, axis, start), _moved(other, axis, end), top


def _moved(point: Vector, axis: int, place: float) -> Vector:
    return (place, point[1], point[2]) if axis == 0 else (point[0], point[1], place)


def tube(name: str, start: Vector, end: Vector, material: str, radius: float) -> Part:
    """Return a straight rod."""
    hull = Hull((Ball(start, radius), Ball(end, radius)), TUBE, subtract(end, start))
    count = max(4, round(distance(start, end) / 8.0))
    samples = tuple((lerp(start, end, step / count), radius) for step in range(count + 1))
    return Part(name, (Surface(material, (hull,)),), samples)
