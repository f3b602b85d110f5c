"""What a movement's list of risk features says, held against what its figure does.

Done and not listed is an error: somebody would see a reach overhead that their limits forbid.
Listed and not done is a warning: the picture shows less than the movement asks.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from app.figures.authoring.stances import Held
from app.figures.checks import measures
from app.figures.checks.findings import ERROR, WARNING, Finding
from app.figures.checks.measures import Measure
from app.figures.checks.takes import Take
from app.figures.performance import Performance


@dataclass(frozen=True, slots=True)
class Measured:
    """A feature that is done from `done_from` on, and not to be seen below `shown_from`.

    `shown_by` measures what may show it, if that is another measure. Without `done_from` it is
    never held against a movement, without `shown_from` never missed.
    """

    feature: str
    measure: Measure
    done_from: float | None
    shown_from: float | None
    unit: str
    shown_by: Measure | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A feature that a document says or does not say."""

    feature: str
    is_done: Callable[[Performance], bool]
    is_told_either_way: bool = True


MEASURED: tuple[Measured, ...] = (
    Measured(
        "overhead_reach",
        measures.hand_above_crown,
        2.0,
        4.0,
        "cm above the crown",
        measures.hand_above_shoulder,
    ),
    Measured("spinal_flexion", measures.trunk_forward, 24.0, 6.0, "degrees forward"),
    Measured("end_range_spinal_flexion", measures.trunk_folded, 120.0, 30.0, "degrees folded"),
    Measured("spinal_extension", measures.of_angle("spine bend", -1), 14.0, 3.0, "degrees back"),
    Measured("spinal_rotation", measures.trunk_turn, 18.0, 4.0, "degrees turned"),
    Measured("lateral_flexion", measures.trunk_aside, 14.0, 3.0, "degrees aside"),
    Measured("flexion_with_rotation", measures.folded_and_turned, 22.0, 5.0, "degrees of both"),
    Measured("head_below_heart", measures.head_under_heart, 1.0, -16.0, "cm under the heart"),
    Measured("loaded_squat", measures.knee_under_load, 62.0, 18.0, "degrees of the knee"),
    Measured("deep_squat", measures.knee_under_load, 92.0, 75.0, "degrees of the knee"),
    Measured("lunge", measures.feet_fore_and_aft, 44.0, 10.0, "cm between the feet"),
    Measured("single_leg", measures.foot_lifted, 4.0, 0.5, "cm off the floor"),
    Measured("balance_demand", measures.heels_raised, 8.0, None, "degrees of the heels"),
    Measured("balance_demand", measures.foot_lifted, 4.0, None, "cm off the floor"),
    Measured("balance_demand", measures.near_falling, 19.0, None, "of 20 to the edge"),
    Measured("neck_rotation", measures.of_angle_either_way("head turn"), 35.0, 8.0, "degrees"),
    Measured("neck_extension", measures.of_angle("head nod", -1), 20.0, 5.0, "degrees back"),
    Measured("neck_flexion", measures.of_angle("head nod"), 28.0, 6.0, "degrees down"),
    Measured("wrist_end_range", measures.wrist_bent, 96.0, 45.0, "percent of its range"),
    Measured("heel_drop_impact", measures.heel_falling, 60.0, 4.0, "degrees a second"),
    Measured("grip_or_fist", measures.shaped("fist"), 0.9, None, "of a fist"),
)


def _is_on(*names: str) -> Callable[[Performance], bool]:
    return lambda performance: performance.stance.name in names


def _touches(*kinds: str) -> Callable[[Performance], bool]:
    return lambda performance: any(
        aim.contact is not None and aim.contact.kind in kinds
        for pose in performance.poses
        for aim in pose.hands.values()
    )


def _lies_or_is_on_the_floor(performance: Performance) -> bool:
    return performance.stance.held in (Held.BY_FLOOR, Held.BY_KNEES) or performance.stance.name in (
        "cross-legged",
        "long-sitting",
    )


def _stands_with_closed_eyes(performance: Performance) -> bool:
    eyes = {performance.presentation.eyes, *(phase.eyes for phase in performance.phases)}
    return performance.stance.held is Held.BY_FEET and "closed" in eyes


STATED: tuple[Stated, ...] = (
    Stated(
        "floor_position",
        _is_on("cross-legged", "long-sitting", "kneeling", "hands-and-knees"),
    ),
    Stated("supine", _is_on("supine")),
    Stated("rise_from_floor_or_lying", _lies_or_is_on_the_floor),
    Stated("hip_end_range", _is_on("cross-legged"), is_told_either_way=False),
    Stated("walking_hazard", lambda performance: performance.course.advance_cm > 0),
    Stated("stick", lambda performance: bool(performance.props.sticks)),
    Stated("percussion", _touches("tap")),
    Stated("skin_friction", _touches("rub", "circle"), is_told_either_way=False),
    Stated("eyes_closed_standing", _stands_with_closed_eyes),
    Stated(
        "breath_hold",
        lambda performance: any(phase.breath == "hold" for phase in performance.phases),
    ),
)
# How a posture is written: the names of the stances that may show it.
POSTURES: dict[str, tuple[str, ...]] = {
    "seated": ("chair",),
    "supine": ("supine",),
    "side-lying": ("side-lying",),
    "floor-cross-legged": ("cross-legged",),
    "floor-long-sitting": ("long-sitting",),
    "kneeling": ("kneeling",),
    "hands-and-knees": ("hands-and-knees",),
}
FEATURE = "feature"


def features(take: Take, listed: Collection[str]) -> Iterator[Finding]:
    """Where the figure and the list of its variant's risk features differ."""
    for rule in MEASURED:
        yield from _measured(take, rule, rule.feature in listed)
    for stated in STATED:
        is_done = stated.is_done(take.performance)
        if is_done and stated.feature not in listed:
            yield Finding(ERROR, FEATURE, 0.0, stated.feature, "is done and not listed", 1.0)
        elif stated.feature in listed and not is_done and stated.is_told_either_way:
            yield Finding(WARNING, FEATURE, 0.0, stated.feature, "is listed and not shown", 1.0)


def _measured(take: Take, rule: Measured, is_listed: bool) -> Iterator[Finding]:
    if not is_listed and rule.done_from is not None:
        amount, beat = _most(take, rule.measure)
        if amount >= rule.done_from:
            told = f"is done and not listed: {amount:.0f} {rule.unit}, from {rule.done_from:g} on"
            yield Finding(ERROR, FEATURE, beat, rule.feature, told, amount - rule.done_from)
    if is_listed and rule.shown_from is not None:
        amount, beat = _most(take, rule.shown_by or rule.measure)
        if amount < rule.shown_from:
            told = f"is listed and not shown: at most {amount:.0f}, seen from {rule.shown_from:g}"
            yield Finding(WARNING, FEATURE, beat, rule.feature, told, rule.shown_from - amount)


def _most(take: Take, measure: Measure) -> tuple[float, float]:
    return max(zip(measure(take), take.beats, strict=True), key=lambda pair: pair[0])


def posture(take: Take, wanted: str) -> Iterator[Finding]:
    """The stance is one of the posture that the variant claims."""
    performance = take.performance
    if wanted in ("standing", "walking"):
        fits = performance.stance.held is Held.BY_FEET
        fits = fits and (performance.course.advance_cm > 0) == (wanted == "walking")
    else:
        fits = performance.stance.name in POSTURES.get(wanted, ())
    if not fits:
        told = f"{performance.stance.name} does not show {wanted}"
        yield Finding(ERROR, "posture", 0.0, "stance", told, 1.0)
