"""How a movement moves, as tracks of bones: for whoever has a body of their own to move."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.api.fields import Read
from app.api.figures.asking import VariantQuery
from app.api.figures.drawing import bvh_text, compiled_json, vrma_bytes
from app.api.figures.finding import Drawable, drawable
from app.api.figures.making import LICENCE, at_length, picture
from app.api.providing import LiveEdition
from app.api.refusals import OF_A_PICTURE
from app.catalogue.edition import Edition
from app.vocabulary.kinds import Kind
from app.web.charging import ANIMATE, charged
from app.web.document import MOVED, responses
from app.web.endpoints import Json
from app.web.routes import LeanRoute

router = APIRouter(prefix="/movements", route_class=LeanRoute, tags=["figures"])
VRMA = "model/gltf-binary"
BVH = "text/plain"
LICENSED = (b"link", f'<{LICENCE}>; rel="license"'.encode())


class TracksRead(Read):
    """One loop: VRM bone names, T-pose at rest, quaternions as x, y, z, w.

    A bone that stays at rest has no track, one that is turned but still a single value.
    """

    format: str
    name: str
    licence: str
    duration_s: float
    loops: bool
    rest: str
    unit: str
    parents: dict[str, str | None]
    times: list[float]
    hips: list[list[float]]
    rotations: dict[str, list[list[float]]]


def _found(edition: Edition, name: str, query: VariantQuery) -> Drawable:
    return drawable(edition, edition.resolve(Kind.MOVEMENTS, name), query, "en")


def _file(media_type: str, what: str) -> dict[int | str, dict[str, Any]]:
    schema = {"type": "string"} if media_type == BVH else {"type": "string", "format": "binary"}
    told = {"description": what, "content": {media_type: {"schema": schema}}}
    return {200: told, 308: MOVED, **responses(*OF_A_PICTURE)}


@router.get(
    "/{name}/choreography/compiled",
    operation_id="get_movement_choreography_compiled",
    openapi_extra=charged(ANIMATE),
    summary="The tracks of all bones",
    description=(
        "Times, the way of the hips in metres and one track of quaternions for each bone, under "
        "the names of VRM humanoids: what a renderer in 3D plays."
    ),
    response_model=TracksRead,
    responses={308: MOVED, **responses(*OF_A_PICTURE)},
)
async def get_movement_choreography_compiled(
    name: str, edition: LiveEdition, query: Annotated[VariantQuery, Query()]
) -> Json:
    """Return the tracks of one variant."""
    found = _found(edition, name, query)
    key = ("compiled", found.movement, found.variant)
    return Json(await at_length(edition, key, compiled_json, found.figure), (LICENSED,))


@router.get(
    "/{name}/animation.vrma",
    operation_id="get_movement_animation_vrma",
    openapi_extra=charged(ANIMATE),
    summary="The movement for VRM avatars",
    description="A VRM Animation (glTF 2.0 with VRMC_vrm_animation): any VRM avatar can play it.",
    response_class=Response,
    responses=_file(VRMA, "The file, under CC BY 4.0."),
)
async def get_movement_animation_vrma(
    name: str, edition: LiveEdition, query: Annotated[VariantQuery, Query()]
) -> Response:
    """Return one variant as a VRM Animation."""
    found = _found(edition, name, query)
    key = ("vrma", found.movement, found.variant)
    body = await at_length(edition, key, vrma_bytes, found.figure)
    return picture(body, "en", VRMA, **_named(found, "vrma"))


@router.get(
    "/{name}/animation.bvh",
    operation_id="get_movement_animation_bvh",
    openapi_extra=charged(ANIMATE),
    summary="The movement for animation programs",
    description="Biovision hierarchy: the skeleton at rest, and its angles for each frame.",
    response_class=Response,
    responses=_file(BVH, "The file, under CC BY 4.0."),
)
async def get_movement_animation_bvh(
    name: str, edition: LiveEdition, query: Annotated[VariantQuery, Query()]
) -> Response:
    """Return one variant as BVH."""
    found = _found(edition, name, query)
    key = ("bvh", found.movement, found.variant)
    body = await at_length(edition, key, bvh_text, found.figure)
    return picture(body, "en", f"{BVH}; charset=utf-8", **_named(found, "bvh"))


def _named(found: Drawable, suffix: str) -> dict[str, str]:
    name = f"{found.movement}-{found.variant}.{suffix}"
    return {"Content-Disposition": f'inline; filename="{name}"'}
