"""One movement of a session exchanged for the best other that takes its place to the second."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.composer.adding_up import before_all
from app.composer.cards import Library
from app.composer.choosing import Option, Places, places
from app.composer.chosen import SLACK_IN
from app.composer.framing import framed
from app.composer.leads import LEADS, Leads
from app.composer.objective import SLACK_PER_SECOND
from app.composer.reasons import gaps
from app.composer.screening import screen
from app.composer.session import PracticeSession, Side, Status, Step
from app.composer.timeline import OTHER_SIDE, Lead, next_up, spans, step_of
from app.composer.token import Exchange
from app.composer.wish import Wish
from app.errors import CannotCompose, Obstacle

NOTHING = "No other movement that safety allows can take this place."


@dataclass(frozen=True, slots=True)
class _Place:
    """What could stand in the place of a step, and how much longer there is to get ready."""

    option: Option
    longer: int


def number_of(session: PracticeSession, step: int | str) -> int:
    """Return the number of a step by its number or id; raise CannotCompose where it is not there.

    The ids are those of this very session: an exchanged step has an id of its own.
    """
    found = next((one.number for one in session.steps if step in (one.number, one.id)), None)
    if found is None:
        reason = f"The session has {len(session.steps)} steps."
        raise CannotCompose([Obstacle("no-such-step", str(step), reason)])
    return found


def exchange_for(session: PracticeSession, number: int, library: Library) -> Exchange:
    """Return the best other movement for a step, both of its sides together.

    It stands in the same section and posture. One that takes the same seconds comes before one
    that is shorter, before which there is longer to get ready. Raises CannotCompose when there
    is none.
    """
    found = list(_candidates(session, number, library))
    if not found:
        raise CannotCompose([Obstacle("nothing-to-swap-in", str(number), NOTHING)])
    best = max(
        found,
        key=lambda place: (
            place.longer == 0,
            place.option.value - SLACK_PER_SECOND * place.longer,
            place.option.admitted.card.key,
        ),
    )
    return _exchange(number, best.option)


def wishes_without(session: PracticeSession, number: int) -> Iterator[Wish]:
    """Yield wishes for the session without the movement of a step, the nearest to it first.

    They are for where nothing fits between the others: every other movement is to stay, and where
    that is too much, those that were asked for by name.
    """
    wish, gone = session.wish, _here(session, number)[0].movement
    rest = {step.movement for step in session.steps if step.movement != gone}
    freed = replace(
        wish,
        exclude=tuple(sorted({*wish.exclude, gone})),
        include=tuple(name for name in wish.include if name in rest),
        locked=tuple(lock for lock in wish.locked if lock.movement in rest),
    )
    yield replace(freed, include=tuple(sorted(rest)))
    yield replace(freed, likes=tuple(sorted({*freed.likes, *rest})))


def exchanged(session: PracticeSession, exchange: Exchange, library: Library) -> PracticeSession:
    """Return the session with that one movement exchanged, all else as it was."""
    for place in _candidates(session, exchange.step, library):
        if _exchange(exchange.step, place.option) == exchange:
            return _with(session, exchange.step, place, library)
    raise CannotCompose([Obstacle("nothing-to-swap-in", str(exchange.step), NOTHING)])


def _exchange(number: int, option: Option) -> Exchange:
    card = option.admitted.card
    return Exchange(number, card.movement, card.variant, option.amount.cycles)


def _here(session: PracticeSession, number: int) -> list[Step]:
    """The step with its other side, which comes right after the left one."""
    at = session.steps[number_of(session, number) - 1]
    left, right = at.number - (at.side is Side.RIGHT), at.number + (at.side is Side.LEFT)
    other = next(
        (
            step
            for step in session.steps[left - 1 : right]
            if step.side not in (None, at.side)
            and (step.movement, step.section) == (at.movement, at.section)
        ),
        None,
    )
    return [at] if other is None else sorted((at, other), key=lambda step: step.number)


def _candidates(session: PracticeSession, number: int, library: Library) -> Iterator[_Place]:
    here = _here(session, number)
    wish, narrowed = framed(session.wish, library.ground)
    groups = places(wish, narrowed, screen(wish, narrowed))
    used = {step.movement for step in session.steps}
    hard_beside = _hard_beside(session, here, groups)
    length = here[-1].start_seconds + here[-1].seconds - here[0].start_seconds
    # A movement may take what was slack before it, and leave as much as a whole session may have.
    leads = LEADS[wish.pace]
    spare = here[0].transition_seconds - _change_before(session, here[0], leads)
    most = leads.slack * len(SLACK_IN)
    for group in groups.get((here[0].section, here[0].posture), ()):
        if group.movement in used or (group.hard and group.hard in hard_beside):
            continue
        for option in group.options:
            longer = length - (option.seconds - option.ready_seconds)
            if option.ready_seconds - spare <= longer <= most:
                yield _Place(option, longer)


def _change_before(session: PracticeSession, first: Step, leads: Leads) -> int:
    """Return the seconds that the change of posture before a step takes."""
    if first.number == 1:
        return 0
    return leads.change(session.steps[first.number - 2].posture, first.posture)


def _hard_beside(session: PracticeSession, here: list[Step], groups: Places) -> set[str]:
    """The regions that the neighbours work hard."""
    hard = {
        (*place, group.movement): group.hard for place, some in groups.items() for group in some
    }
    beside = (here[0].number - 1, here[-1].number + 1)
    return {
        hard.get((step.section, step.posture, step.movement), "")
        for step in session.steps
        if step.number in beside
    }


def _with(
    session: PracticeSession, number: int, place: _Place, library: Library
) -> PracticeSession:
    here = _here(session, number)
    rest = [step for step in session.steps if step not in here]
    laid = sorted(
        [*rest, *_taken(session.wish, library, here[0], place)],
        key=lambda step: step.start_seconds,
    )
    numbered = tuple(replace(step, number=at) for at, step in enumerate(laid, start=1))
    wish, narrowed = framed(session.wish, library.ground)
    screened = screen(wish, narrowed)
    left_open = tuple(gaps(numbered, wish, library, screened))
    return replace(
        session,
        status=Status.COMPOSED_WITH_GAPS if left_open else Status.COMPOSED,
        steps=numbered,
        sections=spans(numbered),
        gaps=left_open,
        opening_advice=before_all(wish, library, screened.limitations, numbered),
    )


def _taken(asked: Wish, library: Library, first: Step, place: _Place) -> Iterator[Step]:
    wish, _ = framed(asked, library)
    option = place.option
    clock = first.start_seconds - first.transition_seconds
    announced = library.phrases.say("way.next", name=first.name)
    text = first.transition.replace(announced, next_up(option, library))
    lead = Lead(first.transition_seconds + place.longer, text)
    for number, side in enumerate(option.sides, start=first.number):
        step = step_of(wish, library, first.section, option, side, clock, lead, number)
        yield step
        clock = step.start_seconds + step.seconds
        lead = Lead(option.side_seconds, library.phrases.say(OTHER_SIDE))
