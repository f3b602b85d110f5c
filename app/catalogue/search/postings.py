"""Where each term occurs, packed into one array of integers; it knows numbers, not words.

A posting is kind | inverted strength | rank | role. Lists are sorted, so the records of one kind
stand together, strongest first, and the best of a list are found without reading the rest.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

ROLE_BITS = 4
RANK_BITS = 24
STRENGTH_BITS = 16
RANK_SHIFT = ROLE_BITS
STRENGTH_SHIFT = RANK_SHIFT + RANK_BITS
KIND_SHIFT = STRENGTH_SHIFT + STRENGTH_BITS

MAX_STRENGTH = (1 << STRENGTH_BITS) - 1
RANK_MASK = (1 << RANK_BITS) - 1
ROLE_MASK = (1 << ROLE_BITS) - 1
BELOW_KIND = (1 << KIND_SHIFT) - 1
# The longest first page.
FIRST = 50


def pack(kind: int, strength: int, rank: int, role: int) -> int:
    """The strength is inverted, so that rising order puts the strongest first."""
    return (
        kind << KIND_SHIFT | (MAX_STRENGTH - strength) << STRENGTH_SHIFT | rank << RANK_SHIFT | role
    )


def strength_of(posting: int) -> int:
    """Works with and without the kind bits."""
    return MAX_STRENGTH - (posting >> STRENGTH_SHIFT & MAX_STRENGTH)


def rank_of(posting: int) -> int:
    """The record's place in the order of kinds and slugs."""
    return posting >> RANK_SHIFT & RANK_MASK


class Postings:
    """All lists behind one another; a term is the number of its list.

    Of a list with several kinds in it the strongest of all stand ready as well, for most questions
    ask for every kind and want the first page.
    """

    __slots__ = ("_data", "_first", "_first_starts", "_starts")

    def __init__(self, lists: Iterable[list[int]]) -> None:
        self._data, self._first = array("Q"), array("Q")
        self._starts, self._first_starts = array("I", [0]), array("I", [0])
        for unordered in lists:
            postings = sorted(unordered)
            self._data.extend(postings)
            self._starts.append(len(self._data))
            if postings and postings[0] >> KIND_SHIFT != postings[-1] >> KIND_SHIFT:
                self._first.extend(sorted([one & BELOW_KIND for one in postings])[:FIRST])
            self._first_starts.append(len(self._first))

    def count(self, term: int, kinds: frozenset[int] | None = None) -> int:
        """How many records hold the term; exact, and read off the bounds alone."""
        if kinds is None:
            return self._starts[term + 1] - self._starts[term]
        return sum(stop - start for start, stop in self._segments(term, kinds))

    def read(self, term: int, per_kind: int, kinds: frozenset[int] | None = None) -> list[int]:
        """The strongest postings of each kind, at most `per_kind` of each."""
        start, stop = self._starts[term], self._starts[term + 1]
        if kinds is None and stop - start <= per_kind:
            return self._data[start:stop].tolist()
        found: list[int] = []
        for start, stop in self._segments(term, kinds):
            found += self._data[start : min(stop, start + per_kind)]
        return found

    def best(self, term: int, count: int, kinds: frozenset[int] | None = None) -> list[int]:
        """The strongest postings of the whole list in order, their kind bits taken off."""
        if kinds is None and count <= FIRST:
            start, stop = self._first_starts[term], self._first_starts[term + 1]
            if start < stop:
                return self._first[start : min(stop, start + count)].tolist()
            start, stop = self._starts[term], self._starts[term + 1]
            return [one & BELOW_KIND for one in self._data[start : min(stop, start + count)]]
        found = [posting & BELOW_KIND for posting in self.read(term, count, kinds)]
        found.sort()
        return found[:count]

    def _segments(self, term: int, kinds: frozenset[int] | None) -> Iterator[tuple[int, int]]:
        data, at, end = self._data, self._starts[term], self._starts[term + 1]
        while at < end:
            kind = data[at] >> KIND_SHIFT
            stop = bisect_left(data, kind + 1 << KIND_SHIFT, at, end)
            if kinds is None or kind in kinds:
                yield at, stop
            at = stop
