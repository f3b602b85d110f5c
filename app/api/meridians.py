"""Meridians over HTTP, told as traditional teaching."""

from typing import Annotated, Any

from pydantic import Field

from app.api.fields import ChineseRead, Read, RecordRead, Ref
from app.api.listing import SlugOrderedQuery
from app.api.resource import Filter, Resource
from app.api.routes import router_for
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.kinds import Kind


class ClockRead(Read):
    """The two hours that tradition gives the channel, from and to, as hours of the clock."""

    start: int
    end: int
    branch: str


class MeridianRead(Read):
    """A meridian; its course is a traditional teaching and no anatomical structure."""

    slug: str
    code: str
    name: str
    chinese: ChineseRead
    aliases: list[str]
    category: str
    polarity: str
    limb: str | None
    six_channel: str | None
    element: str | None
    pair: Ref | None
    next_in_cycle: Ref | None
    clock: ClockRead | None
    flow: str | None
    course: str | None
    regions: list[Ref]
    start_point: Ref | None
    end_point: Ref | None
    opening_point: Ref | None
    coupled_point: Ref | None
    point_count: int
    points: str
    spellings: list[str]
    note: str | None
    sources: list[Ref]
    record: RecordRead


class MeridianItem(Read):
    slug: str
    href: str
    code: str
    name: str
    chinese: ChineseRead
    category: str
    polarity: str
    element: str | None
    point_count: int


class MeridianQuery(SlugOrderedQuery):
    """Filters of the list of meridians."""

    region: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)
    category: tuple[Annotated[str, Field(max_length=40)], ...] = Field(default=(), max_length=10)
    polarity: tuple[Annotated[str, Field(max_length=4)], ...] = Field(default=(), max_length=2)
    element: tuple[Annotated[str, Field(max_length=10)], ...] = Field(default=(), max_length=5)


def _detail(_edition: Edition, tree: Tree, _locale: str) -> dict[str, Any]:
    return {"points": f"/v1/acupoints?meridian={tree['slug']}&sort=number"}


def _item(_edition: Edition, tree: Tree, _locale: str) -> dict[str, Any]:
    names = ("code", "name", "chinese", "category", "polarity", "element", "point_count")
    return {name: tree[name] for name in names}


MERIDIANS = Resource(
    kind=Kind.MERIDIANS,
    singular="meridian",
    read=MeridianRead,
    item_read=MeridianItem,
    query=MeridianQuery,
    item=_item,
    detail=_detail,
    filters=(
        Filter("region", "region", Kind.REGIONS),
        Filter("category", "category"),
        Filter("polarity", "polarity"),
        Filter("element", "element"),
    ),
    facets=("region", "category", "polarity", "element"),
    summary="The twelve primary channels and the eight extraordinary vessels.",
    example="gb",
)
router = router_for(MERIDIANS)
