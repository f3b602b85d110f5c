"""Rules on who a routine or programme is for: safety leaves nothing of it out for them."""

import re
from collections.abc import Iterator

from app.safety.reading import avoided_in_pregnancy, book_of, is_breath_only, subject_of
from app.safety.rules import Book, judge
from app.seeding.check.routines import PlacedStep, routines
from app.seeding.check.rule import Check, plain, words_of
from app.seeding.content import Content
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind
from app.vocabulary.practice import Equipment, Posture
from app.vocabulary.safety import Practice

DIABETES = {"diabetic-neuropathy", "type-2-diabetes"}
LOW_SUGAR = re.compile(
    r"\b(low|drop|fall)\w*\b.{0,30}\bsugar\b|\bsugar\b.{0,40}\b(low|drop|fall|below)|\bhypo",
    re.IGNORECASE,
)
FOOT_CHECK = re.compile(
    r"\b(check|look at|look over|inspect)\b.{0,40}\b(foot|feet)\b|\bfoot check\b", re.IGNORECASE
)
UNSTEADY = {"fall_last_year", "numb_feet", "dizzy_on_standing"}
SUPPORT = {Equipment.CHAIR, Equipment.CHAIR_WITH_BACK, Equipment.WALL_OR_RAIL}
ALLOWED = (Practice.OFFERED, Practice.BREATH_ONLY)


def routines_keep_to_offered_conditions(content: Content) -> Iterator[Fault]:
    """No routine or programme is made for a condition that is not offered or is an emergency."""
    conditions = content.of(Kind.CONDITIONS)
    for kind in (Kind.ROUTINES, Kind.PROGRAMMES):
        for record, place in content.each(kind):
            for index, slug in enumerate(record.conditions):
                condition = conditions.get(slug)
                if condition is not None and condition.practice not in ALLOWED:
                    message = f"{slug} is {condition.practice}"
                    spot = ("conditions", index)
                    yield place.fault("routines-keep-to-offered-conditions", message, *spot)


def breath_only_routines_only_breathe(content: Content) -> Iterator[Fault]:
    """A routine for a condition that allows breathing only moves nothing but the breath."""
    conditions = content.of(Kind.CONDITIONS)
    for routine, place, steps in routines(content):
        practices = {conditions[slug].practice for slug in routine.conditions if slug in conditions}
        if Practice.BREATH_ONLY not in practices:
            continue
        for item in steps:
            if item.variant is None:
                continue
            if not is_breath_only(plain(item.movement), plain(item.variant)):
                message = f"{item.step.movement} is more than natural breathing"
                spot = ("steps", item.at, "movement")
                yield place.fault("breath-only-routines-only-breathe", message, *spot)


def routine_steps_are_allowed(content: Content) -> Iterator[Fault]:
    """No step is one that the safety rules leave out for the limitations its conditions imply."""
    judging = _Judging(content)
    for routine, place, steps in routines(content):
        limitations = _implied(content, routine.conditions)
        for item in steps:
            for message in judging.findings(item, limitations):
                spot = ("steps", item.at, "variant")
                yield place.fault("routine-steps-are-allowed", message, *spot)


def programme_routines_are_allowed(content: Content) -> Iterator[Fault]:
    """No routine of a programme holds a step that is left out for the programme's conditions."""
    judging = _Judging(content)
    stepped = {routine.slug: steps for routine, _, steps in routines(content)}
    for programme, place in content.each(Kind.PROGRAMMES):
        limitations = _implied(content, programme.conditions)
        for number, phase in enumerate(programme.phases):
            for index, slug in enumerate(phase.routines):
                for item in stepped.get(slug, ()):
                    for message in judging.findings(item, limitations):
                        spot = ("phases", number, "routines", index)
                        text = f"{slug}: {message}"
                        yield place.fault("programme-routines-are-allowed", text, *spot)


