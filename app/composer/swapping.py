"""One movement of a session exchanged for the best other that takes its place exactly."""

from collections.abc import Iterator
from dataclasses import replace

from app.composer.adding_up import before_all
from app.composer.cards import Library
from app.composer.choosing import Option, Places, places
from app.composer.framing import framed
from app.composer.reasons import gaps
from app.composer.screening import screen
from app.composer.session import PracticeSession, Side, Status, Step
from app.composer.timeline import OTHER_SIDE, Lead, next_up, spans, step_of
from app.composer.token import Exchange
from app.composer.wish import Wish
from app.errors import CannotCompose, Obstacle

NOTHING = "No other movement that safety allows can take this place."


def exchange_for(session: PracticeSession, number: int, library: Library) -> Exchange:
    """Return the best other movement for a step, both of its sides together.

    It stands in the same section and posture and takes the same seconds. Raises CannotCompose
    when there is none.
    """
    found = list(_candidates(session, number, library))
    if not found:
        raise CannotCompose([Obstacle("nothing-to-swap-in", str(number), NOTHING)])
    best = max(found, key=lambda option: (option.value, option.admitted.card.key))
    return _exchange(number, best)


def wishes_without(session: PracticeSession, number: int) -> Iterator[Wish]:
    """Yield wishes for the session without the movement of a step, the nearest to it first.

    They are for where no other movement takes exactly as long: every other movement is to stay, and
    where that is too much, those that were asked for by name.
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
    for option in _candidates(session, exchange.step, library):
        if _exchange(exchange.step, option) == exchange:
            return _with(session, exchange.step, option, library)
    raise CannotCompose([Obstacle("nothing-to-swap-in", str(exchange.step), NOTHING)])


def _exchange(number: int, option: Option) -> Exchange:
    card = option.admitted.card
    return Exchange(number, card.movement, card.variant, option.amount.cycles)


def _here(session: PracticeSession, number: int) -> list[Step]:
    """The step with its other side, which comes right after the left one."""
    at = next((step for step in session.steps if step.number == number), None)
    if at is None:
        reason = f"The session has {len(session.steps)} steps."
        raise CannotCompose([Obstacle("no-such-step", str(number), reason)])
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


def _candidates(session: PracticeSession, number: int, library: Library) -> Iterator[Option]:
    here = _here(session, number)
    wish, narrowed = framed(session.wish, library.ground)
    groups = places(wish, narrowed, screen(wish, narrowed))
    used = {step.movement for step in session.steps}
    hard_beside = _hard_beside(session, here, groups)
    length = here[-1].start_seconds + here[-1].seconds - here[0].start_seconds
    for group in groups.get((here[0].section, here[0].posture), ()):
        if group.movement in used or (group.hard and group.hard in hard_beside):
            continue
        for option in group.options:
            if option.seconds - option.ready_seconds == length:
                yield option


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
    session: PracticeSession, number: int, option: Option, library: Library
) -> PracticeSession:
    here = _here(session, number)
    rest = [step for step in session.steps if step not in here]
    laid = sorted(
        [*rest, *_taken(session.wish, library, here[0], option)],
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


def _taken(asked: Wish, library: Library, first: Step, option: Option) -> Iterator[Step]:
    wish, _ = framed(asked, library)
    clock = first.start_seconds - first.transition_seconds
    announced = library.phrases.say("way.next", name=first.name)
    text = first.transition.replace(announced, next_up(option, library))
    lead = Lead(first.transition_seconds, text)
    for number, side in enumerate(option.sides, start=first.number):
        step = step_of(wish, library, first.section, option, side, clock, lead, number)
        yield step
        clock = step.start_seconds + step.seconds
        lead = Lead(option.side_seconds, library.phrases.say(OTHER_SIDE))
