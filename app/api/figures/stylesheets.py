"""The stylesheet with which a page gives inlined pictures colours of its own."""

from fastapi import APIRouter
from starlette.responses import Response

from app.figures.stylesheet import stylesheet
from app.web.document import responses
from app.web.routes import LeanRoute

router = APIRouter(route_class=LeanRoute, tags=["figures"])
CSS = "text/css; charset=utf-8"


@router.get(
    "/figures.css",
    operation_id="get_figures_stylesheet",
    summary="Colours for inlined pictures",
    description=(
        "Custom properties such as `--q-tunic`, and themes as classes such as `q-theme-dark`. A "
        "picture needs none of it: its colours are attributes, which no policy forbids."
    ),
    response_class=Response,
    responses={
        200: {"description": "The sheet.", "content": {"text/css": {"schema": {"type": "string"}}}},
        **responses("unknown-parameter"),
    },
)
async def get_figures_stylesheet() -> Response:
    """Return the sheet."""
    return Response(stylesheet(), media_type=CSS)
