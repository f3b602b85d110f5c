"""The scale on which every answer is ranked: whole names on top, slips at the bottom."""

from __future__ import annotations

from app.catalogue.search.matching import Tier
from app.catalogue.search.postings import MAX_STRENGTH, RANK_SHIFT, STRENGTH_SHIFT
from app.catalogue.search.weighing import DEGREE_BITS, MAX_DEGREE, NAME_BEGINNING, NAME_WORD

BEST_SCORE = 1 << DEGREE_BITS + 3
SURE = 1 << DEGREE_BITS + 2
TOGETHER = SURE + (NAME_WORD << DEGREE_BITS)
SINGLY = SURE

TIER_SHARES = (1.0, 0.85, 0.8, 0.5)
CLASS_STEP = 6000
_BEGINNING, _SLIP = int(Tier.BEGINNING), int(Tier.SLIP)

# A place in an answer is a posting without its kind: inverted score | rank | role, so that rising
# order puts the best first. A sure posting is its own place, as it stands in its list.
Place = int
_BEST_PLACED = SURE + MAX_STRENGTH
PLACE_BITS = STRENGTH_SHIFT + _BEST_PLACED.bit_length()
Best = dict[int, tuple[int, int]]


def score(strength: int, tier: Tier) -> int:
    """A strength on the scale of the answer; within a tier more strength is never less score."""
    rank_class = strength >> DEGREE_BITS
    degree = int((strength & MAX_DEGREE) * TIER_SHARES[tier])
    if tier == _BEGINNING and rank_class >= NAME_BEGINNING:
        # A name that is only begun is no whole name, but stands above one that goes on further.
        degree = degree + (rank_class - NAME_BEGINNING) * MAX_DEGREE >> 1
        rank_class = NAME_BEGINNING
    base = 0 if tier >= _SLIP else SURE
    return base + (rank_class << DEGREE_BITS) + degree


def offer(best: Best, rank: int, value: int, role: int) -> None:
    """Keep the better of two values for a record, the first of equal ones."""
    if rank not in best or best[rank][0] < value:
        best[rank] = (value, role)


def ranked(best: Best) -> list[Place]:
    """Strongest first; equal ones by rank, that is by kind and slug."""
    return sorted(
        [
            _BEST_PLACED - value << STRENGTH_SHIFT | rank << RANK_SHIFT | role
            for rank, (value, role) in best.items()
        ]
    )


def score_of(place: Place) -> int:
    """The score that a place was given for."""
    return _BEST_PLACED - (place >> STRENGTH_SHIFT)
