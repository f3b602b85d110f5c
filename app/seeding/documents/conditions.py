"""The seed shape of a target condition: red flags first, then what practice can and cannot do."""

from pydantic import Field

from app.seeding.documents.base import (
    Code,
    Document,
    ExternalCode,
    Name,
    Range,
    Record,
    RedFlag,
    Slug,
    Sourced,
    Statement,
    Text,
)
from app.vocabulary.evidence import Verdict
from app.vocabulary.safety import Practice


class TrialDose(Document):
    """What one trial did; a reading of a trial, never advice."""

    source: Slug
    practice: Text
    minutes: Range
    times_per_week: Range
    weeks: Range
    note: Text | None


class Dosing(Document):
    """The dose across trials of a condition, with what it rests on."""

    minutes: Range
    times_per_week: Range
    weeks: Range
    basis: Text
    note: Text | None
    trials: list[TrialDose]


class NamedMovement(Sourced):
    """A movement that a trial programme used or a source names for this condition."""

    movement: Slug
    variant: Slug | None
    verdict: Verdict
    reason: Text


class ImpliedLimitation(Document):
    limitation: Code
    reason: Text


class InheritedFlags(Document):
    condition: Slug
    reason: Text


class ConditionDocument(Record):
    """`claims` are the ids of article claims that concern the condition."""

    title: Name
    lay_names: list[Name]
    what_it_is: Text
    regions: list[Slug] = Field(min_length=1)
    codes: list[ExternalCode]
    practice: Practice
    practice_reason: Text
    red_flags: list[RedFlag]
    inherits_red_flags_from: list[InheritedFlags]
    implied_limitations: list[ImpliedLimitation]
    can_do: list[Statement]
    cannot_do: list[Statement]
    when_to_see_a_doctor: Text
    trials_used: Text | None
    dosing: Dosing | None
    named_movements: list[NamedMovement]
    claims: list[Slug]
    sources: list[Slug]
