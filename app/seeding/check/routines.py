"""Rules on how a routine is made: it adds up; who may do it is the matter of audience.py."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from app.seeding.check.rule import Check
from app.seeding.content import Content, Place
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind
from app.vocabulary.practice import Laterality, Posture, Section, Sides

BEGINNINGS = (Section.ARRIVE, Section.WARM_UP)
ENDINGS = (Section.SETTLE, Section.CLOSE)
LYING = (Posture.SUPINE, Posture.SIDE_LYING)
CHANGE_SECONDS = 10
RISING_SECONDS = 20
HEIGHT = {
    Posture.STANDING: 3,
    Posture.WALKING: 3,
    Posture.SEATED: 2,
    Posture.FLOOR_CROSS_LEGGED: 1,
    Posture.FLOOR_LONG_SITTING: 1,
    Posture.KNEELING: 1,
    Posture.HANDS_AND_KNEES: 1,
    Posture.SUPINE: 0,
    Posture.SIDE_LYING: 0,
}
# SAFETY 4: below 5 only on request, and a routine is no request.
BREATHS_A_MINUTE = (5, 20)


class PlacedStep(NamedTuple):
    """A step of a routine with its movement and variant, where both exist."""

    at: int
    step: Any
    movement: Any
    variant: Any


def step_variants_exist(content: Content) -> Iterator[Fault]:
    """A step names a variant of its movement."""
    for _, place, steps in routines(content):
        for index, step, movement, variant in steps:
            if movement is not None and variant is None:
                message = f"{step.movement} has no variant {step.variant}"
                yield place.fault("step-variants-exist", message, "steps", index, "variant")


def step_seconds_add_up(content: Content) -> Iterator[Fault]:
    """A step lasts its repetitions times their seconds, twice that when both sides are done."""
    for _, place, steps in routines(content):
        for index, step, _, _ in steps:
            sides = 2 if step.sides is Sides.BOTH else 1
            made = step.repetitions * step.seconds_per_repetition * sides
            if step.seconds != made:
                message = f"{step.seconds} s said, {made} s made"
                yield place.fault("step-seconds-add-up", message, "steps", index, "seconds")


def routine_seconds_add_up(content: Content) -> Iterator[Fault]:
    """A routine lasts exactly the sum of its steps and transitions."""
    for routine, place, steps in routines(content):
        made = sum(item.step.seconds + item.step.transition_seconds for item in steps)
        if routine.seconds != made:
            message = f"{routine.seconds} s said, {made} s made"
            yield place.fault("routine-seconds-add-up", message, "seconds")


def repetitions_keep_to_the_dose(content: Content) -> Iterator[Fault]:
    """A step repeats a movement neither less nor more often than the movement's dose allows."""
    for _, place, steps in routines(content):
        for index, step, movement, _ in steps:
            if movement is None:
                continue
            least, most = movement.dose.min, movement.dose.max
            if not least <= step.repetitions <= most:
                message = f"{step.repetitions} is not in {least} to {most}"
                spot = ("steps", index, "repetitions")
                yield place.fault("repetitions-keep-to-the-dose", message, *spot)


def step_sides_fit_the_movement(content: Content) -> Iterator[Fault]:
    """A one-sided movement names its sides; one that is not dosed for each side names none."""
    for _, place, steps in routines(content):
        for index, step, movement, _ in steps:
            if movement is None:
                continue
            must_name = movement.laterality is Laterality.UNILATERAL
            may_name = movement.dose.per_side
            has_sides = step.sides is not Sides.NONE
            if (must_name and not has_sides) or (has_sides and not may_name):
                message = f"{movement.laterality}, but sides are {step.sides}"
                spot = ("steps", index, "sides")
                yield place.fault("step-sides-fit-the-movement", message, *spot)


def both_sides_get_equal_time(content: Content) -> Iterator[Fault]:
    """A movement done on the left for some seconds is done on the right for as many."""
    for _, place, steps in routines(content):
        balance: dict[str, int] = {}
        for item in steps:
            sign = {Sides.LEFT: 1, Sides.RIGHT: -1}.get(item.step.sides, 0)
            balance[item.step.movement] = (
                balance.get(item.step.movement, 0) + sign * item.step.seconds
            )
        for movement, seconds in sorted(balance.items()):
            if seconds:
                message = f"{movement}: {abs(seconds)} s more on one side"
                yield place.fault("both-sides-get-equal-time", message, "steps")


def sections_come_in_order(content: Content) -> Iterator[Fault]:
    """Sections come in the order arrive, warm_up, main, settle, close."""
    order = list(Section)
    for _, place, steps in routines(content):
        for before, after in pairwise(steps):
            if order.index(after.step.section) < order.index(before.step.section):
                message = f"{after.step.section} after {before.step.section}"
                spot = ("steps", after.at, "section")
                yield place.fault("sections-come-in-order", message, *spot)


