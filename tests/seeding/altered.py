"""The real content with one thing changed, so that a test of loading says what it changes."""

from typing import Any

from app.seeding.content import Content
from app.vocabulary.kinds import Kind


def altered(content: Content, **more: Any) -> Content:
    """A copy whose records can be exchanged without touching the original."""
    return Content(
        records={kind: dict(some) for kind, some in content.records.items()},
        plain={name: dict(some) for name, some in content.plain.items()},
        translations=list(content.translations),
        tombstones=[*content.tombstones, *more.get("tombstones", ())],
        renames=[*content.renames, *more.get("renames", ())],
        crosswalk=list(content.crosswalk),
        places=content.places,
    )


def retitled(content: Content, title: str) -> Content:
    """The same content with another title on sciatica."""
    other = altered(content)
    conditions = other.records[Kind.CONDITIONS]
    conditions["sciatica"] = conditions["sciatica"].model_copy(update={"title": title})
    return other


def renamed(content: Content, alias: str, *, every: int = 1) -> Content:
    """The same content with another alias on every record, or on one in so many of each kind."""
    other = altered(content)
    for some in other.records.values():
        for slug, record in list(some.items())[::every]:
            named: Any = record
            some[slug] = named.model_copy(update={"aliases": [*named.aliases, f"{alias} {slug}"]})
    return other


def without_concept(content: Content, slug: str, **more: Any) -> Content:
    """The same content without one concept, and without the links that led to it."""
    other = altered(content, **more)
    concepts = other.records[Kind.CONCEPTS]
    del concepts[slug]
    other.translations[:] = [
        one for one in other.translations if (one.kind, one.slug) != (Kind.CONCEPTS, slug)
    ]
    for key, concept in concepts.items():
        left: Any = concept
        kept = [name for name in left.related if name != slug]
        concepts[key] = left.model_copy(update={"related": kept})
    return other
