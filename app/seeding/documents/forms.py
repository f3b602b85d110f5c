"""The seed shape of a form (a named set) with its ordered list and what sources dispute."""

from pydantic import Field

from app.seeding.documents.base import ChineseName, Document, Name, Record, Slug, Text
from app.vocabulary.evidence import Basis
from app.vocabulary.practice import Posture


class OriginFact(Document):
    text: Text
    sources: list[Slug]


class Dispute(Document):
    """A point on which sources differ; served as a dispute, not settled by us."""

    point: Text
    detail: Text
    sources: list[Slug]


class Duration(Document):
    minutes_min: float | None = Field(ge=0)
    minutes_max: float | None = Field(ge=0)
    text: Text | None
    basis: Name | None


class FormEntry(Document):
    """One movement of the set; `position` null: the set has no order, or none for this one.

    `movement` is null while we do not serve it.
    """

    position: int | None = Field(ge=0, le=60)
    movement: Slug | None
    name: Name
    chinese: ChineseName | None
    agreeing_sources: int | None = Field(ge=0)
    note: Text | None


class FormDocument(Record):
    name: Name
    chinese: ChineseName | None
    category: Name
    summary: Text | None
    state_promoted: bool
    origin: list[OriginFact]
    postures: list[Posture]
    duration: Duration
    movement_count: int | None
    movement_count_note: Text | None
    list_status: Name
    movements: list[FormEntry]
    method: Text | None
    repetition_rule: Text | None
    variants: list[Text]
    disputes: list[Dispute]
    cautions: list[Text]
    basis: Basis
    agreeing_sources: int | None
    sources: list[Slug]
