"""Lean routes: declared as FastAPI routes are, found by a tree, and strict about what they take."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Depends, FastAPI, Header, Query
from pydantic import BaseModel

from app.web.dispatch import Paths
from app.web.endpoints import Endpoint, live_edition
from app.web.layers import wrap
from app.web.query import StrictQuery
from app.web.routes import LeanRoute


class Loose(BaseModel):
    name: str = ""


class Strict(StrictQuery):
    name: str = ""


async def with_header(agent: Annotated[str, Header()]) -> bytes:
    return agent.encode()


async def with_bare_parameter(limit: int = 5) -> bytes:
    return bytes(limit)


async def with_loose_query(query: Annotated[Loose, Query()]) -> bytes:
    return query.name.encode()


async def with_two_queries(a: Annotated[Strict, Query()], b: Annotated[Strict, Query()]) -> bytes:
    return (a.name + b.name).encode()


async def with_unknown_provider(db: Annotated[Any, Depends(lambda: 5)]) -> bytes:
    return bytes(db)


async def with_typed_path(slug: int) -> bytes:
    return bytes(slug)


def not_async() -> bytes:
    return b""


@pytest.mark.parametrize(
    "function",
    [
        with_header,
        with_bare_parameter,
        with_loose_query,
        with_two_queries,
        with_unknown_provider,
        with_typed_path,
        not_async,
    ],
)
def test_what_a_lean_route_would_leave_out_cannot_be_declared(function: Any) -> None:
    with pytest.raises(TypeError):
        Endpoint(function, {"slug"})


async def nothing() -> bytes:
    return b"{}"


def test_dependencies_of_a_route_or_a_router_cannot_be_declared() -> None:
    router = APIRouter(route_class=LeanRoute)
    with pytest.raises(TypeError, match="dependencies"):
        router.get("/a", dependencies=[Depends(live_edition)], response_model=None)(nothing)
    router.get("/b", response_model=None)(nothing)
    app = FastAPI()
    app.include_router(router, dependencies=[Depends(live_edition)])
    with pytest.raises(TypeError, match="dependencies"):
        Paths(app)


def test_a_path_shared_with_an_ordinary_route_cannot_be_declared() -> None:
    router = APIRouter(route_class=LeanRoute)
    router.get("/a", response_model=None)(nothing)
    app = FastAPI()
    app.include_router(router)
    app.post("/a", response_model=None)(nothing)
    with pytest.raises(TypeError, match="/a"):
        wrap(app, edition=lambda: None)


def test_the_document_is_fastapis_own(world: Any) -> None:
    operation = world.document()["paths"]["/v1/leaves"]["get"]
    names = [parameter["name"] for parameter in operation["parameters"]]
    assert names == ["colour", "order", "limit", "long", "lang"]
    limit = operation["parameters"][2]["schema"]
    assert (limit["minimum"], limit["maximum"], limit["default"]) == (1, 100, 20)
    assert world.document()["paths"]["/v1/wishes"]["post"]["requestBody"]["required"]


def test_a_fixed_segment_wins_over_a_parameter(world: Any) -> None:
    assert json.loads(world.ask("/v1/leaves/best").body) == {"slug": "best"}
    assert json.loads(world.ask("/v1/leaves/oak").body) == {"slug": "oak"}
    assert world.ask("/v1/leaves/best/used-in").status == 200


def test_a_slug_in_any_script_reaches_the_endpoint(world: Any) -> None:
    for target in ("/v1/leaves/陽陵泉", "/v1/leaves/%E9%99%BD%E9%99%B5%E6%B3%89"):
        assert json.loads(world.ask(target).body) == {"slug": "陽陵泉"}


def test_every_lean_route_is_in_the_tree(world: Any) -> None:
    assert len(Paths(world.inner)) == 10


@pytest.mark.parametrize("path", ["/v1", "/v1/leaves/", "/v1//oak", "//", "", "/v1/leaves/a/b"])
def test_a_path_that_is_nobodys_is_not_found_in_the_tree(world: Any, path: str) -> None:
    assert Paths(world.inner).find(path) is None


@pytest.mark.parametrize(
    "target", ["/v1/leaves?limit=5", "/v1/leaves/oak", "/v1/leaves?lang=zh-Hans"]
)
def test_the_tree_and_fastapis_own_router_give_the_same_body(world: Any, target: str) -> None:
    through_tree = world.ask(target)
    world.app = world.inner
    through_router = world.ask(target)
    assert (through_router.status, through_router.body) == (200, through_tree.body)
