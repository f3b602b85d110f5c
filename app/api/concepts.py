"""Concepts over HTTP: what tradition teaches and what is known, kept apart."""

from typing import Annotated, Any

from pydantic import Field

from app.api.fields import ChineseRead, Read, RecordRead, Ref, StatementRead
from app.api.listing import SlugOrderedQuery
from app.api.resource import Filter, Resource
from app.api.routes import router_for
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind


class ConceptRead(Read):
    slug: str
    title: str
    chinese: ChineseRead | None
    aliases: list[str]
    lay_names: list[str]
    summary: str
    tradition: list[StatementRead]
    known: list[StatementRead]
    related: list[Ref]
    acupoints: list[Ref]
    movements: list[Ref]
    claims: list[Ref]
    sources: list[Ref]
    record: RecordRead


class ConceptItem(Read):
    slug: str
    href: str
    title: str
    chinese: ChineseRead | None
    summary: str


class ConceptQuery(SlugOrderedQuery):
    """Filters of the list of concepts."""

    acupoint: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)
    movement: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)
    claim: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)


def _item(_edition: Edition, tree: Tree, _locale: str) -> dict[str, Any]:
    return {name: tree[name] for name in ("title", "chinese", "summary")}


CONCEPTS = Resource(
    kind=Kind.CONCEPTS,
    singular="concept",
    read=ConceptRead,
    item_read=ConceptItem,
    query=ConceptQuery,
    item=_item,
    filters=(
        Filter("acupoint", "acupoint", Kind.ACUPOINTS),
        Filter("movement", "movement", Kind.MOVEMENTS),
        Filter("claim", "claim", Kind.CLAIMS),
    ),
    facets=("acupoint", "movement", "claim"),
    summary="Ideas such as Song, De Qi and Mingmen: what tradition teaches, what is known.",
    example="song",
)
router = router_for(CONCEPTS)
