"""Matches into a ranking: whole names, then beginnings, words together, single words, slips."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from app.catalogue.search.combining import PER_KIND, Column, combine
from app.catalogue.search.entries import KIND_NUMBERS
from app.catalogue.search.matching import Match, Matcher, Tier
from app.catalogue.search.postings import (
    BELOW_KIND,
    MAX_STRENGTH,
    RANK_MASK,
    RANK_SHIFT,
    ROLE_MASK,
    STRENGTH_SHIFT,
    strength_of,
)
from app.catalogue.search.scores import TOGETHER, Best, Place, offer, ranked, score
from app.catalogue.search.stems import STOP_WORDS
from app.catalogue.search.weighing import DEGREE_BITS, MAX_DEGREE, WHOLE_NAME
from app.vocabulary.kinds import Kind

# Of a word that is only guessed, no more records of a kind are offered or counted: a number that
# does not hang on the page asked for, so that all pages tell the same total.
COUNTED_PER_KIND = 50
_LONGEST_JOIN = 6
_TIER = attrgetter("tier")
_ONLY_SOURCES = frozenset({KIND_NUMBERS[Kind.SOURCES]})


class Found(NamedTuple):
    """Places, the best first, at least as far as was asked for; and how many there are."""

    ranked: list[Place]
    total: int


def one_word(matcher: Matcher, word: str, count: int, kinds: frozenset[int] | None) -> Found:
    """Read no more of any list than the page needs."""
    matches = matcher.matches(word, kinds)
    postings = matcher.postings
    if len(matches) == 1 and matches[0].tier == Tier.EXACT:
        term = matches[0].term
        return Found(postings.best(term, count, kinds), postings.count(term, kinds))
    best: Best = {}
    ranks: set[int] = set()
    for tier, group in groupby(matches, _TIER):
        read = []
        for match in group:
            read += postings.read(match.term, COUNTED_PER_KIND, kinds)
        read = [posting & BELOW_KIND for posting in read]
        read.sort()
        _keep_strongest(best, read, tier, count)
        ranks.update([posting >> RANK_SHIFT & RANK_MASK for posting in read])
    return Found(ranked(best), len(ranks))


def _keep_strongest(best: Best, postings: list[int], tier: Tier, count: int) -> None:
    """Score only as many as can be shown; the same record may stand there more than once."""
    seen: set[int] = set()
    for posting in postings:
        rank = posting >> RANK_SHIFT & RANK_MASK
        if rank not in seen:
            seen.add(rank)
            value = score(MAX_STRENGTH - (posting >> STRENGTH_SHIFT), tier)
            if rank not in best or best[rank][0] < value:
                best[rank] = value, posting & ROLE_MASK
            if len(seen) == count:
                return


def many_words(
    matcher: Matcher, runs: list[str], words: list[str], kinds: frozenset[int] | None
) -> Found:
    """Records with all words above records with some, and whole names above both."""
    best = _whole_names(matcher, runs, kinds)
    weighed = [word for word in words if word not in STOP_WORDS] or words
    joined = _joined(matcher, runs)
    columns: list[Column] = []
    for word in dict.fromkeys(weighed):
        # Only the last word can be half typed; one that is known is not guessed about.
        guessed = [] if word in joined or word != weighed[-1] else matcher.matches(word, kinds)
        matches = guessed or matcher.exact(word)
        if not matches and word not in joined:
            matches = matcher.matches(word, kinds)
        columns.append(Column((*matches, *joined.get(word, ())), matcher.rarity(matches)))
    sources_from = RANK_MASK if kinds == _ONLY_SOURCES else matcher.sources_from
    combine(columns, matcher.postings, kinds, sources_from, best)
    return Found(ranked(best), len(best))


def _whole_names(matcher: Matcher, runs: list[str], kinds: frozenset[int] | None) -> Best:
    """The query written as one word: `yang ling quan`, `low back p`, `yang ling qan`."""
    best: Best = {}
    for match in matcher.matches("".join(runs), kinds):
        if match.tier >= Tier.SLIP:
            _keep_slip(best, matcher, match, kinds)
        else:
            _keep_best(best, matcher, match, PER_KIND, kinds)
    return best


def _joined(matcher: Matcher, runs: list[str]) -> dict[str, list[Match]]:
    """Neighbouring words that are one name (`gb 34`, `ba duan jin`, `pins and needles`)."""
    found: dict[str, list[Match]] = {}
    for start in range(len(runs)):
        for stop in range(start + 2, min(start + _LONGEST_JOIN, len(runs)) + 1):
            term = matcher.lexicon.term("".join(runs[start:stop]))
            if term is not None:
                for word in runs[start:stop]:
                    found.setdefault(word, []).append(Match(term, Tier.EXACT))
    return found


def _keep_best(
    best: Best, matcher: Matcher, match: Match, count: int, kinds: frozenset[int] | None
) -> None:
    for posting in matcher.postings.best(match.term, count, kinds):
        value = score(strength_of(posting), match.tier)
        offer(best, posting >> RANK_SHIFT & RANK_MASK, value, posting & ROLE_MASK)


def _keep_slip(best: Best, matcher: Matcher, match: Match, kinds: frozenset[int] | None) -> None:
    """A long name nearly written right says more than a record that holds the same words."""
    for posting in matcher.postings.read(match.term, PER_KIND, kinds):
        strength = strength_of(posting)
        if strength >> DEGREE_BITS == WHOLE_NAME:
            value = TOGETHER + (score(strength, match.tier) & MAX_DEGREE)
            offer(best, posting >> RANK_SHIFT & RANK_MASK, value, posting & ROLE_MASK)
