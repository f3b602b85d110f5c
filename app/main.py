"""Wires the application together: routes, live edition, layers; nothing is decided here."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig

from app.api import health, me
from app.api.edition_figures import edition_families
from app.api.router import router
from app.api.service import INTENDED_USE
from app.catalogue.edition import Edition
from app.catalogue.live import LiveEdition
from app.clients.buckets import Buckets
from app.clients.live import LiveClients
from app.clients.sharing import Sharing
from app.db import make_engine
from app.player.files import OPEN_PATHS as PLAYER_PATHS
from app.player.files import mount_player
from app.settings import ROOT, Settings, from_environment
from app.web import docs
from app.web.asking import ASGIApp
from app.web.callers import Callers
from app.web.document import complete
from app.web.gathering import shared_folder
from app.web.journal import Journal
from app.web.layers import OPEN_PATHS, wrap
from app.web.limit_figures import limit_families
from app.web.limiting import Limits
from app.web.observing import Observing, mount_metrics
from app.web.telemetry import Exporter

VERSION = "0.1.0"
# FastAPI tells whatever OpenTelemetry finds in the process, and is configured by variables of the
# environment too: whole paths, and so tokens, and messages of errors, which may quote a body.
UNTOLD: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


def create_app(
    settings: Settings, live: LiveEdition | None = None, clients: LiveClients | None = None
) -> ASGIApp:
    """Build the whole service; edition and clients are loaded when the server starts, or by the
    caller.
    """
    live = live or LiveEdition(make_engine(settings.reading_url))
    if clients is None and settings.pepper:
        clients = LiveClients(make_engine(settings.database_url), settings.pepper)
    buckets = Buckets()
    sharing = _sharing(settings, buckets)
    limits = Limits(
        Callers(settings.proxies),
        buckets,
        units_per_minute=settings.limit_units_per_minute if settings.limit_requests else None,
        clients=clients,
        sharing=sharing,
    )
    app = build_routes(live, clients, limits)
    observing = observe(settings, live, limits, clients)
    if token := settings.metrics_token.get_secret_value():
        mount_metrics(app, observing, token)
    app.router.lifespan_context = _lifespan(settings, live, clients, sharing, observing)
    front = wrap(
        app,
        edition=live.current_or_none,
        release_of=release_number,
        cache_bytes=settings.cache_megabytes * 1024 * 1024,
        max_age_seconds=settings.cache_max_age_seconds,
        open_paths=(*OPEN_PATHS, *PLAYER_PATHS),
        journal=observing.journal,
        log_hits_every=settings.log_hits_every if settings.watches_hits else 0,
        ledger=observing.ledger,
        tell_trace=observing.tell_trace,
        gate=limits if settings.limit_requests or clients else None,
    )
    observing.watch_cache(front.cache)
    return front


def observe(
    settings: Settings, live: LiveEdition, limits: Limits, clients: LiveClients | None
) -> Observing:
    """Gather what is counted and logged; what counts for itself is one more source here."""
    address = (settings.metrics_host, settings.metrics_port) if settings.metrics_port else None
    return Observing(
        Journal(notes_requests=settings.log_requests),
        sources=[edition_families(live), limit_families(limits, clients)],
        address=address,
        shared=shared_folder() if settings.shows_metrics else None,
        exporter=Exporter() if settings.tracing else None,
    )


def build_routes(
    live: LiveEdition | None = None,
    clients: LiveClients | None = None,
    limits: Limits | None = None,
) -> FastAPI:
    """Build the routes alone, which is all that the OpenAPI document needs."""
    app = FastAPI(
        title="Daoyin",
        version=VERSION,
        summary="Qigong practice content with its sources, and what is not known said plainly.",
        description=INTENDED_USE,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        license_info={"name": "Apache-2.0 (code), CC BY 4.0 (content)"},
        telemetry=UNTOLD,
    )
    app.include_router(router)
    app.include_router(me.router_for(clients))
    app.include_router(health.router_for(live, limits))
    docs.mount_pages(app, ROOT / "docs")
    mount_player(app)
    _describe(app)
    return app


def release_number(edition: Edition) -> int:
    """The number that stands in `Content-Release`."""
    return edition.release.number


def _describe(app: FastAPI) -> None:
    make = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = complete(make())
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own documented extension point


def _sharing(settings: Settings, buckets: Buckets) -> Sharing | None:
    url = settings.valkey_url.get_secret_value()
    return Sharing(buckets, url, settings.pepper) if url and settings.limit_requests else None


def _lifespan(
    settings: Settings,
    live: LiveEdition,
    clients: LiveClients | None,
    sharing: Sharing | None,
    observing: Observing,
) -> Any:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        if not live.is_loaded:
            await asyncio.to_thread(live.load)
        live.watch(settings.release_poll_seconds)
        if clients is not None:
            await asyncio.to_thread(clients.look)
            clients.watch(settings.client_poll_seconds)
        if sharing is not None:
            sharing.watch()
        await observing.start()
        yield
        await observing.close()
        if sharing is not None:
            await asyncio.to_thread(sharing.close)
        if clients is not None:
            await asyncio.to_thread(clients.close)
        await asyncio.to_thread(live.close)

    return lifespan


def app() -> ASGIApp:
    """Return the application for `uvicorn --factory app.main:app`."""
    return create_app(from_environment())
