"""What the catalogue must know of a kind of record to name it, find it and filter it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind

Pairs = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a guide may look at beside the record itself."""

    ancestors: Mapping[str, tuple[str, ...]]  # region -> itself and all regions around it
    spellings: Mapping[str, tuple[str, ...]]  # meridian -> other letters, such as DU for gv

    def around(self, regions: Iterable[str]) -> set[str]:
        """All regions of a set with all that contain them, so that lower-limb finds the foot."""
        return {outer for region in regions for outer in self.ancestors.get(region, (region,))}


class Guide(Protocol):
    """The functions that a module of the catalogue, such as catalogue.acupoints, offers."""

    KIND: Kind

    @staticmethod
    def title(tree: Tree) -> str:
        """The name for people."""

    @staticmethod
    def codes(tree: Tree, around: Surroundings) -> Iterable[str]:
        """Standard codes in every spelling; they win over names."""

    @staticmethod
    def names(tree: Tree) -> Iterable[str]:
        """Names that the record answers to in an address."""

    @staticmethod
    def facets(tree: Tree, around: Surroundings) -> Pairs:
        """(facet, value) pairs to filter by."""

    @staticmethod
    def search_fields(tree: Tree) -> Pairs:
        """(role, text) pairs for search."""


def no_codes(tree: Tree, around: Surroundings) -> Iterable[str]:
    """The `codes` of a kind for which nobody has codes."""
    return ()


def chinese_names(tree: Tree) -> Iterator[str]:
    """Pinyin and both scripts, where the record has a Chinese name."""
    if chinese := tree["chinese"]:
        yield from (chinese["pinyin"], chinese["simplified"], chinese["traditional"])


def chinese_fields(tree: Tree) -> Pairs:
    """The Chinese name as fields for search."""
    if chinese := tree["chinese"]:
        yield "pinyin", chinese["pinyin"]
        yield "hanzi", chinese["simplified"]
        if chinese["traditional"] != chinese["simplified"]:
            yield "hanzi", chinese["traditional"]


def aliases(tree: Tree) -> Pairs:
    """The record's aliases as fields for search."""
    for name in tree["aliases"]:
        yield "alias", name


def each(facet: str, values: Iterable[str]) -> Pairs:
    """Pair a facet with each of several values."""
    for value in values:
        yield facet, value
