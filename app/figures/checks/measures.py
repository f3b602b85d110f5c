"""What a performance does, in numbers that can be held against the risks of its movement.

Each measure gives one value for each step of a take, larger where there is more of it.
"""

from collections.abc import Callable
from math import acos, degrees

from app.figures.authoring.stances import Held
from app.figures.body import Body
from app.figures.checks.balance import base_of, margin_inside, middle_of_mass
from app.figures.checks.takes import Take
from app.figures.skeleton import SIDES, SIGN, Side
from app.figures.vectors import clamp, dot, subtract, turn, turn_back, unit

Measure = Callable[[Take], list[float]]
_HEART = (0.0, 2.0, 4.0)  # in the upper chest
_SKULL = (0.0, 8.0, 1.0)  # the middle of the head


def of_angle(name: str, sign: float = 1.0) -> Measure:
    """One joint angle, the larger of both sides where there are two."""

    def measured(take: Take) -> list[float]:
        names = [name] if name in take.angles[0].of else [f"{side} {name}" for side in SIDES]
        return [max(sign * angles.of[one] for one in names) for angles in take.angles]

    return measured


def of_angle_either_way(name: str) -> Measure:
    """One joint angle whatever its direction."""

    def measured(take: Take) -> list[float]:
        return [abs(angles.of[name]) for angles in take.angles]

    return measured


def trunk_forward(take: Take) -> list[float]:
    """Degrees that the trunk leans or bends forward, whichever is more."""
    bends = of_angle("spine bend")(take)
    if take.performance.stance.held is Held.BY_FLOOR or _on_all_fours(take):
        return bends
    return [max(bend, _lean(body)) for bend, body in zip(bends, take.bodies, strict=True)]


def trunk_folded(take: Take) -> list[float]:
    """Lean and bend together: how far the whole fold goes."""
    bends = of_angle("spine bend")(take)
    if take.performance.stance.held is Held.BY_FLOOR or _on_all_fours(take):
        return bends
    return [bend + _lean(body) for bend, body in zip(bends, take.bodies, strict=True)]


def folded_and_turned(take: Take) -> list[float]:
    """The lesser of bending forward and turning, at the same moment."""
    pairs = zip(trunk_forward(take), trunk_turn(take), strict=True)
    return [min(forward, turned) for forward, turned in pairs]


def trunk_turn(take: Take) -> list[float]:
    """Degrees that the chest is turned against the pelvis."""
    return of_angle_either_way("spine turn")(take)


def trunk_aside(take: Take) -> list[float]:
    """Degrees that the trunk bends to a side."""
    return of_angle_either_way("spine side")(take)


def hand_above_shoulder(take: Take) -> list[float]:
    """Centimetres that the higher palm is above its shoulder, along the body."""
    return [
        max(_palm_above(body, side, f"{side}UpperArm") for side in SIDES) for body in take.bodies
    ]


def hand_above_crown(take: Take) -> list[float]:
    """Centimetres that the higher palm is above the top of the head, along the body."""
    return [max(_palm_above(body, side, "head") - 19.0 for side in SIDES) for body in take.bodies]


def head_under_heart(take: Take) -> list[float]:
    """Centimetres that the head is lower than the heart; nobody who lies hangs the head."""
    if take.performance.stance.held is Held.BY_FLOOR:
        return [-99.0] * len(take.bodies)
    return [
        body.point("upperChest", _HEART)[1] - body.point("head", _SKULL)[1] for body in take.bodies
    ]


def knee_under_load(take: Take) -> list[float]:
    """Degrees that the more bent of the standing knees is bent."""
    if take.performance.stance.held is not Held.BY_FEET:
        return [0.0] * len(take.bodies)
    return [
        max(
            (angles.of[f"{side} knee"] for side in SIDES if body.feet[side].is_on_floor),
            default=0.0,
        )
        for body, angles in zip(take.bodies, take.angles, strict=True)
    ]


