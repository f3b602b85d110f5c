"""The three routes that every kind of record has: the list, one record, and where it is used."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import create_model

from app.api.embedding import ref
from app.api.fields import OmittedRead, Read, Ref, UsedInPage
from app.api.linking import FIRST_SLUG, OWN_SLUG, link, linked
from app.api.listing import DetailQuery, LanguageQuery, check_fields, page_bytes
from app.api.partial import partial_of
from app.api.providing import LiveEdition, ServedLocale
from app.api.refusals import OF_A_NAME, OF_A_QUERY
from app.api.rendering import detail_bytes, dumps, partial_detail
from app.api.resource import Resource
from app.vocabulary.kinds import Kind
from app.web.document import MOVED, responses
from app.web.endpoints import Json
from app.web.headers import Header
from app.web.routes import LeanRoute

PRIVATE: Header = (b"cache-control", b"private, no-cache")


class OmittedRoutineRead(OmittedRead):
    """A routine that safety left out, with the first of its steps that may not be done."""

    routine: Ref


def router_for(resource: Resource) -> APIRouter:
    """Build the routes of one kind."""
    router = APIRouter(
        prefix=f"/{resource.kind.value}", route_class=LeanRoute, tags=[resource.kind.value]
    )
    _add_list(router, resource)
    _add_detail(router, resource)
    _add_used_in(router, resource)
    return router


def _add_list(router: APIRouter, resource: Resource) -> None:
    query_model, path = resource.query, f"/v1/{resource.kind.value}"

    async def list_records(
        edition: LiveEdition,
        locale: ServedLocale,
        query: Annotated[query_model, Query()],  # type: ignore[valid-type]  # a class, known late
    ) -> Json:
        body = page_bytes(resource, edition, query, path, locale)
        answer = said(body, locale if edition.speaks(locale) else "en")
        return _private(answer) if getattr(query, "limitation", ()) else answer

    router.add_api_route(
        "",
        list_records,
        operation_id=f"list_{resource.kind.value}",
        openapi_extra=linked(_leading_on(resource, FIRST_SLUG, "the first of them")),
        summary=f"List {resource.kind.value}",
        description=resource.summary,
        response_model=_page_model(resource),
        responses=responses(*OF_A_QUERY),
    )


def _add_detail(router: APIRouter, resource: Resource) -> None:
    async def get_record(
        name: str,
        edition: LiveEdition,
        locale: ServedLocale,
        query: Annotated[DetailQuery, Query()],
    ) -> Json:
        slug = edition.resolve(resource.kind, name)
        if query.fields:
            check_fields(resource, query.fields)
            body = partial_detail(resource, edition, slug, locale, sorted(query.fields))
        else:
            body = detail_bytes(resource, edition, slug, locale)
        spoken = locale if edition.is_told_in(resource.kind, slug, locale) else "en"
        return said(body, spoken, at=f"/v1/{resource.kind.value}/{slug}")

    router.add_api_route(
        "/{name}",
        get_record,
        operation_id=f"get_{resource.singular}",
        openapi_extra=linked(_leading_on(resource, OWN_SLUG, "it")),
        summary=f"Get one {resource.singular}",
        description=(
            "Answers to the slug, and to codes, names and aliases where the record has them. "
            "`fields` cuts the answer to a part of the same schema."
        ),
        response_model=resource.read | partial_of(resource),
        responses={308: MOVED, **responses(*OF_A_NAME)},
    )


def _add_used_in(router: APIRouter, resource: Resource) -> None:
    async def list_used_in(
        name: str,
        edition: LiveEdition,
        locale: ServedLocale,
        query: Annotated[LanguageQuery, Query()],
    ) -> Json:
        slug = edition.resolve(resource.kind, name)
        items = list(_users(resource, edition, slug, locale))
        body = dumps({"items": items, "total": len(items), "next": None})
        return said(body, locale if edition.speaks(locale) else "en")

    router.add_api_route(
        "/{name}/used-in",
        list_used_in,
        operation_id=f"list_{resource.singular}_used_in",
        summary=f"List the records that name one {resource.singular}",
        description="Every record that names this one, and the field in which it does.",
        response_model=UsedInPage,
        responses={308: MOVED, **responses(*OF_A_NAME)},
    )


def _leading_on(resource: Resource, slug: str, which: str) -> dict[str, Any]:
    """Where a list or a record leads: to a record whole, and to those that name it."""
    record, users = f"get_{resource.singular}", f"list_{resource.singular}_used_in"
    return {
        "record": link(record, f"The whole record of {which}.", name=slug),
        "used-in": link(users, f"The records that name {which}.", name=slug),
    }


def _users(resource: Resource, edition: Any, slug: str, locale: str) -> Iterator[dict[str, Any]]:
    for field, kind, other in edition.used_in.get((resource.kind, slug), ()):
        yield {"field": field, "ref": ref(edition, kind, other, locale)}


def said(body: bytes, spoken: str, *, at: str | None = None) -> Json:
    """Return ready JSON with the language that it is really in and its canonical address."""
    language = _language(spoken)
    return Json(body, (*language, (b"content-location", at.encode())) if at else language)


def _private(answer: Json) -> Json:
    """Keep an answer out of caches on the way: its address tells what somebody must heed."""
    return Json(answer.body, (*answer.headers, PRIVATE))


@cache
def _language(spoken: str) -> tuple[Header, ...]:
    return ((b"content-language", spoken.encode()),)


def _page_model(resource: Resource) -> type[Read]:
    """The shape of a list; items may be cut by `fields` and widened by `include`."""
    items: Any = list[resource.item_read | partial_of(resource)]  # type: ignore[misc]  # made here
    extra: dict[str, Any] = {}
    if resource.kind is Kind.MOVEMENTS:
        extra = {"safety_basis": (str | None, ...), "omitted": (list[OmittedRead], ...)}
    elif resource.kind is Kind.ROUTINES:
        extra = {"safety_basis": (str | None, ...), "omitted": (list[OmittedRoutineRead], ...)}
    return create_model(
        f"{resource.item_read.__name__.removesuffix('Item')}Page",
        __base__=Read,
        items=(items, ...),
        total=(int, ...),
        next=(str | None, ...),
        facets=(dict[str, dict[str, int]], ...),
        missing=(list[str], ...),
        release_changed=(bool, ...),
        **extra,
    )
