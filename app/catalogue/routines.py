"""Routines in the catalogue: filtered by condition, posture, length, level and what is in them."""

from collections.abc import Iterable

from app.catalogue.guide import Pairs, Surroundings, aliases, each, no_codes
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind

KIND = Kind.ROUTINES
codes = no_codes


def title(tree: Tree) -> str:
    return str(tree["title"])


def names(tree: Tree) -> Iterable[str]:
    return (tree["title"], *tree["aliases"])


def facets(tree: Tree, around: Surroundings) -> Pairs:
    yield from each("condition", tree["conditions"])
    yield from each("goal", tree["goals"])
    yield from each("posture", tree["postures"])
    yield from each("equipment", tree["equipment"] or ["none"])
    yield from each("movement", {step["movement"] for step in tree["steps"]})
    yield "level", str(tree["level"])
    yield "minutes", str(-(-tree["seconds"] // 60))


def search_fields(tree: Tree) -> Pairs:
    yield "title", tree["title"]
    yield from aliases(tree)
    yield "summary", tree["summary"]
    yield from each("text", (condition.replace("-", " ") for condition in tree["conditions"]))
