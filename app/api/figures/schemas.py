"""The JSON Schema of choreographies, at an address that stays."""

from fastapi import APIRouter
from starlette.responses import Response

from app.settings import ROOT
from app.web.document import responses
from app.web.routes import LeanRoute

router = APIRouter(prefix="/schemas", route_class=LeanRoute, tags=["figures"])
NAME = "qigong-pose-1.json"
SCHEMA = f"/v1/schemas/{NAME}"
# Written by `./run openapi` from the shape that the seeds are read in.
WRITTEN = ROOT / "docs" / "schemas" / NAME
MEDIA_TYPE = "application/schema+json"


@router.get(
    "/qigong-pose-1.json",
    operation_id="get_choreography_schema",
    summary="The JSON Schema of choreographies",
    description="JSON Schema 2020-12 of `qigong-pose/1`; it only grows.",
    response_class=Response,
    responses={
        200: {
            "description": "The schema.",
            "content": {MEDIA_TYPE: {"schema": {"type": "object"}}},
        },
        **responses("unknown-parameter"),
    },
)
async def get_choreography_schema() -> Response:
    """Return the schema."""
    return Response(WRITTEN.read_bytes(), media_type=MEDIA_TYPE)
