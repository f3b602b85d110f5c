"""Caution topics over HTTP: whom each concerns and on which cells it takes effect."""

from typing import Annotated, Any

from pydantic import Field

from app.api.fields import Read, RecordRead, Ref
from app.api.listing import SlugOrderedQuery
from app.api.resource import Filter, Resource
from app.api.routes import router_for
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.evidence import Strength
from app.vocabulary.kinds import Kind
from app.vocabulary.safety import CautionEffect, CellValue


class CautionCellRead(Read):
    limitation: str
    feature: str
    cell: CellValue


class CautionEntryRead(Read):
    who: str
    advice: str
    strength: Strength
    effect: CautionEffect
    limitations: list[str]
    cells: list[CautionCellRead]
    sources: list[Ref]
    inference: bool
    note: str | None


class CautionTopicRead(Read):
    slug: str
    title: str
    summary: str
    entries: list[CautionEntryRead]
    aliases: list[str]
    record: RecordRead


class CautionTopicItem(Read):
    slug: str
    href: str
    title: str
    summary: str
    concerns: list[str]


class CautionQuery(SlugOrderedQuery):
    """Filters of the list of caution topics."""

    concerns: tuple[Annotated[str, Field(max_length=60)], ...] = Field(
        default=(), max_length=40, description="A limitation, as in /v1/vocabulary."
    )
    feature: tuple[Annotated[str, Field(max_length=60)], ...] = Field(default=(), max_length=40)


def _item(_edition: Edition, tree: Tree, _locale: str) -> dict[str, Any]:
    concerned = {name for entry in tree["entries"] for name in entry["limitations"]}
    return {"title": tree["title"], "summary": tree["summary"], "concerns": sorted(concerned)}


CAUTIONS = Resource(
    kind=Kind.CAUTIONS,
    singular="caution",
    read=CautionTopicRead,
    item_read=CautionTopicItem,
    query=CautionQuery,
    item=_item,
    filters=(
        Filter("concerns", "limitation", codes="limitations"),
        Filter("feature", "feature", codes="features"),
    ),
    facets=("limitation", "feature"),
    always=frozenset({"slug", "entries"}),
    summary="Cautions by topic, such as forward bending, with strength and sources.",
    example="forward-flexion",
)
router = router_for(CAUTIONS)
