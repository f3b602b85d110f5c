"""What the client of a key may ask and has asked; nobody else can see it, and nothing keeps it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Protocol

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.api.fields import Read
from app.api.rendering import dumps
from app.clients.client import Client, Use
from app.clients.live import Summary
from app.errors import InvalidKey
from app.vocabulary.clients import Scope
from app.web.charging import FREE, charged
from app.web.document import responses
from app.web.limiting import CLIENT
from app.web.routes import FreshRoute

NO_KEY = "Send the key whose use you ask for, as `Authorization: Bearer`."


class Clients(Protocol):
    """What these routes ask of the holder of the clients."""

    def summary(self, client: str) -> Summary: ...


class UseRead(Read):
    """Requests that were answered, the units that they took, and requests that were refused."""

    requests: int
    units: int
    refused: int


class PeriodRead(Read):
    """What was asked since the first day (UTC), in all and by scope."""

    since: str
    total: UseRead
    by_scope: dict[Scope, UseRead]


class UsageRead(Read):
    """Quotas are in units; null is no limit."""

    client: str
    scopes: list[Scope]
    units_per_minute: int
    units_per_day: int | None
    today: PeriodRead
    month: PeriodRead


def router_for(clients: Clients | None) -> APIRouter:
    """Build the route; `clients` is None where there are no keys, and then none is valid."""
    router = APIRouter(prefix="/v1/me", route_class=FreshRoute, tags=["me"])

    @router.get(
        "/usage",
        operation_id="get_usage",
        openapi_extra=charged(FREE) | {"security": [{"key": []}]},
        summary="What the key in use has asked",
        description="Quotas of the client, and what it asked today and this month (UTC).",
        response_model=UsageRead,
        responses=responses("unknown-parameter", "invalid-key", "not-ready"),
    )
    async def get_usage(request: Request) -> Response:
        client: Client | None = request.scope.get(CLIENT)
        if client is None or clients is None:
            raise InvalidKey(NO_KEY)
        use = clients.summary(client.id)
        told = {
            "client": client.name,
            "scopes": sorted(client.scopes),
            "units_per_minute": client.units_per_minute,
            "units_per_day": client.units_per_day,
            "today": _period(use.day.isoformat(), use.today),
            "month": _period(use.day.replace(day=1).isoformat(), use.month),
        }
        private = {"Cache-Control": "private, no-store"}
        return Response(dumps(told), media_type="application/json", headers=private)

    return router


def _period(since: str, by_scope: Mapping[str, Use]) -> dict[str, object]:
    total = Use()
    for use in by_scope.values():
        total.add(use)
    told = {scope.value: asdict(by_scope.get(scope, Use())) for scope in Scope}
    return {"since": since, "total": asdict(total), "by_scope": told}
