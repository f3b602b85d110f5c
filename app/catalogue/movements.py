"""Movements in the catalogue: filtered variant by variant, because risks belong to the variant."""

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

KIND = Kind.MOVEMENTS
codes = no_codes


def title(tree: Tree) -> str:
    return str(tree["name"])


def names(tree: Tree) -> Iterable[str]:
    return (tree["name"], *chinese_names(tree), *tree["aliases"])


def facets(tree: Tree, around: Surroundings) -> Pairs:
    yield from each("region", around.around(link["region"] for link in tree["regions"]))
    yield from each("form", {place["form"] for place in tree["forms"]})
    yield from each("meridian", tree["meridians"])
    yield from each("acupoint", {link["acupoint"] for link in tree["acupoints"]})
    yield from each("goal", tree["goals"])
    yield "laterality", tree["laterality"]


def variant_facets(variant: Tree) -> Pairs:
    """The facets of one posture variant."""
    yield "posture", variant["posture"]
    yield "level", str(variant["level"])
    yield from each("equipment", variant["equipment"] or ["none"])
    yield from each("risk", (feature["feature"] for feature in variant["risk_features"]))


def search_fields(tree: Tree) -> Pairs:
    yield "name", tree["name"]
    yield from aliases(tree)
    yield from chinese_fields(tree)
    yield "summary", tree["summary"]
    yield from each("text", (link["region"].replace("-", " ") for link in tree["regions"]))
