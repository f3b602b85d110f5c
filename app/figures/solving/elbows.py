"""Where the elbows go when nobody says it: settled once for each pose.

The elbow swings about the line from shoulder to hand; of 21 places the one is taken that strains
wrist and shoulder least.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.figures.authoring.hand_aims import HandAim
from app.figures.authoring.poses import Pose
from app.figures.body import Body
from app.figures.skeleton import SIGN, Side
from app.figures.solving.aiming import chest_heading
from app.figures.solving.arm_blending import arm_order, settle_arm
from app.figures.solving.arms import Reached, reach
from app.figures.solving.limbs import WRIST_RANGE, WristAngles, humeral_twist
from app.figures.vectors import Matrix, subtract, turn_back, unit

# The nearest to the hanging elbow first, so that the search may stop early.
SWIVELS = sorted(range(-100, 101, 10), key=abs)
_ELBOW_ABOVE_FLOOR = 4.0
_BESIDE_THE_RIBS = 0.3  # a share of the upper arm, forward
_WORTH_TELLING = 12.0  # degrees that a wrist is short of what is asked


@dataclass(frozen=True, slots=True)
class Strain:
    """A hand that no wrist can hold as its author asks: short by so many degrees."""

    beat: float
    side: Side
    short_degrees: float
    asked: WristAngles


def settled(
    body: Body, values: Mapping[str, float], pose: Pose, beat: float
) -> tuple[Pose, list[Strain]]:
    """The pose with its elbows where they strain least, and what no wrist can hold.

    The trunk of the body must be in place; its arms are placed on the way.
    """
    heading = chest_heading(body)
    hands, strains = dict(pose.hands), []
    for side in arm_order([pose]):
        aim = hands[side]
        if _is_free(aim):
            aim = _least_strained(body, values, side, aim, heading, beat)
        reached = reach(body, values, side, aim, heading, beat)
        settle_arm(body, values, side, reached.wrist, reached.pole, reached.angles)
        hands[side] = aim
        strained = _strain(reached, beat, side)
        if strained:
            strains.append(strained)
    return replace(pose, hands=hands), strains


def place_roughly(body: Body, values: Mapping[str, float], pose: Pose, beat: float) -> None:
    """Place the arms with their elbows where they hang; the hands are where they are told to be."""
    heading = chest_heading(body)
    for side in arm_order([pose]):
        reached = reach(body, values, side, pose.hands[side], heading, beat)
        settle_arm(body, values, side, reached.wrist, reached.pole, reached.angles)


def _least_strained(
    body: Body, values: Mapping[str, float], side: Side, aim: HandAim, heading: Matrix, beat: float
) -> HandAim:
    best, least = aim, float("inf")
    for swivel in SWIVELS:
        if _swivel_cost(swivel) >= least:
            break  # what comes now costs more by its swivel alone
        tried = replace(aim, swivel_degrees=float(swivel))
        cost = _cost(body, side, reach(body, values, side, tried, heading, beat), swivel)
        if cost < least - 1e-9:
            best, least = tried, cost
    return best


def _is_free(aim: HandAim) -> bool:
    """Whether the solver may choose the elbow's place."""
    asks = aim.palm is not None or aim.fingers is not None or aim.contact is not None
    return aim.elbow is None and asks


def _cost(body: Body, side: Side, reached: Reached, swivel: float) -> float:
    """How much an arm is strained; only good for comparing."""
    return (
        _swivel_cost(swivel)
        + _wrist_cost(reached.asked)
        + 0.6 * _shoulder_cost(body, side, reached)
        + max(0.0, _ELBOW_ABOVE_FLOOR - reached.elbow[1])
    )


def _swivel_cost(swivel: float) -> float:
    return (swivel / 100) ** 2 * 1.2


def _strain(reached: Reached, beat: float, side: Side) -> Strain | None:
    """What the key asks of a wrist beyond its range, if it is much."""
    short = max(abs(a - b) for a, b in zip(reached.asked, reached.angles, strict=True))
    return Strain(beat, side, short, reached.asked) if short > _WORTH_TELLING else None


def _wrist_cost(asked: WristAngles) -> float:
    total = 0.0
    for angle, (low, high) in zip(asked, WRIST_RANGE, strict=True):
        share = abs(angle - (high + low) / 2) / ((high - low) / 2)
        total += 0.25 * share * share
        if share > 0.9:
            total += (6 * (share - 0.9)) ** 2
    return total


def _shoulder_cost(body: Body, side: Side, reached: Reached) -> float:
    chest, sign = body.rotation["upperChest"], SIGN[side]
    own = turn_back(chest, unit(subtract(reached.elbow, body.position[f"{side}UpperArm"])))
    towards = (own[0] * sign, own[1], own[2])
    out, up, forward = towards
    farthest_back = -0.6 if up < -0.5 else -0.22
    total = 0.0
    if forward < farthest_back:
        total += (7 * (farthest_back - forward)) ** 2
    if out < -0.55:
        total += (7 * (-0.55 - out)) ** 2
    if up < -0.7 and forward < _BESIDE_THE_RIBS and out < 0.0:
        # A hanging elbow keeps beside the ribs: further in it would be inside them.
        total += (4 * out) ** 2
    twist = abs(humeral_twist(chest, reached.upper_arm, towards, sign)) / 95
    total += 0.3 * twist * twist
    if twist > 0.85:
        total += (7 * (twist - 0.85)) ** 2
    return total
