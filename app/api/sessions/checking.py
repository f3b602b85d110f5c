"""A caller's own steps, judged by our rules: their names resolved, the verdict told."""

from collections.abc import Iterator
from typing import Any

from app.api.embedding import refs
from app.api.sessions.bodies import ValidateBody
from app.api.sessions.naming import Resolver
from app.api.sessions.telling import warnings_told
from app.api.sessions.wishing import wish_of
from app.catalogue.edition import Edition
from app.composer.advising import seek_care
from app.composer.cards import Library
from app.composer.validating import Given, Verdict
from app.composer.wish import Wish
from app.errors import BadRequest, Fault
from app.sessions.telling import spoken
from app.vocabulary.kinds import Kind


def given(body: ValidateBody, edition: Edition) -> tuple[tuple[Given, ...], Wish]:
    """Return the steps and for whom they are; raise BadRequest with every fault of both."""
    faults: list[Fault] = []
    steps = tuple(_steps(body, Resolver(edition, faults)))
    try:
        wish = wish_of(body.as_wish(), edition)
    except BadRequest as refused:
        raise BadRequest([*faults, *refused.faults]) from None
    if faults:
        raise BadRequest(faults)
    return steps, wish


def _steps(body: ValidateBody, resolve: Resolver) -> Iterator[Given]:
    for index, step in enumerate(body.steps):
        pointer = f"/steps/{index}/movement"
        for slug in resolve.one(Kind.MOVEMENTS, step.movement, "movement", pointer):
            yield Given(
                slug, step.variant, step.section, step.seconds, step.transition_seconds, step.side
            )


def verdict_told(
    edition: Edition, verdict: Verdict, wish: Wish, library: Library
) -> dict[str, Any]:
    """Return the answer as plain values, warnings first as in a session."""
    locale = spoken(edition, wish.lang)
    return {
        "seek_care_if": warnings_told(edition, seek_care(wish, library), locale),
        "stop_if": list(library.texts.stop_if),
        "opening_advice": list(verdict.opening_advice),
        "closing_advice": list(verdict.closing_advice),
        "is_safe": not any(remark.is_safety for remark in verdict.remarks),
        "safety_basis": verdict.basis,
        "findings": [
            {
                "rule": remark.rule,
                "step": remark.step,
                "is_safety": remark.is_safety,
                "reason": remark.reason,
                "limitation": remark.limitation,
                "feature": remark.feature,
                "sources": refs(edition, Kind.SOURCES, remark.sources, locale),
            }
            for remark in verdict.remarks
        ],
        "timeline": [
            {"step": item.step, "start_seconds": item.start_seconds, "seconds": item.seconds}
            for item in verdict.timeline
        ],
        "seconds": verdict.seconds,
        "intended_use": library.phrases.say("service.intended_use"),
    }
