"""Several words weighed against one another: records with all of them, else with some."""

from __future__ import annotations

from dataclasses import dataclass

from app.catalogue.search.matching import Match, Tier
from app.catalogue.search.postings import (
    MAX_STRENGTH,
    RANK_MASK,
    RANK_SHIFT,
    ROLE_MASK,
    STRENGTH_SHIFT,
    Postings,
)
from app.catalogue.search.scores import (
    CLASS_STEP,
    SINGLY,
    TIER_SHARES,
    TOGETHER,
    Best,
    offer,
)
from app.catalogue.search.weighing import DEGREE_BITS, MAX_DEGREE, WHOLE_NAME

# Bounds on the work of a query. Lists up to READ_WHOLE are combined exactly, so an edition of
# fewer records always is; of longer ones the strongest PER_KIND of each kind count.
READ_WHOLE = 2000
PER_KIND = 200
SINGLY_PER_KIND = 30
FEW_TOGETHER = 10
_CEILING = MAX_DEGREE + WHOLE_NAME * CLASS_STEP


@dataclass(frozen=True, slots=True)
class Column:
    """A word of the query: the terms it may stand for, and how rare it is."""

    matches: tuple[Match, ...]
    rarity: float


def combine(
    columns: list[Column],
    postings: Postings,
    kinds: frozenset[int] | None,
    sources_from: int,
    best: Best,
) -> None:
    """Add to `best` the records with all words and, where these are few, those with some.

    Sources (ranks from `sources_from` on) hold long texts, and hundreds hold any three words: for
    them having all words is not worth a place above the other kinds. Nor is it for a record that
    has the words in its prose alone: "knee pain" means the knee before a caution that says both.
    """
    everything = sum(column.rarity for column in columns)
    rarest_first = sorted(columns, key=lambda column: -column.rarity)
    together = _together(rarest_first, postings, kinds)
    for rank, (worth, role) in together.items():
        share = worth / everything / _CEILING
        is_prose = share * _CEILING < CLASS_STEP / 2
        base = SINGLY if rank >= sources_from or is_prose else TOGETHER
        offer(best, rank, base + int(share * MAX_DEGREE), role)
    if sum(rank < sources_from for rank in best) >= FEW_TOGETHER:
        return
    for rank, (worth, role, covered) in _singly(rarest_first, postings, kinds).items():
        if rank not in together:
            share = worth / everything / _CEILING * covered / everything
            offer(best, rank, SINGLY + int(share * MAX_DEGREE), role)


def _together(
    columns: list[Column], postings: Postings, kinds: frozenset[int] | None
) -> dict[int, tuple[float, int]]:
    """The rarest word names the candidates; each further word only strikes some out."""
    kept: dict[int, tuple[float, int]] | None = None
    for column in columns:
        read = _read(column, postings, PER_KIND, READ_WHOLE, kinds, kept)
        if kept is None:
            kept = {rank: (worth * column.rarity, role) for rank, (worth, role) in read.items()}
        else:
            kept = {
                rank: (kept[rank][0] + worth * column.rarity, kept[rank][1])
                for rank, (worth, _) in read.items()
            }
        if not kept:
            break
    return kept or {}


def _singly(
    columns: list[Column], postings: Postings, kinds: frozenset[int] | None
) -> dict[int, tuple[float, int, float]]:
    found: dict[int, tuple[float, int, float]] = {}
    for column in columns:
        rarity = column.rarity
        read = _read(column, postings, SINGLY_PER_KIND, 0, kinds, None)
        for rank, (worth, role) in read.items():
            so_far, first_role, covered = found.get(rank, (0.0, role, 0.0))
            found[rank] = (so_far + worth * rarity, first_role, covered + rarity)
    return found


def _read(
    column: Column,
    postings: Postings,
    per_kind: int,
    read_whole: int,
    kinds: frozenset[int] | None,
    among: dict[int, tuple[float, int]] | None,
) -> Best:
    """What each record is worth for one word; classes count, but do not decide alone."""
    worths: Best = {}
    for term, tier in column.matches:
        share = TIER_SHARES[tier] if tier < Tier.SLIP else TIER_SHARES[tier] / 2
        count = read_whole if postings.count(term) <= read_whole else per_kind
        read = postings.read(term, count, kinds)
        if among is not None:
            read = [p for p in read if (p >> RANK_SHIFT & RANK_MASK) in among]
        for posting in read:
            strength = MAX_STRENGTH - (posting >> STRENGTH_SHIFT & MAX_STRENGTH)
            worth = (strength & MAX_DEGREE) + (strength >> DEGREE_BITS) * CLASS_STEP
            rank = posting >> RANK_SHIFT & RANK_MASK
            offer(worths, rank, int(worth * share), posting & ROLE_MASK)
    return worths
