"""Sources in the catalogue: filtered by design, tier, direction, year and condition."""

from collections.abc import Iterable

from app.catalogue.guide import Pairs, Surroundings, each
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind

KIND = Kind.SOURCES


def title(tree: Tree) -> str:
    return str(tree["title"])


def codes(tree: Tree, around: Surroundings) -> Iterable[str]:
    return [code for code in (tree["doi"], tree["pmid"], tree["pmcid"]) if code]


def names(tree: Tree) -> Iterable[str]:
    return tuple(tree["aliases"])


def facets(tree: Tree, around: Surroundings) -> Pairs:
    if tree["design"]:
        yield "design", tree["design"]
    if tree["tier"]:
        yield "tier", tree["tier"]
    if tree["direction"]:
        yield "direction", tree["direction"]
    yield from each("condition", tree["conditions"])
    yield from each("topic", tree["topics"])


def search_fields(tree: Tree) -> Pairs:
    yield "title", tree["title"]
    yield from each("code", codes(tree, Surroundings({}, {})))
    if tree["authors"]:
        yield "text", tree["authors"]
    if tree["practice"]:
        yield "text", tree["practice"]
