"""Mats, pillows and sticks, and all things together, as parts in the same depth as the body."""

from collections.abc import Iterable
from dataclasses import replace
from math import cos, radians, sin

from app.figures.body import Body
from app.figures.camera import Camera
from app.figures.hulls import Ball, Hull, even
from app.figures.parts import Panel, Part, Surface
from app.figures.scene import (
    Mat,
    Pillow,
    Scene,
    Stick,
)
from app.figures.seats import seat_parts
from app.figures.supports import Reach, support_parts, tube
from app.figures.vectors import Vector, add, lerp, scale

MAT_MARGIN_CM = 22.0
MAT_ROUNDING_CM = 6.0


def scene_parts(scene: Scene, camera: Camera, reach: Reach) -> list[Part]:
    """Return the things beside the body; the names are the same at every beat.

    `reach` are the lowest and the highest corner of all that the figure takes up on its way.
    """
    parts: list[Part] = []
    if scene.seat:
        parts += seat_parts(scene.seat)
    for number, support in enumerate(scene.supports):
        parts += support_parts(support, number, camera, reach)
    parts += [_stick(stick, number) for number, stick in enumerate(scene.sticks)]
    parts += [_pillow(pillow, number) for number, pillow in enumerate(scene.pillows)]
    return parts


def mat_shown(mat: Mat | None, bodies: Iterable[Body]) -> Mat | None:
    """Return the stretch of the mat about the bodies: who sits on one end needs no more of it."""
    if mat is None:
        return None
    shown = list(bodies)
    points = [point for body in shown for point in body.position.values()]
    left, right = _stretch_of(points, 0)
    back, front = _stretch_of(points, 2)
    # Arms that are spread do not tell how a body lies.
    lying = [body.position[bone] for body in shown for bone in ("head", "leftFoot", "rightFoot")]
    across, ahead = (_stretch_of(lying, axis) for axis in (0, 2))
    (x, z), wide, long = mat.centre, mat.width_cm, mat.length_cm
    # Who lies across the room has the mat turned.
    if across[1] - across[0] > max(wide, ahead[1] - ahead[0]):
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


def _stick(stick: Stick, number: int) -> Part:
    return tube(f"stick-{number}", stick.ends[0], stick.ends[1], "prop", stick.radius_cm)


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
