"""Caution topics in the catalogue: filtered by limitation and risk feature."""

from collections.abc import Iterable

from app.catalogue.guide import Pairs, Surroundings, no_codes
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind

KIND = Kind.CAUTIONS
codes = no_codes


def title(tree: Tree) -> str:
    return str(tree["title"])


def names(tree: Tree) -> Iterable[str]:
    return (tree["title"], *tree["aliases"])


def facets(tree: Tree, around: Surroundings) -> Pairs:
    for entry in tree["entries"]:
        yield from (("limitation", limitation) for limitation in entry["limitations"])
        yield from (("feature", cell["feature"]) for cell in entry["cells"])


def search_fields(tree: Tree) -> Pairs:
    yield "title", tree["title"]
    yield "summary", tree["summary"]
    for entry in tree["entries"]:
        yield "text", f"{entry['who']}: {entry['advice']}"
