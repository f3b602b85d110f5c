"""Programmes in the catalogue: filtered by condition and routine."""

from collections.abc import Iterable

from app.catalogue.guide import Pairs, Surroundings, aliases, each, no_codes
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind

KIND = Kind.PROGRAMMES
codes = no_codes


def title(tree: Tree) -> str:
    return str(tree["title"])


def names(tree: Tree) -> Iterable[str]:
    return (tree["title"], *tree["aliases"])


def facets(tree: Tree, around: Surroundings) -> Pairs:
    yield from each("condition", tree["conditions"])
    for phase in tree["phases"]:
        yield from (("routine", routine) for routine in phase["routines"])


def search_fields(tree: Tree) -> Pairs:
    yield "title", tree["title"]
    yield from aliases(tree)
    yield "summary", tree["summary"]
