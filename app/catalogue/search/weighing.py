"""How strongly a field speaks for its record: weights as data, and one number per posting.

A strength is a class (whole name, beginning of a name, word of a name, word of prose) above
14 bits of degree, so that a class is never outweighed by any degree of a lower one.
"""

from __future__ import annotations

from app.catalogue.search.entries import KINDS
from app.vocabulary.kinds import Kind

PROSE, NAME_WORD, NAME_BEGINNING, WHOLE_NAME = range(4)
DEGREE_BITS = 14
MAX_DEGREE = (1 << DEGREE_BITS) - 1

WEIGHTS = {
    "code": 10.0,
    "name": 10.0,
    "alias": 8.0,
    "pinyin": 8.0,
    "hanzi": 8.0,
    "title": 4.0,
    "lay": 5.0,
    "summary": 2.0,
    "text": 1.0,
}
NAMING_ROLES = frozenset({"code", "name", "alias", "pinyin", "hanzi"})
LAY_NAME_WORDS = 5
SYNONYM_SHARE = 0.7

# A slight preference within a class; only sources, which are many, are held back for good.
_KIND_SHARES = {
    Kind.ROUTINES.value: 0.98,
    Kind.MOVEMENTS.value: 0.96,
    Kind.ACUPOINTS.value: 0.94,
    Kind.REGIONS.value: 0.94,
    Kind.CONCEPTS.value: 0.92,
    Kind.FORMS.value: 0.92,
    Kind.MERIDIANS.value: 0.9,
    Kind.PROGRAMMES.value: 0.9,
    Kind.CLAIMS.value: 0.75,
    Kind.CAUTIONS.value: 0.7,
    Kind.SOURCES.value: 0.25,
}
KIND_SHARES = tuple(_KIND_SHARES.get(kind, 1.0) for kind in KINDS)

_SATURATION = 6.0
_REPEAT = 1.2


def name_degree(role: str, words: int) -> float:
    """A word of a short name says more than one of a long name."""
    return WEIGHTS[role] * 3 / (words + 2)


def prose_degree(role: str, times: int, words: int, usual_words: float) -> float:
    """Repeats count less and less, and less in long texts (the BM25 curve)."""
    length = 0.25 + 0.75 * words / usual_words
    return WEIGHTS[role] * times * (1 + _REPEAT) / (times + _REPEAT * length)


def strength(rank_class: int, degree: float, kind: int) -> int:
    """The class, then a degree that many weights approach but never reach."""
    share = degree / (degree + _SATURATION) * KIND_SHARES[kind]
    return rank_class << DEGREE_BITS | min(MAX_DEGREE, int(share * MAX_DEGREE))


def weakened(value: int, share: float) -> int:
    """A synonym's strength: one class lower, never the whole name, and less of the degree."""
    rank_class = value >> DEGREE_BITS
    lower = max(rank_class - 1, min(rank_class, NAME_WORD))
    return lower << DEGREE_BITS | int((value & MAX_DEGREE) * share)
