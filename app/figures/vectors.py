"""Vectors and rotations of space as plain tuples; nothing here knows of a body.

A `Matrix` holds its three columns: the images of the x, y and z axis. All rotations are
right-handed, and angles are degrees.
"""

from math import acos, atan2, cos, degrees, radians, sin, sqrt

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]
Quaternion = tuple[float, float, float, float]

ORIGIN: Vector = (0.0, 0.0, 0.0)
UP: Vector = (0.0, 1.0, 0.0)
IDENTITY: Matrix = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
_NOTHING = 1e-9


def add(a: Vector, b: Vector) -> Vector:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def subtract(a: Vector, b: Vector) -> Vector:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vector, factor: float) -> Vector:
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    return (
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    )


def length(a: Vector) -> float:
    return sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def distance(a: Vector, b: Vector) -> float:
    return length(subtract(a, b))


def unit(a: Vector) -> Vector:
    """The direction of a vector; the null vector stays what it is."""
    size = sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])
    return (a[0] / size, a[1] / size, a[2] / size) if size > _NOTHING else ORIGIN


def lerp(a: Vector, b: Vector, share: float) -> Vector:
    """The point at `share` of the way from a (0) to b (1)."""
    return (
        a[0] + (b[0] - a[0]) * share,
        a[1] + (b[1] - a[1]) * share,
        a[2] + (b[2] - a[2]) * share,
    )


def across(a: Vector, axis: Vector) -> Vector:
    """The part of a that is perpendicular to the unit vector `axis`."""
    along = a[0] * axis[0] + a[1] * axis[1] + a[2] * axis[2]
    return (a[0] - axis[0] * along, a[1] - axis[1] * along, a[2] - axis[2] * along)


def clamp(value: float, low: float, high: float) -> float:
    return low if value < low else high if value > high else value


def mirrored(a: Vector) -> Vector:
    """The vector as the other side of the body has it."""
    return (-a[0], a[1], a[2])


def angle_between(a: Vector, b: Vector) -> float:
    """Degrees between two unit vectors, 0 to 180."""
    return degrees(acos(clamp(dot(a, b), -1.0, 1.0)))


def turn(m: Matrix, v: Vector) -> Vector:
    """Carry v from the frame m into the frame that m is told in."""
    (ax, ay, az), (bx, by, bz), (cx, cy, cz) = m
    x, y, z = v
    return (ax * x + bx * y + cx * z, ay * x + by * y + cy * z, az * x + bz * y + cz * z)


def turn_back(m: Matrix, v: Vector) -> Vector:
    """The inverse of `turn` for a rotation."""
    return (dot(m[0], v), dot(m[1], v), dot(m[2], v))


def product(a: Matrix, b: Matrix) -> Matrix:
    """First b, then a."""
    return (turn(a, b[0]), turn(a, b[1]), turn(a, b[2]))


def transposed(m: Matrix) -> Matrix:
    """The inverse of a rotation."""
    return (
        (m[0][0], m[1][0], m[2][0]),
        (m[0][1], m[1][1], m[2][1]),
        (m[0][2], m[1][2], m[2][2]),
    )


def relative(parent: Matrix, child: Matrix) -> Matrix:
    """The rotation of the child as the parent sees it."""
    return (turn_back(parent, child[0]), turn_back(parent, child[1]), turn_back(parent, child[2]))


def rotation_x(angle: float) -> Matrix:
    """Positive tips what is up to the front (up -> forward)."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((1.0, 0.0, 0.0), (0.0, c, s), (0.0, -s, c))


def rotation_y(angle: float) -> Matrix:
    """Positive turns what is in front to the figure's left."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((c, 0.0, -s), (0.0, 1.0, 0.0), (s, 0.0, c))


def rotation_z(angle: float) -> Matrix:
    """Positive raises the figure's left side (left -> up)."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return ((c, s, 0.0), (-s, c, 0.0), (0.0, 0.0, 1.0))


def about_axis(axis: Vector, angle: float) -> Matrix:
    """The rotation about a unit vector."""
    c, s = cos(radians(angle)), sin(radians(angle))
    x, y, z = axis
    rest = 1.0 - c
    return (
        (c + x * x * rest, y * x * rest + z * s, z * x * rest - y * s),
        (x * y * rest - z * s, c + y * y * rest, z * y * rest + x * s),
        (x * z * rest + y * s, y * z * rest - x * s, c + z * z * rest),
    )


def swing(start: Vector, end: Vector) -> Matrix:
    """The smallest rotation that carries one unit vector to another."""
    axis = cross(start, end)
    size = length(axis)
    if size < 1e-6:
        return IDENTITY
    return about_axis(scale(axis, 1.0 / size), degrees(atan2(size, dot(start, end))))


def rotation_angle(m: Matrix) -> float:
    """Degrees by which a rotation turns about its own axis, 0 to 180."""
    return degrees(acos(clamp((m[0][0] + m[1][1] + m[2][2] - 1.0) / 2.0, -1.0, 1.0)))


def twist_about_up(m: Matrix) -> float:
    """Degrees that a rotation turns about the y axis once its swing away from it is taken off."""
    return degrees(atan2(m[2][0] - m[0][2], m[0][0] + m[2][2]))


def bend_side_turn(m: Matrix) -> Vector:
    """Split `rotation_y(turn) rotation_z(-side) rotation_x(bend)` into (bend, side, turn)."""
    side = -degrees(atan2(m[0][1], sqrt(m[1][1] ** 2 + m[2][1] ** 2)))
    bend = degrees(atan2(-m[2][1], m[1][1]))
    turned = degrees(atan2(-m[0][2], m[0][0]))
    return bend, side, turned


def quaternion(m: Matrix) -> Quaternion:
    """A rotation as a unit quaternion (x, y, z, w), the order of glTF."""
    (m00, m10, m20), (m01, m11, m21), (m02, m12, m22) = m
    trace = m00 + m11 + m22
    if trace > 0:
        parts = (m21 - m12, m02 - m20, m10 - m01, trace + 1.0)
    elif m00 > m11 and m00 > m22:
        parts = (1.0 + m00 - m11 - m22, m01 + m10, m02 + m20, m21 - m12)
    elif m11 > m22:
        parts = (m01 + m10, 1.0 + m11 - m00 - m22, m12 + m21, m02 - m20)
    else:
        parts = (m02 + m20, m12 + m21, 1.0 + m22 - m00 - m11, m10 - m01)
    x, y, z, w = parts
    size = sqrt(x * x + y * y + z * z + w * w)
    return (x / size, y / size, z / size, w / size)


def rotation_of(q: Quaternion) -> Matrix:
    """The inverse of `quaternion`."""
    x, y, z, w = q
    return (
        (1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)),
        (2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w)),
        (2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y)),
    )


def orthonormal(y: Vector, towards_z: Vector) -> Matrix:
    """The frame whose y axis is `y` (a unit vector) and whose z axis leans to `towards_z`."""
    z = unit(across(towards_z, y))
    return (cross(y, z), y, z)
