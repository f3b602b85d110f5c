"""Whether two movements are the same one under two names: their tracks laid over one another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from app.figures.body import Body
from app.figures.performance import Performance
from app.figures.skeleton import SIDES, SIGN
from app.figures.vectors import Vector, subtract, turn_back

# Tracks that are nowhere further apart than this are one movement. It is the root mean square over
# time of the joint that differs most, in centimetres; a palm turned over is about 11.
CEILING_CM = 1.5
MOMENTS = 24
_BELLY_CM = 3.0
_FINGERTIP, _PALM_SIDE = (15.0, 0.0, 0.0), (5.0, -8.0, 0.0)
_FACE = (0.0, 6.0, 12.0)
# Middle, then left and right of each: so that a mirrored track is the same list in another order.
_MIDDLE = 3
_PAIRED = ("LowerArm", "Hand", "tip", "palm", "LowerLeg", "Foot")


@dataclass(frozen=True, slots=True)
class Track:
    """Where the marks of one variant are at evenly spaced moments of its loop.

    `marks[m][t]` is mark m at moment t, told from the hips; `means` and `spreads` sum it up, and
    stay the same wherever in its loop a movement begins.
    """

    movement: str
    variant: str
    stance: str
    marks: tuple[tuple[Vector, ...], ...]
    means: tuple[Vector, ...]
    spreads: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Twins:
    """Two variants of different movements, and how far apart they are at most."""

    one: Track
    other: Track
    distance_cm: float


def track(movement: str, variant: str, performance: Performance) -> Track:
    """Sample one loop; the beats do not count, only the share of the whole."""
    beats = [performance.beats * moment / MOMENTS for moment in range(MOMENTS)]
    bodies = [_marks(performance.body_at(beat)) for beat in beats]
    marks = tuple(zip(*bodies, strict=True))
    means = tuple(_mean(places) for places in marks)
    spreads = tuple(
        sqrt(sum(_squared(place, mean) for place in places) / MOMENTS)
        for places, mean in zip(marks, means, strict=True)
    )
    return Track(movement, variant, performance.stance.name, marks, means, spreads)


def twins(tracks: Iterable[Track], ceiling_cm: float = CEILING_CM) -> Iterator[Twins]:
    """All pairs of different movements in the same stance that are nearer than the ceiling."""
    for one, other in combinations(tracks, 2):
        if one.movement == other.movement or one.stance != other.stance:
            continue
        far = apart(one, other, ceiling_cm)
        if far is not None:
            yield Twins(one, other, far)


def apart(one: Track, other: Track, ceiling_cm: float) -> float | None:
    """How far two tracks are apart wherever their loops begin, and mirrored too; None if more than
    the ceiling.
    """
    least: float | None = None
    for order, sign in ((_STRAIGHT, 1.0), (_MIRRORED, -1.0)):
        if not _may_be_near(one, other, order, sign, ceiling_cm):
            continue
        for shift in range(MOMENTS):
            far = _farthest(one, other, order, sign, shift, least or ceiling_cm)
            if far is not None:
                least = far
    return least


def _marks(body: Body) -> list[Vector]:
    middle = [
        (0.0, 0.0, _BELLY_CM * body.belly),
        _seen(body, body.position["upperChest"]),
        _seen(body, body.point("head", _FACE)),
    ]
    paired = [_seen(body, _spot(body, side, mark)) for mark in _PAIRED for side in SIDES]
    return middle + paired


def _spot(body: Body, side: str, mark: str) -> Vector:
    sign = SIGN["left" if side == "left" else "right"]
    offsets = {"tip": _FINGERTIP, "palm": _PALM_SIDE}
    if mark in offsets:
        x, y, z = offsets[mark]
        return body.point(f"{side}Hand", (sign * x, y, z))
    return body.position[f"{side}{mark}"]


def _seen(body: Body, spot: Vector) -> Vector:
    return turn_back(body.root, subtract(spot, body.position["hips"]))


def _order(*, mirrored: bool) -> tuple[int, ...]:
    pairs = range(_MIDDLE, _MIDDLE + 2 * len(_PAIRED), 2)
    swapped = [
        mark for left in pairs for mark in ((left + 1, left) if mirrored else (left, left + 1))
    ]
    return (*range(_MIDDLE), *swapped)


_STRAIGHT, _MIRRORED = _order(mirrored=False), _order(mirrored=True)


def _may_be_near(
    one: Track, other: Track, order: tuple[int, ...], sign: float, ceiling: float
) -> bool:
    """No two tracks are nearer than their means and their spreads are."""
    for mark, its in enumerate(order):
        x, y, z = other.means[its]
        if _squared(one.means[mark], (sign * x, y, z)) > ceiling * ceiling:
            return False
        if abs(one.spreads[mark] - other.spreads[its]) > ceiling:
            return False
    return True


def _farthest(
    one: Track, other: Track, order: tuple[int, ...], sign: float, shift: int, ceiling: float
) -> float | None:
    most = 0.0
    for mark, its in enumerate(order):
        total = 0.0
        places = other.marks[its]
        for moment, place in enumerate(one.marks[mark]):
            x, y, z = places[(moment + shift) % MOMENTS]
            total += _squared(place, (sign * x, y, z))
        most = max(most, sqrt(total / MOMENTS))
        if most >= ceiling:
            return None
    return most


def _mean(places: tuple[Vector, ...]) -> Vector:
    x, y, z = (sum(axis) / len(places) for axis in zip(*places, strict=True))
    return (x, y, z)


def _squared(a: Vector, b: Vector) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2
