"""The documentation over HTTP: /openapi.json, swagger-ui from files of our own, and the guides."""

from __future__ import annotations

import json
from pathlib import Path

from fastapi import APIRouter, FastAPI
from starlette.responses import Response

from app.errors import NotFound
from app.web.pages import page
from app.web.routes import LeanRoute

STATIC = Path(__file__).resolve().parent / "static"
_ASSETS = {
    "page.css": (STATIC / "page.css", "text/css; charset=utf-8"),
    "start.js": (STATIC / "start.js", "text/javascript; charset=utf-8"),
    "swagger-ui.css": (STATIC / "swagger" / "swagger-ui.css", "text/css; charset=utf-8"),
    "swagger-ui-bundle.js": (
        STATIC / "swagger" / "swagger-ui-bundle.js",
        "text/javascript; charset=utf-8",
    ),
}
_HTML = "text/html; charset=utf-8"


def mount_pages(app: FastAPI, guides: Path) -> None:
    """Add the routes; `guides` is the folder of the Markdown files."""
    router = APIRouter(route_class=LeanRoute, include_in_schema=False)

    @router.get("/openapi.json")
    async def get_openapi() -> bytes:
        return json.dumps(app.openapi(), ensure_ascii=False, separators=(",", ":")).encode()

    @router.get("/docs")
    async def get_docs() -> Response:
        return Response((STATIC / "docs.html").read_bytes(), media_type=_HTML)

    @router.get("/docs/assets/{name}")
    async def get_asset(name: str) -> Response:
        if name not in _ASSETS:
            raise NotFound("files", name, _ASSETS)
        path, media_type = _ASSETS[name]
        return Response(path.read_bytes(), media_type=media_type)

    @router.get("/docs/gallery/{name}")
    async def get_picture(name: str) -> Response:
        return _picture(guides / "gallery", name, "image/svg+xml")

    @router.get("/docs/screens/{name}")
    async def get_screen(name: str) -> Response:
        return _picture(guides / "screens", name, "image/webp")

    @router.get("/docs/{name}")
    async def get_page(name: str) -> Response:
        return _shown(guides, name)

    @router.get("/docs/{section}/{name}")
    async def get_page_of_section(section: str, name: str) -> Response:
        return _shown(guides, f"{section}/{name}")

    @router.get("/problems/{name}")
    async def get_problem_page(name: str) -> Response:
        return _shown(guides, f"problems/{name}")

    app.include_router(router)


def _shown(guides: Path, name: str) -> Response:
    found = page(guides, name)
    if found is None:
        raise NotFound("pages", name)
    return Response(found, media_type=_HTML)


def _picture(folder: Path, name: str, media_type: str) -> Response:
    pictures = {path.name: path for path in folder.iterdir()}
    if name not in pictures:
        raise NotFound("pictures", name, pictures)
    return Response(pictures[name].read_bytes(), media_type=media_type)
