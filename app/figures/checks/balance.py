"""Whether a body stands by itself: its middle of mass above what it stands or sits on."""

from collections.abc import Iterator
from math import hypot

from app.figures.authoring.stances import Held
from app.figures.body import Body
from app.figures.checks.findings import ERROR, WARNING, Finding
from app.figures.checks.takes import Take
from app.figures.scene import SupportKind
from app.figures.skeleton import ANKLE_HEIGHT, SIDES
from app.figures.vectors import ORIGIN, Vector, add, lerp, scale, turn

Spot = tuple[float, float]  # on the floor: x and z

# Shares of the whole mass, between the heads of two bones.
_TRUNK_MASS = (
    ("hips", "spine", 0.142),
    ("spine", "upperChest", 0.139),
    ("upperChest", "neck", 0.216),
    ("neck", "head", 0.03),
)
_LIMB_MASS = (
    ("UpperArm", "LowerArm", 0.028),
    ("LowerArm", "Hand", 0.016),
    ("UpperLeg", "LowerLeg", 0.1),
    ("LowerLeg", "Foot", 0.0465),
    ("Foot", "Toes", 0.0145),
)
_HAND_MASS, _HEAD_MASS = 0.006, 0.051
_HEAD_MIDDLE = (0.0, 8.0, 1.0)
_ALONG = 0.47  # where the mass of a segment lies
_SOLE = ((-4.0, -8.0), (4.0, -8.0), (-4.5, 15.0), (4.5, 15.0), (0.0, 18.0))
_MARGIN_CM = 1.5
_TOUCHES_WALL_CM = 5.0
_FALLS_CM = -1.0
_HOLDS_CM = 8.0  # how much further a hand on a support lets the middle of mass go


def middle_of_mass(body: Body) -> Vector:
    """The centre of mass of the body."""
    total, whole = ORIGIN, 0.0
    pairs = [*_TRUNK_MASS, *((f"{s}{a}", f"{s}{b}", m) for s in SIDES for a, b, m in _LIMB_MASS)]
    for start, end, mass in pairs:
        spot = lerp(body.position[start], body.position[end], _ALONG)
        total, whole = add(total, scale(spot, mass)), whole + mass
    for side in SIDES:
        total, whole = (
            add(total, scale(body.position[f"{side}Hand"], _HAND_MASS)),
            whole + _HAND_MASS,
        )
    head = add(body.position["head"], turn(body.rotation["head"], _HEAD_MIDDLE))
    total, whole = add(total, scale(head, _HEAD_MASS)), whole + _HEAD_MASS
    return scale(total, 1.0 / whole)


def balance(take: Take) -> Iterator[Finding]:
    """The margin by which the middle of mass lies inside the base, for all who could fall."""
    if take.performance.stance.held is Held.BY_FLOOR:
        return
    holds = bool(take.performance.props.supports) and _holds_on(take)
    for beat, body in zip(take.beats, take.bodies, strict=True):
        base = base_of(body, take.performance.stance.held)
        if len(base) < 3:
            yield Finding(ERROR, "balance", beat, "weight", "nothing carries it", 99.0)
            continue
        x, _, z = middle_of_mass(body)
        margin = margin_inside(base, (x, z)) + (_HOLDS_CM if holds else 0.0)
        if margin < _MARGIN_CM:
            level = ERROR if margin < _FALLS_CM else WARNING
            told = f"{margin:.1f} cm inside the base; it needs {_MARGIN_CM:g}"
            yield Finding(level, "balance", beat, "weight", told, _MARGIN_CM - margin)


def _holds_on(take: Take) -> bool:
    """Whether in every key at least one hand is on a support."""
    places = {support.kind for support in take.performance.props.supports}
    return all(
        any(aim.at in places for aim in pose.hands.values()) for pose in take.performance.poses
    )


def base_of(body: Body, held: Held) -> list[Spot]:
    """The points on the floor or the seat that carry."""
    if held is Held.BY_KNEES:
        bones = [f"{side}{bone}" for side in SIDES for bone in ("LowerLeg", "Toes")]
        spots = [body.position[bone] for bone in bones]
        spots += [
            body.position[f"{side}Hand"] for side in SIDES if body.position[f"{side}Hand"][1] < 9
        ]
        return [(spot[0], spot[2]) for spot in spots]
    base = _leaning(body) + (_seated(body) if held is Held.BY_SEAT else [])
    for side in SIDES:
        if not body.feet[side].is_on_floor:
            continue
        for x, z in _SOLE:
            spot = body.point(f"{side}Foot", (x, -ANKLE_HEIGHT, z))
            if spot[1] < 2.5 or held is Held.BY_SEAT:
                base.append((spot[0], spot[2]))
    return base


def _seated(body: Body) -> list[Spot]:
    """The buttocks and the near half of the thighs, on whatever seat there is."""
    x, _, z = body.position["hips"]
    return [(x - 14, z - 12), (x + 14, z - 12), (x - 14, z + 22), (x + 14, z + 22)]


def _leaning(body: Body) -> list[Spot]:
    """A wall carries whoever leans on it with the seat or the upper back."""
    spots: list[Spot] = []
    for support in body.scene.supports:
        (ax, _, az), (bx, _, bz) = support.ends
        if support.kind is not SupportKind.WALL or az != bz:
            continue
        backs = (body.point(bone, (0.0, 2.0, -10.0)) for bone in ("hips", "upperChest"))
        if any(abs(back[2] - az) < _TOUCHES_WALL_CM for back in backs):
            spots += [(max(ax, -16.0), az), (min(bx, 16.0), az)]
    return spots


def margin_inside(spots: list[Spot], spot: Spot) -> float:
    """How far a spot lies inside the convex outline of others; negative outside."""
    outline = convex_outline(spots)
    least = 1e9
    for (ax, ay), (bx, by) in zip(outline, outline[1:] + outline[:1], strict=True):
        edge = hypot(bx - ax, by - ay)
        if edge:
            side = (bx - ax) * (spot[1] - ay) - (by - ay) * (spot[0] - ax)
            least = min(least, side / edge)
    return least


def convex_outline(spots: list[Spot]) -> list[Spot]:
    """The convex hull, counter-clockwise, by the monotone chain."""
    ordered = sorted(set(spots))

    def chain(points: list[Spot]) -> list[Spot]:
        kept: list[Spot] = []
        for point in points:
            while len(kept) > 1 and _turns_right(kept[-2], kept[-1], point):
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return chain(ordered) + chain(ordered[::-1])


def _turns_right(a: Spot, b: Spot, c: Spot) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) <= 0
