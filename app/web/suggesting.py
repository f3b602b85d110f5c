"""The nearest known word to an unknown one, for did-you-mean; it proposes and never substitutes."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

# 72 lets "regoin" find "region" and keeps "colour" from finding "level".
NEAR_ENOUGH_PERCENT = 72
LONGEST_WORD = 80


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like `word`, or none when all are far from it."""
    if len(word) > LONGEST_WORD:
        return None
    found = process.extractOne(
        word,
        known,
        scorer=fuzz.ratio,
        processor=_plain,
        score_cutoff=NEAR_ENOUGH_PERCENT,
    )
    return None if found is None else found[0]


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-")
