"""From what is asked to the one variant that is to be drawn, with its words in the language."""

import json
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from app.api.figures.asking import VariantQuery
from app.api.figures.drawing import Figure
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.errors import BadParameter, FaultCode, NotDrawn
from app.vocabulary.kinds import Kind
from app.web.suggesting import closest

NOT_BOTH = "Give phase or beat, not both."
JUST_BEFORE = 1e-3
NOT_THIS_ONE = "The movement has no such variant."
OTHER_POSTURE = "That variant is done in another posture."


@dataclass(frozen=True, slots=True)
class Drawable:
    """A variant that is drawn; its `document` stands alone, whatever it is based on."""

    movement: str
    variant: str
    document: dict[str, Any]
    figure: Figure

    @property
    def language(self) -> str:
        """The language of name and steps."""
        return self.figure.language


def drawable(edition: Edition, slug: str, query: VariantQuery, locale: str) -> Drawable:
    """Return the variant asked for; the first that is drawn where nothing was asked.

    Raises BadParameter for a variant that the movement has not, NotDrawn where nobody drew it.
    """
    movement = edition.tree(Kind.MOVEMENTS, slug)
    wanted = [one for one in movement["variants"] if _fits(one, query)]
    if not wanted:
        raise _misfit(movement, query)
    drawn = edition.choreographies_of(slug)
    for variant in wanted:
        if variant["slug"] in drawn:
            return drawn_variant(edition, slug, variant["slug"], locale)
    raise NotDrawn


def drawn_variant(edition: Edition, slug: str, variant: str, locale: str) -> Drawable:
    """Return a variant that is known to be drawn."""
    from app.figures.authoring.basing import expanded  # as late as in `drawing`
    from app.figures.authoring.document import FORMAT

    told = edition.told(Kind.MOVEMENTS, slug, locale)
    steps = next(one["steps"] for one in told["variants"] if one["slug"] == variant)
    document = {"format": FORMAT, **expanded(edition.choreographies_of(slug))[variant]}
    figure = Figure(
        document=json.dumps(document, ensure_ascii=False, sort_keys=True),
        name=told["name"],
        steps=tuple(step["text"] for step in steps),
        language=locale if edition.is_told_in(Kind.MOVEMENTS, slug, locale) else "en",
    )
    return Drawable(slug, variant, document, figure)


def moment(document: dict[str, Any], phase: int | None, beat: float | None) -> float | None:
    """Return the beat that is asked for; None leaves the choice to whoever draws.

    Raises BadParameter for what lies beyond the end, and where both are given.
    """
    ends = list(accumulate(told["beats"] for told in document["phases"]))
    if document.get("then") == "mirror":
        ends += [ends[-1] + end for end in ends]
    if phase is not None and beat is not None:
        raise BadParameter("beat", NOT_BOTH, code=FaultCode.INVALID)
    if phase is not None and phase > len(ends):
        reason = f"The movement has {len(ends)} phases."
        raise BadParameter("phase", reason, code=FaultCode.OUT_OF_RANGE)
    if beat is not None and beat > ends[-1]:
        reason = f"The movement lasts {ends[-1]:g} beats."
        raise BadParameter("beat", reason, code=FaultCode.OUT_OF_RANGE)
    # The very end is the start again.
    at = ends[phase - 1] if phase is not None else beat
    return at if at is None else min(at, ends[-1] - JUST_BEFORE)


def _fits(variant: Tree, query: VariantQuery) -> bool:
    return (query.variant is None or query.variant == variant["slug"]) and (
        query.posture is None or query.posture == variant["posture"]
    )


def _misfit(movement: Tree, query: VariantQuery) -> BadParameter:
    """Say which of the two does not fit, and what would."""
    slugs = tuple(one["slug"] for one in movement["variants"])
    if query.variant is not None and query.variant not in slugs:
        near = closest(query.variant, slugs)
        return BadParameter("variant", NOT_THIS_ONE, allowed=slugs, did_you_mean=near)
    if query.variant is not None:
        return BadParameter("posture", OTHER_POSTURE)
    postures = tuple(dict.fromkeys(one["posture"] for one in movement["variants"]))
    return BadParameter("posture", NOT_THIS_ONE, allowed=postures)
