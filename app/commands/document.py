"""`openapi`: writes the published copy of the OpenAPI document, and the examples in it."""

import argparse
import json
from pathlib import Path
from typing import Any

from app.commands.counts import counts_page
from app.commands.examples import write_examples
from app.commands.telling import Refusal, say
from app.main import build_routes
from app.seeding.check.checking import check
from app.settings import ROOT
from app.web.document import EXAMPLES

PUBLISHED = ROOT / "docs" / "openapi.json"
COUNTS = ROOT / "docs" / "content.md"


def register(commands: Any) -> None:
    """Add the command."""
    openapi = commands.add_parser("openapi", help="write docs/openapi.json and its examples anew")
    openapi.add_argument("--out", type=Path, default=PUBLISHED, help="another file")
    openapi.add_argument("--keep-examples", action="store_true", help="do not ask the seeds anew")
    openapi.set_defaults(run=run_openapi)


def run_openapi(chosen: argparse.Namespace) -> int:
    """Write the document that /openapi.json serves."""
    if not chosen.keep_examples:
        # The project's own seeds and no overlay: the published document is the same for all.
        content, faults = check([ROOT / "seed_data"])
        if faults:
            raise Refusal(f"the seeds have {len(faults)} faults; nothing was written")
        count, coverage = write_examples(EXAMPLES, content)
        COUNTS.write_text(counts_page(coverage), encoding="utf-8")
        say(f"wrote {count} examples and {COUNTS.name}")
    text = json.dumps(build_routes().openapi(), ensure_ascii=False, indent=1, sort_keys=False)
    chosen.out.write_text(text + "\n", encoding="utf-8")
    say(f"wrote {chosen.out.name}")
    return 0
