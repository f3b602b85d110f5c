"""The list route of any kind: query shape, batch by id, pages joined from ready bytes."""

from typing import Annotated, Any, Literal

from pydantic import Field

from app.api.paging import page_of
from app.api.rendering import dumps, items_bytes, partial_item, with_told
from app.api.resource import Resource
from app.api.selecting import Told, select
from app.catalogue.edition import Edition
from app.errors import BadRequest, DaoyinError, Fault, FaultCode
from app.vocabulary.kinds import Locale
from app.web.parameters import Unordered
from app.web.query import StrictQuery, canonical_query
from app.web.suggesting import closest

Words = Annotated[
    frozenset[Annotated[str, Field(max_length=80)]], Field(max_length=40), Unordered()
]


class LanguageQuery(StrictQuery):
    """The language of the answer; without it `Accept-Language` is heeded."""

    lang: Locale | None = Field(default=None, description="Language of the answer.")


class DetailQuery(LanguageQuery):
    """Which fields of a record to send; red flags and stop rules are always sent."""

    fields: Words = Field(default=frozenset(), description="Only these fields.")


class ListQuery(DetailQuery):
    """What every list takes."""

    id: tuple[Annotated[str, Field(max_length=100)], ...] = Field(
        default=(), max_length=100, description="Exactly these records, in this order."
    )
    limit: Annotated[int, Field(ge=1, le=100)] = Field(default=50, description="Page size.")
    cursor: Annotated[str, Field(max_length=300)] | None = Field(
        default=None, description="From `next` of the page before."
    )
    include: Words = Field(
        default=frozenset(), description="Fields of the whole record to add to each item."
    )
    facets: Words = Field(default=frozenset(), description="Facets to count.")


class SlugOrderedQuery(ListQuery):
    """The list of a kind that has no order but that of its slugs."""

    sort: Literal["slug", "-slug"] = Field(default="slug", description="Order; `-` reverses it.")


def page_bytes(resource: Resource, edition: Edition, query: Any, path: str, locale: str) -> bytes:
    """Answer a list query as ready JSON."""
    _check_words(resource, query)
    if query.id:
        return _batch_bytes(resource, edition, query, locale)
    selection = select(resource, edition, query, locale)
    shelf = edition.shelf(resource.kind)
    page = page_of(
        selection.slugs,
        sort=query.sort,
        key=resource.sorts.get(query.sort.removeprefix("-")),
        trees=shelf.trees,
        cursor=query.cursor,
        limit=query.limit,
        release=edition.release.number,
    )
    following = None
    if page.next_cursor:
        following = f"{path}?{canonical_query(query, cursor=page.next_cursor)}"
    tail: dict[str, Any] = {
        "total": len(selection.slugs),
        "next": following,
        "facets": {name: selection.counts(name) for name in sorted(query.facets)},
        "missing": [],
        "release_changed": page.release_changed,
    }
    if hasattr(query, "limitation"):
        tail |= {"safety_basis": selection.safety_basis, "omitted": selection.omitted}
    return _joined(resource, edition, query, locale, page.slugs, tail, selection.told)


def _batch_bytes(resource: Resource, edition: Edition, query: Any, locale: str) -> bytes:
    """Answer `id=` in the order asked; names that fit nothing or several are listed as missing."""
    if extra := sorted(query.model_fields_set - {"id", "fields", "include", "lang"}):
        reason = "It does not go together with `id`, which already says which records."
        raise BadRequest([Fault(name, reason, FaultCode.INVALID) for name in extra])
    found, missing = [], []
    for name in query.id:
        try:
            found.append(edition.resolve(resource.kind, name))
        except DaoyinError:
            missing.append(name)
    tail: dict[str, Any] = {"total": len(found), "next": None, "facets": {}, "missing": missing}
    tail["release_changed"] = False
    if hasattr(query, "limitation"):
        tail |= {"safety_basis": None, "omitted": []}
    return _joined(resource, edition, query, locale, found, tail)


def _joined(
    resource: Resource,
    edition: Edition,
    query: Any,
    locale: str,
    slugs: Any,
    tail: Any,
    told: Told | None = None,
) -> bytes:
    """Join the items; `told` adds to each what the safety rules say for who asks."""
    if query.fields or query.include:
        fields, include = sorted(query.fields), sorted(query.include)
        items = [
            partial_item(
                resource, edition, slug, locale, fields, include, told(slug) if told else {}
            )
            for slug in slugs
        ]
    else:
        items = items_bytes(resource, edition, slugs, locale)
        if told:
            items = [with_told(item, told(slug)) for item, slug in zip(items, slugs, strict=True)]
    return b'{"items":[' + b",".join(items) + b"]," + dumps(tail)[1:]


def _check_words(resource: Resource, query: Any) -> None:
    if not (query.fields or query.include or query.facets):
        return
    names = {*resource.read.model_fields, *resource.item_read.model_fields}
    faults = [
        *_unknown("fields", query.fields, names),
        *_unknown("include", query.include, set(resource.read.model_fields)),
        *_unknown("facets", query.facets, set(resource.facets)),
    ]
    if faults:
        raise BadRequest(faults)


def check_fields(resource: Resource, fields: frozenset[str]) -> None:
    """Refuse fields that the record does not have."""
    if faults := list(_unknown("fields", fields, set(resource.read.model_fields))):
        raise BadRequest(faults)


def _unknown(parameter: str, given: frozenset[str], known: set[str]) -> list[Fault]:
    return [
        Fault(
            parameter,
            "It is not one of the allowed values.",
            FaultCode.NOT_ALLOWED,
            allowed=tuple(sorted(known)),
            did_you_mean=closest(name, sorted(known)),
        )
        for name in sorted(given - known)
    ]
