"""One wish put to the composer, and all that comes back held against every promise."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from app.composer.cards import Library
from app.composer.compose import compose
from app.composer.framing import framed
from app.composer.refusing import relaxations
from app.composer.session import PracticeSession, Step
from app.composer.swapping import exchange_for, exchanged
from app.composer.token import Ticket, decode, encode, session_id
from app.composer.validating import Given, validate
from app.composer.wish import Share, Wish
from app.errors import CannotCompose, Relaxation
from app.vocabulary.practice import Posture, Section
from tests.composer.oracle import ends_the_matter
from tests.composer.promises import blocks, broken

RELEASE = 7
# Dear to check, so each only on every n-th wish.
TWICE, SWAPPED, RELAXED = 6, 4, 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a wish: the session or the codes of the refusal, and each broken promise."""

    session: PracticeSession | None
    codes: tuple[str, ...]
    broken: tuple[str, ...]


def examine(wish: Wish, library: Library, seed: int) -> Outcome:
    """Compose and check; any error but CannotCompose is let through, for there may be none."""
    found = list(_broken_by_token(wish))
    try:
        session = compose(wish, library)
    except CannotCompose as refused:
        codes = tuple(obstacle.code for obstacle in refused.obstacles)
        if not codes:
            found.append("refusal: it gives no reason")
        if seed % RELAXED == 0 and not ends_the_matter(wish, library):
            found += _broken_by_relaxations(wish, library)
        return Outcome(None, codes, tuple(found))
    found += broken(session, wish, library)
    found += _broken_by_validating(session, wish, library)
    # A copy of the library remembers nothing, so nothing that was kept can show.
    if seed % TWICE == 0 and compose(wish, replace(library)) != session:
        found.append("twice: the same wish gave another session")
    if seed % SWAPPED == 0:
        found += _broken_by_swap(session, wish, library, seed)
    return Outcome(session, (), tuple(found))


def _broken_by_token(wish: Wish) -> Iterator[str]:
    ticket = Ticket(wish, RELEASE)
    token = encode(ticket)
    if token is not None and decode(token) != ticket:
        yield "token: it does not come back"
    if len(session_id(ticket)) != 16 or not set(session_id(ticket)) <= set("0123456789abcdef"):
        yield "token: the session id is more than a short hash"


def _broken_by_relaxations(wish: Wish, library: Library) -> Iterator[str]:
    for relaxation in relaxations(wish, library, compose):
        other = relaxed(wish, relaxation)
        if (other.limitations, other.sides, other.exclude_risks) != (
            wish.limitations,
            wish.sides,
            wish.exclude_risks,
        ):
            yield f"relaxation: {relaxation.field} touches safety"
        try:
            session = compose(other, library)
        except CannotCompose:
            yield f"relaxation: {relaxation.field} {relaxation.value} composes nothing"
        else:
            yield from (f"relaxation: {item}" for item in broken(session, other, library))


def relaxed(wish: Wish, relaxation: Relaxation) -> Wish:
    """Return the wish as a reader of the relaxation would change it."""
    match relaxation.field:
        case "minutes":
            return replace(wish, seconds=int(relaxation.value) * 60)
        case "postures":
            more = Posture(relaxation.value.removeprefix("+"))
            return replace(wish, postures=(*wish.postures, more))
        case "level":
            return replace(wish, level=int(relaxation.value))
        case "include":
            return replace(wish, include=())
        case "locked":
            return replace(wish, locked=())
        case "exclude":
            return replace(wish, exclude=())
        case "sections":
            shares = json.loads(relaxation.value)
            return replace(wish, shares=tuple(Share(Section(k), v) for k, v in shares.items()))
        case "equipment":
            return replace(wish, equipment=None)
        case "breaths_per_minute":
            return replace(wish, half_breaths_per_minute=None)
        case "breath_ratio":
            return replace(wish, breath_ratio=None)
    raise AssertionError(relaxation.field)


def _broken_by_validating(session: PracticeSession, asked: Wish, library: Library) -> Iterator[str]:
    wish, narrowed = framed(asked, library)
    judged = validate(as_given(session), wish, narrowed)
    # Rounds repeat their movements and quiet breathing stands twice: that alone may be said.
    yield from (
        f"validate: {item.rule} at {item.step}"
        for item in judged.remarks
        if item.rule != "movement-twice" and not (wish.routine and item.rule == "up-down-up")
    )
    if judged.seconds != session.seconds:
        yield "validate: it counts other seconds"
    starts = [placed.start_seconds for placed in judged.timeline]
    if starts != [step.start_seconds for step in session.steps]:
        yield "validate: it has another timeline"


def as_given(session: PracticeSession) -> tuple[Given, ...]:
    """Return the steps as a caller would send them."""
    return tuple(
        Given(s.movement, s.variant, s.section, s.seconds, s.transition_seconds, s.side)
        for s in session.steps
    )


def _broken_by_swap(
    session: PracticeSession, wish: Wish, library: Library, seed: int
) -> Iterator[str]:
    step = Random(seed).choice(session.steps)
    try:
        exchange = exchange_for(session, step.number, library)
    except CannotCompose:
        return
    swapped = exchanged(session, exchange, library)
    if exchange.movement in {item.movement for item in session.steps}:
        yield f"swap: {exchange.movement} was there before"
    gone = next(block for block in blocks(session.steps) if step in block)
    kept = [as_kept(item) for item in session.steps if item not in gone]
    still = [as_kept(item) for item in swapped.steps if item.movement != exchange.movement]
    if kept != still:
        yield "swap: it changed more than the one movement"
    # What was asked for by name may be swapped out; that is the swap's own wish.
    allowed = ("names: ", "once: the rounds differ")
    freed = replace(wish, include=(), locked=())
    for item in broken(replace(swapped, wish=freed), freed, library):
        if not item.startswith(allowed):
            yield f"swap: {item}"
    ticket = Ticket(wish, RELEASE, exchanges=(exchange,))
    token = encode(ticket)
    if token is not None and decode(token) != ticket:
        yield "token: with an exchange it does not come back"


def as_kept(step: Step) -> Step:
    """Return the step without its number, which moves when a swap brings a step more or less."""
    return replace(step, number=0)
