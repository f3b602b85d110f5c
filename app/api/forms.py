"""Forms over HTTP: named sets in order, with the points on which sources differ."""

from typing import Annotated, Any

from pydantic import Field

from app.api.fields import ChineseRead, Read, RecordRead, Ref
from app.api.listing import SlugOrderedQuery
from app.api.resource import Filter, Resource
from app.api.routes import router_for
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.vocabulary.evidence import Basis
from app.vocabulary.kinds import Kind
from app.vocabulary.practice import Posture


class OriginRead(Read):
    text: str
    sources: list[Ref]


class DurationRead(Read):
    minutes_min: float | None
    minutes_max: float | None
    text: str | None
    basis: str | None


class FormEntryRead(Read):
    """A place in the order; `movement` null means that we do not serve that movement yet."""

    position: int | None
    movement: Ref | None
    name: str
    chinese: ChineseRead | None
    agreeing_sources: int | None
    note: str | None


class DisputeRead(Read):
    """A point on which sources differ; we do not settle it."""

    point: str
    detail: str
    sources: list[Ref]


class FormRead(Read):
    slug: str
    name: str
    chinese: ChineseRead | None
    aliases: list[str]
    category: str
    summary: str | None
    cautions: list[str]
    state_promoted: bool
    origin: list[OriginRead]
    postures: list[Posture]
    duration: DurationRead
    movement_count: int | None
    movement_count_note: str | None
    list_status: str
    movements: list[FormEntryRead]
    method: str | None
    repetition_rule: str | None
    variants: list[str]
    disputes: list[DisputeRead]
    basis: Basis
    agreeing_sources: int | None
    sources: list[Ref]
    record: RecordRead


class FormItem(Read):
    slug: str
    href: str
    name: str
    chinese: ChineseRead | None
    category: str
    summary: str | None
    postures: list[Posture]
    movement_count: int | None
    served_movement_count: int


class FormQuery(SlugOrderedQuery):
    """Filters of the list of forms."""

    category: tuple[Annotated[str, Field(max_length=40)], ...] = Field(default=(), max_length=20)
    posture: tuple[Posture, ...] = Field(default=(), max_length=9)
    movement: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)


def _item(_edition: Edition, tree: Tree, _locale: str) -> dict[str, Any]:
    names = ("name", "chinese", "category", "summary", "postures", "movement_count")
    served = sum(entry["movement"] is not None for entry in tree["movements"])
    return {**{name: tree[name] for name in names}, "served_movement_count": served}


FORMS = Resource(
    kind=Kind.FORMS,
    singular="form",
    read=FormRead,
    item_read=FormItem,
    query=FormQuery,
    item=_item,
    filters=(
        Filter("category", "category"),
        Filter("posture", "posture"),
        Filter("movement", "movement", Kind.MOVEMENTS),
    ),
    facets=("category", "posture"),
    always=frozenset({"slug", "cautions"}),
    summary="Named sets such as Ba Duan Jin, with their ordered lists and disputes.",
    example="ba-duan-jin",
)
router = router_for(FORMS)
