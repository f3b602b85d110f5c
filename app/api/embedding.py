"""Turns the slugs inside a record into references that a client can follow."""

from typing import Any

from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.catalogue.titles import title_of
from app.models.references import REFERENCE_FIELDS
from app.vocabulary.kinds import Kind


def ref(edition: Edition, kind: Kind, slug: str, locale: str = "en") -> dict[str, str]:
    """Return the reference to a record that exists, named in that language where it has a name."""
    return {
        "kind": kind.value,
        "slug": slug,
        "name": title_of(edition, kind, slug, locale),
        "href": f"/v1/{kind.value}/{slug}",
    }


def refs(edition: Edition, kind: Kind, slugs: Any, locale: str = "en") -> list[dict[str, str]]:
    """Return references to several records, in the order given."""
    return [ref(edition, kind, slug, locale) for slug in slugs]


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
