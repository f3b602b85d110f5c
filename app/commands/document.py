"""`openapi`: writes the published copy of the OpenAPI document."""

import argparse
import json
from pathlib import Path
from typing import Any

from app.commands.telling import say
from app.main import build_routes
from app.settings import ROOT

PUBLISHED = ROOT / "docs" / "openapi.json"


def register(commands: Any) -> None:
    """Add the command."""
    openapi = commands.add_parser("openapi", help="write docs/openapi.json anew")
    openapi.add_argument("--out", type=Path, default=PUBLISHED, help="another file")
    openapi.set_defaults(run=run_openapi)


def run_openapi(chosen: argparse.Namespace) -> int:
    """Write the document that /openapi.json serves."""
    text = json.dumps(build_routes().openapi(), ensure_ascii=False, indent=1, sort_keys=False)
    chosen.out.write_text(text + "\n", encoding="utf-8")
    say(f"wrote {chosen.out.name}")
    return 0
