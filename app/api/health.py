"""Whether the process lives, and whether it can answer; the database may be away meanwhile."""

from typing import Protocol

from fastapi import APIRouter
from starlette.responses import Response

from app.api.fields import Read
from app.api.providing import LiveEdition
from app.api.rendering import dumps
from app.web.charging import FREE, charged
from app.web.document import responses
from app.web.routes import FreshRoute


class Watch(Protocol):
    """What health asks of the holder of the live edition."""

    @property
    def is_loaded(self) -> bool: ...

    @property
    def database_ok(self) -> bool: ...

    @property
    def checked_seconds_ago(self) -> float | None: ...


class Limits(Protocol):
    """What health asks of the holder of the quotas."""

    @property
    def state(self) -> str: ...


class LiveRead(Read):
    status: str


class ReadyRead(Read):
    """`database` may be unreachable while the service answers from memory.

    `limits` are `shared` by all processes, counted `per-process`, or `off`.
    """

    status: str
    database: str
    limits: str
    release: int
    release_sha256: str
    checked_seconds_ago: float | None


def router_for(watch: Watch | None, limits: Limits | None = None) -> APIRouter:
    """Build the routes; `watch` is None where only the OpenAPI document is wanted."""
    router = APIRouter(prefix="/health", route_class=FreshRoute, tags=["health"])

    @router.get(
        "/live",
        operation_id="get_health_live",
        openapi_extra=charged(FREE),
        summary="Is the process alive",
        description="200 as long as the process answers at all.",
        response_model=LiveRead,
        responses=responses("unknown-parameter"),
    )
    async def get_health_live() -> Response:
        return _fresh({"status": "ok"})

    @router.get(
        "/ready",
        operation_id="get_health_ready",
        openapi_extra=charged(FREE),
        summary="Can it answer",
        description="200 whenever an edition is loaded, however the database is.",
        response_model=ReadyRead,
        responses=responses("unknown-parameter", "not-ready"),
    )
    async def get_health_ready(edition: LiveEdition) -> Response:
        age = watch.checked_seconds_ago if watch else None
        return _fresh(
            {
                "status": "ok",
                "database": "ok" if watch and watch.database_ok else "unreachable",
                "limits": limits.state if limits else "off",
                "release": edition.release.number,
                "release_sha256": edition.release.sha256,
                "checked_seconds_ago": None if age is None else round(age, 1),
            }
        )

    return router


def _fresh(told: dict[str, object]) -> Response:
    return Response(
        dumps(told), media_type="application/json", headers={"Cache-Control": "no-store"}
    )
