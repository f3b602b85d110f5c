"""The guide of every kind, in one table; the guides never import one another."""

from collections.abc import Mapping
from typing import Any

from app.catalogue import (
    acupoints,
    cautions,
    claims,
    concepts,
    conditions,
    forms,
    meridians,
    movements,
    programmes,
    regions,
    routines,
    sources,
)
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind

# A module satisfies the Guide protocol by its functions; mypy checks modules only one by one.
GUIDES: Mapping[Kind, Any] = {
    guide.KIND: guide
    for guide in (
        acupoints,
        cautions,
        claims,
        concepts,
        conditions,
        forms,
        meridians,
        movements,
        programmes,
        regions,
        routines,
        sources,
    )
}


def title_in(kind: Kind, tree: Tree, locale: str) -> str:
    """Return the name for people of a record that is already told in a language."""
    if kind is Kind.ACUPOINTS:
        return acupoints.title_in(tree, locale)
    title: str = GUIDES[kind].title(tree)
    return title
