"""The documentation pages; see the helper's version."""

from fastapi import APIRouter, FastAPI

router = APIRouter()


def mount_pages(app: FastAPI) -> None:
    """Mount the pages."""
