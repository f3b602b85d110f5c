"""Rules on conditions: red flags before practice, and what practice each kind allows (SAFETY 3)."""

from collections.abc import Iterator
from typing import Any

from app.seeding.check.rule import Check, Path
from app.seeding.check.statements import designs
from app.seeding.content import Content, Place
from app.seeding.documents.base import Range, RedFlag
from app.seeding.faults import Fault
from app.vocabulary.evidence import Design, Verdict
from app.vocabulary.kinds import Kind
from app.vocabulary.safety import Practice, Urgency

# Conditions of the low back take sciatica's red flags, with the signs of cancer, infection and
# fracture (SAFETY 3).
AS_SCIATICA = ("disc-displacement", "lumbar-radiculopathy", "lumbar-spinal-stenosis")
# These are conditions and limitations at once; symptoms that flare after effort allow breath only.
IMPLIED = {
    "pregnancy": "pregnancy",
    "glaucoma": "glaucoma",
    "osteoporosis": "osteoporosis",
    "vertigo": "vertigo",
    "me-cfs": "effort_flare",
    "long-covid": "effort_flare",
}
BREATH_ONLY = ("long-covid", "me-cfs")
TRIALS = {Design.RCT, Design.PILOT, Design.META_ANALYSIS, Design.SYSTEMATIC_REVIEW, Design.COHORT}
PROMPT = (Urgency.EMERGENCY, Urgency.URGENT)


def practice_has_red_flags(content: Content) -> Iterator[Fault]:
    """A condition that may be practised with has an emergency or urgent red flag, of its own or
    inherited; else it is not_offered.
    """
    for condition, place in content.each(Kind.CONDITIONS):
        if condition.practice is Practice.NOT_OFFERED:
            continue
        if not any(flag.level in PROMPT for flag in red_flags(content, condition.slug)):
            message = f"{condition.practice}, but no emergency or urgent red flag is in reach"
            yield place.fault("practice-has-red-flags", message, "practice")


def inheritance_has_no_circle(content: Content) -> Iterator[Fault]:
    """No condition inherits red flags from itself, however far around."""
    for condition, place in content.each(Kind.CONDITIONS):
        for index, link in enumerate(condition.inherits_red_flags_from):
            if condition.slug in _ancestry(content, link.condition):
                message = f"{link.condition} leads back to {condition.slug}"
                path = ("inherits_red_flags_from", index, "condition")
                yield place.fault("inheritance-has-no-circle", message, *path)


def low_back_conditions_have_sciaticas_flags(content: Content) -> Iterator[Fault]:
    """Nerve, disc and stenosis conditions of the low back inherit the red flags of sciatica."""
    for slug in AS_SCIATICA:
        if slug in content.of(Kind.CONDITIONS) and "sciatica" not in _ancestry(content, slug):
            place = content.place(Kind.CONDITIONS.value, slug)
            rule = "low-back-conditions-have-sciaticas-flags"
            yield place.fault(rule, "sciatica is not inherited", "inherits_red_flags_from")


def red_flags_have_grounds(content: Content) -> Iterator[Fault]:
    """A red flag names a source or is marked as inference."""
    for condition, place in content.each(Kind.CONDITIONS):
        for index, flag in enumerate(condition.red_flags):
            if not flag.sources and not flag.inference:
                path = ("red_flags", index, "sources")
                yield place.fault("red-flags-have-grounds", "neither source nor inference", *path)


def worst_red_flags_come_first(content: Content) -> Iterator[Fault]:
    """Red flags are told emergency first, then urgent, then soon."""
    order = list(Urgency)
    for condition, place in content.each(Kind.CONDITIONS):
        levels = [order.index(flag.level) for flag in condition.red_flags]
        for index in range(1, len(levels)):
            if levels[index] < levels[index - 1]:
                message = f"{order[levels[index]]} after {order[levels[index - 1]]}"
                yield place.fault("worst-red-flags-come-first", message, "red_flags", index)


