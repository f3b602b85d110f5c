"""Every promise that a composed session makes, checked from the outside; nothing here composes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from app.composer.cards import Card, Library
from app.composer.framing import framed
from app.composer.leads import LEADS
from app.composer.session import CueKind, PracticeSession, Side, Status, Step
from app.composer.shares import windows
from app.composer.wish import Wish
from app.vocabulary.practice import Section
from app.vocabulary.safety import Severity
from tests.composer.oracle import (
    all_limitations,
    ends_the_matter,
    fits,
    objections,
    unknowns,
)

SECTIONS = list(Section)
UNSETTLED = {"psychosis_or_mania", "trauma_or_dissociation"}
BOTH = [Side.LEFT, Side.RIGHT]


def broken(session: PracticeSession, asked: Wish, library: Library) -> list[str]:
    """Return each promise that the session breaks, in words."""
    wish, narrowed = framed(asked, library)
    cards = {card.key: card for card in narrowed.cards}
    return [
        *_time(session, wish),
        *_sections(session, wish),
        *_breath(session, wish),
        *_postures(session, wish),
        *_sides(session, wish, narrowed, cards),
        *_once(session, cards),
        *_rest_between_hard(session, cards),
        *_names(session, wish),
        *_locks(session, wish, narrowed, cards),
        *_safety(session, wish, narrowed, cards),
        *_told(session, wish, narrowed),
        *_cues(session, cards),
    ]


def blocks(steps: tuple[Step, ...]) -> list[list[Step]]:
    """Steps by movement: a movement on both of its sides is one block."""
    found: list[list[Step]] = []
    for step in steps:
        before = found[-1][-1] if found else None
        if (
            before
            and (before.side, step.side) == (Side.LEFT, Side.RIGHT)
            and before.movement == step.movement
        ):
            found[-1].append(step)
        else:
            found.append([step])
    return found


def _time(session: PracticeSession, wish: Wish) -> Iterator[str]:
    if session.seconds != wish.seconds:
        yield f"time: {session.seconds} seconds and not {wish.seconds}"
    clock = 0
    for number, step in enumerate(session.steps, start=1):
        if step.start_seconds != clock + step.transition_seconds:
            yield f"time: step {number} starts at {step.start_seconds}"
        if step.number != number or step.seconds < 1 or step.transition_seconds < 0:
            yield f"time: step {number} has number {step.number}, {step.seconds} s"
        if type(step.seconds) is not int or type(step.start_seconds) is not int:
            yield f"time: step {number} is not in whole seconds"
        clock = step.start_seconds + step.seconds
    if clock != wish.seconds:
        yield f"time: the steps add up to {clock}"
    if len({step.id for step in session.steps}) != len(session.steps):
        yield "time: two steps have one id"


def _sections(session: PracticeSession, wish: Wish) -> Iterator[str]:
    places = [SECTIONS.index(step.section) for step in session.steps]
    if places != sorted(places):
        yield "sections: out of order"
    breath = 8 if wish.half_breaths_per_minute is None else 120 / wish.half_breaths_per_minute
    tolerance = max(wish.seconds / 10, breath + 1)
    lasting = Counter[Section]()
    for step in session.steps:
        lasting[step.section] += step.transition_seconds + step.seconds
    for section, window in windows(wish).items():
        if abs(lasting[section] - window.target) > tolerance:
            yield f"sections: {section} has {lasting[section]} s, its share is {window.target} s"
    for section in (Section.ARRIVE, Section.MAIN, Section.CLOSE):
        if not lasting[section]:
            yield f"sections: {section} is empty"
    told = {span.section: span.seconds for span in session.sections}
    if told != dict(lasting):
        yield "sections: the spans are not those of the steps"


def _breath(session: PracticeSession, wish: Wish) -> Iterator[str]:
    for step in session.steps:
        breathing = step.breathing
        cycle = sum(phase.milliseconds for phase in breathing.phases)
        pause = breathing.pause_milliseconds
        if breathing.cycles < 1 or not 0 <= pause < 1000:
            yield f"breath: {step.id} has {breathing.cycles} breaths and a pause of {pause} ms"
        if breathing.cycles * cycle + pause != step.seconds * 1000:
            yield f"breath: the breaths of {step.id} do not add up"
        paced = wish.half_breaths_per_minute
        if breathing.is_paced != (paced is not None):
            yield f"breath: {step.id} is paced otherwise than wished"
        if paced is not None and cycle != 120_000 // paced:
            yield f"breath: a breath of {step.id} takes {cycle} ms"


def _postures(session: PracticeSession, wish: Wish) -> Iterator[str]:
    order = [posture for posture, _ in groupby(session.steps, key=lambda step: step.posture)]
    # A wish has each posture once, so none comes back; a routine may sit, stand, and sit again.
    allowed = iter(wish.postures)
    if not all(posture in allowed for posture in order):
        yield f"postures: {order} is not as wished"
    leads = LEADS[wish.pace]
    for before, after in pairwise(session.steps):
        needed = leads.change(before.posture, after.posture)
        needed += leads.side if after.side is Side.RIGHT and before.side else leads.ready
        if after.transition_seconds < needed:
            yield f"postures: {after.id} comes after {after.transition_seconds} s"


def _sides(
    session: PracticeSession, wish: Wish, library: Library, cards: dict[tuple[str, str], Card]
) -> Iterator[str]:
    for block in blocks(session.steps):
        sides = [step.side for step in block]
        card = cards[block[0].movement, block[0].variant]
        if not card.per_side:
            if sides != [None]:
                yield f"sides: {card.movement} has sides"
        elif sides == BOTH:
            if len({(s.seconds, s.repetitions, s.breathing.cycles) for s in block}) != 1:
                yield f"sides: {card.movement} is longer on one side"
        elif not _may_stand_alone(card, sides, wish, library):
            yield f"sides: {card.movement} is done on {sides} only"


def _may_stand_alone(card: Card, sides: list[Side | None], wish: Wish, library: Library) -> bool:
    if len(sides) != 1 or sides[0] is None:
        return False
    other = BOTH[sides[0] is Side.LEFT]
    return any(objections(card, other, wish, library))


def _once(session: PracticeSession, cards: dict[tuple[str, str], Card]) -> Iterator[str]:
    if not 1 <= session.rounds <= 3:
        yield f"once: {session.rounds} rounds"
    main = [block[0].movement for block in blocks(session.steps) if _is_main(block[0])]
    first = main[: len(main) // session.rounds]
    if main != first * session.rounds:
        yield "once: the rounds differ"
    rest = [block[0] for block in blocks(session.steps) if not _is_main(block[0])]
    done = Counter(first)
    done.update(step.movement for step in rest)
    for movement, times in done.items():
        quiet = any(card.is_quiet for key, card in cards.items() if key[0] == movement)
        if times > 1 and not quiet:
            yield f"once: {movement} stands in it {times} times"


def _is_main(step: Step) -> bool:
    return step.section is Section.MAIN


def _rest_between_hard(
    session: PracticeSession, cards: dict[tuple[str, str], Card]
) -> Iterator[str]:
    worked = [
        _worked_hard(cards[block[0].movement, block[0].variant])
        for block in blocks(session.steps)
        if _is_main(block[0])
    ]
    for before, after in pairwise(worked):
        if before and before == after:
            yield f"hard: {before} is worked hard twice running"


def _worked_hard(card: Card) -> str | None:
    is_hard = card.level >= 3 or Severity.HIGH in card.subject.features.values()
    return card.worked if is_hard else None


def _names(session: PracticeSession, wish: Wish) -> Iterator[str]:
    done = {step.movement for step in session.steps}
    wanted = {*wish.include, *(lock.movement for lock in wish.locked)}
    if missing := wanted - done:
        yield f"names: {sorted(missing)} asked for and not there"
    if unwanted := done & set(wish.exclude):
        yield f"names: {sorted(unwanted)} excluded and there"


def _locks(
    session: PracticeSession, wish: Wish, library: Library, cards: dict[tuple[str, str], Card]
) -> Iterator[str]:
    """A lock is held or told; a single one is held where its section reaches and is not hard."""
    firsts: dict[str, Step] = {}
    for step in session.steps:
        firsts.setdefault(step.movement, step)
    order = list(firsts)
    missed = {gap.wanted for gap in session.gaps if gap.code == "lock-elsewhere"}
    may_not_meet = UNSETTLED & all_limitations(wish, library) or len(wish.locked) > 1
    for lock in wish.locked:
        at = order.index(lock.movement) + 1
        if (at == lock.position) == (lock.movement in missed):
            yield f"locks: {lock} stands at {at}, and the gaps say otherwise"
        section = firsts[lock.movement].section
        beside = [step for step in firsts.values() if step.section == section]
        is_hard = any(_worked_hard(cards[step.movement, step.variant]) for step in beside)
        reach = {order.index(step.movement) + 1 for step in beside}
        if at != lock.position in reach and not is_hard and not may_not_meet:
            yield f"locks: {lock} stands at {at} although its section reaches there"


def _safety(
    session: PracticeSession, wish: Wish, library: Library, cards: dict[tuple[str, str], Card]
) -> Iterator[str]:
    if ends_the_matter(wish, library):
        yield "safety: there may be no session at all"
    for step in session.steps:
        card = cards[step.movement, step.variant]
        if not fits(card, wish):
            yield f"safety: {step.id} does not fit the wish"
        for objection in objections(card, step.side, wish, library):
            yield f"safety: {step.id}: {objection}"
        if set(step.not_assessed_for) != unknowns(card, wish, library) and not step.side:
            yield f"safety: {step.id} does not tell what was not assessed"
        yield from _easier(step, wish, library)
    if UNSETTLED & all_limitations(wish, library):
        yield from _long_stillness(session, cards)
    yield from _omitted(session, wish, library)


def _long_stillness(session: PracticeSession, cards: dict[tuple[str, str], Card]) -> Iterator[str]:
    """Steps that follow one another are one stretch."""
    seconds = 0
    for step in session.steps:
        card = cards[step.movement, step.variant]
        is_inward = card.is_quiet or "internal_focus" in card.subject.features
        seconds = seconds + step.seconds if is_inward else 0
        if seconds > 60:
            yield f"safety: {step.id} turns inward for {seconds} s on end"


def _easier(step: Step, wish: Wish, library: Library) -> Iterator[str]:
    """What is named as easier is offered as well."""
    if step.easier is None:
        return
    other = next(
        card
        for card in library.variants(step.easier.movement)
        if card.variant == step.easier.variant
    )
    anywhere = replace(wish, postures=(other.posture,), equipment=None)
    if not fits(other, anywhere) or any(objections(other, None, wish, library)):
        yield f"safety: {step.id} names {other.key} as easier"


def _omitted(session: PracticeSession, wish: Wish, library: Library) -> Iterator[str]:
    told = {(item.movement, item.variant) for item in session.omitted}
    for card in library.cards:
        may = not any(objections(card, None, wish, library)) or (
            card.per_side and any(not any(objections(card, side, wish, library)) for side in BOTH)
        )
        if (card.key in told) != (fits(card, wish) and not may):
            yield f"safety: {card.key} is {'' if card.key in told else 'not '}told as left out"


def _told(session: PracticeSession, wish: Wish, library: Library) -> Iterator[str]:
    for slug in wish.conditions:
        if not set(library.concerns[slug].warnings) <= set(session.seek_care_if):
            yield f"told: a red flag of {slug} is missing"
    if session.stop_if != library.texts.stop_if:
        yield "told: the stop rules are not all there"
    if (session.status is Status.COMPOSED) != (not session.gaps):
        yield f"told: {session.status} with {len(session.gaps)} gaps"


def _cues(session: PracticeSession, cards: dict[tuple[str, str], Card]) -> Iterator[str]:
    for step in session.steps:
        times = [cue.at_milliseconds for cue in step.cues]
        first = (step.start_seconds - step.transition_seconds) * 1000
        last = (step.start_seconds + step.seconds) * 1000
        if times != sorted(times) or not all(first <= time < last for time in times):
            yield f"cues: those of {step.id} are not in order inside it"
        said = {cue.text for cue in step.cues if cue.kind is CueKind.SAFETY}
        lines = cards[step.movement, step.variant].lines
        if {line.text for line in lines if line.kind is CueKind.SAFETY} - said:
            yield f"cues: a safety line of {step.id} is not said"
