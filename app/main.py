"""Wires the application together: routes, live edition, layers; nothing is decided here."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI

from app.api import health
from app.api.router import router
from app.api.service import INTENDED_USE
from app.catalogue.edition import Edition
from app.catalogue.live import LiveEdition
from app.db import make_engine
from app.player.files import OPEN_PATHS as PLAYER_PATHS
from app.player.files import mount_player
from app.settings import ROOT, Settings, from_environment
from app.web import docs
from app.web.asking import ASGIApp
from app.web.document import complete
from app.web.journal import Journal
from app.web.layers import OPEN_PATHS, wrap

VERSION = "0.1.0"


def create_app(settings: Settings, live: LiveEdition | None = None) -> ASGIApp:
    """Build the whole service; the edition is loaded when the server starts, or by the caller."""
    live = live or LiveEdition(make_engine(settings.reading_url))
    app = build_routes(live)
    app.router.lifespan_context = _lifespan(live, settings)
    journal = Journal(notes_requests=settings.log_requests)
    return wrap(
        app,
        edition=live.current_or_none,
        release_of=release_number,
        cache_bytes=settings.cache_megabytes * 1024 * 1024,
        max_age_seconds=settings.cache_max_age_seconds,
        open_paths=(*OPEN_PATHS, *PLAYER_PATHS),
        journal=journal,
    )


def build_routes(live: LiveEdition | None = None) -> FastAPI:
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
    )
    app.include_router(router)
    app.include_router(health.router_for(live))
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


def _lifespan(live: LiveEdition, settings: Settings) -> Any:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        if not live.is_loaded:
            await asyncio.to_thread(live.load)
        live.watch(settings.release_poll_seconds)
        yield
        await asyncio.to_thread(live.close)

    return lifespan


def app() -> ASGIApp:
    """Return the application for `uvicorn --factory app.main:app`."""
    return create_app(from_environment())
