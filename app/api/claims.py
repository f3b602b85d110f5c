"""The article's claims over HTTP, each with its verdict; an unsupported one is never a fact."""

from typing import Annotated, Any

from pydantic import Field

from app.api.fields import Read, RecordRead, Ref
from app.api.listing import SlugOrderedQuery
from app.api.resource import Filter, Resource
from app.api.routes import router_for
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.evidence import Grade
from app.vocabulary.kinds import Kind


class ClaimRead(Read):
    """`claim` is what the article says; `verdict` and `reason` are what we found."""

    slug: str
    title: str
    verdict: Grade
    reason: str
    claim: str
    topic: str
    attributed_to: str | None
    safety_note: str | None
    aliases: list[str]
    conditions: list[Ref]
    sources: list[Ref]
    record: RecordRead


class ClaimItem(Read):
    slug: str
    href: str
    title: str
    verdict: Grade
    topic: str
    claim: str


class ClaimQuery(SlugOrderedQuery):
    """Filters of the list of claims."""

    verdict: tuple[Grade, ...] = Field(default=(), max_length=6)
    topic: tuple[Annotated[str, Field(max_length=60)], ...] = Field(default=(), max_length=20)
    condition: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)


def _item(_edition: Edition, tree: Tree, _locale: str) -> dict[str, Any]:
    return {name: tree[name] for name in ("title", "verdict", "topic", "claim")}


CLAIMS = Resource(
    kind=Kind.CLAIMS,
    singular="claim",
    read=ClaimRead,
    item_read=ClaimItem,
    query=ClaimQuery,
    item=_item,
    filters=(
        Filter("verdict", "verdict"),
        Filter("topic", "topic"),
        Filter("condition", "condition", Kind.CONDITIONS),
    ),
    facets=("verdict", "topic", "condition"),
    always=frozenset({"slug", "verdict", "reason", "safety_note"}),
    summary="All 56 claims of the article that the project began with, each with its verdict.",
    example="pain-spasm-cycle",
)
router = router_for(CLAIMS)