def routines_begin_and_end_gently(content: Content) -> Iterator[Fault]:
    """A routine begins with arrive or warm_up and ends with settle or close."""
    for _, place, steps in routines(content):
        for item, allowed in ((steps[0], BEGINNINGS), (steps[-1], ENDINGS)):
            if item.step.section not in allowed:
                spot = ("steps", item.at, "section")
                message = f"{item.step.section}, not {' or '.join(allowed)}"
                yield place.fault("routines-begin-and-end-gently", message, *spot)


def posture_changes_are_told_and_timed(content: Content) -> Iterator[Fault]:
    """A change of posture is told and takes 10 seconds or more; rising from lying takes 20."""
    for _, place, steps in routines(content):
        for before, after in _changes(steps):
            step, least = after.step, CHANGE_SECONDS
            if before.variant.posture in LYING and after.variant.posture not in LYING:
                least = RISING_SECONDS
            if step.transition is None or step.transition_seconds < least:
                postures = f"{before.variant.posture} to {after.variant.posture}"
                message = f"{postures} in {step.transition_seconds} s, at least {least} and told"
                spot = ("steps", after.at, "transition")
                yield place.fault("posture-changes-are-told-and-timed", message, *spot)


def postures_go_one_way(content: Content) -> Iterator[Fault]:
    """Nobody is sent down and up again before the close: up, down and up is a risk of falling."""
    for _, place, steps in routines(content):
        has_gone_down = False
        for before, after in _changes(steps):
            rise = HEIGHT[after.variant.posture] - HEIGHT[before.variant.posture]
            if rise > 0 and has_gone_down and after.step.section is not Section.CLOSE:
                message = f"up to {after.variant.posture} after going down"
                spot = ("steps", after.at, "variant")
                yield place.fault("postures-go-one-way", message, *spot)
            has_gone_down = has_gone_down or rise < 0


def routine_heads_agree(content: Content) -> Iterator[Fault]:
    """A routine's postures, level and equipment are those of its steps, no more and no less."""
    for routine, place, steps in routines(content):
        found = [item.variant for item in steps if item.variant is not None]
        if len(found) < len(steps):
            continue
        for field, said, made in (
            ("postures", set(routine.postures), {variant.posture for variant in found}),
            ("equipment", set(routine.equipment), {e for v in found for e in v.equipment}),
            ("level", routine.level, max(variant.level for variant in found)),
        ):
            if said != made:
                message = f"steps make {_told(made)}"
                yield place.fault("routine-heads-agree", message, field)


def breaths_keep_a_calm_pace(content: Content) -> Iterator[Fault]:
    """A step that counts breaths asks for 5 to 20 a minute; slower is only on request."""
    slowest, fastest = BREATHS_A_MINUTE
    for _, place, steps in routines(content):
        for index, step, _, _ in steps:
            if not step.breaths:
                continue
            pace = step.breaths * 60 / step.seconds
            if not slowest <= pace <= fastest:
                message = f"{pace:.1f} breaths a minute"
                yield place.fault("breaths-keep-a-calm-pace", message, "steps", index, "breaths")


def routines(content: Content) -> Iterator[tuple[Any, Place, list[PlacedStep]]]:
    """Yield every routine with its place and its steps beside what they name."""
    movements = content.of(Kind.MOVEMENTS)
    for routine, place in content.each(Kind.ROUTINES):
        steps = []
        for index, step in enumerate(routine.steps):
            movement = movements.get(step.movement)
            of = movement.variants if movement is not None else ()
            variant = next((item for item in of if item.slug == step.variant), None)
            steps.append(PlacedStep(index, step, movement, variant))
        yield routine, place, steps


def _changes(steps: list[PlacedStep]) -> Iterator[tuple[PlacedStep, PlacedStep]]:
    known = [item for item in steps if item.variant is not None]
    for before, after in pairwise(known):
        if before.variant.posture is not after.variant.posture:
            yield before, after


def _told(made: Any) -> str:
    return ", ".join(sorted(made)) if isinstance(made, set) else str(made)


RULES: tuple[Check, ...] = (
    step_variants_exist,
    step_seconds_add_up,
    routine_seconds_add_up,
    repetitions_keep_to_the_dose,
    step_sides_fit_the_movement,
    both_sides_get_equal_time,
    sections_come_in_order,
    routines_begin_and_end_gently,
    posture_changes_are_told_and_timed,
    postures_go_one_way,
    routine_heads_agree,
    breaths_keep_a_calm_pace,
)
