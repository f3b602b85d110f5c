"""A name in a request that leads to no record: why, and what to send instead."""

from app.catalogue.edition import Edition
from app.errors import Ambiguous, DaoyinError, Fault, FaultCode, Gone, NotFound, Renamed
from app.vocabulary.kinds import Kind
from app.web.suggesting import closest


def named(edition: Edition, kind: Kind, name: str, field: str, pointer: str | None) -> str | Fault:
    """Return the slug that a name means, or the fault that tells why it means none.

    `pointer` leads to the name in a body; it is None for a query parameter.
    """
    try:
        return edition.resolve(kind, name)
    except DaoyinError as error:
        reason, allowed, near = _told(edition, kind, name, error)
        code = FaultCode.NOT_ALLOWED
        if pointer is None:
            return Fault(field, reason, code, allowed=allowed, did_you_mean=near)
        return Fault.in_body(
            field, reason, code, pointer=pointer, allowed=allowed, did_you_mean=near
        )


def _told(
    edition: Edition, kind: Kind, name: str, error: DaoyinError
) -> tuple[str, tuple[str, ...], str | None]:
    """Return the reason, the values that are allowed, and the one that may be meant."""
    if isinstance(error, Ambiguous):
        slugs = tuple(candidate.slug for candidate in error.candidates)
        return "That name fits several: send one of the allowed values.", slugs, None
    if isinstance(error, Renamed):
        return f"It has a new slug: send {error.to}.", (), error.to
    if isinstance(error, Gone):
        instead = f"send {error.replaced_by}" if error.replaced_by else "leave it out"
        return f"It was withdrawn: {instead}.", (), error.replaced_by
    near = closest(name, edition.shelf(kind).slugs)
    if near is None and isinstance(error, NotFound):
        near = next(iter(error.suggestions), None)
    return f"None of our {kind.value} goes by that name; /v1/{kind.value} lists them.", (), near
