"""The last step of an answer: headers completed, 304 instead of 200, HEAD without a body."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from time import perf_counter
from typing import NamedTuple

from starlette.responses import Response

from app.web.answering import Answerer
from app.web.asking import Asked, Message, Send
from app.web.caching import Answer
from app.web.conditional import is_unchanged
from app.web.headers import Header, is_under, lines, missing_from, standing_headers
from app.web.problems import MEDIA_TYPE
from app.web.stages import begin, server_timing
from app.web.surrogate import speaks_for_others
from app.web.tracing import Trace

NO_STORE: Header = (b"cache-control", b"no-store")
ANY_ORIGIN: tuple[Header, ...] = ((b"timing-allow-origin", b"*"),)
# These hold for as long as the release does, and so may be kept as long as an answer may.
LASTING_STATUSES = frozenset({300, 308, 410})


class Ready(NamedTuple):
    """An answer as it goes on the wire, but for what the server itself adds."""

    status: int
    head: bytes
    body: bytes


class AnswerBrokeOff(Exception):
    """An answer failed half-way; says so to the server, which must close the connection."""


class Delivery:
    """Stands in for `send` for one request, completes its headers, and notes how far it came."""

    def __init__(self, send: Send, asked: Asked, answerer: Answerer) -> None:
        self._send = send
        self._asked = asked
        self._answerer = answerer
        self.started = perf_counter()
        self.stages = begin()
        self.status: int | None = None
        self.is_finished = False

    async def deliver(self, answer: Answer) -> None:
        """Send an answer that has all its headers."""
        asked = self._asked
        self.status = await deliver(answer, asked, self._send, self._answerer.lifetime)
        self.is_finished = True

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            own = [*message.get("headers", ())]
            message = {**message, "headers": [*own, *self._missing_from(own)]}
        elif not message.get("more_body", False):
            self.is_finished = True
        await self._send(message)

    def _missing_from(self, own: list[Header]) -> list[Header]:
        named = dict(own)
        kept = self.status in LASTING_STATUSES or b"etag" in named
        asked = self._asked
        is_open = is_under(asked.path, self._answerer.open_paths)
        standing = standing_headers(named.get(b"content-type", b""), is_open=is_open)
        caching = self._answerer.cache_control if kept else NO_STORE
        if kept and b"cache-control" not in named and speaks_for_others(asked.sent):
            lasting = (self._answerer.lifetime, *standing, caching)
            return missing_from(own, (*lasting, *self._answerer.release))
        own_more = [(b"x-request-id", asked.request_id), *traced(asked.trace), *asked.quota]
        if self.stages and (caching is NO_STORE or is_private(named)):
            # Only where no cache between us and the caller would go on telling an old time.
            spent = server_timing(self.stages, perf_counter() - self.started)
            own_more += [(b"server-timing", spent), *(ANY_ORIGIN if is_open else ())]
        return missing_from(own, (*standing, caching, *own_more, *self._answerer.release))


def without_body(send: Send) -> Send:
    """Return a `send` that keeps the headers of a GET, its length too, and drops what follows."""

    async def send_head(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return send_head


def is_private(named: Mapping[bytes, bytes]) -> bool:
    """Say whether an answer forbids shared caches to keep it."""
    control = named.get(b"cache-control", b"")
    return b"private" in control or b"no-store" in control


def traced(trace: Trace | None) -> tuple[Header, ...]:
    """Return what an answer says of the trace that its caller named."""
    return () if trace is None else ((b"traceresponse", trace.answer),)


async def deliver(answer: Answer, asked: Asked, send: Send, lifetime: Header) -> int:
    """Send a complete answer, or the 304 that stands for it, and return the status.

    A cache that speaks for others is told the lifetime, and nothing that is about who asked.
    """
    if_none_match = asked.sent.get(b"if-none-match")
    is_known = if_none_match is not None and is_unchanged(if_none_match, answer.etag)
    status = 304 if is_known else 200
    headers = answer.not_modified_headers if is_known else answer.headers
    if speaks_for_others(asked.sent):
        # It is read in this order, and who has read the lifetime need not search for another.
        headers = [lifetime, *headers]
    else:
        headers += [(b"x-request-id", asked.request_id), *traced(asked.trace), *asked.quota]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if is_known else answer.body})
    return status


def refused(response: Response, request_id: bytes, more: tuple[Header, ...] = ()) -> Ready:
    """Return a problem document with what every answer carries, written out."""
    own = response.raw_headers
    standing = standing_headers(MEDIA_TYPE.encode(), is_open=True)
    missing = [*missing_from(own, (*standing, NO_STORE, *more)), (b"x-request-id", request_id)]
    status = response.status_code
    line = b"HTTP/1.1 %d %b\r\n" % (status, HTTPStatus(status).phrase.encode())
    return Ready(status, line + lines([*own, *missing]), bytes(response.body))


def ready(
    answer: Answer,
    sent: Mapping[bytes, bytes],
    request_id: bytes,
    lifetime: Header,
    more: bytes = b"",
) -> Ready:
    """Return what `deliver` would send, written out; so are `more` headers already."""
    if_none_match = sent.get(b"if-none-match")
    if if_none_match is not None and is_unchanged(if_none_match, answer.etag):
        status, head, body = 304, answer.not_modified_head, b""
    else:
        status, head, body = 200, answer.head, answer.body
    if speaks_for_others(sent):
        line, _, rest = head.partition(b"\r\n")
        return Ready(status, b"%b\r\n%b%b" % (line, lines([lifetime]), rest), body)
    return Ready(status, b"%bx-request-id: %b\r\n%b" % (head, request_id, more), body)
