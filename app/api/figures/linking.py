"""Where the pictures of a posture variant are, for the records that show it."""

from typing import Any
from urllib.parse import urlencode

from app.api.fields import Read
from app.catalogue.edition import Edition


class FigureRead(Read):
    """Addresses of the pictures of one variant, and of the choreography that they are drawn from.

    Each takes more parameters: theme, view, language and the like.
    """

    still: str
    sequence: str
    animation: str
    choreography: str


def figure_of(
    edition: Edition, movement: str, variant: str, side: str | None = None
) -> dict[str, Any] | None:
    """Return the addresses; None for a variant that is not drawn yet.

    `side` is the one on which it is done, `left` or `right`.
    """
    if variant not in edition.choreographies.get(movement, {}):
        return None
    asked = {"variant": variant} | ({"side": side} if side in ("left", "right") else {})
    query = urlencode(asked)
    return {
        name: f"/v1/movements/{movement}/{path}?{query}"
        for name, path in (
            ("still", "figure.svg"),
            ("sequence", "sequence.svg"),
            ("animation", "animation.svg"),
        )
    } | {"choreography": f"/v1/movements/{movement}/choreography?{urlencode({'variant': variant})}"}


def still_of(edition: Edition, movement: str) -> str | None:
    """Return the address of one picture that stands for the whole movement."""
    return f"/v1/movements/{movement}/figure.svg" if edition.choreographies.get(movement) else None
