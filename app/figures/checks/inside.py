"""Hands and arms that go through the body, and legs that go through each other."""

from collections.abc import Iterator

from app.figures.body import Body
from app.figures.checks.findings import ERROR, WARNING, Finding
from app.figures.checks.solids import (
    HEAD,
    TORSO,
    Capsule,
    arm_balls,
    arm_capsules,
    depth_in,
    gap,
    gap_to,
    placed,
    shin,
    thigh,
)
from app.figures.checks.takes import Take
from app.figures.skeleton import LEFT, RIGHT, SIDES

TOLERATED_CM = 2.2  # cloth and flesh give way by so much
_CLEARLY = 2.0
_CROSSED_SHINS_CM = 4.0  # the calf of one leg is soft under the other
_HANDS_TOLERATED_CM = 1.0  # hands that lie on one another touch, but have no cloth between them


def inside(take: Take) -> Iterator[Finding]:
    """What goes through what, step by step."""
    touching = _may_meet(take)
    crossed = take.performance.stance.name == "cross-legged"
    for beat, body in zip(take.beats, take.bodies, strict=True):
        for depth, what, where in penetrations(body):
            tolerated = TOLERATED_CM
            if crossed and what.endswith("shin"):
                tolerated = _CROSSED_SHINS_CM
            if what.endswith("hand") and where.endswith("hand"):
                tolerated += _HANDS_TOLERATED_CM if touching else 0.0
            if depth > tolerated:
                level = ERROR if depth > tolerated + _CLEARLY else WARNING
                told = f"{depth:.1f} cm inside the {where}"
                yield Finding(level, "inside", beat, f"{what} in {where}", told, depth)


def _may_meet(take: Take) -> bool:
    return any(
        aim.contact is not None for pose in take.performance.poses for aim in pose.hands.values()
    )


def penetrations(body: Body) -> Iterator[tuple[float, str, str]]:
    """(centimetres, what, inside of what) for all that overlaps."""
    thighs: dict[str, Capsule] = {f"{side} thigh": thigh(body, side) for side in SIDES}
    torso, head = [placed(body, solid) for solid in TORSO], placed(body, HEAD)
    for side in SIDES:
        for ball in arm_balls(body, side):
            what = f"{side} {ball.name}"
            depth = max([depth_in(solid, ball) for solid in torso])
            if depth > 0:
                yield depth, what, "torso"
            depth = depth_in(head, ball)
            if depth > 0:
                yield depth, what, "head"
            for name, limb in thighs.items():
                depth = -gap_to(ball, limb)
                if depth > 0:
                    yield depth, what, name
    left, right = arm_capsules(body, LEFT), arm_capsules(body, RIGHT)
    for one, rod in left.items():
        for other, its in right.items():
            if (depth := -gap(rod, its)) > 0:
                yield depth, f"left {one}", f"right {other}"
    if (depth := -gap(shin(body, LEFT), shin(body, RIGHT))) > 0:
        yield depth, "left shin", "right shin"
