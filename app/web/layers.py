"""The order of things around the application: request id, cache, CORS, route, headers, log.

One ASGI callable and not one for each: a request that the cache can answer pays for a dictionary
look-up and two messages, and for nothing it does not use.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from time import perf_counter
from typing import Any
from urllib.parse import unquote

from fastapi import FastAPI

from app.errors import DaoyinError
from app.web import refusals
from app.web.answering import Answerer
from app.web.asking import ASGIApp, Asked, Message, Receive, Scope, Send
from app.web.caching import Answer, ByteCache
from app.web.charging import READ
from app.web.dispatch import Paths
from app.web.headers import Header, by_name, is_sane_request_id, lines, request_ids
from app.web.journal import Journal
from app.web.ledger import Ledger
from app.web.limiting import CLIENT, Admission, Gate
from app.web.sending import Ready, deliver, ready, refused, traced, without_body
from app.web.tracing import Trace, trace_of
from app.web.working import Given, TellTrace, Worker

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
    log_hits_every: int = 0,
    ledger: Ledger | None = None,
    tell_trace: TellTrace | None = None,
    gate: Gate | None = None,
) -> Front:
    """Put the layers around an application whose routes are all defined.

    `edition` returns the live edition, or None while there is none; `release_of` its number. Of
    the answers that the cache held, every `log_hits_every`-th is noted in the log; 0 notes none.
    Without a `gate` nobody is limited and no key is read.
    """
    app.state.current_edition = edition
    refusals.install(app)
    cache = ByteCache(cache_bytes)
    answerer = Answerer(cache, compressed_bytes, max_age_seconds, open_paths, ledger or Ledger())
    paths = Paths(app)
    worker = Worker(app, paths, answerer, locales, journal or Journal(), tell_trace)
    return Front(app, paths, answerer, worker, edition, release_of, log_hits_every, gate)


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
        log_hits_every: int,
        gate: Gate | None,
    ) -> None:
        self._app = app
        self._paths = paths
        self._answerer = answerer
        self._worker = worker
        self.cache = answerer.cache
        self._by_spelling = answerer.cache.by_spelling
        self._edition = edition
        self._release_of = release_of
        self._every = self._left = log_hits_every
        self._gate = gate
        self._next_id = request_ids()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = self._read(scope, receive)
        answer = self._by_spelling.get(asked.raw_key)
        if asked.method == "HEAD":
            send = without_body(send)
        if scope["method"] not in ("GET", "HEAD"):
            answer = None
        turned_away = self._admit(asked, answer)
        if turned_away is not None or answer is None:
            await self._worker.work(asked, send, turned_away)
            return
        answer.was_asked_again = True
        started = self._time_if_sampled()
        status = await deliver(answer, asked, send, self._answerer.lifetime)
        _count(answer, status)
        if started:
            route = answer.tally.route
            self._worker.note_hit(
                asked.request_id, asked.method, route, status, started, asked.trace
            )

    def known(self, target: bytes, pairs: list[Header], peer: str = "") -> Ready | None:
        """Return the answer to a GET that is held under this spelling; None leads to `__call__`.

        `peer` is the address at the other end of the connection.
        """
        sent = dict(pairs)
        answer = self._by_spelling.get(
            (target, sent.get(b"accept-encoding"), sent.get(b"accept-language"))
        )
        if answer is None or len(sent) != len(pairs):
            return None
        if b"transfer-encoding" in sent or self._edition() is not self.cache.edition:
            return None
        answer.was_asked_again = True
        started = self._time_if_sampled()
        request_id = self._request_id(sent)
        traceparent = sent.get(b"traceparent")
        trace = None if traceparent is None else trace_of(traceparent)
        more = b"" if trace is None else lines(traced(trace))
        if self._gate is not None:
            quota = self._gate.admit_quickly(peer, sent, answer.charge)
            if quota is None:
                admission = self._gate.admit(peer, sent, answer.charge)
                if admission.refused is not None:
                    turned_away = self._turned_away(admission, target, request_id, trace)
                    answer.tally.count("GET", turned_away.status)
                    return turned_away
                quota = lines(admission.headers)
            more += quota
        said = ready(answer, sent, request_id, self._answerer.lifetime, more)
        _count(answer, said.status)
        if started:
            route = answer.tally.route
            self._worker.note_hit(request_id, "GET", route, said.status, started, trace)
        return said

    def at_once(self, scope: Scope) -> Ready | ASGIApp | None:
        """Make the answer to a GET on the spot; None where its route must wait for something.

        The scope has no more than what lean routes read. What is no plain answer comes back as an
        application that sends it, so that nothing is charged twice.
        """
        found = self._paths.find(scope["path"])
        route = found.routes.get("GET") if found else None
        if found is None or route is None or not route.is_cacheable or route.waits:
            return None
        started = perf_counter()
        asked = self._read(scope, _nothing_to_receive)
        if b"transfer-encoding" in asked.sent:
            return None  # a wrong one is found out only after the headers
        self._worker.describe(asked)
        if self._gate is not None:
            admission = self._gate.admit(_peer_of(scope), asked.sent, route.charge)
            asked.quota = admission.headers
            if admission.refused is not None:
                answer = self._turned_away(
                    admission, asked.raw_key[0], asked.request_id, asked.trace
                )
                self._worker.note(asked, found.template, answer.status, started)
                return answer
        work = self._answerer.answer(route, found, asked)
        given: Given
        try:
            work.send(None)
        except StopIteration as finished:
            given = finished.value
        except Exception as error:
            if refusals.is_unexpected(error):
                # It may only have missed a task around it; the long way notes it.
                return self._sender_of(None, asked.quota)
            given = error
        else:
            route.waits = True
            work.close()
            return self._sender_of(None, asked.quota)
        if not isinstance(given, Answer):
            return self._sender_of(given, asked.quota)
        more = lines([*traced(asked.trace), *asked.quota])
        answer = ready(given, asked.sent, asked.request_id, self._answerer.lifetime, more)
        self._worker.note(asked, found.template, answer.status, started)
        return answer

    def refused(self) -> Ready:
        """Return the answer to what could not be read as a request."""
        request_id = self._next_id()
        response = refusals.malformed_request(request_id.decode())
        return refused(response, request_id)

    def _sender_of(self, given: Given | None, quota: tuple[Header, ...]) -> ASGIApp:
        async def send_given(scope: Scope, receive: Receive, send: Send) -> None:
            asked = self._read(scope, receive)
            asked.quota = quota
            await self._worker.work(asked, send, given)

        return send_given

    def _read(self, scope: Scope, receive: Receive) -> Asked:
        pairs = scope["headers"]
        sent = dict(pairs)
        if len(sent) != len(pairs):
            sent = by_name(pairs)
        edition = self._edition()
        if edition is not self.cache.edition:
            self._turn_to(edition)
        method = scope["method"]
        if method == "HEAD":
            scope = {**scope, "method": "GET"}
        target = scope.get("raw_path") or scope["path"].encode()
        if query := scope["query_string"]:
            target = b"%b?%b" % (target, query)
        raw_key = (target, sent.get(b"accept-encoding"), sent.get(b"accept-language"))
        trace = trace_of(sent.get(b"traceparent"))
        return Asked(method, scope, receive, sent, self._request_id(sent), raw_key, trace)

    def _admit(self, asked: Asked, held: Answer | None) -> DaoyinError | None:
        """Charge for a request, and return why it is refused, if it is."""
        if self._gate is None or asked.method == "OPTIONS":
            return None
        charge = READ if held is None else held.charge
        if held is None and (found := self._paths.find(asked.path)) is not None:
            route = found.routes.get(asked.scope["method"])
            charge = READ if route is None else route.charge
        admission = self._gate.admit(_peer_of(asked.scope), asked.sent, charge)
        asked.quota = admission.headers
        asked.scope[CLIENT] = admission.client
        return admission.refused

    def _turned_away(
        self, admission: Admission, target: bytes, request_id: bytes, trace: Trace | None
    ) -> Ready:
        """Return the refusal of a GET without the way through the application."""
        assert admission.refused is not None
        path = unquote(target.partition(b"?")[0].decode("ascii", "replace"))
        found = self._paths.find(path)
        template = found.template if found else None
        scope = {
            "path": path,
            refusals.REQUEST_ID: request_id.decode(),
            refusals.TEMPLATE: template,
        }
        more = (*admission.headers, *traced(trace), *self._answerer.release)
        return refused(refusals.refusal(admission.refused, scope), request_id, more)

    def _request_id(self, sent: dict[bytes, bytes]) -> bytes:
        given = sent.get(b"x-request-id")
        return given if given is not None and is_sane_request_id(given) else self._next_id()

    def _time_if_sampled(self) -> float:
        """Return the time if this held answer is one to note, else 0."""
        self._left -= 1
        if self._left:
            return 0.0
        self._left = self._every
        return perf_counter()

    def _turn_to(self, edition: Any) -> None:
        release = None if edition is None else self._release_of(edition)
        self._answerer.turn_to(edition, release)


def _count(answer: Answer, status: int) -> None:
    if status == 200:
        answer.tally.hits += 1
    else:
        answer.tally.unchanged += 1


async def _nothing_to_receive() -> Message:
    raise AssertionError("a route that reads a body waits for it")


def _peer_of(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else ""