def feet_fore_and_aft(take: Take) -> list[float]:
    """Centimetres that one standing foot is ahead of the other, as the pelvis faces."""
    if take.performance.stance.held is not Held.BY_FEET:
        return [0.0] * len(take.bodies)
    return [abs(_ahead(body)) if _both_stand(body) else 0.0 for body in take.bodies]


def foot_lifted(take: Take) -> list[float]:
    """Centimetres that a foot hangs in the air over the other one; steps do not count."""
    if take.performance.stance.held is not Held.BY_FEET:
        return [0.0] * len(take.bodies)
    lifted = []
    for beat, body in zip(take.beats, take.bodies, strict=True):
        heights = [
            body.feet[side].lift_cm
            for side in SIDES
            if not take.performance.is_stepping(beat, side)
        ]
        lifted.append(max(heights, default=0.0))
    return lifted


def heels_raised(take: Take) -> list[float]:
    """Degrees that both heels of one who stands are raised; the lesser of the two."""
    if take.performance.stance.held is not Held.BY_FEET:
        return [0.0] * len(take.bodies)
    return [min(body.feet[side].heel_degrees for side in SIDES) for body in take.bodies]


def heel_falling(take: Take) -> list[float]:
    """Degrees a second at which a raised heel falls."""
    bodies = take.bodies
    return [
        max(
            (before.feet[side].heel_degrees - body.feet[side].heel_degrees) / take.seconds_per_step
            for side in SIDES
        )
        for before, body in zip((bodies[-1], *bodies[:-1]), bodies, strict=True)
    ]


def near_falling(take: Take) -> list[float]:
    """How little the middle of mass is inside the base of one who stands: 20 less the margin."""
    if take.performance.stance.held is not Held.BY_FEET:
        return [0.0] * len(take.bodies)
    measured = []
    for body in take.bodies:
        base = base_of(body, Held.BY_FEET)
        x, _, z = middle_of_mass(body)
        measured.append(20.0 - (margin_inside(base, (x, z)) if len(base) > 2 else -20.0))
    return measured


def wrist_bent(take: Take) -> list[float]:
    """The share of its range, in percent, that the more bent wrist uses."""
    shares = []
    for angles in take.angles:
        of = angles.of
        shares.append(
            100
            * max(
                max(of[f"{side} wrist flexion"] / 78.0, -of[f"{side} wrist flexion"] / 70.0)
                for side in SIDES
            )
        )
    return shares


def shaped(*shapes: str) -> Measure:
    """How much of these shapes the hands take, 0 to 1."""

    def measured(take: Take) -> list[float]:
        return [
            max(sum(body.hand_shapes[side].get(shape, 0.0) for shape in shapes) for side in SIDES)
            for body in take.bodies
        ]

    return measured


def _palm_above(body: Body, side: Side, bone: str) -> float:
    palm = body.point(f"{side}Hand", (SIGN[side] * 8.5, 0.0, 0.0))
    return turn_back(body.root, subtract(palm, body.position[bone]))[1]


def _lean(body: Body) -> float:
    """Degrees that the line from hips to neck leans forward, as the pelvis faces."""
    line = unit(subtract(body.position["neck"], body.position["hips"]))
    facing = body.rotation["hips"][2]
    ahead = dot(line, unit((facing[0], 0.0, facing[2])))
    angle = degrees(acos(clamp(line[1], -1.0, 1.0)))
    return angle if ahead > 0 else -angle


def _on_all_fours(take: Take) -> bool:
    return take.performance.stance.name == "hands-and-knees"


def _both_stand(body: Body) -> bool:
    return all(body.feet[side].is_on_floor for side in SIDES)


def _ahead(body: Body) -> float:
    apart = subtract(body.position["leftFoot"], body.position["rightFoot"])
    forward = turn(body.rotation["hips"], (0.0, 0.0, 1.0))
    return dot(apart, unit((forward[0], 0.0, forward[2])))
