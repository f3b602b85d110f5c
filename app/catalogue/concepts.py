"""Concepts in the catalogue: found by title, pinyin and hanzi, filtered by what they touch."""

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

KIND = Kind.CONCEPTS
codes = no_codes


def title(tree: Tree) -> str:
    return str(tree["title"])


def names(tree: Tree) -> Iterable[str]:
    return (tree["title"], *chinese_names(tree), *tree["aliases"])


def facets(tree: Tree, around: Surroundings) -> Pairs:
    yield from each("acupoint", tree["acupoints"])
    yield from each("movement", tree["movements"])
    yield from each("claim", tree["claims"])


def search_fields(tree: Tree) -> Pairs:
    yield "name", tree["title"]
    yield from aliases(tree)
    yield from chinese_fields(tree)
    yield from each("lay", tree["lay_names"])
    yield "summary", tree["summary"]
    for statement in (*tree["tradition"], *tree["known"]):
        yield "text", statement["text"]
