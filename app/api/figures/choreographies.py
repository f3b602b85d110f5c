"""How a movement is done, as data: what its author wrote."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.api.embedding import ref
from app.api.fields import Read, Ref
from app.api.figures.asking import VariantQuery
from app.api.figures.finding import drawable
from app.api.figures.making import LICENCE
from app.api.figures.schemas import SCHEMA
from app.api.providing import LiveEdition, ServedLocale
from app.api.refusals import OF_A_NAME
from app.api.rendering import dumps
from app.vocabulary.kinds import Kind
from app.web.document import MOVED, responses
from app.web.endpoints import Json
from app.web.routes import LeanRoute

router = APIRouter(prefix="/movements", route_class=LeanRoute, tags=["figures"])
LICENSED = (b"link", f'<{LICENCE}>; rel="license"'.encode())


class ChoreographyRead(Read):
    """`document` is written in the format that `json_schema` leads to."""

    movement: Ref
    variant: str
    json_schema: str
    licence: str
    document: dict[str, Any]


@router.get(
    "/{name}/choreography",
    operation_id="get_movement_choreography",
    summary="How a movement is done, as its author wrote it",
    description=(
        "The format says where hands go and how palms face, in beats of the breath; whoever draws "
        "it finds the joints. Free to use under CC BY 4.0."
    ),
    response_model=ChoreographyRead,
    responses={308: MOVED, **responses(*OF_A_NAME)},
)
async def get_movement_choreography(
    name: str,
    edition: LiveEdition,
    locale: ServedLocale,
    query: Annotated[VariantQuery, Query()],
) -> Json:
    """Return the document of one variant."""
    found = drawable(edition, edition.resolve(Kind.MOVEMENTS, name), query, locale)
    told = {
        "movement": ref(edition, Kind.MOVEMENTS, found.movement, locale),
        "variant": found.variant,
        "json_schema": SCHEMA,
        "licence": LICENCE,
        "document": found.document,
    }
    language = (b"content-language", found.language.encode())
    return Json(dumps(ChoreographyRead.shaped(told)), (LICENSED, language))
