"""The practice app over HTTP: static files that talk to the API and to nothing else."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from fastapi import APIRouter, FastAPI
from starlette.responses import Response

from app.errors import NotFound
from app.web.routes import LeanRoute

SITE = Path(__file__).resolve().parent / "site"
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}
# A worker is bound by the policy of its own script, and this one asks for what the app is made of.
_WORKER_POLICY = "default-src 'none'; connect-src 'self'"
# What a page of another origin loads in order to play a session.
OPEN_PATHS = ("/embed.js", "/player")


def mount_player(app: FastAPI) -> None:
    """Add the app at `/`; all files are read now, so that what is served is one version."""
    files = site_files()
    router = APIRouter(route_class=LeanRoute, include_in_schema=False)

    def served(name: str) -> Response:
        if name not in files:
            raise NotFound("files", name, files)
        return Response(files[name], media_type=_MEDIA_TYPES[Path(name).suffix])

    @router.get("/")
    async def get_start() -> Response:
        return served("index.html")

    @router.get("/sw.js")
    async def get_worker() -> Response:
        response = served("sw.js")
        response.headers["Content-Security-Policy"] = _WORKER_POLICY
        return response

    @router.get("/embed.js")
    async def get_embed() -> Response:
        return served("embed.js")

    @router.get("/app.webmanifest")
    async def get_manifest() -> Response:
        return served("app.webmanifest")

    @router.get("/player/{name}")
    async def get_file(name: str) -> Response:
        return served(name)

    @router.get("/player/{folder}/{name}")
    async def get_file_of_folder(folder: str, name: str) -> Response:
        return served(f"{folder}/{name}")

    app.include_router(router)


def site_files() -> dict[str, bytes]:
    """Return the files by their path; the worker is told its version and what to keep."""
    files = {
        path.relative_to(SITE).as_posix(): path.read_bytes()
        for path in sorted(SITE.rglob("*"))
        if path.suffix in _MEDIA_TYPES
    }
    digest = hashlib.sha256()
    for name, body in files.items():
        digest.update(f"{name}\0{len(body)}\0".encode() + body)
    if "sw.js" in files:
        files["sw.js"] = _told(digest.hexdigest()[:12], files) + files["sw.js"]
    return files


def _told(version: str, files: dict[str, bytes]) -> bytes:
    own = {"index.html", "sw.js", "embed.js", "app.webmanifest"}
    kept = ["/", "/app.webmanifest", *(f"/player/{name}" for name in files if name not in own)]
    kept = [name for name in kept if not name.endswith((".txt", ".md"))]
    return f"const VERSION = {json.dumps(version)};\nconst FILES = {json.dumps(kept)};\n".encode()
