"""From a ticket to the bytes of its session: the work that a route hands to a thread."""

from dataclasses import replace

from app.api.rendering import dumps
from app.api.sessions.fields import SessionRead
from app.api.sessions.forms import JSON, FormQuery, rendered
from app.api.sessions.refusing import red_flags_told
from app.api.sessions.telling import told
from app.catalogue.edition import Edition
from app.composer.swapping import exchange_for
from app.composer.token import Ticket
from app.sessions import composed, library_of


def answer(edition: Edition, ticket: Ticket, changed: str | None) -> bytes:
    """Compose the session of a ticket and tell it as JSON."""
    with red_flags_told(edition, ticket.wish):
        session = composed(edition, ticket)
    said = told(edition, session, ticket, changed)
    return dumps(SessionRead.shaped(said))


def swapped(edition: Edition, ticket: Ticket, step: int, changed: str | None) -> bytes:
    """Exchange one step for the best other, and tell the session anew."""
    with red_flags_told(edition, ticket.wish):
        exchange = exchange_for(composed(edition, ticket), step, library_of(edition))
    return answer(edition, replace(ticket, exchanges=(*ticket.exchanges, exchange)), changed)


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
        session = composed(edition, ticket)
    return rendered(edition, session, ticket, form, query, site)
