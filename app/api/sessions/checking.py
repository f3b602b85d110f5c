"""Own steps of a caller judged by our rules, and one step of a session exchanged: the bodies."""

from typing import Annotated, Any

from pydantic import Field

from app.api.embedding import refs
from app.api.fields import Read, Ref
from app.api.sessions.fields import WarningRead
from app.api.sessions.telling import warnings_told
from app.api.sessions.wishing import Body, Name, Names, SidedLimitation, WishBody
from app.catalogue.edition import Edition
from app.composer.advising import seek_care
from app.composer.cards import Library
from app.composer.session import Side
from app.composer.validating import LONGEST_STEP, SHORTEST_STEP, Given, Verdict
from app.composer.wish import Wish
from app.errors import BadRequest, DaoyinError, Fault, FaultCode, Location
from app.safety.rules import Basis as SafetyBasis
from app.vocabulary.kinds import Kind
from app.vocabulary.practice import Section
from app.web.suggesting import closest


class GivenStep(Body):
    """One step of the caller's own list."""

    movement: Name
    variant: Name
    section: Section
    seconds: int = Field(ge=SHORTEST_STEP, le=LONGEST_STEP)
    transition_seconds: int = Field(default=5, ge=0, le=120)
    side: Side | None = None


class ValidateBody(Body):
    """The steps, and for whom they are; `limitations` null means that nobody was asked."""

    steps: Annotated[list[GivenStep], Field(min_length=1, max_length=100)]
    conditions: Names = Field(default=[])
    limitations: Annotated[list[Name | SidedLimitation], Field(max_length=50)] | None = None

    def as_wish(self) -> WishBody:
        """The same person as a wish; the goal only stands in for a focus, which is not asked."""
        return WishBody.model_validate(
            {"conditions": self.conditions, "limitations": self.limitations, "goals": ["mobility"]},
            strict=False,
        )


class SwapBody(Body):
    """A session by its token, and the number of the step to exchange."""

    token: str = Field(min_length=1, max_length=1200)
    step: int = Field(ge=1, le=200)


class RemarkRead(Read):
    """A finding; `step` null is about the whole list."""

    rule: str
    step: int | None
    is_safety: bool
    reason: str
    limitation: str | None
    feature: str | None
    sources: list[Ref]


class PlacedRead(Read):
    step: int
    start_seconds: int
    seconds: int


class ValidatedRead(Read):
    """`is_safe` only means that none of our safety rules was broken, never suitable for you."""

    seek_care_if: list[WarningRead]
    stop_if: list[str]
    is_safe: bool
    safety_basis: SafetyBasis
    findings: list[RemarkRead]
    timeline: list[PlacedRead]
    seconds: int
    intended_use: str


def given_steps(body: ValidateBody, edition: Edition) -> tuple[Given, ...]:
    """Resolve the movements by any of their names; raise BadRequest with every fault."""
    faults: list[Fault] = []
    found: list[Given] = []
    for index, step in enumerate(body.steps):
        try:
            slug = edition.resolve(Kind.MOVEMENTS, step.movement)
        except DaoyinError:
            near = closest(step.movement, edition.shelf(Kind.MOVEMENTS).slugs)
            pointer = f"/steps/{index}/movement"
            reason = "There is no movement by that name here."
            faults.append(
                Fault("movement", reason, FaultCode.NOT_ALLOWED, Location.BODY, (), near, pointer)
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
