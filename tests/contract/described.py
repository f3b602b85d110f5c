"""The OpenAPI document as the routes describe it, built once for a test process."""

from functools import cache
from typing import Any

from app.main import build_routes


@cache
def document() -> dict[str, Any]:
    """Return the document; nobody changes it."""
    return build_routes().openapi()
