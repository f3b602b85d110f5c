"""From a ticket to the bytes of its session: the work that a route hands to a thread."""

from contextlib import suppress
from dataclasses import replace

from app.api.rendering import dumps
from app.api.sessions.fields import SessionRead
from app.api.sessions.forms import JSON, FormQuery, rendered
from app.api.sessions.refusing import red_flags_told
from app.api.sessions.telling import told
from app.catalogue.edition import Edition
from app.composer.compose import compose
from app.composer.session import PracticeSession
from app.composer.swapping import exchange_for, number_of, wishes_without
from app.composer.token import Ticket
from app.errors import CannotCompose
from app.sessions.library import library_of
from app.sessions.tickets import composed, refitted, tellings


def answer(edition: Edition, ticket: Ticket, changed: str | None) -> bytes:
    """Compose the session of a ticket and tell it as JSON."""
    with red_flags_told(edition, ticket.wish):
        ticket, changed = refitted(edition, ticket, changed)
        session = composed(edition, ticket)
    said = told(edition, session, ticket, changed)
    return dumps(SessionRead.shaped(said))


def swapped(edition: Edition, ticket: Ticket, step: int | str, changed: str | None) -> bytes:
    """Exchange a step, by its number or id, for the best other, and tell the session anew."""
    with red_flags_told(edition, ticket.wish):
        ticket, changed = refitted(edition, ticket, changed)
        session = composed(edition, ticket)
        number = number_of(session, step)
        try:
            exchange = exchange_for(session, number, library_of(edition))
        except CannotCompose as refused:
            return answer(
                edition, _composed_without(edition, ticket, session, number, refused), changed
            )
    return answer(edition, replace(ticket, exchanges=(*ticket.exchanges, exchange)), changed)


def _composed_without(
    edition: Edition,
    ticket: Ticket,
    session: PracticeSession,
    step: int,
    refused: CannotCompose,
) -> Ticket:
    """Return the ticket of the nearest session without a step's movement, or refuse as before."""
    for wish in wishes_without(session, step):
        with suppress(CannotCompose):
            compose(wish, library_of(edition))
            return Ticket(wish, ticket.release)
    raise refused


def in_form(
    edition: Edition,
    ticket: Ticket,
    changed: str | None,
    form: str,
    query: FormQuery,
    site: str | None,
) -> tuple[bytes, str]:
    """Compose the session and render the form asked for; return its bytes and media type."""
    if form == JSON:
        return answer(edition, ticket, changed), "application/json"
    with red_flags_told(edition, ticket.wish):
        ticket, changed = refitted(edition, ticket, changed)
        told_ones = tellings(edition, ticket)
    return rendered(edition, told_ones, ticket, form, query, site)
