"""`serve`: migrates and seeds where that is needed, then has it served."""

import argparse
import hashlib
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from app.catalogue.keeping import Kept
from app.catalogue.releases import newest_release
from app.commands.schema import require_current_schema, require_known_schema
from app.commands.telling import Refusal, database_named, say
from app.db import make_engine
from app.errors import ContentMissing
from app.migrating import code_revision, migrate
from app.settings import Settings, from_environment

TRY = (
    "/v1/conditions/sciatica",
    "/v1/routines?condition=sciatica&posture=standing&minutes_max=15&sort=minutes",
    "/v1/movements?region=upper-limb&posture=seated&exclude_risk=neck_rotation&level_max=2",
    "/v1/acupoints/mingmen",
    "/v1/search?q=pinched%20nerve",
    "/docs",
)


def register(commands: Any) -> None:
    """Add the command."""
    settings = from_environment()
    serve = commands.add_parser("serve", help="migrate, seed and serve")
    serve.add_argument("--host", default=settings.host, help=f"address ({settings.host})")
    port = f"port ({settings.port})"
    serve.add_argument("--port", type=_up_to(65535), default=settings.port, help=port)
    serve.add_argument("--workers", type=_up_to(256), default=1, help="processes (1)")
    serve.add_argument("--reload", action="store_true", help="start anew when code changes")
    serve.add_argument(
        "--no-prepare", action="store_true", help="neither migrate nor seed; refuse if needed"
    )
    serve.set_defaults(run=run_serve)


def _up_to(most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not 1 <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to {most}")
        return int(text)

    return number


def run_serve(chosen: argparse.Namespace) -> int:
    """Prepare the database, print addresses to try, and serve until a signal."""
    settings = from_environment()
    _require_watching(settings, chosen.port)
    if chosen.no_prepare:
        require_current_schema(settings.database_url)
    else:
        prepare(settings)
    address = f"http://{chosen.host}:{chosen.port}"
    say(f"Daoyin on {address} - try:")
    for path in TRY:
        say(f"  {address}{path}")
    by_workers = chosen.workers > 1 or chosen.reload
    if by_workers and _live_release(settings.reading_url) is None:
        raise Refusal(ContentMissing().reason)  # or each worker would die and be started anew
    # Only here: what is refused above is refused at once.
    from app.commands.serving import serve_by_workers, serve_here

    if by_workers:
        serve_by_workers(settings, chosen)
    else:
        serve_here(settings, chosen, _kept(settings.reading_url))
    return 0


def _require_watching(settings: Settings, port: int) -> None:
    """Refuse what would fail in each worker, for such a worker is started anew for ever."""
    if settings.tracing:
        # Only here: it brings along what answers requests.
        from app.web.telemetry import TracingUnavailable, require_packages

        try:
            require_packages()
        except TracingUnavailable as unavailable:
            raise Refusal(str(unavailable)) from None
    if settings.metrics_port == port:
        raise Refusal(f"METRICS_PORT: {port} is the port of the service itself")
    if settings.metrics_port:
        try:
            socket.create_server((settings.metrics_host, settings.metrics_port)).close()
        except OSError as error:
            place = f"{settings.metrics_host}:{settings.metrics_port}"
            raise Refusal(f"METRICS_PORT: {place} cannot be opened: {error.strerror}") from None


def prepare(settings: Settings) -> None:
    """Migrate an older schema and load the seeds when they changed since the last load."""
    url = settings.database_url
    if require_known_schema(url) != code_revision():
        with database_named(url):
            migrate(url)
        say(f"schema migrated to {code_revision()}")
    stamp = _stamp_file(url)
    fingerprint = _fingerprint(settings)
    if stamp and stamp.exists() and stamp.read_text() == f"{fingerprint} {_live_release(url)}":
        return
    # Only here: a start that has nothing to load needs no seed documents in memory.
    from app.commands.content import checked_content, load_content

    content = checked_content()
    if content is None:
        raise Refusal("the seeds have faults; nothing was loaded")
    loaded = load_content(url, content)
    if loaded is None:
        raise Refusal("the load was refused; nothing was changed")
    if stamp:
        with suppress(OSError):  # without it the next start only looks at the seeds again
            stamp.write_text(f"{fingerprint} {loaded.sha256}")
    say(f"content release {loaded.number} is live")


def _live_release(url: str) -> str | None:
    """The hash of the live release; None where there is none."""
    with database_named(url):
        engine = make_engine(url)
        try:
            newest = newest_release(engine)
            return newest[1] if newest else None
        finally:
            engine.dispose()


def _stamp_file(url: str) -> Path | None:
    """Where the embedded database remembers which seed files its release was loaded from."""
    return _beside(url, "seeded")


def _kept(url: str) -> Kept | None:
    """What an embedded database keeps of its release, for one process; more share the tables."""
    path = _beside(url, "edition")
    return Kept(path, code_revision()) if path else None


def _beside(url: str, ending: str) -> Path | None:
    """A file of ours beside the embedded database; None where the database is another's."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return None
    return Path(f"{parsed.database}.{ending}")


def _fingerprint(settings: Settings) -> str:
    """Names, sizes and times of all seed files: cheap enough for every start."""
    digest = hashlib.sha256(code_revision().encode())
    for folder in settings.seed_folders:
        for path in sorted(folder.rglob("*.json")):
            seen = path.stat()
            digest.update(f"{path}\0{seen.st_size}\0{seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()
