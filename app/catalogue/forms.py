"""Forms in the catalogue: found by name in every script, filtered by category and posture."""

from collections.abc import Iterable

from app.catalogue.guide import (
    Pairs,
    Surroundings,
    aliases,
    chinese_fields,
    chinese_names,
    each,
    no_codes,
)
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind

KIND = Kind.FORMS
codes = no_codes


def title(tree: Tree) -> str:
    return str(tree["name"])


def names(tree: Tree) -> Iterable[str]:
    return (tree["name"], *chinese_names(tree), *tree["aliases"])


def facets(tree: Tree, around: Surroundings) -> Pairs:
    yield "category", tree["category"]
    yield from each("posture", tree["postures"])
    yield from each("movement", (e["movement"] for e in tree["movements"] if e["movement"]))


def search_fields(tree: Tree) -> Pairs:
    yield "name", tree["name"]
    yield from aliases(tree)
    yield from chinese_fields(tree)
    if tree["summary"]:
        yield "summary", tree["summary"]
    for entry in tree["movements"]:
        yield "text", entry["name"]
