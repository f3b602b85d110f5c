"""Mats, pillows, sticks and supports as parts that stand in the same depth as the body."""

from collections.abc import Iterable
from dataclasses import replace
from math import cos, radians, sin

from app.figures.body import Body
from app.figures.camera import Camera
from app.figures.hulls import TUBE, Ball, Hull, even
from app.figures.parts import Panel, Part, Surface
from app.figures.scene import (
    Mat,
    Pillow,
    Scene,
    Stick,
    Support,
    SupportKind,
)
from app.figures.seats import seat_parts
from app.figures.vectors import Vector, add, distance, lerp, scale, subtract, unit

WALL_CM = 205.0
WALL_THICKNESS_CM = 5.0
MAT_MARGIN_CM = 22.0
MAT_ROUNDING_CM = 6.0


def scene_parts(scene: Scene, camera: Camera) -> list[Part]:
    """Return the things beside the body; the names are the same at every beat.

    A wall between the viewer and the figure is hardly drawn at all.
    """
    parts: list[Part] = []
    if scene.seat:
        parts += seat_parts(scene.seat)
    for number, support in enumerate(scene.supports):
        parts += _support(support, number, camera)
    parts += [_stick(stick, number) for number, stick in enumerate(scene.sticks)]
    parts += [_pillow(pillow, number) for number, pillow in enumerate(scene.pillows)]
    return parts


def mat_shown(mat: Mat | None, bodies: Iterable[Body]) -> Mat | None:
    """Return the stretch of the mat about the bodies: who sits on one end needs no more of it."""
    if mat is None:
        return None
    points = [point for body in bodies for point in body.position.values()]
    left, right = _stretch_of(points, 0)
    back, front = _stretch_of(points, 2)
    (x, z), wide, long = mat.centre, mat.width_cm, mat.length_cm
    if right - left > max(wide, front - back):  # who lies across the room has the mat turned
        wide, long = long, wide
    left, right = max(left, x - wide / 2), min(right, x + wide / 2)
    back, front = max(back, z - long / 2), min(front, z + long / 2)
    if wide <= long:
        left, right = x - wide / 2, x + wide / 2
    else:
        back, front = z - long / 2, z + long / 2
    centre = ((left + right) / 2, (back + front) / 2)
    return replace(mat, centre=centre, width_cm=right - left, length_cm=front - back)


def _stretch_of(points: Iterable[Vector], axis: int) -> tuple[float, float]:
    places = [point[axis] for point in points]
    return min(places) - MAT_MARGIN_CM, max(places) + MAT_MARGIN_CM


def mat_panel(mat: Mat) -> Panel:
    """Return the mat as it lies on the floor, with rounded corners."""
    (x, z), wide, long = mat.centre, mat.width_cm / 2, mat.length_cm / 2
    corners = []
    for across in (-1, 1):
        for ahead in (-1, 1):
            for step in range(5):
                angle = radians(22.5 * step)
                corners.append(
                    (
                        x + across * (wide - MAT_ROUNDING_CM * (1 - cos(angle))),
                        0.0,
                        z + ahead * (long - MAT_ROUNDING_CM * (1 - sin(angle))),
                    )
                )
    return Panel("mat", tuple(corners))


def _support(support: Support, number: int, camera: Camera) -> list[Part]:
    one, other = support.ends
    name = f"support-{number}"
    if support.kind is SupportKind.WALL:
        return [_wall(name, one, other, camera)]
    posts = [
        _tube(f"{name}-post-{index}", (end[0], 0.0, end[2]), end, "prop-shade", 1.6)
        for index, end in enumerate((one, other))
    ]
    if support.kind is SupportKind.RAIL:
        return [*posts, _tube(name, one, other, "metal", 2.0)]
    below = (0.0, -16.0, 0.0)
    slab = Panel(
        "prop", tuple(add(end, drop) for end in (one, other) for drop in ((0.0, 1.5, 0.0), below))
    )
    samples = tuple((lerp(one, other, step / 5), 3.0) for step in range(6))
    return [*posts, Part(name, (slab,), samples)]


def _wall(name: str, one: Vector, other: Vector, camera: Camera) -> Part:
    middle = lerp(one, other, 0.5)
    away = unit((middle[0], 0.0, middle[2]))
    back = scale(away, WALL_THICKNESS_CM)
    tall = tuple(
        add(add(end, (0.0, rise, 0.0)), depth)
        for end in (one, other)
        for rise in (0.0, WALL_CM)
        for depth in ((0.0, 0.0, 0.0), back)
    )
    is_before = camera.facing(away) > 0.05
    panel = Panel("wall", tall, visibility=0.16 if is_before else 1.0)
    samples = tuple(
        (add(lerp(one, other, share), (0.0, rise, 0.0)), 12.0)
        for share in (0.1, 0.5, 0.9)
        for rise in (20.0, 80.0, 140.0, 190.0)
    )
    return Part(name, (panel,), samples)


def _tube(name: str, start: Vector, end: Vector, material: str, radius: float) -> Part:
    hull = Hull((Ball(start, radius), Ball(end, radius)), TUBE, subtract(end, start))
    count = max(4, round(distance(start, end) / 8.0))
    samples = tuple((lerp(start, end, step / count), radius) for step in range(count + 1))
    return Part(name, (Surface(material, (hull,)),), samples)


def _stick(stick: Stick, number: int) -> Part:
    return _tube(f"stick-{number}", stick.ends[0], stick.ends[1], "prop", stick.radius_cm)


def _pillow(pillow: Pillow, number: int) -> Part:
    soft = min(pillow.size) * 0.45
    half = tuple(max(0.1, side / 2 - soft) for side in pillow.size)
    balls = []
    for x in (-half[0], half[0]):
        for y in (-half[1], half[1]):
            for z in (-half[2], half[2]):
                offset = add(
                    add(scale(pillow.axes[0], x), scale(pillow.axes[1], y)),
                    scale(pillow.axes[2], z),
                )
                balls.append(Ball(add(pillow.centre, offset), soft))
    surface = Surface("cushion", (Hull(tuple(balls), even(16)),))
    inner = min(4.0, min(pillow.size) / 2)
    samples = [(pillow.centre, inner)] + [
        (lerp(pillow.centre, ball.centre, share), inner) for ball in balls for share in (0.5, 1.0)
    ]
    return Part(f"pillow-{number}", (surface,), tuple(samples))
