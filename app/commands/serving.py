"""What serves once a database is ready: this process, or uvicorn's workers below it."""

import argparse
from contextlib import nullcontext
from typing import Any

import uvicorn

from app.catalogue.keeping import Kept
from app.commands.telling import database_named
from app.memory import without_collector
from app.settings import Settings
from app.web.gathering import opened_folder
from app.web.log_lines import configuration
from app.web.wire import Wire


def serve_by_workers(settings: Settings, chosen: argparse.Namespace) -> None:
    """Watch over processes that serve; each loads the application, and this one never does."""
    with opened_folder() if settings.shows_metrics else nullcontext():
        uvicorn.run(
            "app.commands.serving:application",
            factory=True,
            workers=None if chosen.reload else chosen.workers,
            reload=chosen.reload,
            **_options(settings, chosen),
        )


def application() -> Any:
    """Load and return the application; this is what each worker starts with."""
    with without_collector():
        from app.main import app

    return app()


def serve_here(settings: Settings, chosen: argparse.Namespace, kept: Kept | None) -> None:
    """Load the live release and serve it; a server that is open can answer."""
    # Only here: who watches over workers needs nothing of it.
    with without_collector():
        from app.catalogue.live import LiveEdition
        from app.db import make_engine
        from app.main import create_app

    live = LiveEdition(make_engine(settings.reading_url), kept)
    with database_named(settings.reading_url):
        live.load()
    uvicorn.run(create_app(settings, live), **_options(settings, chosen))


def _options(settings: Settings, chosen: argparse.Namespace) -> dict[str, Any]:
    return {
        "http": Wire,
        "loop": "app.web.arrivals:ServingLoop",
        "host": chosen.host,
        "port": chosen.port,
        "log_level": settings.log_level,
        "access_log": False,
        "log_config": configuration(settings.log_level),
        "server_header": False,
        # For the scheme of addresses in calendars and on hand-outs, which `web.site` writes.
        "proxy_headers": bool(settings.proxies),
        "forwarded_allow_ips": settings.trusted_proxies,
        "timeout_graceful_shutdown": 20,
    }
