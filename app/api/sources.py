"""Sources over HTTP: what each study did and found, as far as it was seen."""

from typing import Annotated, Any

from pydantic import Field

from app.api.fields import Read, RecordRead, Ref
from app.api.listing import SlugOrderedQuery
from app.api.resource import Filter, Resource
from app.api.routes import router_for
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.evidence import Design, Direction, SourceTier
from app.vocabulary.kinds import Kind


class SourceRead(Read):
    """A source; null means not seen, and is never filled in from memory."""

    slug: str
    title: str
    authors: str | None
    year: int | None
    publisher: str | None
    doi: str | None
    pmid: str | None
    pmcid: str | None
    url: str | None
    design: Design | None
    tier: SourceTier | None
    direction: Direction | None
    participants: int | None
    population: str | None
    practice: str | None
    comparator: str | None
    outcome: str | None
    limitations: str | None
    dose: dict[str, str | int | float | bool | None] | None
    conditions: list[Ref]
    topics: list[str]
    seen_at: str | None
    seen_as: str | None
    aliases: list[str]
    record: RecordRead


class SourceItem(Read):
    slug: str
    href: str
    title: str
    authors: str | None
    year: int | None
    design: Design | None
    tier: SourceTier | None
    direction: Direction | None


class SourceQuery(SlugOrderedQuery):
    """Filters of the list of sources."""

    design: tuple[Design, ...] = Field(default=(), max_length=14)
    tier: tuple[SourceTier, ...] = Field(default=(), max_length=4)
    direction: tuple[Direction, ...] = Field(default=(), max_length=4)
    condition: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)
    topic: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)


def _item(_edition: Edition, tree: Tree, _locale: str) -> dict[str, Any]:
    names = ("title", "authors", "year", "design", "tier", "direction")
    return {name: tree[name] for name in names}


SOURCES = Resource(
    kind=Kind.SOURCES,
    singular="source",
    read=SourceRead,
    item_read=SourceItem,
    query=SourceQuery,
    item=_item,
    filters=(
        Filter("design", "design"),
        Filter("tier", "tier"),
        Filter("direction", "direction"),
        Filter("condition", "condition", Kind.CONDITIONS),
        Filter("topic", "topic"),
    ),
    facets=("design", "tier", "direction", "condition", "topic"),
    summary="Trials, reviews, guidelines, patient information and teaching pages.",
    example="cheung-2025-cipn-qigong-acupressure",
)
router = router_for(SOURCES)
