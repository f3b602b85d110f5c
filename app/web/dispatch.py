"""From a path straight to its lean route: a tree walked by segment, not a list of patterns tried.

FastAPI's router tries every route in turn and enters five layers before; that costs more than most
of our answers. Paths that are not in the tree (docs, static files, typed path parameters) go there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from app.web.routes import LeanRoute


@dataclass(slots=True)
class _Node:
    """A place in the tree; `routes` by method when a path ends here."""

    children: dict[str, _Node] = field(default_factory=dict)
    parameter: _Node | None = None
    template: str = ""
    names: tuple[str, ...] = ()
    routes: dict[str, LeanRoute] = field(default_factory=dict)


class Found(NamedTuple):
    """What is at a path: its template, its routes by method, and its parameters."""

    template: str
    routes: dict[str, LeanRoute]
    parameters: dict[str, str]

    @property
    def allowed(self) -> str:
        methods = {*self.routes, "OPTIONS"} | ({"HEAD"} if "GET" in self.routes else set())
        return ", ".join(sorted(methods))


class Paths:
    """The lean routes of an application, found when it is built."""

    def __init__(self, app: FastAPI) -> None:
        self._root = _Node()
        self._fixed: dict[str, Found] = {}
        self._count = 0
        contexts = list(iter_route_contexts(app.routes))
        for context in contexts:
            route = context.original_route
            if isinstance(route, LeanRoute):
                if context.dependencies:
                    raise TypeError(f"{context.path}: a lean route runs no `dependencies=`")
                self._plant(context.path or "", context.methods or set(), route)
        for context in contexts:
            found = self.find(context.path or "")
            if found is not None and not isinstance(context.original_route, LeanRoute):
                raise TypeError(f"{context.path}: lean routes and others cannot share a path")

    def __len__(self) -> int:
        return self._count

    def _plant(self, template: str, methods: set[str], route: LeanRoute) -> None:
        names = []
        node = self._root
        for segment in template.split("/")[1:]:
            if segment.startswith("{") and segment.endswith("}") and ":" not in segment:
                names.append(segment[1:-1])
                node.parameter = node.parameter or _Node()
                node = node.parameter
            elif "{" in segment:
                return
            else:
                node = node.children.setdefault(segment, _Node())
        node.template, node.names = template, tuple(names)
        for method in methods:
            node.routes.setdefault(method, route)
        if not names:
            self._fixed[template] = Found(template, node.routes, {})
        self._count += 1

    def find(self, path: str) -> Found | None:
        """Return what is at a path; a fixed segment wins over a parameter."""
        known = self._fixed.get(path)
        if known is not None:
            return known
        values: list[str] = []
        node = _walk(self._root, path.split("/"), 1, values)
        if node is None:
            return None
        return Found(node.template, node.routes, dict(zip(node.names, values, strict=True)))


def _walk(node: _Node, segments: list[str], depth: int, values: list[str]) -> _Node | None:
    if depth == len(segments):
        return node if node.routes else None
    segment = segments[depth]
    fixed = node.children.get(segment)
    if fixed is not None:
        found = _walk(fixed, segments, depth + 1, values)
        if found is not None:
            return found
    if node.parameter is not None and segment:
        values.append(segment)
        found = _walk(node.parameter, segments, depth + 1, values)
        if found is not None:
            return found
        values.pop()
    return None
