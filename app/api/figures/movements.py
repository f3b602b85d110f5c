"""The pictures of a movement: one moment, its steps as a strip, and how it moves."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.api.figures.asking import (
    AnimationQuery,
    FigureQuery,
    SequencePixelsQuery,
    StillPixelsQuery,
    StillQuery,
)
from app.api.figures.drawing import (
    Sight,
    animation_svg,
    sequence_png,
    sequence_svg,
    still_png,
    still_svg,
)
from app.api.figures.finding import Drawable, drawable, moment
from app.api.figures.making import PNG, SVG, Key, at_length, picture, quickly
from app.api.providing import LiveEdition, ServedLocale
from app.api.refusals import OF_A_PICTURE
from app.catalogue.edition import Edition
from app.vocabulary.kinds import Kind
from app.web.charging import ANIMATE, DRAW, charged
from app.web.document import MOVED, responses
from app.web.routes import LeanRoute

router = APIRouter(prefix="/movements", route_class=LeanRoute, tags=["figures"])


def answers(media_type: str) -> dict[int | str, dict[str, Any]]:
    """Return the `responses=` of a route that draws a movement."""
    schema = {"type": "string"} | ({} if media_type == SVG else {"format": "binary"})
    content = {media_type: {"schema": schema}}
    told = {"description": "The picture, under CC BY 4.0.", "content": content}
    return {200: told, 308: MOVED, **responses(*OF_A_PICTURE)}


def _found(
    edition: Edition, name: str, query: FigureQuery, locale: str
) -> tuple[Drawable, Sight, Key]:
    """Return what to draw, how it is seen, and what tells the picture from all others."""
    found = drawable(edition, edition.resolve(Kind.MOVEMENTS, name), query, locale)
    sight = Sight(query.look, query.view, query.side)
    return found, sight, (found.movement, found.variant, found.language, sight)


@router.get(
    "/{name}/figure.svg",
    operation_id="get_movement_figure",
    openapi_extra=charged(DRAW),
    summary="A movement as a picture",
    description=(
        "One moment of a posture variant: a figure with title and description in the language "
        "asked for. Without `phase` or `beat` it is the moment that shows most."
    ),
    response_class=Response,
    responses=answers(SVG),
)
async def get_movement_figure(
    name: str,
    edition: LiveEdition,
    locale: ServedLocale,
    query: Annotated[StillQuery, Query()],
) -> Response:
    """Draw one moment."""
    found, sight, key = _found(edition, name, query, locale)
    beat = moment(found.document, query.phase, query.beat)
    body = await quickly(edition, ("still", *key, beat), still_svg, found.figure, sight, beat)
    return picture(body, found.language)


@router.get(
    "/{name}/figure.png",
    operation_id="get_movement_figure_png",
    openapi_extra=charged(DRAW),
    summary="A movement as a picture in pixels",
    description="The same as `figure.svg`, for what cannot show SVG; at most 4096 pixels high.",
    response_class=Response,
    responses=answers(PNG),
)
async def get_movement_figure_png(
    name: str,
    edition: LiveEdition,
    locale: ServedLocale,
    query: Annotated[StillPixelsQuery, Query()],
) -> Response:
    """Draw one moment in pixels."""
    found, sight, key = _found(edition, name, query, locale)
    beat = moment(found.document, query.phase, query.beat)
    given = (found.figure, sight, beat, query.width)
    body = await at_length(edition, ("still.png", *key, beat, query.width), still_png, *given)
    return picture(body, found.language, PNG)


@router.get(
    "/{name}/sequence.svg",
    operation_id="get_movement_sequence",
    openapi_extra=charged(DRAW),
    summary="A movement as a strip of numbered steps",
    description="A figure for each step, with the paths of the hands and the step in words.",
    response_class=Response,
    responses=answers(SVG),
)
async def get_movement_sequence(
    name: str,
    edition: LiveEdition,
    locale: ServedLocale,
    query: Annotated[FigureQuery, Query()],
) -> Response:
    """Draw the steps."""
    found, sight, key = _found(edition, name, query, locale)
    body = await at_length(edition, ("strip", *key), sequence_svg, found.figure, sight)
    return picture(body, found.language)


@router.get(
    "/{name}/sequence.png",
    operation_id="get_movement_sequence_png",
    openapi_extra=charged(DRAW),
    summary="A strip of numbered steps in pixels",
    description="The same as `sequence.svg`, for what cannot show SVG; at most 4096 pixels high.",
    response_class=Response,
    responses=answers(PNG),
)
async def get_movement_sequence_png(
    name: str,
    edition: LiveEdition,
    locale: ServedLocale,
    query: Annotated[SequencePixelsQuery, Query()],
) -> Response:
    """Draw the steps in pixels."""
    found, sight, key = _found(edition, name, query, locale)
    given = (found.figure, sight, query.width)
    body = await at_length(edition, ("strip.png", *key, query.width), sequence_png, *given)
    return picture(body, found.language, PNG)


@router.get(
    "/{name}/animation.svg",
    operation_id="get_movement_animation",
    openapi_extra=charged(ANIMATE),
    summary="How a movement moves",
    description=(
        "A loop with a ring that fills and empties with the breath, and the steps in words. "
        "Inlined, `pauseAnimations()` and `setCurrentTime()` of the element stop it and wind it."
    ),
    response_class=Response,
    responses=answers(SVG),
)
async def get_movement_animation(
    name: str,
    edition: LiveEdition,
    locale: ServedLocale,
    query: Annotated[AnimationQuery, Query()],
) -> Response:
    """Draw the movement as it moves."""
    found, sight, key = _found(edition, name, query, locale)
    how = (query.breaths_per_minute, query.captions, query.trails)
    given = (found.figure, sight, *how)
    body = await at_length(edition, ("animation", *key, *how), animation_svg, *given)
    return picture(body, found.language)
