"""Sets of positions as the bits of one big integer: filters are ANDs, counts are popcounts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping


def positions(mask: int) -> Iterator[int]:
    """Yield the set positions in rising order, in steps of the set bits and not of the width."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _mask(rising: list[int]) -> int:
    """Set the bits in a buffer: setting them in a number copies all of it each time."""
    octets = bytearray(rising[-1] // 8 + 1)
    for position in rising:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


class Facets:
    """For each facet, which positions carry which value; immutable once sealed.

    `_bounds` alone fills up: the bounds of numbers, of which queries know few.
    """

    __slots__ = ("_bounds", "_masks", "all")

    def __init__(self, carried: Iterable[Iterable[tuple[str, str]]]) -> None:
        gathered: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        width = 0
        for position, pairs in enumerate(carried):
            width = position + 1
            for facet, value in pairs:
                gathered[facet][value].append(position)
        self._masks = {
            facet: {value: _mask(some) for value, some in values.items()}
            for facet, values in gathered.items()
        }
        self.all = (1 << width) - 1
        self._bounds: dict[tuple[str, int, bool], int] = {}

    def any_of(self, facet: str, values: Iterable[str]) -> int:
        """Return the positions that carry at least one of the values."""
        masks = self._masks.get(facet, {})
        found = 0
        for value in values:
            found |= masks.get(value, 0)
        return found

    def bounded(self, facet: str, limit: int, *, is_least: bool) -> int:
        """Return the positions whose number is the limit, or more (`is_least`) or else less."""
        key = (facet, limit, is_least)
        found = self._bounds.get(key)
        if found is None:
            numbers = {value: int(value) for value in self.values(facet)}
            within = [v for v, n in numbers.items() if (n >= limit if is_least else n <= limit)]
            found = self._bounds[key] = self.any_of(facet, within)
        return found

    def values(self, facet: str) -> Mapping[str, int]:
        """Return value -> positions for one facet."""
        return self._masks.get(facet, {})

    def counts(self, facet: str, within: int) -> dict[str, int]:
        """Count each value of a facet inside a set, values without any left out."""
        return {
            value: count
            for value, mask in sorted(self.values(facet).items())
            if (count := (mask & within).bit_count())
        }