def diabetes_routines_tell_sugar_and_feet(content: Content) -> Iterator[Fault]:
    """A routine for diabetes speaks of low sugar before it begins, and of a foot check."""
    for routine, place in content.each(Kind.ROUTINES):
        if not DIABETES & set(routine.conditions):
            continue
        said = " ".join(routine.before_you_begin)
        everything = " ".join(text for _, text in words_of(routine))
        for wanted, text, name in (
            (LOW_SUGAR, said, "low sugar"),
            (FOOT_CHECK, everything, "a foot check"),
        ):
            if not wanted.search(text):
                message = f"says nothing of {name}"
                rule = "diabetes-routines-tell-sugar-and-feet"
                yield place.fault(rule, message, "before_you_begin")


def unsteady_people_have_support(content: Content) -> Iterator[Fault]:
    """A routine for people who may fall stands only where a chair, wall or rail is in reach."""
    for routine, place, steps in routines(content):
        if not UNSTEADY & _implied(content, routine.conditions):
            continue
        for item in steps:
            if item.variant is None or item.variant.posture is not Posture.STANDING:
                continue
            if not SUPPORT & set(item.variant.equipment):
                message = f"{item.step.movement} stands without support"
                spot = ("steps", item.at, "variant")
                yield place.fault("unsteady-people-have-support", message, *spot)


def phases_follow_one_another(content: Content) -> Iterator[Fault]:
    """The phases of a programme follow week on week, and only the last may be open-ended."""
    for programme, place in content.each(Kind.PROGRAMMES):
        due: int | None = 1
        for index, phase in enumerate(programme.phases):
            ends = phase.weeks_to
            if phase.weeks_from != due or (ends is not None and ends < phase.weeks_from):
                message = f"weeks {phase.weeks_from} to {ends}, but week {due} is due"
                spot = ("phases", index, "weeks_from")
                yield place.fault("phases-follow-one-another", message, *spot)
            due = None if ends is None else ends + 1


def phases_have_time_for_their_routines(content: Content) -> Iterator[Fault]:
    """No routine of a phase lasts longer than the minutes that the phase asks for."""
    known = content.of(Kind.ROUTINES)
    for programme, place in content.each(Kind.PROGRAMMES):
        for number, phase in enumerate(programme.phases):
            for index, slug in enumerate(phase.routines):
                if slug in known and known[slug].seconds > phase.minutes * 60:
                    message = f"{slug} lasts {known[slug].seconds} s, not {phase.minutes} minutes"
                    spot = ("phases", number, "routines", index)
                    yield place.fault("phases-have-time-for-their-routines", message, *spot)


class _Judging:
    """The safety book of the content, and what it leaves out."""

    def __init__(self, content: Content) -> None:
        self.book: Book = book_of(
            {
                name: tuple(plain(document) for document, _ in content.each_plain(name))
                for name in ("limitations", "features", "cells")
            },
            [plain(region) for region, _ in content.each(Kind.REGIONS)],
        )
        self.avoided = avoided_in_pregnancy(
            plain(point) for point, _ in content.each(Kind.ACUPOINTS)
        )

    def findings(self, item: PlacedStep, limitations: set[str]) -> Iterator[str]:
        if item.variant is None:
            return
        subject = subject_of(plain(item.movement), plain(item.variant), self.avoided)
        for found in judge(self.book, subject, limitations).left_out:
            about = "/".join(part for part in (found.limitation, found.feature) if part)
            yield f"{item.step.movement} {item.step.variant} is {found.rule}: {about}"


def _implied(content: Content, slugs: list[str]) -> set[str]:
    conditions = content.of(Kind.CONDITIONS)
    return {
        item.limitation
        for slug in slugs
        if slug in conditions
        for item in conditions[slug].implied_limitations
    }


RULES: tuple[Check, ...] = (
    routines_keep_to_offered_conditions,
    breath_only_routines_only_breathe,
    routine_steps_are_allowed,
    programme_routines_are_allowed,
    diabetes_routines_tell_sugar_and_feet,
    unsteady_people_have_support,
    phases_follow_one_another,
    phases_have_time_for_their_routines,
)
