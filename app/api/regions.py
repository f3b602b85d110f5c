"""Body regions over HTTP: one tree; asking for a limb finds everything in it."""

from typing import Annotated, Any

from pydantic import Field

from app.api.embedding import refs
from app.api.fields import CodeRead, Read, RecordRead, Ref
from app.api.listing import SlugOrderedQuery
from app.api.resource import Filter, Resource
from app.api.routes import router_for
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind


class RegionRead(Read):
    """A body region; `side_pairs` is true where there is a left and a right."""

    slug: str
    name: str
    parent: Ref | None
    children: list[Ref]
    anatomical_term: str
    hanzi: str | None
    lay_names: list[str]
    aliases: list[str]
    side_pairs: bool
    motions: list[str]
    codes: list[CodeRead]
    record: RecordRead


class RegionItem(Read):
    slug: str
    href: str
    name: str
    parent: str | None
    anatomical_term: str
    side_pairs: bool
    movement_count: int


class RegionQuery(SlugOrderedQuery):
    """Filters of the list of regions."""

    region: tuple[Annotated[str, Field(max_length=80)], ...] = Field(
        default=(), max_length=20, description="This region and all within it."
    )
    parent: tuple[Annotated[str, Field(max_length=80)], ...] = Field(
        default=(), max_length=20, description="Directly within this region."
    )


def _children(edition: Edition, tree: Tree) -> list[str]:
    shelf = edition.shelf(Kind.REGIONS)
    return [slug for slug in shelf.slugs if shelf.trees[slug]["parent"] == tree["slug"]]


def _detail(edition: Edition, tree: Tree, locale: str) -> dict[str, Any]:
    return {"children": refs(edition, Kind.REGIONS, _children(edition, tree), locale)}


def _item(edition: Edition, tree: Tree, _locale: str) -> dict[str, Any]:
    names = ("name", "parent", "anatomical_term", "side_pairs")
    within = edition.shelf(Kind.MOVEMENTS).facets.any_of("region", [tree["slug"]])
    return {**{name: tree[name] for name in names}, "movement_count": within.bit_count()}


REGIONS = Resource(
    kind=Kind.REGIONS,
    singular="region",
    read=RegionRead,
    item_read=RegionItem,
    query=RegionQuery,
    item=_item,
    detail=_detail,
    filters=(
        Filter("region", "region", Kind.REGIONS),
        Filter("parent", "parent", Kind.REGIONS),
    ),
    facets=("region",),
    summary="The tree of body regions, with codes of UBERON where one fits.",
    example="wrist",
)
router = router_for(REGIONS)
