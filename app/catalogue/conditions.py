"""Conditions in the catalogue: found by what people call them, with the red flags that hold for
each.
"""

from collections.abc import Iterable, Iterator, Mapping

from app.catalogue.guide import Pairs, Surroundings, aliases, each, no_codes
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind
from app.vocabulary.safety import Urgency

KIND = Kind.CONDITIONS
codes = no_codes
URGENCIES = {level: rank for rank, level in enumerate(Urgency)}


def title(tree: Tree) -> str:
    return str(tree["title"])


def names(tree: Tree) -> Iterable[str]:
    return (tree["title"], *tree["aliases"])


def facets(tree: Tree, around: Surroundings) -> Pairs:
    yield from each("region", around.around(tree["regions"]))
    yield "practice", tree["practice"]
    yield from each("limitation", (item["limitation"] for item in tree["implied_limitations"]))


def search_fields(tree: Tree) -> Pairs:
    yield "name", tree["title"]
    yield from aliases(tree)
    yield from each("lay", tree["lay_names"])
    for code in tree["codes"]:
        yield "code", code["code"]
    yield "summary", tree["what_it_is"]


def red_flags(slug: str, trees: Mapping[str, Tree]) -> list[tuple[str | None, Tree]]:
    """Own and inherited red flags as (inherited from, flag), the most urgent first."""
    found = list(_gather(slug, None, trees, set()))
    return sorted(found, key=lambda pair: URGENCIES[Urgency(pair[1]["level"])])


def _gather(
    slug: str, heir: str | None, trees: Mapping[str, Tree], seen: set[str]
) -> Iterator[tuple[str | None, Tree]]:
    if slug in seen:
        return
    seen.add(slug)
    tree = trees[slug]
    for flag in tree["red_flags"]:
        yield heir, flag
    for bequest in tree["inherits_red_flags_from"]:
        yield from _gather(bequest["condition"], bequest["condition"], trees, seen)
