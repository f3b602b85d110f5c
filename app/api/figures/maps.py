"""The body map over HTTP: regions to point at, all acupoints, the channels; one point close up."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from app.api.figures.asking import ThemeQuery
from app.api.figures.making import SVG, at_length, picture
from app.api.figures.map_drawing import Telling, map_svg, point_svg
from app.api.figures.map_names import chosen, code_of, highlighted, is_on_map, names_in
from app.api.figures.movements import answers
from app.api.providing import LiveEdition, ServedLocale
from app.api.refusals import OF_A_QUERY
from app.catalogue.edition import Edition
from app.errors import NotDrawn, NotFound
from app.figures.body_map.wish import Labels, MapWish
from app.figures.looks import Skin
from app.vocabulary.kinds import Kind
from app.web.charging import DRAW, charged
from app.web.document import responses
from app.web.parameters import Unordered
from app.web.routes import LeanRoute

router = APIRouter(route_class=LeanRoute, tags=["figures"])
CHARTS = (
    *("front", "back", "side", "palm", "back-of-hand", "top-of-foot", "sole", "outer-foot"),
    *("inner-foot", "inner-leg", "face", "side-of-head", "back-of-head", "top-of-head"),
)
Chosen = Annotated[
    frozenset[Annotated[str, Field(max_length=80)]], Field(max_length=60), Unordered()
]


class Flag(StrEnum):
    """Which points get a mark of their own."""

    PREGNANCY = "pregnancy"


class PointFigureQuery(ThemeQuery):
    """How a map looks."""

    skin: Skin = Field(default=Skin.HONEY)


class MapQuery(PointFigureQuery):
    """What a map shows: everything, without any parameter, and no labels."""

    points: Chosen = Field(
        default=frozenset(), description="Only these acupoints, by any name; `none` for none."
    )
    meridians: Chosen = Field(
        default=frozenset(), description="Only these channels, by any name; `none` for none."
    )
    regions: bool = Field(default=True, description="`false` leaves out the regions.")
    highlight: Chosen = Field(
        default=frozenset(), description="Regions and acupoints that stand out, by any name."
    )
    labels: Labels = Field(default=Labels.NONE, description="What is written beside the points.")
    flag: Flag | None = Field(
        default=None, description="`pregnancy` marks the points that are flagged for it."
    )


@router.get(
    "/body-map/{chart}",
    operation_id="get_body_map",
    openapi_extra=charged(DRAW),
    summary="The body map",
    description=(
        "`front.svg`, `back.svg`, `side.svg`, and close-ups. Regions are focusable paths with "
        "`data-region`; points lie where their location texts put them. For orientation, not for "
        "needling."
    ),
    response_class=Response,
    responses={
        200: {
            "description": "The picture, under CC BY 4.0.",
            "content": {SVG: {"schema": {"type": "string"}}},
        },
        **responses("not-found", "busy", *OF_A_QUERY),
    },
)
async def get_body_map(
    chart: str, edition: LiveEdition, locale: ServedLocale, query: Annotated[MapQuery, Query()]
) -> Response:
    """Draw one chart."""
    name = chart.removesuffix(".svg")
    if name not in CHARTS or name == chart:
        raise NotFound("body maps", chart, (f"{one}.svg" for one in CHARTS))
    wish = _wish(edition, query)
    telling = _telling(edition, query, locale)
    key = ("map", name, wish.key(), query.theme, query.skin, telling.language)
    body = await at_length(edition, key, map_svg, name, wish, telling)
    return picture(body, telling.language)


@router.get(
    "/acupoints/{name}/figure.svg",
    operation_id="get_acupoint_figure",
    openapi_extra=charged(DRAW),
    summary="Where an acupoint lies",
    description=(
        "The point on a close-up with its neighbours, a small body that says where it is, and its "
        "place in words. For orientation, not for needling."
    ),
    response_class=Response,
    responses=answers(SVG),
)
async def get_acupoint_figure(
    name: str,
    edition: LiveEdition,
    locale: ServedLocale,
    query: Annotated[PointFigureQuery, Query()],
) -> Response:
    """Draw one point."""
    slug = edition.resolve(Kind.ACUPOINTS, name)
    code = code_of(edition, slug)
    if not is_on_map(code):
        raise NotDrawn
    telling = _telling(edition, query, locale)
    tree = edition.told(Kind.ACUPOINTS, slug, telling.language)
    location = tree["location"]["text"] if tree["location"] else ""
    key = ("point", code, query.theme, query.skin, telling.language)
    body = await at_length(edition, key, point_svg, code, location, telling)
    return picture(body, telling.language)


def _telling(edition: Edition, query: PointFigureQuery, locale: str) -> Telling:
    language = locale if edition.speaks(locale) else "en"
    return Telling(query.theme, query.skin, names_in(edition, language), language)


def _wish(edition: Edition, query: MapQuery) -> MapWish:
    points = chosen(edition, Kind.ACUPOINTS, query.points, "points")
    meridians = chosen(edition, Kind.MERIDIANS, query.meridians, "meridians")
    return MapWish(
        points=None if points is None else frozenset(code_of(edition, slug) for slug in points),
        channels=meridians,
        regions=query.regions,
        highlight=highlighted(edition, query.highlight),
        labels=query.labels,
        flagged=_flagged(edition) if query.flag else frozenset(),
    )


def _flagged(edition: Edition) -> frozenset[str]:
    return frozenset(code_of(edition, slug) for slug in edition.avoided_in_pregnancy)
