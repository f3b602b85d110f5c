"""FastAPI routes that are declared as usual and called without its solver and serializer.

`APIRouter(route_class=LeanRoute)`: an endpoint is `async def`, takes what `web.endpoints` can hand
over, and returns what is `Said` there. OpenAPI comes from FastAPI as ever.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, ClassVar

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from app.web.asking import Receive, Scope
from app.web.charging import Charge, charge_in
from app.web.endpoints import EDITION, LOCALE, Endpoint, Json, Said
from app.web.headers import by_name
from app.web.language import negotiate
from app.web.query import StrictQuery

LOCALES = "daoyin.locales"
DEFAULT_LOCALES = ("en",)


class LeanRoute(APIRoute):
    """A route whose GET answers depend on nothing but the release, the path, query and language."""

    is_cacheable: ClassVar[bool] = True
    # Found out by running it: an endpoint that awaits anything cannot be answered without a task.
    waits: bool = False
    lean: Endpoint
    charge: Charge

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the way through FastAPI's own router, which `web.layers` does not take."""
        if self.dependencies:
            raise TypeError(f"{self.path}: a lean route runs no `dependencies=`")
        self.lean = Endpoint(self.endpoint, set(self.param_convertors))
        self.charge = charge_in(self.openapi_extra)

        async def handle(request: Request) -> Response:
            scope = request.scope
            provider = getattr(request.app.state, "current_edition", None)
            if EDITION not in scope and provider is not None:
                scope[EDITION] = provider()
            query = self.lean.plan.read(scope["query_string"])
            answer = await self.answer(scope, request.receive, request.path_params, query)
            return answer if isinstance(answer, Response) else json_response(answer)

        return handle

    def locale(self, scope: Scope, accept_language: bytes | None, query: StrictQuery) -> str | None:
        """Return the language to answer in, or None for a route that speaks only one."""
        if not self.lean.takes_locale:
            return None
        asked = getattr(query, "lang", None)
        if asked is not None:
            return str(asked)
        return negotiate(accept_language, scope.get(LOCALES, DEFAULT_LOCALES))

    def answer(
        self, scope: Scope, receive: Receive, path: Mapping[str, str], query: StrictQuery
    ) -> Coroutine[Any, Any, Said]:
        """Call the endpoint with a query that has been read; await what it says."""
        if self.lean.takes_locale and LOCALE not in scope:
            sent = by_name(scope["headers"])
            scope[LOCALE] = self.locale(scope, sent.get(b"accept-language"), query)
        return self.lean(scope, receive, path, query)


class FreshRoute(LeanRoute):
    """A lean route whose answers are true only now, such as health; never cached."""

    is_cacheable: ClassVar[bool] = False


def json_response(said: bytes | Json) -> Response:
    """Return ready JSON as a response."""
    body, headers = said if isinstance(said, Json) else (said, ())
    response = Response(body, media_type="application/json")
    response.raw_headers.extend(headers)
    return response
