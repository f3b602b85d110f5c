"""What is answered about sessions: warnings first, then everything that a player needs."""

from pydantic import Field

from app.api.fields import AdviceRead, Read, Ref
from app.api.figures.linking import FigureRead
from app.composer.session import CueKind, Haptic, Side, Status
from app.safety.rules import Basis as SafetyBasis
from app.vocabulary.evidence import Basis, Strength, Verdict
from app.vocabulary.practice import BreathPhase, Contact, Posture, Section
from app.vocabulary.safety import Urgency


class WarningRead(Read):
    """Any one of the signs asks for the action."""

    level: Urgency
    action: str
    signs: list[str]
    sources: list[Ref]
    inference: bool


class SessionCueRead(Read):
    """A line at a moment; `text` null for a bell or a bare change of breath."""

    at_milliseconds: int
    kind: CueKind
    text: str | None
    haptic: Haptic | None


class BreathPhaseRead(Read):
    phase: BreathPhase
    milliseconds: int


class BreathingRead(Read):
    """`cycles` whole breaths, then a pause of under a second; the phases add up to one cycle."""

    cycles: int
    is_paced: bool = Field(description="False: natural breath; cycles only measure the time.")
    phases: list[BreathPhaseRead]
    pause_milliseconds: int


class SessionCautionRead(Read):
    text: str
    who: str | None
    strength: Strength
    sources: list[Ref]
    inference: bool


class TouchRead(Read):
    acupoint: Ref
    contact: Contact


class EasierRead(Read):
    """An easier way to do the step."""

    movement: Ref
    variant: str
    reason: str


class GroundRead(Read):
    """A part of the wish that the step meets, or the place that it fills."""

    wish_part: str
    wanted: str | None
    verdict: Verdict | None
    reason: str
    sources: list[Ref]


class SessionStepRead(Read):
    """One movement on one side; the transition lies before `start_seconds`."""

    id: str
    number: int
    section: Section
    start_seconds: int
    seconds: int
    transition_seconds: int
    transition: str
    movement: Ref
    summary: str
    variant: str
    posture: Posture
    level: int
    side: Side | None
    repetitions: int
    unit: str
    breathing: BreathingRead
    cautions: list[SessionCautionRead]
    advice: list[AdviceRead]
    not_assessed_for: list[str] = Field(
        description="Limitations about which something here is unknown; never call it suitable."
    )
    instructions: list[str]
    cues: list[SessionCueRead]
    dose_basis: Basis
    dose_sources: list[Ref]
    acupoints: list[TouchRead]
    meridians: list[Ref]
    easier: EasierRead | None
    why: list[GroundRead]
    figure: FigureRead | None = Field(description="Its pictures; null while it is not drawn.")


class SectionRead(Read):
    section: Section
    start_seconds: int
    seconds: int


class SessionOmittedRead(Read):
    """A variant that fitted the wish and that safety left out."""

    movement: Ref
    variant: str
    rule: str
    limitation: str | None
    feature: str | None
    advice: str | None
    inference: bool | None
    sources: list[Ref]


class GapRead(Read):
    """A part of the wish that the session does not meet."""

    code: str
    wanted: str | None
    reason: str


class SessionRead(Read):
    """A practice session; `seconds` is exactly what was asked."""

    session_id: str
    title: str
    status: Status
    seek_care_if: list[WarningRead]
    stop_if: list[str]
    opening_advice: list[str]
    closing_advice: list[str]
    safety_basis: SafetyBasis
    seconds: int
    rounds: int = Field(description="How often the main part is done as a whole.")
    sections: list[SectionRead]
    steps: list[SessionStepRead]
    omitted: list[SessionOmittedRead]
    gaps: list[GapRead]
    evidence: list[Ref] = Field(description="Every source that the session rests on.")
    release: int
    engine: int
    release_changed: str | None = Field(
        description="What an older token could not bring along; null when it is of this release."
    )
    token: str | None = Field(description="Null when the wish is too long for a token.")
    token_note: str
    href: str | None
    language: str
    intended_use: str


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
    opening_advice: list[str]
    closing_advice: list[str]
    is_safe: bool
    safety_basis: SafetyBasis
    findings: list[RemarkRead]
    timeline: list[PlacedRead]
    seconds: int
    intended_use: str
