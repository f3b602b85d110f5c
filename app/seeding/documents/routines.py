"""The seed shape of a routine: ordered steps whose seconds add up exactly."""

from pydantic import Field

from app.seeding.documents.base import Document, Name, Range, Record, Slug, Sourced, Statement, Text
from app.vocabulary.evidence import Basis, Strength
from app.vocabulary.practice import Equipment, Goal, Posture, Section, Sides


class RoutineStep(Document):
    """seconds = repetitions x seconds_per_repetition x (2 when sides is both)."""

    section: Section
    movement: Slug
    variant: Slug
    sides: Sides
    repetitions: int = Field(ge=1, le=120)
    seconds_per_repetition: int = Field(ge=1, le=120)
    seconds: int = Field(ge=5, le=1800)
    breaths: float | None = Field(ge=0, le=400)
    transition_seconds: int = Field(ge=0, le=120)
    transition: Text | None
    note: Text | None
    basis: Basis


class RoutineCaution(Sourced):
    text: Text
    who: Text | None
    strength: Strength


class DesignFact(Sourced):
    """What in the routine was read in a source."""

    text: Text


class RoutineDocument(Record):
    """`seconds` is the whole: every step and every transition before it."""

    title: Name
    summary: Text
    conditions: list[Slug]
    goals: list[Goal]
    postures: list[Posture] = Field(min_length=1)
    level: int = Field(ge=1, le=4)
    equipment: list[Equipment]
    seconds: int = Field(ge=120, le=5400)
    times_per_week: Range
    weeks: Range
    steps: list[RoutineStep] = Field(min_length=3)
    before_you_begin: list[Text]
    cautions: list[RoutineCaution]
    design_reasons: list[Text] = Field(min_length=1)
    sourced_facts: list[DesignFact]
    statements: list[Statement]
    sources: list[Slug]
