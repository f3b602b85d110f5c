"""A caller's own steps, judged by our rules: their names resolved, the verdict told."""

from typing import Any

from app.api.embedding import refs
from app.api.sessions.bodies import ValidateBody
from app.api.sessions.telling import warnings_told
from app.catalogue.edition import Edition
from app.composer.advising import seek_care
from app.composer.cards import Library
from app.composer.validating import Given, Verdict
from app.composer.wish import Wish
from app.errors import BadRequest, DaoyinError, Fault, FaultCode
from app.vocabulary.kinds import Kind
from app.web.suggesting import closest


def given_steps(body: ValidateBody, edition: Edition) -> tuple[Given, ...]:
    """Resolve the movements by any of their names; raise BadRequest with every fault."""
    faults: list[Fault] = []
    found: list[Given] = []
    for index, step in enumerate(body.steps):
        try:
            slug = edition.resolve(Kind.MOVEMENTS, step.movement)
        except DaoyinError:
            faults.append(
                Fault.in_body(
                    "movement",
                    "There is no movement by that name here.",
                    FaultCode.NOT_ALLOWED,
                    pointer=f"/steps/{index}/movement",
                    did_you_mean=closest(step.movement, edition.shelf(Kind.MOVEMENTS).slugs),
                )
            )
            continue
        found.append(
            Given(
                slug, step.variant, step.section, step.seconds, step.transition_seconds, step.side
            )
        )
    if faults:
        raise BadRequest(faults)
    return tuple(found)


def verdict_told(
    edition: Edition, verdict: Verdict, wish: Wish, library: Library, intended_use: str
) -> dict[str, Any]:
    """Return the answer as plain values, warnings first as in a session."""
    return {
        "seek_care_if": warnings_told(edition, seek_care(wish, library)),
        "stop_if": list(library.texts.stop_if),
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
                "sources": refs(edition, Kind.SOURCES, remark.sources),
            }
            for remark in verdict.remarks
        ],
        "timeline": [
            {"step": item.step, "start_seconds": item.start_seconds, "seconds": item.seconds}
            for item in verdict.timeline
        ],
        "seconds": verdict.seconds,
        "intended_use": intended_use,
    }
