"""The long way to an answer: whatever happens on it, one answer is sent and noted in the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import NamedTuple

from fastapi import FastAPI
from starlette.responses import Response

from app.web import refusals
from app.web.answering import Answerer
from app.web.asking import Asked, Scope, Send
from app.web.caching import Answer
from app.web.dispatch import Found, Paths
from app.web.endpoints import EDITION
from app.web.headers import PREFLIGHT, is_under
from app.web.journal import Journal
from app.web.ledger import known_method
from app.web.refusals import REQUEST_ID, TEMPLATE
from app.web.routes import LOCALES
from app.web.sending import AnswerBrokeOff, Delivery
from app.web.tracing import Trace

# What a route has said: an answer to keep, a response not to keep, or why it refuses.
Given = Answer | Response | Exception


class Finished(NamedTuple):
    """An answer that was made, as a tracer is told of it; times in seconds."""

    trace: Trace | None
    template: str | None
    method: str
    status: int
    seconds: float
    stages: tuple[tuple[str, float], ...]


TellTrace = Callable[[Finished], None]


class Worker:
    """Routes a request, answers OPTIONS, turns errors into problem documents."""

    def __init__(
        self,
        app: FastAPI,
        paths: Paths,
        answerer: Answerer,
        locales: tuple[str, ...],
        journal: Journal,
        tell_trace: TellTrace | None = None,
    ) -> None:
        self._app = app
        self._paths = paths
        self._answerer = answerer
        self._locales = locales
        self._journal = journal
        self._ledger = answerer.ledger
        self._tell_trace = tell_trace

    async def work(self, asked: Asked, send: Send, given: Given | None = None) -> None:
        """Answer in full, whatever happens on the way, and note it in the log.

        `given` is what the route has said already, or why it is not even asked.
        """
        request_id = self.describe(asked)
        delivery = Delivery(send, asked, self._answerer)
        found = self._paths.find(asked.path)
        asked.scope[TEMPLATE] = found.template if found else None
        try:
            await self._respond(found, asked, delivery, given)
        except Exception as error:
            if refusals.is_unexpected(error):
                self._journal.failure(request_id, error)
            if delivery.status is None:
                response = refusals.refusal(error, asked.scope)
                await response(asked.scope, asked.receive, delivery)
            elif not delivery.is_finished:
                raise AnswerBrokeOff from None
        template = found.template if found else _template(asked.scope)
        self.note(asked, template, delivery.status or 0, delivery.started, delivery.stages)

    def note(
        self,
        asked: Asked,
        template: str | None,
        status: int,
        started: float,
        stages: Sequence[tuple[str, float]] = (),
    ) -> None:
        """Note an answer that `perf_counter` saw begin at `started`."""
        seconds = perf_counter() - started
        self._ledger.note(template, asked.method, status, seconds)
        for name, took in stages:
            self._ledger.note_stage(name, took)
        self._write(asked.request_id, asked.method, template, status, seconds, asked.trace)
        if self._tell_trace is not None:
            method = known_method(asked.method)
            self._tell_trace(
                Finished(asked.trace, template, method, status, seconds, tuple(stages))
            )

    def note_hit(
        self,
        request_id: bytes,
        method: str,
        template: str,
        status: int,
        started: float,
        trace: Trace | None,
    ) -> None:
        """Note one held answer that stands for many; each of them was counted."""
        seconds = perf_counter() - started
        self._ledger.sampled_hits.add(seconds)
        self._write(request_id, method, template, status, seconds, trace, is_sample=True)

    def _write(
        self,
        request_id: bytes,
        method: str,
        template: str | None,
        status: int,
        seconds: float,
        trace: Trace | None,
        *,
        is_sample: bool = False,
    ) -> None:
        self._journal.request(
            request_id.decode(),
            method,
            template,
            status,
            seconds * 1000,
            trace_id=trace.trace if trace else None,
            is_sample=is_sample,
        )

    def describe(self, asked: Asked) -> str:
        """Write into the scope what endpoints and problem documents read; return the request id."""
        request_id = asked.request_id.decode()
        asked.scope[REQUEST_ID] = request_id
        asked.scope[EDITION] = self._answerer.cache.edition
        asked.scope[LOCALES] = self._locales
        return request_id

    async def _respond(
        self, found: Found | None, asked: Asked, delivery: Delivery, given: Given | None
    ) -> None:
        method = asked.scope["method"]
        response: Response | None = None
        if isinstance(given, Exception):
            raise given
        if method == "OPTIONS":
            response = self._options(found, asked)
        elif found is not None and (route := found.routes.get(method)) is not None:
            said = given or await self._answerer.answer(route, found, asked)
            if isinstance(said, Exception):
                raise said
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
