"""Which exception becomes which answer; none holds a stack trace or a value sent to us."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.errors import (
    Ambiguous,
    BadRequest,
    BodyTooLarge,
    Busy,
    CannotCompose,
    DaoyinError,
    Fault,
    FaultCode,
    Gone,
    InvalidKey,
    Location,
    MalformedBody,
    NoClients,
    NoEdition,
    NotDrawn,
    NotFound,
    NothingAcceptable,
    OutOfScope,
    Renamed,
    TooManyRequests,
    UnsupportedFormat,
)
from app.web import problems
from app.web.faults import code_of, reason_of

REQUEST_ID = "daoyin.request_id"
TEMPLATE = "daoyin.template"
# The address of a session is a token that may hold health data: no refusal repeats or keeps it.
SECRET_PATHS = "/v1/sessions/"
PRIVATE = {"Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer"}
RETRY_SECONDS = 2
NO_PATH = "There is nothing at this path; /openapi.json lists what there is."
NO_METHOD = "This path does not answer to that method."
NO_REQUEST = "What was sent cannot be read as an HTTP request."
OUR_MISTAKE = "Something went wrong on our side. It was not your request."
_SLUG_OF_STATUS = {
    400: "malformed-body",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    410: "gone",
    413: "payload-too-large",
    415: "unsupported-media-type",
    503: "not-ready",
}
Scope = Mapping[str, Any]


def refusal(error: Exception, scope: Scope) -> Response:
    """Return the answer to an exception of any kind; what is not ours to explain is a 500."""
    if isinstance(error, Renamed):
        return _moved(error, scope)
    if isinstance(error, DaoyinError):
        return _domain_refusal(error, scope)
    if isinstance(error, RequestValidationError):
        return _bad_request(BadRequest(_framework_faults(error)), scope)
    if isinstance(error, HTTPException):
        return _http_refusal(error, scope)
    return _problem("internal-error", OUR_MISTAKE, scope)


def method_not_allowed(allowed: str, scope: Scope) -> Response:
    """Return the 405 of a path whose methods are `allowed`."""
    return _problem("method-not-allowed", NO_METHOD, scope, headers={"Allow": allowed})


def malformed_request(request_id: str) -> Response:
    """Return the 400 for what is no request at all; the server closes the connection after it."""
    scope = {REQUEST_ID: request_id}
    return _problem("malformed-request", NO_REQUEST, scope, headers={"Connection": "close"})


def is_unexpected(error: Exception) -> bool:
    """Say whether an exception means a mistake of ours, which belongs in the log."""
    if isinstance(error, DaoyinError):
        return type(error) not in _DOMAIN and not isinstance(error, (BadRequest, Renamed))
    return not isinstance(error, (RequestValidationError, HTTPException))


def install(app: FastAPI) -> None:
    """Have the framework answer its own exceptions, and ours raised under it, in our shape."""

    async def handle(request: Request, error: Exception) -> Response:
        return refusal(error, request.scope)

    for kind in (DaoyinError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, handle)


def _problem(
    slug: str, detail: str, scope: Scope, headers: Mapping[str, str] | None = None, **more: Any
) -> Response:
    path = str(scope.get("path", ""))
    is_secret = path.startswith(SECRET_PATHS)
    return problems.problem(
        slug,
        detail,
        instance=_pattern(scope) if is_secret else quote(path),
        request_id=str(scope.get(REQUEST_ID, "")),
        headers={**(PRIVATE if is_secret else {}), **(headers or {})},
        **more,
    )


def _pattern(scope: Scope) -> str:
    return str(scope.get(TEMPLATE) or f"{SECRET_PATHS}{{token}}")


def _not_found(error: NotFound, scope: Scope) -> Response:
    return _problem("not-found", error.reason, scope, suggestions=error.suggestions)


def _gone(error: Gone, scope: Scope) -> Response:
    return _problem("gone", error.reason, scope, replaced_by=error.replaced_by)


def _ambiguous(error: Ambiguous, scope: Scope) -> Response:
    return _problem("ambiguous-name", error.reason, scope, candidates=error.candidates)


def _cannot_compose(error: CannotCompose, scope: Scope) -> Response:
    return _problem(
        "cannot-compose",
        error.reason,
        scope,
        obstacles=error.obstacles,
        relaxations=error.relaxations,
        seek_care_if=error.warnings,
    )


def _later(slug: str) -> Callable[[Any, Scope], Response]:
    def answer(error: DaoyinError, scope: Scope) -> Response:
        return _problem(slug, error.reason, scope, headers={"Retry-After": str(RETRY_SECONDS)})

    return answer


def _invalid_key(error: InvalidKey, scope: Scope) -> Response:
    asks = {"WWW-Authenticate": 'Bearer realm="daoyin", error="invalid_token"'}
    return _problem("invalid-key", error.reason, scope, headers=asks)


def _out_of_scope(error: OutOfScope, scope: Scope) -> Response:
    asks = {"WWW-Authenticate": 'Bearer realm="daoyin", error="insufficient_scope"'}
    return _problem("out-of-scope", error.reason, scope, headers=asks)


def _too_many(error: TooManyRequests, scope: Scope) -> Response:
    wait = {"Retry-After": str(error.wait_seconds)}
    return _problem("too-many-requests", error.reason, scope, headers=wait)


def _plainly(slug: str) -> Callable[[Any, Scope], Response]:
    def answer(error: DaoyinError, scope: Scope) -> Response:
        return _problem(slug, error.reason, scope)

    return answer


def _bad_request(error: BadRequest, scope: Scope) -> Response:
    """Name the problem by its faults when they are all of one sort."""
    slug = "invalid-parameter"
    if all(fault.code is FaultCode.UNKNOWN for fault in error.faults):
        slug = "unknown-parameter"
    elif {fault.name for fault in error.faults} == {"lang"}:
        slug = "unsupported-language"
    return _problem(slug, error.reason, scope, faults=error.faults)


_DOMAIN: dict[type[DaoyinError], Callable[[Any, Scope], Response]] = {
    NotFound: _not_found,
    NotDrawn: _plainly("not-found"),
    Gone: _gone,
    Ambiguous: _ambiguous,
    NoEdition: _later("not-ready"),
    NoClients: _later("not-ready"),
    InvalidKey: _invalid_key,
    OutOfScope: _out_of_scope,
    TooManyRequests: _too_many,
    Busy: _later("busy"),
    MalformedBody: _plainly("malformed-body"),
    BodyTooLarge: _plainly("payload-too-large"),
    UnsupportedFormat: _plainly("unsupported-media-type"),
    NothingAcceptable: _plainly("not-acceptable"),
    CannotCompose: _cannot_compose,
}


def _domain_refusal(error: DaoyinError, scope: Scope) -> Response:
    if isinstance(error, BadRequest):
        return _bad_request(error, scope)
    answer = _DOMAIN.get(type(error))
    return (
        _problem("internal-error", OUR_MISTAKE, scope) if answer is None else answer(error, scope)
    )


def _moved(error: Renamed, scope: Scope) -> Response:
    """Send the asker to the same path under the new slug, query and all."""
    segments = str(scope["path"]).split("/")
    wanted = error.slug.casefold()
    places = [place for place, segment in enumerate(segments) if segment.casefold() == wanted]
    if places:
        segments[places[-1]] = error.to
        path = "/".join(segments)
    else:
        path = problems.href_of(error.kind, error.to)
    query = scope["query_string"].decode("latin-1")
    location = quote(path) + (f"?{quote(query, safe=_QUERY_SAFE)}" if query else "")
    return Response(b"", 308, {"Location": location})


_QUERY_SAFE = "!$&'()*+,-./:;=?@_~%"


def _framework_faults(error: RequestValidationError) -> list[Fault]:
    faults = []
    for found in error.errors():
        place, *rest = found["loc"] or ("query",)
        location = Location(place) if place in set(Location) else Location.QUERY
        pointer = "".join(f"/{part}" for part in rest) if location is Location.BODY else None
        code = code_of(found["type"])
        name = str(rest[-1]) if rest else ""
        faults.append(Fault(name, reason_of(found, code), code, location, pointer=pointer))
    return faults


def _http_refusal(error: HTTPException, scope: Scope) -> Response:
    """Answer what the framework refuses; its own words are kept out, they may quote the request."""
    slug = _SLUG_OF_STATUS.get(error.status_code)
    headers = dict(error.headers or {})
    if slug is None and error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
        return Response(b"", error.status_code, headers)
    detail = {404: NO_PATH, 405: NO_METHOD}.get(
        error.status_code, problems.PROBLEM_TYPES[slug or "internal-error"].meaning
    )
    return _problem(slug or "internal-error", detail, scope, headers=headers)
