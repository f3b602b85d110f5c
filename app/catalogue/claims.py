"""Claims of the article in the catalogue: filtered by verdict, topic and condition."""

from collections.abc import Iterable

from app.catalogue.guide import Pairs, Surroundings, each, no_codes
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind

KIND = Kind.CLAIMS
codes = no_codes


def title(tree: Tree) -> str:
    return str(tree["title"])


def names(tree: Tree) -> Iterable[str]:
    return tuple(tree["aliases"])


def facets(tree: Tree, around: Surroundings) -> Pairs:
    yield "verdict", tree["verdict"]
    yield "topic", tree["topic"]
    yield from each("condition", tree["conditions"])
    yield from each("source", tree["sources"])


def search_fields(tree: Tree) -> Pairs:
    yield "code", tree["slug"]
    yield "title", tree["title"]
    yield "summary", tree["claim"]
    yield "text", tree["reason"]
