"""A parallel camera: where a point of the world lies on the page, and how near it is.

The page counts in `UNITS_PER_CM` units, x to the right and y downwards, as SVG does.
"""

from math import cos, radians, sin

from app.figures.vectors import Vector, cross, dot

UNITS_PER_CM = 5.0

# Degrees about the vertical, from straight before the figure towards its left hand. The side that
# is named is the figure's side that is shown.
VIEWS = {
    "front": 0.0,
    "front-left": 35.0,
    "left": 90.0,
    "back-left": 145.0,
    "back": 180.0,
    "back-right": -145.0,
    "right": -90.0,
    "front-right": -35.0,
}

PagePoint = tuple[float, float]


class Camera:
    """Looks at the figure from far away, so that nothing shrinks with distance."""

    __slots__ = ("pitch_degrees", "right", "to_viewer", "up", "yaw_degrees")

    def __init__(self, view: str | float = "front", pitch_degrees: float = 7.0) -> None:
        yaw = VIEWS[view] if isinstance(view, str) else float(view)
        around, above = radians(yaw), radians(pitch_degrees)
        self.yaw_degrees = yaw
        self.pitch_degrees = pitch_degrees
        self.to_viewer: Vector = (
            sin(around) * cos(above),
            sin(above),
            cos(around) * cos(above),
        )
        self.right: Vector = (cos(around), 0.0, -sin(around))
        self.up: Vector = cross(self.to_viewer, self.right)

    def page(self, point: Vector) -> PagePoint:
        """Return x and y in page units."""
        return (dot(point, self.right) * UNITS_PER_CM, -dot(point, self.up) * UNITS_PER_CM)

    def nearness(self, point: Vector) -> float:
        """Return how far `point` lies towards the viewer, in cm."""
        return dot(point, self.to_viewer)

    def facing(self, direction: Vector) -> float:
        """Return 1 for a unit direction straight at the viewer, -1 for straight away."""
        return dot(direction, self.to_viewer)
