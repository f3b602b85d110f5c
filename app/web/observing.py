"""Everything that watches the service, started and stopped with it; what it sees is on /metrics."""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, FastAPI, Query
from starlette.requests import Request
from starlette.responses import Response

from app.errors import NotFound
from app.web.caching import ByteCache
from app.web.charging import NO_KEY, charged
from app.web.exposition import MEDIA_TYPE, Family, Source, single, text_of
from app.web.gathering import Gathering
from app.web.journal import Journal
from app.web.ledger import Ledger
from app.web.metrics_port import MetricsPort
from app.web.process_figures import Pulse, process_families
from app.web.query import NoQuery
from app.web.routes import FreshRoute
from app.web.telemetry import Exporter

log = logging.getLogger("daoyin.metrics")
LEAVE_EVERY_SECONDS = 1.0


class Observing:
    """The ledger, the journal and the ways to read them.

    `sources` are asked for more figures whenever somebody reads; parts of the service that count
    for themselves (limits, clients) hand theirs in with `add`. `shared` is the folder of a server
    with several workers.
    """

    def __init__(
        self,
        journal: Journal,
        *,
        sources: Sequence[Source] = (),
        address: tuple[str, int] | None = None,
        shared: Path | None = None,
        exporter: Exporter | None = None,
    ) -> None:
        self.journal = journal
        self.ledger = Ledger()
        self._pulse = Pulse()
        self._sources = [*sources]
        self._port = MetricsPort(*address, self.page) if address else None
        self._shared = shared
        self._gathering: Gathering | None = None
        self._leaving: asyncio.Task[None] | None = None
        self._exporter = exporter
        self.tell_trace = exporter.tell if exporter else None

    def add(self, source: Source) -> None:
        """Show the figures of one more part of the service."""
        self._sources.append(source)

    def watch_cache(self, cache: ByteCache) -> None:
        """Show what the byte cache holds and finds."""
        self.add(lambda: _cache_families(cache, self.ledger))

    def families(self) -> list[Family]:
        """Return the figures of this process."""
        found = [*self.ledger.families(), *process_families(self._pulse)]
        dropped = "Lines that could not be written."
        found.append(
            single("daoyin_log_lines_dropped_total", "counter", dropped, self.journal.dropped)
        )
        for source in list(self._sources):
            found += source()
        return found

    async def page(self) -> bytes:
        """Return the page for Prometheus, of all workers of this server."""
        return await asyncio.to_thread(self._page)

    def _page(self) -> bytes:
        own = self.families()
        return text_of(self._gathering.all(own) if self._gathering else own)

    async def start(self) -> None:
        """Begin on the running loop; raises OSError if the port cannot be opened."""
        self.journal.start()
        self._pulse.start()
        if self._shared is not None and self._shared.is_dir():
            self._gathering = Gathering(self._shared)
            self._leaving = asyncio.create_task(self._leave_on())
        if self._port is not None:
            await self._port.start(shared=self._gathering is not None)

    async def close(self) -> None:
        """Stop, and write what waits."""
        if self._port is not None:
            await self._port.close()
        if self._leaving is not None:
            self._leaving.cancel()
            await asyncio.to_thread(self._leave)
        self._pulse.close()
        if self._exporter is not None:
            await asyncio.to_thread(self._exporter.close)
        await asyncio.to_thread(self.journal.close)

    async def _leave_on(self) -> None:
        while True:
            await asyncio.sleep(LEAVE_EVERY_SECONDS)
            await asyncio.to_thread(self._leave)

    def _leave(self) -> None:
        assert self._gathering is not None
        try:
            self._gathering.leave(self.families())
        except OSError as error:  # the others go without for a while; answers matter more
            log.warning("figures could not be left: %s", type(error).__name__)


def mount_metrics(app: FastAPI, observing: Observing, token: str) -> None:
    """Serve the page at `/metrics` to whoever sends the token; to others nothing is there."""
    router = APIRouter(route_class=FreshRoute, include_in_schema=False)
    expected = b"Bearer " + token.encode()

    @router.get("/metrics", openapi_extra=charged(NO_KEY))
    async def get_metrics(request: Request, _query: Annotated[NoQuery, Query()]) -> Response:
        given = request.headers.get("authorization", "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, expected):
            raise NotFound("pages", "metrics")
        page = await observing.page()
        return Response(page, media_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"})

    app.include_router(router)


def _cache_families(cache: ByteCache, ledger: Ledger) -> list[Family]:
    hits = {
        'daoyin_cache_hits_total{by="spelling"}': float(ledger.hits),
        'daoyin_cache_hits_total{by="query"}': float(cache.found),
    }
    return [
        Family("daoyin_cache_hits_total", "counter", "Answers that were held.", hits),
        single("daoyin_cache_misses_total", "counter", "Answers that were not.", cache.missed),
        single("daoyin_cache_bytes", "gauge", "Bytes of held answers.", cache.held_bytes),
        single("daoyin_cache_answers", "gauge", "Held answers.", len(cache)),
    ]
