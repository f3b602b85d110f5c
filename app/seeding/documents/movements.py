"""The seed shape of a movement with its posture variants; each variant owns its risk features."""

from pydantic import Field

from app.seeding.documents.base import (
    ChineseName,
    Code,
    Document,
    Name,
    Record,
    Slug,
    Sourced,
    Spoken,
    Statement,
    Text,
)
from app.vocabulary.evidence import Basis, DetailStatus, Strength
from app.vocabulary.practice import (
    BreathPhase,
    Contact,
    CueKind,
    Equipment,
    Goal,
    Laterality,
    Posture,
    RegionRole,
    RelationKind,
    Section,
)
from app.vocabulary.safety import Severity


class FormPlace(Document):
    """Where a movement stands in a form; position null means it is no part of the order."""

    form: Slug
    position: int | None = Field(ge=0, le=60)


class RegionLink(Document):
    region: Slug
    role: RegionRole


class JointMotion(Document):
    region: Slug
    motion: Code


class PointLink(Document):
    """How the movement meets a point; touch and attention are different things in pregnancy."""

    acupoint: Slug
    contact: Contact
    note: Text | None = None


class Dose(Sourced):
    """How often and how long; `amount` units of `seconds_per_unit` on each side asked for."""

    unit: Name
    amount: int = Field(ge=1, le=120)
    min: int = Field(ge=1, le=120)
    max: int = Field(ge=1, le=240)
    seconds_per_unit: int = Field(ge=1, le=120)
    breaths_per_unit: float | None = Field(ge=0, le=20)
    per_side: bool
    basis: Basis
    text: Text | None


class Step(Document):
    text: Text
    breath: BreathPhase | None


class Cue(Document):
    """A line short enough to be spoken in one breath."""

    text: Spoken
    kind: CueKind


class BreathPairing(Document):
    inhale: Text | None
    exhale: Text | None
    note: Text | None


class RiskFeature(Document):
    """What in this variant can harm someone; read for this variant, never inherited."""

    feature: Code
    severity: Severity
    note: Text | None = None


class VariantCaution(Sourced):
    text: Text
    who: Text | None
    strength: Strength


class Variant(Document):
    """One posture in which the movement is taught, with its own steps and risks.

    `features_assessed` says that an author read this variant for every feature: only then
    does an empty `risk_features` mean that none was found.
    """

    slug: Slug
    posture: Posture
    level: int = Field(ge=1, le=4)
    equipment: list[Equipment]
    steps: list[Step] = Field(min_length=3, max_length=8)
    cues: list[Cue] = Field(min_length=3, max_length=10)
    breath: BreathPairing
    risk_features: list[RiskFeature]
    features_assessed: bool
    cautions: list[VariantCaution]


class Relation(Document):
    kind: RelationKind
    movement: Slug
    reason: Text


class MovementDocument(Record):
    """One movement file in seed_data/movements; `home` is where in a session it stands."""

    name: Name
    chinese: ChineseName | None
    forms: list[FormPlace]
    summary: Text
    home: Section
    laterality: Laterality
    regions: list[RegionLink] = Field(min_length=1)
    joint_motions: list[JointMotion]
    meridians: list[Slug]
    acupoints: list[PointLink]
    goals: list[Goal]
    dose: Dose
    common_errors: list[Text] = Field(min_length=1)
    may_feel: list[Text] = Field(min_length=1)
    statements: list[Statement]
    variants: list[Variant] = Field(min_length=1)
    relations: list[Relation]
    detail_status: DetailStatus
    detail_note: Text
    sources: list[Slug] = Field(min_length=1)
