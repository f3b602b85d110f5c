"""Everything of one content release, immutable and in memory; the only thing that requests read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from app.catalogue.bits import Facets
from app.catalogue.choreographies import Document, PackedChoreographies
from app.catalogue.choreographies import unpacked as unpacked_choreography
from app.catalogue.search.index import SearchIndex
from app.catalogue.shelf import Shelf, Tree
from app.catalogue.translating import translated
from app.catalogue.translations import Packed, languages, plain_slug, unpacked
from app.safety.rules import Book, Subject
from app.vocabulary.kinds import Kind, PlainKind

RecordKey = tuple[Kind, str]
# Who names a record: in which field, of which kind and slug.
User = tuple[str, Kind, str]
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
    """All posture variants of all movements, in order; position i of the facets is `keys[i]`, a
    variant of the movement `movements[i]`.
    """

    keys: tuple[tuple[str, int], ...]
    movements: tuple[str, ...]
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
    used_in: Mapping[RecordKey, tuple[User, ...]]
    translations: Packed
    choreographies: PackedChoreographies
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

    def texts(
        self, kind: Kind, slug: str, locale: str, *, beside: bool = True
    ) -> Mapping[str, str]:
        """The texts of a record in that language, by JSON pointer; none in English itself.

        What warns has its original behind it, unless it is assessed or not to stand `beside`.
        """
        return self.texts_of(kind.value, slug, locale, self.tree(kind, slug), beside=beside)

    def told(self, kind: Kind, slug: str, locale: str, *, beside: bool = True) -> Tree:
        """A record with its texts in that language as far as there are any."""
        texts = self.texts(kind, slug, locale, beside=beside)
        return translated(self.tree(kind, slug), texts)

    def listed(self, kind: PlainKind, locale: str, *, beside: bool = True) -> tuple[Tree, ...]:
        """The documents of a plain list with their texts in that language."""
        if not self.is_listed_in(kind, locale):
            return self.plain[kind.value]
        if kind is PlainKind.TERMS:
            return tuple(self._terms(locale))
        found = []
        for tree in self.plain[kind.value]:
            slug = plain_slug(kind, tree)
            texts = self.texts_of(kind.value, slug, locale, tree, beside=beside)
            found.append(translated(tree, texts))
        return tuple(found)

    def choreographies_of(self, movement: str) -> dict[str, Document]:
        """How each variant of a movement is done, by variant; those without are not there."""
        some = self.choreographies.get(movement, {})
        return {variant: unpacked_choreography(written) for variant, written in some.items()}

    def is_told_in(self, kind: Kind, slug: str, locale: str) -> bool:
        """True when a record has texts in that language."""
        return self._written(kind.value, slug, locale) is not None

    def is_listed_in(self, kind: PlainKind, locale: str) -> bool:
        """True when any document of a plain list has texts in that language."""
        key = ("languages", kind)
        if key not in self.memo:
            self.memo[key] = languages(self.translations.get(kind.value, {}))
        return locale in self.memo[key]

    def speaks(self, locale: str) -> bool:
        """True when at least one document has texts in that language."""
        return locale in self.languages

    def texts_of(
        self, kind: str, slug: str, locale: str, tree: Tree, *, beside: bool = True
    ) -> Mapping[str, str]:
        """The texts of any document, of which `tree` is the original."""
        written = self._written(kind, slug, locale)
        return NO_TEXTS if written is None else unpacked(written, kind, tree, beside=beside)

    def _terms(self, locale: str) -> Iterator[Tree]:
        """Terms lie one by one, and are translated list by list."""
        lists: dict[str, Mapping[str, str]] = {}
        for term in self.plain["terms"]:
            name = term["list"]
            if name not in lists:
                lists[name] = self.texts_of("terms", name, locale, term)
            start = f"/terms/{term['position']}"
            own = {field: lists[name].get(f"{start}/{field}") for field in ("label", "definition")}
            yield {**term, **{field: text for field, text in own.items() if text is not None}}

    def _written(self, kind: str, slug: str, locale: str) -> bytes | None:
        return self.translations.get(kind, {}).get(slug, {}).get(locale)
