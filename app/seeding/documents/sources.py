"""The seed shape of a source, with how it was seen; a field not seen is null and stays null."""

from typing import Annotated

from pydantic import Field, StringConstraints

from app.seeding.documents.base import Name, Record, Slug, Text
from app.vocabulary.evidence import Design, Direction, SourceTier

Doi = Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")]
Pmid = Annotated[str, StringConstraints(pattern=r"^\d{1,8}$")]
Pmcid = Annotated[str, StringConstraints(pattern=r"^PMC\d{1,9}$")]


class SourceDocument(Record):
    title: Name | Text
    authors: Name | None
    year: int | None = Field(ge=-300, le=2100)
    publisher: Name | None
    doi: Doi | None
    pmid: Pmid | None
    pmcid: Pmcid | None
    url: Text | None
    design: Design | None
    tier: SourceTier | None
    direction: Direction | None
    participants: int | None = Field(ge=0)
    population: Text | None
    practice: Text | None
    comparator: Text | None
    outcome: Text | None
    limitations: Text | None
    dose: dict[str, str | int | float | bool | None] | None
    conditions: list[Slug]
    topics: list[Slug]
    seen_at: Text | None
    seen_as: Name | None
