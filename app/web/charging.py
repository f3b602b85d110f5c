"""What a route costs whoever asks it: units of a quota, and the scope that a key needs for it.

It is declared with the route, as an extension of OpenAPI, and so stands in the document as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.vocabulary.clients import Scope

EXTENSION = "x-charge"


class Charge(NamedTuple):
    """A scope and a number of units; nothing is charged for 0, whoever asks.

    A route with the scope "" reads `Authorization` itself, and its address is charged.
    """

    scope: str
    units: int


NO_KEY = Charge("", 1)
FREE = Charge(Scope.READ.value, 0)
READ = Charge(Scope.READ.value, 1)
DRAW = Charge(Scope.DRAW.value, 2)
ANIMATE = Charge(Scope.DRAW.value, 8)
COMPOSE = Charge(Scope.COMPOSE.value, 20)


def charged(charge: Charge) -> dict[str, Any]:
    """Return the `openapi_extra` of a route with this charge; without one it is READ."""
    return {EXTENSION: charge._asdict()}


def charge_in(extra: Mapping[str, Any] | None) -> Charge:
    """Read a charge out of the `openapi_extra` of a route."""
    declared = (extra or {}).get(EXTENSION)
    return READ if declared is None else Charge(declared["scope"], declared["units"])
