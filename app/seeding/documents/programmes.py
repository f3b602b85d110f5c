"""The seed shape of a programme: weeks of routines with rules for getting on and for bad days."""

from pydantic import Field

from app.seeding.documents.base import Document, Name, Record, Slug, Statement, Text
from app.vocabulary.evidence import Basis


class Phase(Document):
    title: Name
    weeks_from: int = Field(ge=1, le=104)
    weeks_to: int | None = Field(ge=1, le=104)
    days_per_week: int = Field(ge=1, le=7)
    minutes: int = Field(ge=3, le=90)
    routines: list[Slug] = Field(min_length=1)
    progression: Text
    basis: Basis


class ProgrammeDocument(Record):
    """`weeks_to` null in the last phase means: for as long as it does you good."""

    title: Name
    summary: Text
    conditions: list[Slug]
    phases: list[Phase] = Field(min_length=1)
    bad_day: Text
    lighter_weeks: Text
    stop_and_ask: list[Text] = Field(min_length=1)
    statements: list[Statement]
    sources: list[Slug]