def emergencies_have_no_practice(content: Content) -> Iterator[Fault]:
    """An emergency names no movement and promises nothing that practice can do."""
    for condition, place in content.each(Kind.CONDITIONS):
        if condition.practice is Practice.EMERGENCY:
            for field in ("named_movements", "can_do"):
                if getattr(condition, field):
                    message = "an emergency says only what to do now"
                    yield place.fault("emergencies-have-no-practice", message, field)


def effort_conditions_are_breath_only(content: Content) -> Iterator[Fault]:
    """ME/CFS and long COVID, whose symptoms flare after effort, allow breathing only."""
    for slug in BREATH_ONLY:
        condition = content.of(Kind.CONDITIONS).get(slug)
        if condition is not None and condition.practice is not Practice.BREATH_ONLY:
            place = content.place(Kind.CONDITIONS.value, slug)
            message = f"practice is {condition.practice}"
            yield place.fault("effort-conditions-are-breath-only", message, "practice")


def conditions_imply_themselves(content: Content) -> Iterator[Fault]:
    """A condition that is a limitation too (pregnancy, glaucoma ...) always implies that
    limitation.
    """
    for slug, limitation in IMPLIED.items():
        condition = content.of(Kind.CONDITIONS).get(slug)
        if condition is None:
            continue
        if limitation not in {item.limitation for item in condition.implied_limitations}:
            place = content.place(Kind.CONDITIONS.value, slug)
            message = f"{limitation} is not implied"
            yield place.fault("conditions-imply-themselves", message, "implied_limitations")


def trial_verdicts_rest_on_trials(content: Content) -> Iterator[Fault]:
    """A movement used in a trial programme names a trial; any other verdict names a source."""
    for condition, place in content.each(Kind.CONDITIONS):
        for index, named in enumerate(condition.named_movements):
            found = designs(content, named.sources)
            is_trial = named.verdict is Verdict.USED_IN_A_TRIAL_PROGRAMME
            if (is_trial and not found & TRIALS) or not named.sources:
                path = ("named_movements", index, "sources")
                message = f"{named.verdict} needs {'a trial' if is_trial else 'a source'}"
                yield place.fault("trial-verdicts-rest-on-trials", message, *path)


def doses_run_upwards(content: Content) -> Iterator[Fault]:
    """The least of a dose, as read in trials or meant for a routine, is not above the most."""
    for condition, place in content.each(Kind.CONDITIONS):
        if condition.dosing is not None:
            yield from _ranges(place, condition.dosing, ("dosing",))
            for index, trial in enumerate(condition.dosing.trials):
                yield from _ranges(place, trial, ("dosing", "trials", index))
    for routine, place in content.each(Kind.ROUTINES):
        yield from _ranges(place, routine, ())


def _ranges(place: Place, holder: Any, path: Path) -> Iterator[Fault]:
    for name in ("minutes", "times_per_week", "weeks"):
        span: Range | None = getattr(holder, name, None)
        if span is None or span.min is None or span.max is None or span.min <= span.max:
            continue
        yield place.fault("doses-run-upwards", f"{span.min} to {span.max}", *path, name)


def red_flags(content: Content, slug: str) -> Iterator[RedFlag]:
    """Yield the condition's own and inherited red flags; circles end where they began."""
    conditions = content.of(Kind.CONDITIONS)
    for name in sorted({slug, *_ancestry(content, slug)}):
        if name in conditions:
            yield from conditions[name].red_flags


def _ancestry(content: Content, slug: str) -> set[str]:
    """Every condition from which red flags come, at any distance, and the condition itself."""
    conditions, found, waiting = content.of(Kind.CONDITIONS), set[str](), [slug]
    while waiting:
        name = waiting.pop()
        if name in found or name not in conditions:
            continue
        found.add(name)
        waiting.extend(link.condition for link in conditions[name].inherits_red_flags_from)
    return found


RULES: tuple[Check, ...] = (
    practice_has_red_flags,
    inheritance_has_no_circle,
    low_back_conditions_have_sciaticas_flags,
    red_flags_have_grounds,
    worst_red_flags_come_first,
    emergencies_have_no_practice,
    effort_conditions_are_breath_only,
    conditions_imply_themselves,
    trial_verdicts_rest_on_trials,
    doses_run_upwards,
)
