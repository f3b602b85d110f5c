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

from app.web import refusals
from app.web.answering import Answerer
from app.web.asking import ASGIApp, Asked, Message, Receive, Scope, Send
from app.web.caching import Answer, ByteCache
from app.web.dispatch import Paths
from app.web.headers import (
    Header,
    by_name,
    is_sane_request_id,
    lines,
    missing_from,
    request_ids,
    standing_headers,
)
from app.web.journal import Journal
from app.web.problems import MEDIA_TYPE
from app.web.sending import NO_STORE, Ready, deliver, ready, without_body
from app.web.working import Given, Worker

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
    paths = Paths(app)
    worker = Worker(app, paths, answerer, locales, journal or Journal())
    return Front(app, paths, answerer, worker, edition, release_of, log_cached)


class Front:
    """The outermost callable: a cached answer leaves from `__call__`, all else goes to `Worker`.

    `known` and `at_once` are the same two ways for a connection that can do without a task.
    """

    def __init__(
        self,
        app: FastAPI,
        paths: Paths,
        answerer: Answerer,
        worker: Worker,
        edition: Callable[[], Any],
        release_of: Callable[[Any], object],
        log_cached: bool,
    ) -> None:
        self._app = app
        self._paths = paths
        self._answerer = answerer
        self._worker = worker
        self._cache = answerer.cache
        self._by_spelling = answerer.cache.by_spelling
        self._edition = edition
        self._release_of = release_of
        self._log_cached = log_cached
        self._next_id = request_ids()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = self._read(scope, receive)
        answer = self._by_spelling.get(asked.raw_key)
        if asked.method == "HEAD":
            send = without_body(send)
        if answer is None or scope["method"] not in ("GET", "HEAD") or self._log_cached:
            await self._worker.work(asked, send)
        else:
            answer.was_asked_again = True
            await deliver(answer, asked.sent, asked.request_id, send)

    def known(self, target: bytes, pairs: list[Header]) -> Ready | None:
        """Return the answer to a GET that is held under this spelling; None leads to `__call__`."""
        sent = dict(pairs)
        answer = self._by_spelling.get(
            (target, sent.get(b"accept-encoding"), sent.get(b"accept-language"))
        )
        if answer is None or len(sent) != len(pairs) or self._log_cached:
            return None
        if b"transfer-encoding" in sent or self._edition() is not self._cache.edition:
            return None
        answer.was_asked_again = True
        return ready(answer, sent, self._request_id(sent))

    def at_once(self, scope: Scope) -> Ready | ASGIApp | None:
        """Make the answer to a GET on the spot; None where its route must wait for something.

        The scope has no more than what lean routes read. What is no plain answer comes back as an
        application that sends it.
        """
        found = self._paths.find(scope["path"])
        route = found.routes.get("GET") if found else None
        if found is None or route is None or not route.is_cacheable or route.waits:
            return None
        started = perf_counter()
        asked = self._read(scope, _nothing_to_receive)
        if b"transfer-encoding" in asked.sent:
            return None  # a wrong one is found out only after the headers
        request_id = self._worker.describe(asked)
        work = self._answerer.answer(route, found, asked)
        given: Given
        try:
            work.send(None)
        except StopIteration as finished:
            given = finished.value
        except Exception as error:
            if refusals.is_unexpected(error):
                return None  # it may only have missed a task around it; the long way notes it
            given = error
        else:
            route.waits = True
            work.close()
            return None
        if not isinstance(given, Answer):
            return self._sender_of(given)
        answer = ready(given, asked.sent, asked.request_id)
        self._worker.note(request_id, "GET", found.template, answer.status, started)
        return answer

    def refused(self) -> Ready:
        """Return the answer to what could not be read as a request."""
        request_id = self._next_id()
        response = refusals.malformed_request(request_id.decode())
        own = response.raw_headers
        standing = standing_headers(MEDIA_TYPE.encode(), is_open=True)
        more = [*missing_from(own, standing), NO_STORE, (b"x-request-id", request_id)]
        head = b"HTTP/1.1 400 Bad Request\r\n" + lines([*own, *more])
        return Ready(response.status_code, head, bytes(response.body))

    def _sender_of(self, given: Given) -> ASGIApp:
        async def send_given(scope: Scope, receive: Receive, send: Send) -> None:
            await self._worker.work(self._read(scope, receive), send, given)

        return send_given

    def _read(self, scope: Scope, receive: Receive) -> Asked:
        pairs = scope["headers"]
        sent = dict(pairs)
        if len(sent) != len(pairs):
            sent = by_name(pairs)
        edition = self._edition()
        if edition is not self._cache.edition:
            self._turn_to(edition)
        method = scope["method"]
        if method == "HEAD":
            scope = {**scope, "method": "GET"}
        target = scope.get("raw_path") or scope["path"].encode()
        if query := scope["query_string"]:
            target = b"%b?%b" % (target, query)
        raw_key = (target, sent.get(b"accept-encoding"), sent.get(b"accept-language"))
        return Asked(method, scope, receive, sent, self._request_id(sent), raw_key)

    def _request_id(self, sent: dict[bytes, bytes]) -> bytes:
        given = sent.get(b"x-request-id")
        return given if given is not None and is_sane_request_id(given) else self._next_id()

    def _turn_to(self, edition: Any) -> None:
        release = None if edition is None else self._release_of(edition)
        self._answerer.turn_to(edition, release)


async def _nothing_to_receive() -> Message:
    raise AssertionError("a route that reads a body waits for it")
