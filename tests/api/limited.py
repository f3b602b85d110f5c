"""The service with small quotas, and keys that it knows without a database."""

import os
import re
from typing import Any

import httpx

from app.catalogue.live import LiveEdition
from app.clients.client import Client as KnownClient
from app.clients.keys import hash_of, new_key
from app.clients.live import LiveClients
from app.db import make_engine
from app.main import create_app
from app.settings import Settings
from app.vocabulary.clients import Scope
from app.web.asking import ASGIApp

PEPPER = os.urandom(32)
PEER = "203.0.113.7"


def limited(
    live: LiveEdition, units: int = 60, clients: LiveClients | None = None, **more: Any
) -> ASGIApp:
    """Build the service; an address may take so many units a minute."""
    quotas: dict[str, Any] = {"limit_requests": True, "limit_units_per_minute": units} | more
    return create_app(Settings(log_requests=False, **quotas), live, clients)


def known(**more: Any) -> tuple[LiveClients, str]:
    """Return clients of which there is one, and its key."""
    key = new_key("abcdefgh")
    told: dict[str, Any] = {
        "id": "abcdefgh",
        "name": "Practice app",
        "scopes": frozenset(Scope),
        "units_per_minute": 6000,
        "units_per_day": None,
        "key_hash": hash_of(key.encode(), PEPPER),
    }
    clients = LiveClients(make_engine("sqlite://"), PEPPER)
    clients.hold({"abcdefgh": KnownClient(**(told | more))})
    return clients, key


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def left(response: httpx.Response) -> int:
    """How many units the answer says are left of the first quota."""
    told = re.match(r'"[a-z-]+";r=(\d+);t=\d+', response.headers["ratelimit"])
    assert told, response.headers["ratelimit"]
    return int(told[1])
