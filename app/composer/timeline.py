"""A plan into steps with their seconds, which add up exactly; it chooses nothing any more."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.composer.advising import is_unsteady
from app.composer.cards import Card, Library
from app.composer.choosing import Option
from app.composer.chosen import Plan
from app.composer.cueing import cues
from app.composer.dosing import breathing_of
from app.composer.leads import LEADS
from app.composer.pacing import paced
from app.composer.reasons import easier, grounds
from app.composer.session import SectionSpan, Side, Step
from app.composer.wish import Wish
from app.vocabulary.phrases import Phrases, run_on
from app.vocabulary.practice import ON_THE_FEET, Posture, Section

OTHER_SIDE = "way.other_side"


@dataclass(frozen=True, slots=True)
class Lead:
    """Seconds before a step and what is said in them."""

    seconds: int
    text: str


def steps(plan: Plan, wish: Wish, library: Library) -> tuple[Step, ...]:
    """Lay the chosen options one after the other."""
    leads = _leads(plan, wish, library)
    found: list[Step] = []
    clock = 0
    for part in plan.parts:
        for option in part.options:
            for side in option.sides:
                lead = next(leads)
                found.append(
                    step_of(wish, library, part.section, option, side, clock, lead, len(found) + 1)
                )
                clock += lead.seconds + option.amount.seconds
    return tuple(found)


def spans(found: tuple[Step, ...]) -> tuple[SectionSpan, ...]:
    """Return the sections in order, each with the transitions before its steps."""
    spans_by: dict[Section, list[int]] = {}
    for step in found:
        start = step.start_seconds - step.transition_seconds
        whole = step.transition_seconds + step.seconds
        if step.section in spans_by:
            spans_by[step.section][1] += whole
        else:
            spans_by[step.section] = [start, whole]
    return tuple(SectionSpan(name, start, length) for name, (start, length) in spans_by.items())


def _leads(plan: Plan, wish: Wish, library: Library) -> Iterator[Lead]:
    """Yield the lead of each step; the slack is spread over those that begin a movement."""
    times, phrases = LEADS[wish.pace], library.phrases
    may_fall = is_unsteady(wish, library)
    waiting, posture = 0, plan.parts[0].posture
    for part in plan.parts:
        waiting += part.change_seconds
        each, over = divmod(plan.slack_of(part.section), max(1, len(part.options)))
        for number, option in enumerate(part.options):
            extra = each + (number < over)
            text = next_up(option, library)
            if waiting:
                text = run_on(_change_text(posture, part.posture, phrases), text)
            # Said before every movement on the feet to people who may fall (SAFETY 6).
            if may_fall and part.posture in ON_THE_FEET:
                text = run_on(text, phrases.say("care.supported"))
            yield Lead(times.ready + extra + waiting, text)
            waiting, posture = 0, part.posture
            for _ in option.sides[1:]:
                yield Lead(times.side, phrases.say(OTHER_SIDE))


def next_up(option: Option, library: Library) -> str:
    """Return what announces a movement."""
    return library.phrases.say("way.next", name=library.told(option.admitted.card).name)


def _change_text(before: Posture, after: Posture, phrases: Phrases) -> str:
    into = phrases.say(f"into.{after}")
    if before in (Posture.SUPINE, Posture.SIDE_LYING):
        up = phrases.say("care.up_from_lying")
        return up if after is Posture.SEATED else run_on(up, into)
    return into


def step_of(
    wish: Wish,
    library: Library,
    section: Section,
    option: Option,
    side: Side | None,
    clock: int,
    lead: Lead,
    number: int,
) -> Step:
    """Return one step whose lead begins at `clock` seconds."""
    card: Card = library.told(option.admitted.card)
    judgement = option.admitted.judgement
    breathing = breathing_of(
        option.amount,
        is_paced=wish.half_breaths_per_minute is not None,
        ratio=wish.breath_ratio,
    )
    breath = paced(wish, library.ground)
    start = clock + lead.seconds
    return Step(
        id=f"{number:02d}-{card.movement}" + (f"-{side}" if side else ""),
        number=number,
        section=section,
        start_seconds=start,
        seconds=option.amount.seconds,
        transition_seconds=lead.seconds,
        transition=lead.text,
        movement=card.movement,
        name=card.name,
        summary=card.summary,
        variant=card.variant,
        posture=card.posture,
        level=card.level,
        side=side,
        repetitions=option.amount.repetitions,
        unit=option.amount.unit,
        breathing=breathing,
        instructions=card.instructions,
        cues=cues(
            card,
            breathing,
            from_second=clock,
            start_second=start,
            seconds=option.amount.seconds,
            transition=lead.text,
            guidance=wish.guidance,
            is_second_side=side is not None and side is not option.sides[0],
            phrases=library.phrases,
        ),
        cautions=card.cautions,
        advice=library.heeded(dict.fromkeys((*judgement.advice, *breath.advice))),
        dose_basis=card.dose.basis,
        dose_sources=card.dose.sources,
        acupoints=card.points,
        meridians=tuple(sorted(card.meridians)),
        easier=easier(card, wish, library),
        not_assessed_for=tuple(sorted({*judgement.not_assessed_for, *breath.not_assessed_for})),
        why=grounds(option.admitted, section, wish, library),
    )
