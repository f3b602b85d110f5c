"""Every variant of an edition judged against one set of limitations, remembered for the next
asker.
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from app.catalogue.edition import Edition
from app.safety.rules import Basis, Judgement, judge

REMEMBERED = 64  # sets of limitations; a judgement of all variants costs about a millisecond


@dataclass(frozen=True, slots=True)
class Screen:
    """`judgements[i]` is of variant i; `allowed` has the bit i when that variant may be offered."""

    basis: Basis
    judgements: tuple[Judgement, ...]
    allowed: int


def screened(edition: Edition, limitations: frozenset[str] | None) -> Screen:
    """Judge all variants; the same edition and limitations give the same screen."""
    screens: OrderedDict[Any, Screen] = edition.memo.setdefault("screens", OrderedDict())
    found = screens.get(limitations)
    if found is None:
        found = screens[limitations] = _screen(edition, limitations)
        while len(screens) > REMEMBERED:
            screens.popitem(last=False)
    return found


def _screen(edition: Edition, limitations: frozenset[str] | None) -> Screen:
    judgements = tuple(
        judge(edition.book, subject, limitations) for subject in edition.variants.subjects
    )
    allowed = sum(1 << i for i, judgement in enumerate(judgements) if judgement.allowed)
    basis = Basis.UNSCREENED if limitations is None else Basis.DECLARED
    return Screen(basis, judgements, allowed)
