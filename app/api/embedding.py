"""Turns the slugs inside a record into references that a client can follow."""

from collections.abc import Mapping
from typing import Any

from app.catalogue.edition import Edition
from app.catalogue.guides import GUIDES, title_in
from app.catalogue.shelf import Tree
from app.models.references import REFERENCE_FIELDS
from app.vocabulary.kinds import Kind


def ref(edition: Edition, kind: Kind, slug: str, locale: str = "en") -> dict[str, str]:
    """Return the reference to a record that exists, named in that language where it has a name."""
    return {
        "kind": kind.value,
        "slug": slug,
        "name": name_of(edition, kind, slug, locale),
        "href": f"/v1/{kind.value}/{slug}",
    }


def refs(edition: Edition, kind: Kind, slugs: Any, locale: str = "en") -> list[dict[str, str]]:
    """Return references to several records, in the order given."""
    return [ref(edition, kind, slug, locale) for slug in slugs]


def name_of(edition: Edition, kind: Kind, slug: str, locale: str) -> str:
    """Return what people call a record."""
    if locale == "en" or not edition.speaks(locale):
        title: str = GUIDES[kind].title(edition.tree(kind, slug))
        return title
    return _names(edition, kind, locale)[slug]


def _names(edition: Edition, kind: Kind, locale: str) -> Mapping[str, str]:
    """The names of all records of a kind in a language, made once: answers are full of them."""
    found: Mapping[str, str] | None = edition.memo.get(("names", kind, locale))
    if found is None:
        told = {slug: edition.told(kind, slug, locale) for slug in edition.shelf(kind).slugs}
        found = {slug: title_in(kind, tree, locale) for slug, tree in told.items()}
        edition.memo["names", kind, locale] = found
    return found


def embed(edition: Edition, tree: Any, locale: str = "en") -> Any:
    """Copy a tree with every slug of another record replaced by a reference."""
    if isinstance(tree, list):
        return [embed(edition, item, locale) for item in tree]
    if not isinstance(tree, dict):
        return tree
    return {name: _embedded(edition, name, value, locale) for name, value in tree.items()}


def _embedded(edition: Edition, name: str, value: Any, locale: str) -> Any:
    kind = REFERENCE_FIELDS.get(name)
    if kind is not None and isinstance(value, str):
        return ref(edition, kind, value, locale)
    if kind is not None and isinstance(value, list) and all(isinstance(i, str) for i in value):
        return refs(edition, kind, value, locale)
    return embed(edition, value, locale)


def record_part(edition: Edition, kind: Kind, tree: Tree, locale: str) -> dict[str, Any]:
    """Return where a record stands, for `RecordRead`."""
    stamp = edition.stamps[kind, tree["slug"]]
    texts = edition.texts(kind, tree["slug"], locale)
    is_spoken = locale == "en" or bool(texts)
    return {
        "kind": kind.value,
        "href": f"/v1/{kind.value}/{tree['slug']}",
        "assessed_by": tree["assessed_by"],
        "first_release": stamp.first_release,
        "changed_release": stamp.changed_release,
        "language": locale if is_spoken else "en",
        "untranslated": not is_spoken,
        "translated": sorted(texts),
    }
