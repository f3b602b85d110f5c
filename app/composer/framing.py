"""A ready routine as the frame of a session: only its movements, each in its own section."""

from dataclasses import replace

from app.composer.cards import Library
from app.composer.wish import Wish
from app.vocabulary.practice import Section


def framed(wish: Wish, library: Library) -> tuple[Wish, Library]:
    """Return the wish and the library narrowed to the routine; its conditions come along.

    With the conditions come their red flags and the limitations that they imply, so a frame
    never loosens anything.
    """
    if wish.routine is None:
        return wish, library
    frame = library.frames[wish.routine]
    homes: dict[str, Section] = {}
    for movement, _, section in frame.places:
        homes.setdefault(movement, section)
    placed = {(movement, variant) for movement, variant, _ in frame.places}
    cards = tuple(
        replace(card, home=homes[card.movement]) for card in library.cards if card.key in placed
    )
    narrowed = replace(
        wish,
        conditions=tuple(sorted({*wish.conditions, *frame.conditions})),
        postures=frame.postures,
        level=max(wish.level, frame.level),
    )
    return narrowed, replace(library, cards=cards)
