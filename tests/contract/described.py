"""The OpenAPI document: its published copy, which a test holds against what is served."""

import json
from functools import cache
from typing import Any

from app.commands.document import PUBLISHED


@cache
def document() -> dict[str, Any]:
    """Return the document; nobody changes it.

    Many tests ask for it before they are run, in each process; to make it takes a second.
    """
    found: dict[str, Any] = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return found
