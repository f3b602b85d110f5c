"""Stillness and attention turned inward, which stay short where they may do harm (SAFETY 6)."""

from app.composer.cards import Card, Library
from app.composer.screening import implied
from app.composer.wish import Wish
from app.vocabulary.practice import Section

INWARD = "internal_focus"
UNSETTLED = frozenset({"psychosis_or_mania", "trauma_or_dissociation"})
SHORT_STRETCH, LONG_STRETCH = 60, 5400
# Where it may do harm, attention turned inward stands here alone, never two such steps running:
# so nothing inward is beside it in the warm-up, the main part or the close.
FOR_SHORT_STRETCHES = (Section.ARRIVE, Section.SETTLE)


def short_stretches(library: Library) -> str:
    """Return how short stillness must stay."""
    return library.phrases.say("refusal.short_stretches", seconds=SHORT_STRETCH)


def unsettled(wish: Wish, library: Library) -> list[str]:
    """Return the limitations with which attention turned inward may do harm."""
    return sorted((implied(wish, library) | set(wish.limitations or ())) & UNSETTLED)


def is_inward(card: Card) -> bool:
    """Say whether a movement is stillness or turns attention inward."""
    return card.is_quiet or INWARD in card.subject.features


def may_stand(card: Card, section: Section, *, is_unsettled: bool) -> bool:
    """Say whether a movement may stand in a section for somebody like that."""
    return not (is_unsettled and is_inward(card)) or section in FOR_SHORT_STRETCHES


def longest_stretch(card: Card, *, is_unsettled: bool) -> int:
    """The most seconds of a movement, both of its sides together."""
    return SHORT_STRETCH if is_unsettled and is_inward(card) else LONG_STRETCH
