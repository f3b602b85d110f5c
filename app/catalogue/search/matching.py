"""From a word of the query to the terms it may stand for; ranks nothing."""

from __future__ import annotations

import re
from enum import IntEnum
from math import log
from typing import NamedTuple

from app.catalogue.search.lexicon import Lexicon
from app.catalogue.search.postings import Postings
from app.catalogue.search.words import is_han, without_tone_numbers

# With fewer records than this a word is also taken as a beginning, then as a slip.
ENOUGH = 5
_CODE = re.compile("[a-z]{1,4}[0-9]{1,3}")


class Tier(IntEnum):
    """How a term was come by, the surest first."""

    EXACT = 0
    BEGINNING = 1
    SLIP = 2
    TWO_SLIPS = 3


class Match(NamedTuple):
    """A term that a word of the query may stand for."""

    term: int
    tier: Tier


class Matcher:
    """The lexicon and the postings together: which terms a word leads to, and how rare it is."""

    __slots__ = ("_records", "lexicon", "postings", "sources_from")

    def __init__(
        self, lexicon: Lexicon, postings: Postings, *, records: int, sources_from: int
    ) -> None:
        self.lexicon = lexicon
        self.postings = postings
        self.sources_from = sources_from
        self._records = records

    def whole_word(self, runs: list[str], words: list[str]) -> str | None:
        """The query as one word where it is one: `sciatica`, `GB-34`, `陽陵泉`."""
        if len(words) == 1:
            return words[0]
        joined = "".join(runs)
        if _CODE.fullmatch(joined) and self.lexicon.term(joined) is not None:
            return joined
        if len(runs) == 1 and self.lexicon.term(joined) is not None:
            return joined
        return None

    def matches(self, word: str, kinds: frozenset[int] | None) -> list[Match]:
        """The word itself; with too few records also what it begins; then what it may mean."""
        found: list[Match] = []
        term = self.lexicon.term(word)
        records = 0
        if term is not None:
            found.append(Match(term, Tier.EXACT))
            records = self.postings.count(term, kinds)
        if records >= ENOUGH:
            return found
        for longer in self.lexicon.completions(word):
            if longer != term:
                found.append(Match(longer, Tier.BEGINNING))
                records += self.postings.count(longer, kinds)
        if term is None and records < ENOUGH:
            found += self.corrections(word)
        return found

    def exact(self, word: str) -> list[Match]:
        """At most one match, and no guess."""
        term = self.lexicon.term(word)
        return [] if term is None else [Match(term, Tier.EXACT)]

    def corrections(self, word: str) -> list[Match]:
        """Words within the allowed slips; for hanzi, the single characters of a pair."""
        if len(word) > 1 and is_han(word):
            terms = (self.lexicon.term(character) for character in word)
            return [Match(term, Tier.SLIP) for term in terms if term is not None]
        plain = without_tone_numbers(word)
        if plain is not None:
            return self.exact(plain)
        return [
            Match(term, Tier.SLIP if slips == 1 else Tier.TWO_SLIPS)
            for term, slips in self.lexicon.corrections(word)
        ]

    def rarity(self, matches: list[Match]) -> float:
        """The weight of a word among others: rare words say more (inverse document frequency)."""
        records = max((self.postings.count(match.term) for match in matches), default=0)
        return log(1 + self._records / (records + 1)) + 0.1
