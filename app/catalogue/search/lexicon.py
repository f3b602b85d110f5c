"""The words that occur: which term a word is, what it may begin, what it may be a slip for."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from itertools import combinations, groupby
from zlib import crc32

from rapidfuzz.distance import OSA

from app.catalogue.search.stems import canonical

COMPLETIONS = 16
CORRECTIONS = 6
_SCANNED = 64
_HASHED_LETTERS = 6
_SURFACE_MASK = (1 << 32) - 1
_AFTER_LAST = "\U0010ffff"
_LONGEST_CORRECTED = 18
# The neighbourhood is parted by the first bits of its hashes, a few in each part at our size.
_PART_BITS = 14
_PART_SHIFT = 64 - _PART_BITS


def allowed_slips(word: str) -> int:
    """How many slips a word may hold: short words are too near to one another for any."""
    if len(word) < 4 or not word.isascii():
        return 0
    return 1 if len(word) < 8 else 2


@cache
def _pairs(size: int) -> tuple[tuple[int, int], ...]:
    return tuple(combinations(range(size), 2))


def _keys(word: str, slips: int) -> set[int]:
    """Hashes of what the word's beginning leaves with up to `slips` letters taken out.

    Digits stay with every key, for a digit is never a slip: GB33 and GB34 are two points.
    """
    digits = _digits(word)
    letters = word.strip("0123456789") if digits else word
    pieces = _shortened(letters[:_HASHED_LETTERS], slips)
    return {crc32((piece + digits).encode()) for piece in pieces}


def _shortened(piece: str, slips: int) -> set[str]:
    size = len(piece)
    found = {piece}
    if slips:
        found.update([piece[:at] + piece[at + 1 :] for at in range(size)])
    if slips > 1:
        found.update([piece[:a] + piece[a + 1 : b] + piece[b + 1 :] for a, b in _pairs(size)])
    return found


def _digits(word: str) -> str:
    return "" if word.isalpha() else "".join(filter(str.isdigit, word))


class Lexicon:
    """Sorted surfaces with their terms, the widest beginnings, and a deletion neighbourhood."""

    __slots__ = (
        *("_broad", "_known", "_neighbours", "_parts"),
        *("_prominence", "_stems", "_surfaces", "_terms"),
    )

    def __init__(
        self, surfaces: Mapping[str, int], stems: Mapping[str, int], prominence: list[int]
    ) -> None:
        self._known = dict(surfaces)
        self._stems = {stem: term for stem, term in stems.items() if stem not in surfaces}
        self._surfaces = sorted(surfaces)
        self._terms = array("I", (surfaces[surface] for surface in self._surfaces))
        self._prominence = array("I", prominence)
        self._broad = self._broad_beginnings()
        self._neighbours = self._neighbourhood()
        self._parts = self._parted()

    def term(self, word: str) -> int | None:
        """The word's own term first, so that a stem that is also a word never shadows it."""
        found = self._known.get(word)
        if found is None:
            stem = canonical(word)
            found = self._known.get(stem) if stem in self._known else self._stems.get(stem)
        return found

    def completions(self, beginning: str) -> list[int]:
        """Terms of the most prominent words that begin so, without the word itself."""
        surfaces = self._surfaces
        start = bisect_left(surfaces, beginning)
        # Most words begin no other, so the next one is looked at before any search.
        after = start + 1
        if after >= len(surfaces) or not surfaces[after].startswith(beginning):
            only = surfaces[start:after]
            is_longer = only and only[0] != beginning and only[0].startswith(beginning)
            return [self._terms[start]] if is_longer else []
        stop = bisect_left(surfaces, beginning + _AFTER_LAST, after)
        if stop - start > _SCANNED:
            return list(self._broad[beginning])
        own = self._known.get(beginning)
        return [term for term in self._most_prominent(start, stop) if term != own]

    def corrections(self, word: str) -> list[tuple[int, int]]:
        """Terms of the nearest words with their number of slips, all equally near."""
        slips = allowed_slips(word)
        if not slips:
            return []
        digits = _digits(word)
        near: list[tuple[int, int, str]] = []
        for at in self._candidates(word, slips):
            surface = self._surfaces[at]
            distance = OSA.distance(word, surface, score_cutoff=slips)
            if distance <= slips and _digits(surface) == digits:
                near.append((distance, -self._prominence[self._terms[at]], surface))
        near.sort()
        terms = {self._known[s]: d for d, _, s in reversed(near) if d == near[0][0]}
        return [(term, terms[term]) for term in reversed(terms)][:CORRECTIONS]

    def _most_prominent(self, start: int, stop: int) -> list[int]:
        terms = dict.fromkeys(self._terms[start:stop])
        return sorted(terms, key=lambda term: -self._prominence[term])[:COMPLETIONS]

    def _broad_beginnings(self) -> dict[str, array[int]]:
        """Completions worked out beforehand for each beginning that too many words share."""
        broad: dict[str, array[int]] = {}
        waiting = [("", 0, len(self._surfaces))]
        while waiting:
            beginning, start, stop = waiting.pop()
            if stop - start <= _SCANNED:
                continue
            broad[beginning] = array("I", self._most_prominent(start, stop))
            length = len(beginning) + 1
            for longer, group in groupby(
                range(start, stop), key=lambda at: self._surfaces[at][:length]
            ):
                members = list(group)
                if len(longer) == length:
                    waiting.append((longer, members[0], members[-1] + 1))
        return broad

    def _neighbourhood(self) -> array[int]:
        """Only words of names and words seen twice are offered: a hapax may be a slip itself."""
        pairs: list[int] = []
        for at, surface in enumerate(self._surfaces):
            worth = self._prominence[self._terms[at]]
            if 2 < len(surface) <= _LONGEST_CORRECTED and worth > 1 and surface.isascii():
                pairs += [key << 32 | at for key in _keys(surface, allowed_slips(surface))]
        pairs.sort()
        return array("Q", pairs)

    def _parted(self) -> array[int]:
        """Where each part of the neighbourhood begins, and where the last one ends."""
        neighbours = self._neighbours
        firsts = (part << _PART_SHIFT for part in range(1 << _PART_BITS))
        parts = array("I", (bisect_left(neighbours, first) for first in firsts))
        parts.append(len(neighbours))
        return parts

    def _candidates(self, word: str, slips: int) -> set[int]:
        neighbours, parts, found = self._neighbours, self._parts, set()
        for key in _keys(word, slips):
            part, least = key >> 32 - _PART_BITS, key << 32
            stop = parts[part + 1]
            at = bisect_left(neighbours, least, parts[part], stop)
            while at < stop and neighbours[at] <= least | _SURFACE_MASK:
                found.add(neighbours[at] & _SURFACE_MASK)
                at += 1
        return found
