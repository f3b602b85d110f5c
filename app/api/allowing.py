"""What the safety rules say of the records that they let pass: told beside each, for who asks."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import Field

from app.api.embedding import refs
from app.api.fields import AdviceRead, Read
from app.catalogue.bits import positions
from app.catalogue.cells import advice_in, cells_in
from app.catalogue.edition import Edition
from app.catalogue.screening import Screen
from app.catalogue.shelf import Tree
from app.safety.rules import Advice, Judgement
from app.safety.whole import REPETITIONS, STANDING_TIME, TIMES_AND_BREATHS, cares
from app.vocabulary.kinds import Kind
from app.vocabulary.practice import ON_THE_FEET, Posture


class AllowedVariantRead(Read):
    """A posture variant that the rules let pass; it may be offered only with its advice."""

    variant: str
    posture: Posture
    advice: list[AdviceRead]
    not_assessed_for: list[str] = Field(
        description="Limitations about which something here is unknown; never call it suitable."
    )


def by_movement(edition: Edition, mask: int) -> dict[str, list[int]]:
    """Return the positions of variants in `mask` by the movement that they belong to."""
    found: dict[str, list[int]] = {}
    for position in positions(mask):
        found.setdefault(edition.variants.keys[position][0], []).append(position)
    return found


def allowed_variant(edition: Edition, screen: Screen, position: int, locale: str) -> dict[str, Any]:
    """Return a variant that the rules let pass with what must be heeded in it."""
    slug, index = edition.variants.keys[position]
    variant = edition.tree(Kind.MOVEMENTS, slug)["variants"][index]
    told = {"variant": variant["slug"], "posture": variant["posture"]}
    return told | _told(edition, [screen.judgements[position]], locale)


def heeded_in_routine(
    edition: Edition, screen: Screen, slug: str, limitations: Iterable[str], locale: str
) -> dict[str, Any]:
    """Return what must be heeded in a routine: in each of its steps, and in what they add up to."""
    routine = edition.tree(Kind.ROUTINES, slug)
    at = edition.variants.by_slug
    steps = [screen.judgements[at[s["movement"], s["variant"]]] for s in routine["steps"]]
    told = _told(edition, steps, locale)
    cells = cells_in(edition, locale)
    told["advice"] += [
        advice_told(edition, advice_in(cells, item), locale)
        for item in _sums(edition, routine, limitations)
    ]
    return told


def _sums(edition: Edition, routine: Tree, limitations: Iterable[str]) -> Iterator[Advice]:
    """Yield the advice on features of a whole practice, which no step has by itself."""
    moves = any(
        step["repetitions"] > 1
        and edition.tree(Kind.MOVEMENTS, step["movement"])["dose"]["unit"] not in TIMES_AND_BREATHS
        for step in routine["steps"]
    )
    stands = not ON_THE_FEET.isdisjoint(routine["postures"])
    for feature, is_there in ((STANDING_TIME, stands), (REPETITIONS, moves)):
        if is_there:
            yield from cares(edition.book, limitations, feature)


def _told(edition: Edition, judgements: list[Judgement], locale: str) -> dict[str, Any]:
    cells = cells_in(edition, locale)
    advice = {(item.limitation, item.feature): item for j in judgements for item in j.advice}
    return {
        "advice": [
            advice_told(edition, advice_in(cells, item), locale) for item in advice.values()
        ],
        "not_assessed_for": sorted({name for j in judgements for name in j.not_assessed_for}),
    }


def advice_told(edition: Edition, item: Advice, locale: str = "en") -> dict[str, Any]:
    """Return what a cell asks to heed, in the order of `AdviceRead`."""
    return {
        "limitation": item.limitation,
        "feature": item.feature,
        "advice": item.cell.advice,
        "inference": item.cell.inference,
        "sources": refs(edition, Kind.SOURCES, item.cell.sources, locale),
    }
