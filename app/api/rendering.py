"""Finished bytes for records, made once an edition and language; a request only joins them."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic_core import to_json

from app.api.finished import Finished
from app.api.resource import Resource, detail_of, item_of
from app.catalogue.edition import Edition

Json = dict[str, Any]


def dumps(value: Any) -> bytes:
    """Write JSON the one way that all answers are written."""
    return to_json(value)


def detail_bytes(resource: Resource, edition: Edition, slug: str, locale: str) -> bytes:
    """The whole record as ready JSON."""
    finished: Finished | None = edition.memo.get("details")
    if finished is None:
        finished = edition.memo["details"] = Finished()
    key = (resource.kind, slug, locale)
    found = finished.find(key)
    if found is None:
        found = finished.keep(key, dumps(detail_of(resource, edition, slug, locale)))
    return found


def items_bytes(
    resource: Resource, edition: Edition, slugs: Sequence[str], locale: str
) -> list[bytes]:
    """The short forms of records as ready JSON."""
    key = ("items", resource.kind, locale)
    ready: dict[str, bytes] | None = edition.memo.get(key)
    if ready is None:
        ready = edition.memo[key] = {}
    return [
        ready.get(slug) or ready.setdefault(slug, dumps(item_of(resource, edition, slug, locale)))
        for slug in slugs
    ]


def with_told(item: bytes, told: Json) -> bytes:
    """Fill the last members of a ready item, null in it, with what holds for who asks."""
    unsaid = dumps(dict.fromkeys(told))[1:]
    return item.removesuffix(unsaid) + dumps(told)[1:]


def partial_detail(
    resource: Resource, edition: Edition, slug: str, locale: str, fields: list[str]
) -> bytes:
    """The record with only the fields asked for, and those that are never left out."""
    whole: Json = json.loads(detail_bytes(resource, edition, slug, locale))
    wanted = {*fields, *resource.always}
    return dumps({name: value for name, value in whole.items() if name in wanted})


def partial_item(
    resource: Resource,
    edition: Edition,
    slug: str,
    locale: str,
    fields: list[str],
    include: list[str],
    told: Json,
) -> bytes:
    """The short form, cut to `fields` and widened by fields of the whole record (`include`).

    What the safety rules say for who asks (`told`) is never cut, and of the variants only those
    that they let pass are shown.
    """
    item: Json = json.loads(*items_bytes(resource, edition, [slug], locale))
    whole: Json = json.loads(detail_bytes(resource, edition, slug, locale))
    if "allowed" in told:
        allowed = {variant["variant"] for variant in told["allowed"]}
        whole["variants"] = [one for one in whole["variants"] if one["slug"] in allowed]
    base = {name: (item | whole)[name] for name in fields} if fields else item
    always = {name: whole[name] for name in whole if name in resource.always and fields}
    return dumps({**base, **always, **{name: whole[name] for name in include}, **told})
