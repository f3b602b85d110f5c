"""Tables of sources: studies, guidelines, patient information and teaching pages."""

from sqlmodel import Field

from app.models.base import Table, at_least, key, link, one_of, position, prose
from app.vocabulary.evidence import Design, Direction, SourceTier


class Source(Table, table=True):
    """Null means: not seen. `dose` keeps a trial's own words as JSON text."""

    __table_args__ = (
        one_of("design", Design),
        one_of("tier", SourceTier),
        one_of("direction", Direction),
        at_least("year", -300, 2100),
        at_least("participants", 0),
    )
    slug: str = key()
    title: str = prose()
    authors: str | None = Field(max_length=240)
    year: int | None
    publisher: str | None = Field(max_length=240)
    doi: str | None = Field(max_length=240)
    pmid: str | None = Field(max_length=8)
    pmcid: str | None = Field(max_length=12)
    url: str | None = prose()
    design: str | None = Field(max_length=24)
    tier: str | None = Field(max_length=1)
    direction: str | None = Field(max_length=16)
    participants: int | None
    population: str | None = prose()
    practice: str | None = prose()
    comparator: str | None = prose()
    outcome: str | None = prose()
    limitations: str | None = prose()
    dose: str | None = prose()
    seen_at: str | None = prose()
    seen_as: str | None = Field(max_length=240)


class SourceCondition(Table, table=True):
    source: str = key(to="source.slug")
    position: int = position()
    condition: str = link("condition.slug")


class SourceTopic(Table, table=True):
    """A topic that is no condition, such as heart rate variability."""

    source: str = key(to="source.slug")
    position: int = position()
    topic: str = Field(max_length=80)
