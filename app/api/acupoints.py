"""Acupoints over HTTP: location in words, cautions that tell needle from finger, who attends to
them.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from app.api.embedding import ref
from app.api.fields import ChineseRead, Read, RecordRead, Ref, StatementRead
from app.api.figures.map_names import is_on_map
from app.api.listing import ListQuery
from app.api.resource import Filter, Resource
from app.api.routes import router_for
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.catalogue.spoken import phrases_in
from app.vocabulary.kinds import Kind
from app.vocabulary.points import AppliesToPressing, PointCategory, PointCautionFlag
from app.vocabulary.practice import Contact


class CategoryRead(Read):
    category: PointCategory
    of: str | None


class CunRead(Read):
    """A distance in cun (body inches) from a landmark."""

    value: float
    start: str
    direction: str


class CheckedRead(Read):
    agreeing_sources: int
    note: str | None


class LocationRead(Read):
    """Where the point lies; `checked` says how many descriptions were compared."""

    text: str
    cun_system: str | None
    cun: list[CunRead]
    finding: str
    surface_note: str | None
    checked: CheckedRead
    sources: list[Ref]


class PressingRead(Read):
    """How to press; seconds run from a first try to the longest, and are null where one rests."""

    how: str
    feeling: str | None
    seconds_min: int | None = Field(description="Seconds for a first try.")
    seconds_max: int | None = Field(description="The most seconds, as far as it is well borne.")
    when_not: str
    sources: list[Ref]


class PointCautionRead(Read):
    flag: PointCautionFlag
    who: str
    text: str
    tier: str | None
    applies_to_pressing: AppliesToPressing
    source_count: int
    named_by: str
    note: str | None


class PointUseRead(Read):
    """A movement that meets the point, and how."""

    movement: Ref
    contact: Contact


class AcupointRead(Read):
    """An acupoint; `location` null means that it is not yet written, not that there is none."""

    slug: str
    code: str
    chinese: ChineseRead
    english: str | None
    english_note: str | None
    english_variants: list[str]
    aliases: list[str]
    cautions: list[PointCautionRead]
    caution_sources: list[Ref] = Field(
        description="The lists that `named_by` calls by letters; a list's title has its letters."
    )
    meridian: Ref | None
    number: int | None
    region: Ref
    region_detail: str | None
    categories: list[CategoryRead]
    location: LocationRead | None
    location_use: str
    pressing: PressingRead | None
    traditional_use: StatementRead | None
    movements: list[PointUseRead]
    figure: str | None = Field(description="Where it lies, as a picture; null if not drawn.")
    point_total: int | None
    note: str | None
    name_sources: list[Ref]
    record: RecordRead


class AcupointItem(Read):
    slug: str
    href: str
    code: str
    chinese: ChineseRead
    english: str | None
    meridian: str | None
    region: str
    has_location: bool
    avoided_in_pregnancy: bool


class AcupointQuery(ListQuery):
    """Filters of the list of acupoints; values of one parameter are alternatives."""

    region: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)
    meridian: tuple[Annotated[str, Field(max_length=80)], ...] = Field(default=(), max_length=20)
    category: tuple[PointCategory, ...] = Field(default=(), max_length=20)
    caution: tuple[PointCautionFlag, ...] = Field(default=(), max_length=20)
    exclude_caution: tuple[PointCautionFlag, ...] = Field(default=(), max_length=20)
    located: bool | None = Field(default=None, description="Only those with a location text.")
    sort: Literal["slug", "-slug", "number", "-number"] = Field(
        default="slug", description="`number` is the order along the channel."
    )


def _place_on_channel(tree: Tree) -> str:
    """Channel by channel in the order of the points; extra points come last."""
    return f"{tree['meridian'] or '~'}:{tree['number'] or 0:02d}:{tree['code']}"


def _detail(edition: Edition, tree: Tree, locale: str) -> dict[str, Any]:
    uses = [
        {"movement": ref(edition, Kind.MOVEMENTS, slug, locale), "contact": link["contact"]}
        for field, kind, slug in edition.used_in.get((Kind.ACUPOINTS, tree["slug"]), ())
        if kind is Kind.MOVEMENTS
        for link in edition.tree(Kind.MOVEMENTS, slug)["acupoints"]
        if link["acupoint"] == tree["slug"]
    ]
    use = phrases_in(edition, locale).say("care.not_for_needling")
    return {
        "movements": uses,
        "location_use": use,
        "figure": f"/v1/acupoints/{tree['slug']}/figure.svg" if is_on_map(tree["code"]) else None,
    }


def _item(edition: Edition, tree: Tree, _locale: str) -> dict[str, Any]:
    kept = {name: tree[name] for name in ("code", "chinese", "english", "meridian", "region")}
    return {
        **kept,
        "has_location": tree["location"] is not None,
        "avoided_in_pregnancy": tree["slug"] in edition.avoided_in_pregnancy,
    }


ACUPOINTS = Resource(
    kind=Kind.ACUPOINTS,
    singular="acupoint",
    read=AcupointRead,
    item_read=AcupointItem,
    query=AcupointQuery,
    item=_item,
    detail=_detail,
    filters=(
        Filter("region", "region", Kind.REGIONS),
        Filter("meridian", "meridian", Kind.MERIDIANS),
        Filter("category", "category"),
        Filter("caution", "caution"),
        Filter("exclude_caution", "caution", excludes=True),
        Filter("located", "located"),
    ),
    sorts={"number": _place_on_channel},
    facets=("region", "meridian", "category", "caution"),
    always=frozenset({"slug", "cautions", "location_use"}),
    summary="All 361 channel points and the extra points, by region, meridian and category.",
    example="gb34",
)
router = router_for(ACUPOINTS)
