"""What the content says of the acupoints and regions, for tests that hold the map to it."""

import json
from functools import cache
from typing import Any

from app.settings import ROOT

SEEDS = ROOT / "seed_data"


@cache
def acupoints() -> dict[str, dict[str, Any]]:
    """Every acupoint document of the seeds by its code."""
    return {
        point["code"]: point
        for path in sorted((SEEDS / "acupoints").glob("*.json"))
        for point in json.loads(path.read_text(encoding="utf-8"))
    }


def texts() -> dict[str, str]:
    return {code: point["location"]["text"] for code, point in acupoints().items()}


def regions() -> dict[str, str]:
    return {code: point["region"] for code, point in acupoints().items()}
