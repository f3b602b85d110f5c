"""Regions in the catalogue: found by name and lay name, filtered by what contains them."""

from collections.abc import Iterable

from app.catalogue.guide import Pairs, Surroundings, aliases, each, no_codes
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind

KIND = Kind.REGIONS
codes = no_codes


def title(tree: Tree) -> str:
    return str(tree["name"])


def names(tree: Tree) -> Iterable[str]:
    return (tree["name"], *tree["aliases"], *([tree["hanzi"]] if tree["hanzi"] else []))


def facets(tree: Tree, around: Surroundings) -> Pairs:
    yield from each("region", around.around([tree["slug"]]))
    yield "parent", tree["parent"] or "none"


def search_fields(tree: Tree) -> Pairs:
    yield "name", tree["name"]
    yield from aliases(tree)
    yield from each("lay", tree["lay_names"])
    yield "alias", tree["anatomical_term"]
    if tree["hanzi"]:
        yield "hanzi", tree["hanzi"]
