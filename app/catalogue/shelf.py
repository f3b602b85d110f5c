"""All records of one kind in one release, in the order of their slugs, with their facets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.catalogue.bits import Facets, positions
from app.catalogue.names import Names
from app.vocabulary.kinds import Kind

# A record as the tables hold it, nested again: the same tree as its seed document. Nothing
# writes to a tree after the edition is made; tests/catalogue/test_edition.py holds us to it.
Tree = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shelf:
    """`slugs` in order; position i of every facet mask is the record `slugs[i]`."""

    kind: Kind
    slugs: tuple[str, ...]
    trees: Mapping[str, Tree]
    facets: Facets
    names: Names

    def tree(self, slug: str) -> Tree:
        """Return the record of a slug that is known to exist."""
        return self.trees[slug]

    def within(self, mask: int) -> Iterator[str]:
        """Yield the slugs of a set of positions, in order."""
        for position in positions(mask):
            yield self.slugs[position]
