"""A composed practice session, to the second: what the API tells and what every export renders.

All texts that an export needs are in here, so that no export asks for anything else. Times of
cues are whole milliseconds from the start; steps start on whole seconds.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.composer.wish import Wish
from app.safety.rules import Advice, Basis, Finding
from app.vocabulary.evidence import Basis as DoseBasis
from app.vocabulary.evidence import Strength, Verdict
from app.vocabulary.practice import BreathPhase, Contact, Posture, Section
from app.vocabulary.safety import Urgency


class Status(StrEnum):
    """Whether every part of the wish was met."""

    COMPOSED = "composed"
    COMPOSED_WITH_GAPS = "composed_with_gaps"


class CueKind(StrEnum):
    """What a cue of a session is for."""

    READY = "ready"
    MOVE = "move"
    BREATHE = "breathe"
    ATTEND = "attend"
    SAFETY = "safety"
    BELL = "bell"
    REST = "rest"


class Side(StrEnum):
    """The side on which a step is done; None where the movement has no sides."""

    LEFT = "left"
    RIGHT = "right"


class Haptic(StrEnum):
    """What a device may do with a cue."""

    TAP = "tap"
    DOUBLE_TAP = "double-tap"
    SWELL = "swell"
    EBB = "ebb"


@dataclass(frozen=True, slots=True)
class Cue:
    """A line at a moment; `text` is None for a bell or a bare change of breath."""

    at_milliseconds: int
    kind: CueKind
    text: str | None
    haptic: Haptic | None


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of a breath with its length."""

    phase: BreathPhase
    milliseconds: int


@dataclass(frozen=True, slots=True)
class Breathing:
    """`cycles` whole breaths and then a pause of under a second; the cycle's phases add up to it.

    `is_paced` is false for natural breathing: then the cycles only measure time, and no cue
    tells anybody when to breathe.
    """

    cycles: int
    is_paced: bool
    phases: tuple[Phase, ...]
    pause_milliseconds: int


@dataclass(frozen=True, slots=True)
class Warning:
    """Signs of which any one asks for the action."""

    level: Urgency
    action: str
    signs: tuple[str, ...]
    sources: tuple[str, ...]
    inference: bool


@dataclass(frozen=True, slots=True)
class Caution:
    """A caution of a step; `who` None is everyone."""

    text: str
    who: str | None
    strength: Strength
    sources: tuple[str, ...]
    inference: bool


@dataclass(frozen=True, slots=True)
class Touch:
    """A point that the step attends to or touches."""

    acupoint: str
    contact: Contact


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a step is here: the part of the wish that it meets, with a verdict where there is one."""

    wish_part: str
    wanted: str | None
    verdict: Verdict | None
    reason: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Easier:
    """An easier way to do the step: another variant, or another movement."""

    movement: str
    variant: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One movement on one side; the transition lies before `start_seconds`."""

    id: str
    number: int
    section: Section
    start_seconds: int
    seconds: int
    transition_seconds: int
    transition: str
    movement: str
    name: str
    summary: str
    variant: str
    posture: Posture
    level: int
    side: Side | None
    repetitions: int
    unit: str
    breathing: Breathing
    instructions: tuple[str, ...]
    cues: tuple[Cue, ...]
    cautions: tuple[Caution, ...]
    advice: tuple[Advice, ...]
    dose_basis: DoseBasis
    dose_sources: tuple[str, ...]
    acupoints: tuple[Touch, ...]
    meridians: tuple[str, ...]
    easier: Easier | None
    not_assessed_for: tuple[str, ...]
    why: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class SectionSpan:
    """A section with its place in the whole; a section without steps is not listed."""

    section: Section
    start_seconds: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Omitted:
    """A variant that fitted the wish and that safety left out."""

    movement: str
    variant: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Gap:
    """A part of the wish that the session does not meet, with the reason."""

    code: str
    wanted: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeSession:
    """The whole; `seconds` is exactly what was asked, transitions included."""

    wish: Wish
    status: Status
    safety_basis: Basis
    title: str
    seconds: int
    rounds: int
    seek_care_if: tuple[Warning, ...]
    stop_if: tuple[str, ...]
    opening_advice: tuple[str, ...]
    closing_advice: tuple[str, ...]
    sections: tuple[SectionSpan, ...]
    steps: tuple[Step, ...]
    omitted: tuple[Omitted, ...]
    gaps: tuple[Gap, ...]
    objective: int
