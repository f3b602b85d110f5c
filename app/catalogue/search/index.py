"""The search: one immutable index per edition, and the single question it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Self

from app.catalogue.search.building import gather
from app.catalogue.search.entries import (
    KIND_NUMBERS,
    ROLES,
    Entry,
    Hit,
    SearchResult,
)
from app.catalogue.search.lexicon import Lexicon
from app.catalogue.search.matching import Matcher
from app.catalogue.search.postings import RANK_MASK, ROLE_MASK, Postings, rank_of
from app.catalogue.search.ranking import Found, many_words, one_word
from app.catalogue.search.scores import BEST_SCORE, Place, score_of
from app.catalogue.search.words import query_runs, query_words
from app.vocabulary.kinds import Kind

NO_SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType({})
NOTHING = Found([], 0)


class SearchIndex:
    """Every name, code, script and text of the records, ready to be asked in any spelling."""

    __slots__ = ("_matcher", "_records")

    def __init__(self, records: list[tuple[str, str]], matcher: Matcher) -> None:
        self._records = records
        self._matcher = matcher

    @classmethod
    def build(
        cls,
        entries: Iterable[Entry],
        *,
        synonyms: Mapping[str, tuple[str, ...]] = NO_SYNONYMS,
    ) -> Self:
        """An entry's rank is its place by kind and slug, which also breaks every tie."""
        ordered = sorted(entries, key=lambda entry: (KIND_NUMBERS[entry.kind], entry.slug))
        records = [(entry.kind, entry.slug) for entry in ordered]
        if len(set(records)) < len(records) or len(records) > RANK_MASK:
            raise ValueError("search entries must be unique by kind and slug")
        gathering = gather(ordered, synonyms)
        lexicon = Lexicon(gathering.surfaces, gathering.stems, gathering.prominence())
        sources = sum(kind == Kind.SOURCES for kind, _ in records)
        matcher = Matcher(
            lexicon,
            Postings(gathering.lists),
            records=len(records),
            sources_from=len(records) - sources,
        )
        return cls(records, matcher)

    @property
    def records(self) -> Sequence[tuple[str, str]]:
        """Kind and slug of each record, in the order of the ranks."""
        return self._records

    def find(
        self, query: str, *, kinds: frozenset[str] | None = None, limit: int = 20, offset: int = 0
    ) -> SearchResult:
        """One page of the ranking; the same query always answers with the same page."""
        found = self.places(query, kinds=kinds, limit=limit, offset=offset)
        hits = [
            Hit(*self._records[rank_of(place)], shown_score(place), ROLES[place & ROLE_MASK])
            for place in found.ranked
        ]
        return SearchResult(tuple(hits), found.total)

    def places(
        self, query: str, *, kinds: frozenset[str] | None = None, limit: int, offset: int
    ) -> Found:
        """The same page as bare places, for those who know the records by their ranks."""
        runs = query_runs(query)
        if not runs or limit < 1 or offset < 0:
            return NOTHING
        numbers = None
        if kinds is not None:
            numbers = frozenset(KIND_NUMBERS[kind] for kind in kinds if kind in KIND_NUMBERS)
        words = query_words(runs)
        whole = self._matcher.whole_word(runs, words)
        if whole is not None:
            found = one_word(self._matcher, whole, offset + limit, numbers)
        else:
            found = many_words(self._matcher, runs, words, numbers)
        return Found(found.ranked[offset : min(offset + limit, found.total)], found.total)


def shown_score(place: Place) -> float:
    """The score on a scale from 0 to 1."""
    return round(score_of(place) / BEST_SCORE, 4)
