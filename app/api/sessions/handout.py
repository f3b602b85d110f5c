"""The stylesheet of the hand-out: a file of its own, as no page may hold inline style."""

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import Response

import app.exports
from app.web.routes import LeanRoute

router = APIRouter(prefix="/assets", route_class=LeanRoute, include_in_schema=False)
STYLESHEET = Path(app.exports.__file__).parent / "handout.css"


@router.get("/handout.css")
async def get_handout_style() -> Response:
    """Return the stylesheet."""
    return Response(STYLESHEET.read_bytes(), media_type="text/css; charset=utf-8")
