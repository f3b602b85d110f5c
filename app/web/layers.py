"""The order of things around the application: request id, cache, CORS, route, headers, log.

One ASGI callable and not one for each: a request that the cache can answer pays for a dictionary
look-up and two messages, and for nothing it does not use.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from time import perf_counter
from typing import Any

from fastapi import FastAPI
from starlette.responses import Response

from app.web import refusals
from app.web.answering import Answerer
from app.web.asking import ASGIApp, Asked, Receive, Scope, Send
from app.web.caching import Answer, ByteCache
from app.web.dispatch import Found, Paths
from app.web.endpoints import EDITION
from app.web.headers import PREFLIGHT, by_name, is_sane_request_id, is_under, request_ids
from app.web.journal import Journal
from app.web.refusals import REQUEST_ID, TEMPLATE
from app.web.routes import LOCALES
from app.web.sending import AnswerBrokeOff, Delivery, deliver, without_body

OPEN_PATHS = ("/v1", "/openapi.json")


def wrap(
    app: FastAPI,
    *,
    edition: Callable[[], Any],
    release_of: Callable[[Any], object] = attrgetter("release"),
    locales: tuple[str, ...] = ("en", "zh-Hans", "zh-Hant"),
    cache_bytes: int = 64 * 1024 * 1024,
    compressed_bytes: int = 16 * 1024 * 1024,
    max_age_seconds: int = 60,
    open_paths: tuple[str, ...] = OPEN_PATHS,
    journal: Journal | None = None,
    log_cached: bool = False,
) -> ASGIApp:
    """Put the layers around an application whose routes are all defined.

    `edition` returns the live edition, or None while there is none; `release_of` its number.
    """
    app.state.current_edition = edition
    refusals.install(app)
    cache = ByteCache(cache_bytes)
    answerer = Answerer(cache, compressed_bytes, max_age_seconds, open_paths)
    return Front(
        app, Paths(app), answerer, edition, release_of, locales, journal or Journal(), log_cached
    )


class Front:
    """The outermost callable: a cached answer leaves from `__call__`, all else goes to `_work`."""

    def __init__(
        self,
        app: FastAPI,
        paths: Paths,
        answerer: Answerer,
        edition: Callable[[], Any],
        release_of: Callable[[Any], object],
        locales: tuple[str, ...],
        journal: Journal,
        log_cached: bool,
    ) -> None:
        self._app = app
        self._paths = paths
        self._answerer = answerer
        self._cache = answerer.cache
        self._by_spelling = answerer.cache.by_spelling
        self._edition = edition
        self._release_of = release_of
        self._locales = locales
        self._journal = journal
        self._log_cached = log_cached
        self._next_id = request_ids()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        pairs = scope["headers"]
        sent = dict(pairs)
        if len(sent) != len(pairs):
            sent = by_name(pairs)
        request_id = sent.get(b"x-request-id")
        if request_id is None or not is_sane_request_id(request_id):
            request_id = self._next_id()
        edition = self._edition()
        if edition is not self._cache.edition:
            self._turn_to(edition)
        method = scope["method"]
        if method == "HEAD":
            scope, send = {**scope, "method": "GET"}, without_body(send)
        raw_key = (
            scope.get("raw_path") or scope["path"].encode(),
            scope["query_string"],
            sent.get(b"accept-encoding"),
            sent.get(b"accept-language"),
        )
        answer = self._by_spelling.get(raw_key)
        if answer is None or scope["method"] != "GET" or self._log_cached:
            await self._work(Asked(method, scope, receive, sent, request_id, raw_key), send)
        else:
            answer.was_asked_again = True
            await deliver(answer, sent, request_id, send)

    def _turn_to(self, edition: Any) -> None:
        release = None if edition is None else self._release_of(edition)
        self._answerer.turn_to(edition, release)

    async def _work(self, asked: Asked, send: Send) -> None:
        """Answer in full, whatever happens on the way, and note it in the log."""
        started = perf_counter()
        request_id = self._describe(asked)
        delivery = Delivery(send, asked, self._answerer)
        found = self._paths.find(asked.path)
        asked.scope[TEMPLATE] = found.template if found else None
        try:
            await self._respond(found, asked, delivery)
        except Exception as error:
            if refusals.is_unexpected(error):
                self._journal.failure(request_id, error)
            if delivery.status is None:
                response = refusals.refusal(error, asked.scope)
                await response(asked.scope, asked.receive, delivery)
            elif not delivery.is_finished:
                raise AnswerBrokeOff from None
        milliseconds = (perf_counter() - started) * 1000
        template = found.template if found else _template(asked.scope)
        status = delivery.status or 0
        self._journal.request(request_id, asked.method, template, status, milliseconds)

    def _describe(self, asked: Asked) -> str:
        request_id = asked.request_id.decode()
        asked.scope[REQUEST_ID] = request_id
        asked.scope[EDITION] = self._cache.edition
        asked.scope[LOCALES] = self._locales
        return request_id

    async def _respond(self, found: Found | None, asked: Asked, delivery: Delivery) -> None:
        method = asked.scope["method"]
        response: Response | None = None
        if method == "OPTIONS":
            response = self._options(found, asked)
        elif found is not None and (route := found.routes.get(method)) is not None:
            said = await self._answerer.answer(route, found, asked)
            if isinstance(said, Answer):
                await delivery.deliver(said)
                return
            response = said
        elif found is not None:
            response = refusals.method_not_allowed(found.allowed, asked.scope)
        app = self._app if response is None else response
        await app(asked.scope, asked.receive, delivery)

    def _options(self, found: Found | None, asked: Asked) -> Response | None:
        """Answer a preflight or the bare question; None leaves it to the application."""
        is_preflight = asked.sent.keys() >= {b"origin", b"access-control-request-method"}
        if is_preflight and is_under(asked.path, self._answerer.open_paths):
            response = Response(status_code=204)
            response.raw_headers = list(PREFLIGHT)
            return response
        if found is None:
            return None
        return Response(status_code=204, headers={"Allow": found.allowed})


def _template(scope: Scope) -> str | None:
    route = scope.get("route")
    return getattr(route, "path_format", None) or getattr(route, "path", None)
