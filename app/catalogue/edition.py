"""Everything of one content release, immutable and in memory; the only thing that requests read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from app.catalogue.bits import Facets
from app.catalogue.search.index import SearchIndex
from app.catalogue.shelf import Shelf, Tree
from app.catalogue.translations import Packed, unpacked
from app.safety.rules import Book, Subject
from app.vocabulary.kinds import Kind

RecordKey = tuple[Kind, str]
NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Release:
    """Which content this is; `released_at` is RFC 3339 in UTC."""

    number: int
    sha256: str
    released_at: str
    record_count: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """In which release a record first appeared and last changed."""

    first_release: int
    changed_release: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Variants:
    """All posture variants of all movements, in order; position i of the facets is `keys[i]`."""

    keys: tuple[tuple[str, int], ...]
    subjects: tuple[Subject, ...]
    facets: Facets
    by_movement: Mapping[str, tuple[int, ...]]
    by_slug: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Edition:
    """One release. `memo` alone fills up: finished bytes, which any thread would make alike."""

    release: Release
    releases: tuple[Release, ...]
    shelves: Mapping[Kind, Shelf]
    plain: Mapping[str, tuple[Tree, ...]]
    book: Book
    variants: Variants
    stamps: Mapping[RecordKey, Stamp]
    used_in: Mapping[RecordKey, tuple[tuple[str, Kind, str], ...]]
    translations: Packed
    languages: frozenset[str]
    avoided_in_pregnancy: frozenset[str]
    tombstones: tuple[Tree, ...]
    search: SearchIndex
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def shelf(self, kind: Kind) -> Shelf:
        """All records of a kind."""
        return self.shelves[kind]

    def tree(self, kind: Kind, slug: str) -> Tree:
        """One record that is known to exist."""
        return self.shelves[kind].trees[slug]

    def resolve(self, kind: Kind, name: str) -> str:
        """The slug that a name in an address means; raises as Names.resolve does."""
        return self.shelves[kind].names.resolve(name)

    def texts(self, kind: Kind, slug: str, locale: str) -> Mapping[str, str]:
        """The texts of a record in that language, by JSON pointer; none in English itself."""
        written = self._written(kind, slug, locale)
        return NO_TEXTS if written is None else unpacked(written, self.tree(kind, slug))

    def is_told_in(self, kind: Kind, slug: str, locale: str) -> bool:
        """True when a record has texts in that language."""
        return self._written(kind, slug, locale) is not None

    def _written(self, kind: Kind, slug: str, locale: str) -> bytes | None:
        return self.translations.get(kind.value, {}).get(slug, {}).get(locale)

    def speaks(self, locale: str) -> bool:
        """True when at least one record has texts in that language."""
        return locale in self.languages
