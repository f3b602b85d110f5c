"""A ticket into its session on the live edition, brought along from an older release."""

from contextlib import suppress
from dataclasses import dataclass, replace

from app.catalogue.edition import Edition
from app.catalogue.spoken import phrases_in
from app.composer.cards import Library
from app.composer.checking import (
    followed,
    has_focus,
    out_of_bounds,
    strangers,
    without_strangers,
)
from app.composer.compose import Choice, choose, compose, told
from app.composer.refusing import relaxations
from app.composer.session import PracticeSession
from app.composer.swapping import exchanged
from app.composer.token import ENGINE, NotAToken, Ticket
from app.errors import CannotCompose, Obstacle
from app.sessions.library import library_of
from app.sessions.telling import library_in, spoken
from app.vocabulary.phrases import run_on

# No change of the wish helps where one of these stands in the way.
ENDS_THE_MATTER = frozenset(
    {"condition-emergency", "condition-not-offered", "limitation-ends-the-matter"}
)


@dataclass(frozen=True, slots=True)
class Tellings:
    """One session told three times: in the language of its wish, in the original, and in its
    language with the original behind what warns and nobody has assessed.

    In the original itself the other two are none.
    """

    session: PracticeSession
    original: PracticeSession | None
    marked: PracticeSession | None


def composed(edition: Edition, ticket: Ticket) -> PracticeSession:
    """Compose what a ticket asks for, in its language; what warns has its original behind it.

    A refusal is told in English and comes with the smallest changes that work.
    """
    library = library_in(edition, ticket.wish.lang)
    return _told(_chosen(edition, ticket), ticket, library)


def tellings(edition: Edition, ticket: Ticket) -> Tellings:
    """Compose what a ticket asks for, and tell it for a form that sets languages side by side."""
    choice, ground = _chosen(edition, ticket), library_of(edition)
    lang = spoken(edition, ticket.wish.lang)
    original = _said_in("en", _told(choice, ticket, ground))
    if lang == "en":
        return Tellings(original, None, None)
    alone, marked = (
        _said_in(lang, _told(choice, ticket, library_in(edition, lang, beside=beside)))
        for beside in (False, True)
    )
    return Tellings(alone, original, marked)


def _chosen(edition: Edition, ticket: Ticket) -> Choice:
    library = library_of(edition)
    try:
        return choose(ticket.wish, library)
    except CannotCompose as refused:
        if any(obstacle.code in ENDS_THE_MATTER for obstacle in refused.obstacles):
            raise
        found = relaxations(ticket.wish, library, compose)
        raise CannotCompose(refused.obstacles, found) from None


def _told(choice: Choice, ticket: Ticket, library: Library) -> PracticeSession:
    session = told(choice, library)
    for exchange in ticket.exchanges:
        session = exchanged(session, exchange, library)
    return session


def _said_in(lang: str, session: PracticeSession) -> PracticeSession:
    """A voice that takes one language for another can't be understood, so each form says which."""
    return replace(session, wish=replace(session.wish, lang=lang))


def refusal_told(edition: Edition, ticket: Ticket) -> str:
    """Return why a ticket that was refused cannot be composed, in its language."""
    try:
        choose(ticket.wish, library_in(edition, ticket.wish.lang))
    except CannotCompose as refused:
        return run_on(*(obstacle.reason for obstacle in refused.obstacles))
    raise LookupError("the ticket is refused in no language")


def renewed(edition: Edition, ticket: Ticket) -> tuple[Ticket, str | None]:
    """Bring a ticket to the live release and engine; say what it could not bring along.

    Raises NotAToken for a ticket whose wish is out of bounds: nobody got it from us; CannotCompose
    where a condition is gone, for with it would go its warnings and all that it brings along.
    """
    library = library_of(edition)
    if any(out_of_bounds(ticket.wish)):
        raise NotAToken
    asked = followed(ticket.wish, library)
    unknown = sorted(set(strangers(asked, library)))
    if ended := [_lost(value) for field, value in unknown if field == "conditions"]:
        raise CannotCompose(ended)
    gone = [f"{field}: {value}" for field, value in unknown]
    wish = without_strangers(asked, library)
    if not has_focus(wish):
        raise NotAToken
    live = edition.release.number
    if (ticket.release, ticket.engine, ticket.wish) == (live, ENGINE, wish) and not gone:
        return ticket, None
    phrases = phrases_in(edition, wish.lang)
    anew = phrases.say(
        "service.anew",
        release=live,
        engine=ENGINE,
        old_release=ticket.release,
        old_engine=ticket.engine,
    )
    lost = phrases.say("service.no_longer_known", names=phrases.listed(gone)) if gone else ""
    return replace(ticket, wish=wish, release=live, engine=ENGINE), run_on(anew, lost)


def refitted(edition: Edition, ticket: Ticket, changed: str | None) -> tuple[Ticket, str | None]:
    """Keep those exchanges of a renewed ticket that still fit, and say how many do not.

    It composes, so it belongs into a thread; a ticket that nothing was told of is as it was.
    """
    if changed is None or not ticket.exchanges:
        return ticket, changed
    library = library_of(edition)
    session = told(_chosen(edition, ticket), library)
    kept = []
    for old in ticket.exchanges:
        now = replace(old, movement=library.moved["movements"].get(old.movement, old.movement))
        with suppress(CannotCompose):
            session = exchanged(session, now, library)
            kept.append(now)
    if lost := len(ticket.exchanges) - len(kept):
        say = phrases_in(edition, ticket.wish.lang).say
        changed = run_on(changed, say("service.exchanges_lost", count=lost))
    return replace(ticket, exchanges=tuple(kept)), changed


def _lost(condition: str) -> Obstacle:
    reason = f"The condition {condition} is no longer known here. Ask for a new session."
    return Obstacle("condition-gone", condition, reason)
