"""A toy application with the layers around it, asked over raw ASGI."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import quote, unquote

import pytest
from fastapi import APIRouter, Body, Depends, FastAPI, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from app.errors import Ambiguous, Candidate, DaoyinError, Gone, NotFound, Renamed
from app.web.document import complete, responses
from app.web.endpoints import live_edition, served_locale
from app.web.journal import Journal
from app.web.layers import wrap
from app.web.parameters import Unordered
from app.web.query import StrictQuery
from app.web.routes import FreshRoute, LeanRoute


class Lang(StrEnum):
    EN = "en"
    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark blue"


@dataclass
class Edition:
    release: int
    words: str = "one "
    calls: list[str] = field(default_factory=list)


class LeafQuery(StrictQuery):
    colour: Annotated[tuple[Colour, ...], Unordered()] = ()
    order: tuple[str, ...] = ()
    limit: Annotated[int, Field(ge=1, le=100)] = 20
    long: bool = False
    lang: Lang | None = None


class Wish(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    minutes: int


Live = Annotated[Any, Depends(live_edition)]
Locale = Annotated[str, Depends(served_locale)]
lean = APIRouter(prefix="/v1", route_class=LeanRoute)
fresh = APIRouter(route_class=FreshRoute)


@lean.get("/leaves", response_model=dict[str, str], responses=responses("invalid-parameter"))
async def leaves(query: Annotated[LeafQuery, Query()], edition: Live, locale: Locale) -> bytes:
    edition.calls.append("leaves")
    length = 500 if query.long else 1
    return f'{{"words":"{edition.words * length}","locale":"{locale}"}}'.encode()


@lean.get("/leaves/{slug}", response_model=dict[str, str])
async def leaf(slug: str, edition: Live) -> bytes:
    edition.calls.append(slug)
    refusals: dict[str, Exception] = {
        "unknown": NotFound("leaves", slug, ["oak"]),
        "gone": Gone("leaves", slug, "oak"),
        "old": Renamed("leaves", slug, "oak"),
        "twofold": Ambiguous("leaves", slug, [Candidate("leaves", "oak", "Oak")]),
        "broken": RuntimeError("a secret about somebody"),
        "unforeseen": DaoyinError("nobody mapped this"),
    }
    if slug in refusals:
        raise refusals[slug]
    return f'{{"slug":"{slug}"}}'.encode()


@lean.get("/leaves/{slug}/used-in", response_model=dict[str, str])
async def used_in(slug: str) -> bytes:
    if slug == "old":
        raise Renamed("leaves", slug, "oak")
    return b"{}"


@lean.get("/leaves/best", response_model=dict[str, str])
async def best() -> bytes:
    return b'{"slug":"best"}'


@lean.get("/slow", response_model=dict[str, str])
async def slow(edition: Live) -> bytes:
    edition.calls.append("slow")
    await asyncio.sleep(0.01)
    return f'{{"words":"{edition.words}"}}'.encode()


@lean.post("/wishes", response_model=dict[str, int])
async def wishes(wish: Annotated[Wish, Body()]) -> bytes:
    return f'{{"minutes":{wish.minutes}}}'.encode()


@lean.get("/private", response_model=dict[str, str])
async def private() -> Response:
    return Response(b"{}", headers={"Cache-Control": "private"}, media_type="application/json")


@lean.get("/figure", response_class=Response)
async def figure() -> Response:
    return Response(b"<svg/>" * 100, media_type="image/svg+xml")


@lean.get("/stream", response_class=StreamingResponse)
async def stream() -> Response:
    async def parts() -> Any:
        yield b"first"
        raise RuntimeError("a secret about somebody")

    return StreamingResponse(parts(), media_type="text/plain")


@fresh.get("/health/live", response_model=dict[str, str])
async def alive() -> bytes:
    return b"{}"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes


class World:
    """The toy application, its edition, and the lines of its log."""

    def __init__(self, **settings: Any) -> None:
        self.edition: Edition | None = Edition(release=7)
        self.lines: list[str] = []
        self.inner = FastAPI(redirect_slashes=False)
        for router in (lean, fresh):
            self.inner.include_router(router)

        @self.inner.get("/plain/{number}")
        async def plain(number: int) -> dict[str, int]:
            return {"inverse": 1 // number}

        self.app = wrap(
            self.inner,
            edition=lambda: self.edition,
            journal=Journal(self.lines.append),
            **settings,
        )

    def document(self) -> dict[str, Any]:
        return complete(self.inner.openapi())

    def ask_together(self, *targets: str) -> list[Reply]:
        async def all_of_them() -> list[Reply]:
            asked = [_ask(self.app, target, {}, "GET", b"") for target in targets]
            return await asyncio.gather(*asked)

        return asyncio.run(all_of_them())

    def ask(
        self,
        target: str,
        headers: dict[str, str] | None = None,
        method: str = "GET",
        body: bytes = b"",
    ) -> Reply:
        return asyncio.run(_ask(self.app, target, headers or {}, method, body))


async def _ask(app: Any, target: str, headers: dict[str, str], method: str, body: bytes) -> Reply:
    path, _, query = target.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "scheme": "http",
        "server": ("test", 80),
        "client": ("127.0.0.1", 1),
        "root_path": "",
        "method": method,
        "path": unquote(path),
        "raw_path": quote(path, safe="/%").encode(),
        "query_string": query.encode("utf-8", "surrogateescape"),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }
    messages: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        messages.append(message)

    await app(scope, receive, send)
    start, *rest = messages
    answered = {name.decode(): value.decode() for name, value in start["headers"]}
    assert len(answered) == len(start["headers"]), "a header was sent twice"
    return Reply(start["status"], answered, b"".join(part.get("body", b"") for part in rest))


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def new_world() -> Callable[..., World]:
    return World
