"""Meridians in the catalogue: found by code in every spelling, filtered by polarity and element."""

from collections.abc import Iterable

from app.catalogue.guide import Pairs, Surroundings, aliases, chinese_fields, chinese_names, each
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind

KIND = Kind.MERIDIANS


def title(tree: Tree) -> str:
    return str(tree["name"])


def codes(tree: Tree, around: Surroundings) -> Iterable[str]:
    return (tree["code"], *around.spellings.get(tree["slug"], ()))


def names(tree: Tree) -> Iterable[str]:
    return (tree["name"], *chinese_names(tree), *tree["aliases"])


def facets(tree: Tree, around: Surroundings) -> Pairs:
    yield from each("region", around.around(tree["regions"]))
    for facet in ("category", "polarity", "limb", "element"):
        if tree[facet]:
            yield facet, tree[facet]


def search_fields(tree: Tree) -> Pairs:
    yield "code", tree["code"]
    yield "name", tree["name"]
    yield from aliases(tree)
    yield from each("alias", (spelling for spelling in tree["spellings"] if len(spelling) > 1))
    yield from chinese_fields(tree)
    if tree["course"]:
        yield "text", tree["course"]
