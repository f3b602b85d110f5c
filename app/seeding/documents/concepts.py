"""The seed shape of a concept: what tradition teaches and what is known, kept apart."""

from pydantic import Field

from app.seeding.documents.base import ChineseName, Name, Record, Slug, Statement, Text


class ConceptDocument(Record):
    title: Name
    chinese: ChineseName | None
    lay_names: list[Name]
    summary: Text
    tradition: list[Statement]
    known: list[Statement] = Field(min_length=1)
    related: list[Slug]
    acupoints: list[Slug]
    movements: list[Slug]
    claims: list[Slug]
    sources: list[Slug]
