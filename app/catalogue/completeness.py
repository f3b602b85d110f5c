"""How much of a plain list is told in each language; it judges no translation."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.catalogue.spoken import ORIGINAL
from app.catalogue.translations import plain_slug, texts_and_state
from app.models.told import is_told
from app.vocabulary.kinds import PlainKind
from app.vocabulary.phrases import DOCUMENT


@dataclass(slots=True)
class Counts:
    """Texts that people read in a list, and how many of them each language has."""

    texts: int = 0
    translated: Counter[str] = field(default_factory=Counter)
    assessed: Counter[str] = field(default_factory=Counter)


def told_counts(edition: Edition, kind: PlainKind) -> Counts:
    """Count the texts of a list, and those of its translations."""
    counts = Counts()
    for slug, tree in _documents(edition, kind):
        counts.texts += sum(is_told(kind, pointer) for pointer in _pointers(tree))
        for locale, written in edition.translations.get(kind.value, {}).get(slug, {}).items():
            texts, is_assessed = texts_and_state(written)
            counts.translated[locale] += len(texts)
            counts.assessed[locale] += len(texts) * is_assessed
    return counts


def _documents(edition: Edition, kind: PlainKind) -> Iterator[tuple[str, Tree]]:
    if kind is PlainKind.PHRASES:
        yield DOCUMENT, ORIGINAL
    elif kind is PlainKind.TERMS:
        lists: dict[str, list[Tree]] = {}
        for term in edition.plain["terms"]:
            lists.setdefault(term["list"], []).append(term)
        for name, terms in lists.items():
            yield name, {"terms": terms}
    else:
        for tree in edition.plain[kind.value]:
            yield plain_slug(kind, tree), tree


def _pointers(tree: Any, way: str = "") -> Iterator[str]:
    if isinstance(tree, str):
        yield way
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from _pointers(value, f"{way}/{name}")
    elif isinstance(tree, list | tuple):
        for index, value in enumerate(tree):
            yield from _pointers(value, f"{way}/{index}")
