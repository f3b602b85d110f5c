"""`openapi`: writes the published copies of the OpenAPI document, of the examples in it, and of the
schema of choreographies.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from app.api.figures.schemas import SCHEMA, WRITTEN
from app.commands.counts import counts_page
from app.commands.examples import write_examples
from app.commands.telling import Refusal, say
from app.main import build_routes
from app.seeding.check.checking import check
from app.seeding.documents.choreography import ChoreographyDocument
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
    WRITTEN.write_text(_written(choreography_schema()), encoding="utf-8")
    chosen.out.write_text(_written(build_routes().openapi()), encoding="utf-8")
    say(f"wrote {WRITTEN.name} and {chosen.out.name}")
    return 0


def choreography_schema() -> dict[str, Any]:
    """Return the JSON Schema of one choreography, as the seeds are read."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA}
    return head | ChoreographyDocument.model_json_schema()


def _written(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
