"""Takes the examples of the OpenAPI document from real answers; the service only reads the files.

An example can be true only when the real content gave it, so the seeds are loaded into a
database that is thrown away, and the whole application is asked in-process.
"""

import asyncio
import json
import tempfile
from pathlib import Path
from typing import Any

from app.api.acupoints import ACUPOINTS
from app.api.cautions import CAUTIONS
from app.api.claims import CLAIMS
from app.api.concepts import CONCEPTS
from app.api.conditions import CONDITIONS
from app.api.forms import FORMS
from app.api.meridians import MERIDIANS
from app.api.movements import MOVEMENTS
from app.api.programmes import PROGRAMMES
from app.api.regions import REGIONS
from app.api.routines import ROUTINES
from app.api.sources import SOURCES
from app.catalogue.live import LiveEdition
from app.db import make_engine
from app.main import create_app
from app.migrating import migrate
from app.seeding.content import Content
from app.seeding.load import load
from app.settings import Settings
from app.web.asking import ASGIApp

RESOURCES = (
    *(CONDITIONS, ROUTINES, MOVEMENTS, ACUPOINTS, MERIDIANS, REGIONS),
    *(FORMS, PROGRAMMES, CONCEPTS, CLAIMS, CAUTIONS, SOURCES),
)
MOST_ITEMS = 2
MOST_INNER_ITEMS = 1
# What warns is shown whole, here as everywhere (SAFETY 6).
NEVER_CUT = frozenset(
    {"cautions", "crisis", "emergencies", "seek_care_if", "stop_and_ask", "stop_if"}
)


def requests() -> dict[str, str]:
    """The request of each operation whose answer is its example, by operation id."""
    asked = {
        "get_service": "/v1",
        "search": "/v1/search?q=pinched%20nerve&limit=2",
        "get_vocabulary": "/v1/vocabulary",
        "get_coverage": "/v1/coverage",
        "list_releases": "/v1/releases",
        "get_bundle": "/v1/bundle",
        "get_health_live": "/health/live",
        "get_health_ready": "/health/ready",
    }
    for resource in RESOURCES:
        kind, one = resource.kind.value, resource.singular
        asked[f"list_{kind}"] = f"/v1/{kind}?limit={MOST_ITEMS}"
        asked[f"get_{one}"] = f"/v1/{kind}/{resource.example}"
        asked[f"list_{one}_used_in"] = f"/v1/{kind}/{resource.example}/used-in"
    return asked


def cut(value: Any, most: int = MOST_ITEMS) -> Any:
    """Keep the first items of each list: the shape stays whole and the example readable."""
    if isinstance(value, list):
        return [cut(item, MOST_INNER_ITEMS) for item in value[:most]]
    if isinstance(value, dict):
        return {
            name: inner if name in NEVER_CUT else cut(inner, most) for name, inner in value.items()
        }
    return value


def write_examples(folder: Path, content: Content) -> int:
    """Ask the service on this content, and write one file for each operation."""
    with tempfile.TemporaryDirectory() as scratch:
        url = f"sqlite:///{Path(scratch) / 'examples.db'}"
        migrate(url)
        engine = make_engine(url)
        load(engine, content)
        live = LiveEdition(engine)
        live.load()
        app = create_app(Settings(database_url=url, log_requests=False), live)
        told = {name: _example(app, target) for name, target in requests().items()}
        live.close()
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.json"):
        stale.unlink()
    for name, example in told.items():
        text = json.dumps(example, ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return len(told)


def _example(app: ASGIApp, target: str) -> dict[str, Any]:
    status, media_type, body = asyncio.run(_ask(app, target))
    if status != 200:
        raise RuntimeError(f"{target} answers {status}: an example must be a 200")
    if not media_type.startswith("application/json"):
        return {"request": target}
    return {"request": target, "answer": cut(json.loads(body))}


async def _ask(app: ASGIApp, target: str) -> tuple[int, str, bytes]:
    path, _, query = target.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [],
    }
    messages: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        messages.append(message)

    await app(scope, receive, send)
    headers = dict(messages[0]["headers"])
    body = b"".join(message.get("body", b"") for message in messages[1:])
    return messages[0]["status"], headers[b"content-type"].decode(), body
