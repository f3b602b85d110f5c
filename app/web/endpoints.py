"""How an endpoint is called without FastAPI's solver: signature read once, arguments handed.

FastAPI reads the same signature for the OpenAPI document. What this module cannot hand over is
refused when the route is defined, so that nothing declared is ever silently left out.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine, Mapping
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from fastapi import params
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from app.errors import NoEdition
from app.web.asking import Receive, Scope
from app.web.body import read_body
from app.web.headers import Header, by_name
from app.web.query import NoQuery, QueryPlan, StrictQuery, plan_of

EDITION = "daoyin.edition"
LOCALE = "daoyin.locale"


def live_edition(request: Request) -> Any:
    """Hand an endpoint the edition that its request started with.

    Declare `LiveEdition = Annotated[Edition, Depends(live_edition)]`; it stays out of OpenAPI.
    """
    return edition_of(request.scope)


def served_locale(request: Request) -> Any:
    """Hand an endpoint the language to answer in: `lang`, or what `Accept-Language` prefers.

    Declare `ServedLocale = Annotated[str, Depends(served_locale)]`; it stays out of OpenAPI.
    """
    return request.scope[LOCALE]


def edition_of(scope: Mapping[str, Any]) -> Any:
    """Return the edition of this request; raise NoEdition when none is loaded yet."""
    edition = scope.get(EDITION)
    if edition is None:
        raise NoEdition
    return edition


class Json(NamedTuple):
    """Ready JSON with headers of its own; a response would write them only to be read again."""

    body: bytes
    headers: tuple[Header, ...]


# What an endpoint of a lean route may return; bytes are ready JSON.
Said = bytes | Json | Response


class Endpoint:
    """An endpoint and what it takes: path parameters, one query model, one body, and providers."""

    def __init__(self, function: Callable[..., Any], path_names: set[str]) -> None:
        if not inspect.iscoroutinefunction(function):
            raise TypeError(f"{function.__name__} must be `async def`: a thread costs more")
        self.function = function
        self.query_name: str | None = None
        self.body_name: str | None = None
        self.body_model: type[BaseModel] | None = None
        self.takes_locale = False
        self._path_names: list[str] = []
        self._providers: list[tuple[str, Callable[[Scope, Receive], Any]]] = []
        query_model: type[StrictQuery] = NoQuery
        hints = get_type_hints(function, include_extras=True)
        for name in inspect.signature(function).parameters:
            kind, marks = _taken_apart(hints[name])
            if name in path_names and kind is str:
                self._path_names.append(name)
            elif kind is Request:
                self._providers.append((name, Request))
            elif dependencies := [mark for mark in marks if isinstance(mark, params.Depends)]:
                self._provide(name, dependencies[0].dependency)
            elif _is_marked(kind, marks, params.Query, StrictQuery) and self.query_name is None:
                self.query_name, query_model = name, kind
            elif _is_marked(kind, marks, params.Body, BaseModel) and self.body_name is None:
                self.body_name, self.body_model = name, kind
            else:
                raise TypeError(f"{function.__name__}: parameter {name!r} cannot be handed over")
        self.plan: QueryPlan = plan_of(query_model)

    def _provide(self, name: str, dependency: Callable[..., Any] | None) -> None:
        if dependency is live_edition:
            self._providers.append((name, _edition))
        elif dependency is served_locale:
            self.takes_locale = True
            self._providers.append((name, _locale))
        else:
            raise TypeError(f"{self.function.__name__}: {name!r} is no provider known here")

    def __call__(
        self, scope: Scope, receive: Receive, path: Mapping[str, str], query: StrictQuery
    ) -> Coroutine[Any, Any, Said]:
        """Call the endpoint; what is returned is to be awaited for what it says.

        Its own coroutine is handed out: one around it would cost as much as reading a query.
        """
        arguments: dict[str, Any] = {name: path[name] for name in self._path_names}
        if self.query_name is not None:
            arguments[self.query_name] = query
        for name, provide in self._providers:
            arguments[name] = provide(scope, receive)
        if self.body_name is not None and self.body_model is not None:
            return self._with_body(self.body_name, self.body_model, scope, receive, arguments)
        said: Coroutine[Any, Any, Said] = self.function(**arguments)
        return said

    async def _with_body(
        self,
        name: str,
        model: type[BaseModel],
        scope: Scope,
        receive: Receive,
        arguments: dict[str, Any],
    ) -> Said:
        arguments[name] = await read_body(model, by_name(scope["headers"]), receive)
        said: Said = await self.function(**arguments)
        return said


def _edition(scope: Scope, _: Receive) -> Any:
    return edition_of(scope)


def _locale(scope: Scope, _: Receive) -> Any:
    return scope[LOCALE]


def _taken_apart(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    if get_origin(hint) is Annotated:
        kind, *marks = get_args(hint)
        return kind, tuple(marks)
    return hint, ()


def _is_marked(kind: Any, marks: tuple[Any, ...], mark: type, base: type) -> bool:
    return (
        isinstance(kind, type)
        and issubclass(kind, base)
        and any(isinstance(found, mark) for found in marks)
    )
