"""A ticket into its session on the live edition, brought along from an older release."""

from contextlib import suppress
from dataclasses import replace

from app.catalogue.edition import Edition
from app.composer.checking import (
    followed,
    has_focus,
    out_of_bounds,
    strangers,
    without_strangers,
)
from app.composer.compose import compose
from app.composer.refusing import relaxations
from app.composer.session import PracticeSession
from app.composer.swapping import exchanged
from app.composer.token import ENGINE, NotAToken, Ticket
from app.errors import CannotCompose, Obstacle
from app.sessions.library import library_of

# No change of the wish helps where one of these stands in the way.
ENDS_THE_MATTER = frozenset(
    {"condition-emergency", "condition-not-offered", "limitation-ends-the-matter"}
)


def composed(edition: Edition, ticket: Ticket) -> PracticeSession:
    """Compose what a ticket asks for; a refusal comes with the smallest changes that work."""
    library = library_of(edition)
    try:
        session = compose(ticket.wish, library)
    except CannotCompose as refused:
        if any(obstacle.code in ENDS_THE_MATTER for obstacle in refused.obstacles):
            raise
        found = relaxations(ticket.wish, library, compose)
        raise CannotCompose(refused.obstacles, found) from None
    for exchange in ticket.exchanges:
        session = exchanged(session, exchange, library)
    return session


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
    if lost := [_lost(value) for field, value in unknown if field == "conditions"]:
        raise CannotCompose(lost)
    gone = [f"{field}: {value}" for field, value in unknown]
    wish = without_strangers(asked, library)
    if not has_focus(wish):
        raise NotAToken
    live = edition.release.number
    if (ticket.release, ticket.engine, ticket.wish) == (live, ENGINE, wish) and not gone:
        return ticket, None
    told = f"Composed anew on release {live}, engine {ENGINE}; the token was of release "
    told += f"{ticket.release}, engine {ticket.engine}."
    if gone:
        told += f" No longer known: {', '.join(gone)}."
    return replace(ticket, wish=wish, release=live, engine=ENGINE), told


def refitted(edition: Edition, ticket: Ticket, told: str | None) -> tuple[Ticket, str | None]:
    """Keep those exchanges of a renewed ticket that still fit, and say how many do not.

    It composes, so it belongs into a thread; a ticket that nothing was told of is as it was.
    """
    if told is None or not ticket.exchanges:
        return ticket, told
    library = library_of(edition)
    session = composed(edition, replace(ticket, exchanges=()))
    kept = []
    for old in ticket.exchanges:
        now = replace(old, movement=library.moved["movements"].get(old.movement, old.movement))
        with suppress(CannotCompose):
            session = exchanged(session, now, library)
            kept.append(now)
    if lost := len(ticket.exchanges) - len(kept):
        told += f" {lost} of the exchanged steps no longer fit and are as composed again."
    return replace(ticket, exchanges=tuple(kept)), told


def _lost(condition: str) -> Obstacle:
    reason = f"The condition {condition} is no longer known here. Ask for a new session."
    return Obstacle("condition-gone", condition, reason)
