"""A ready routine as the frame of a session: only its movements, each in its own section.

Its postures and its level are those of a wish that says nothing of them; a wish that allows fewer
postures, or a lower level than the usual one, is kept to.
"""

from dataclasses import replace
from itertools import groupby

from app.composer.cards import Frame, Library
from app.composer.wish import Wish
from app.vocabulary.practice import Posture, Section

UNSAID = Wish()


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
        postures=_postures(wish, frame),
        level=wish.level if wish.level < UNSAID.level else max(wish.level, frame.level),
    )
    return narrowed, replace(library, cards=cards)


def _postures(wish: Wish, frame: Frame) -> tuple[Posture, ...]:
    """The postures of the routine in its own order, of those that the wish allows."""
    if wish.postures == UNSAID.postures:
        return frame.postures
    allowed = (posture for posture in frame.postures if posture in wish.postures)
    return tuple(posture for posture, _ in groupby(allowed))
