"""Takes the examples of the OpenAPI document from real answers; the service only reads the files.

An example can be true only when the real content gave it, so the seeds are loaded into a
database that is thrown away, and the whole application is asked in-process.
"""

import asyncio
import json
import secrets
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
from app.clients.client import DEFAULT_UNITS_PER_MINUTE, Client
from app.clients.keys import hash_of, new_key
from app.clients.live import LiveClients
from app.commands.gallery import write_gallery
from app.composer.token import Ticket, encode
from app.composer.wish import Wish
from app.db import make_engine
from app.main import create_app
from app.migrating import migrate
from app.seeding.content import Content
from app.seeding.load import load
from app.settings import Settings
from app.vocabulary.clients import Scope
from app.vocabulary.practice import Goal
from app.web.asking import ASGIApp

RESOURCES = (
    *(CONDITIONS, ROUTINES, MOVEMENTS, ACUPOINTS, MERIDIANS, REGIONS),
    *(FORMS, PROGRAMMES, CONCEPTS, CLAIMS, CAUTIONS, SOURCES),
)
MOST_ITEMS = 2
MOST_INNER_ITEMS = 1
# What warns is shown whole, here as everywhere (SAFETY 6).
NEVER_CUT = frozenset(
    {"cautions", "crisis", "emergencies", "emergency", "red_flags", "seek_care_if"}
    | {"stop_and_ask", "stop_if", "texts"}
)
# Release 1 is what the examples are taken from: the seeds in a database of their own.
EXAMPLE_TOKEN = encode(Ticket(Wish(goals=(Goal.MOBILITY,), limitations=(), seconds=900), 1)) or ""
# The body of each operation that takes one; such an operation is asked with POST.
BODIES: dict[str, Any] = {
    "post_screening": {
        "conditions": ["carpal-tunnel-syndrome"],
        "answers": [
            {"question": "adult", "answer": "yes"},
            {"question": "signs_now", "answer": "no"},
            {"question": "fever", "answer": "no"},
            {"question": "hand_and_arm_nerve_emergency", "answer": "no"},
            {"question": "hand_and_arm_nerve_soon", "answer": "yes"},
            {"question": "wrist_nerve", "answer": "yes", "side": "right"},
        ],
    },
    "compose_session": {
        "conditions": ["sciatica"],
        "minutes": 10,
        "postures": ["seated"],
        "limitations": ["osteoporosis"],
    },
    "validate_steps": {
        "steps": [
            {
                "movement": "hip-circles",
                "variant": "seated",
                "section": "main",
                "seconds": 30,
                "side": "left",
            }
        ],
        "conditions": ["sciatica"],
        "limitations": [],
    },
    "plan_programme": {
        "condition": "sciatica",
        "start": "2026-12-01",
        "days": ["monday", "tuesday", "wednesday", "thursday", "friday"],
        "time": "08:00",
        "weeks": 4,
        "limitations": [],
    },
    "swap_step": {"token": EXAMPLE_TOKEN, "step": 5},
}


# Operations that answer nobody without a key.
WITH_KEY = frozenset({"get_usage"})
DRAWN = "/v1/movements/hold-up-the-sky"
PICTURES_OF_A_MOVEMENT = {
    "get_movement_figure": "/figure.svg",
    "get_movement_figure_png": "/figure.png?width=256",
    "get_movement_sequence": "/sequence.svg",
    "get_movement_sequence_png": "/sequence.png?width=1024",
    "get_movement_animation": "/animation.svg?breaths_per_minute=6",
    "get_movement_choreography": "/choreography",
    "get_movement_choreography_compiled": "/choreography/compiled",
    "get_movement_animation_vrma": "/animation.vrma",
    "get_movement_animation_bvh": "/animation.bvh",
}


def requests() -> dict[str, str]:
    """The request of each operation whose answer is its example, by operation id."""
    asked = {
        "get_service": "/v1",
        "search": "/v1/search?q=pinched%20nerve&limit=2",
        "get_screening": "/v1/screening?condition=carpal-tunnel-syndrome",
        "get_screening_fhir": "/v1/screening.fhir.json?condition=carpal-tunnel-syndrome",
        "post_screening": "/v1/screening",
        "compose_session": "/v1/sessions",
        "validate_steps": "/v1/sessions/validate",
        "swap_step": "/v1/sessions/swap",
        "plan_programme": "/v1/programmes/plan",
        "get_session": f"/v1/sessions/{EXAMPLE_TOKEN}",
        **{name: DRAWN + path for name, path in PICTURES_OF_A_MOVEMENT.items()},
        "get_choreography_schema": "/v1/schemas/qigong-pose-1.json",
        "get_figures_stylesheet": "/v1/figures.css",
        "get_body_map": "/v1/body-map/front.svg?points=ST36&highlight=knee&labels=names",
        "get_acupoint_figure": "/v1/acupoints/gb34/figure.svg",
        "get_routine_storyboard": "/v1/routines/ba-duan-jin-standing/storyboard.svg",
        "get_session_storyboard": f"/v1/sessions/{EXAMPLE_TOKEN}/storyboard.svg",
        "get_vocabulary": "/v1/vocabulary",
        "get_coverage": "/v1/coverage",
        "list_releases": "/v1/releases",
        "get_bundle": "/v1/bundle",
        "get_usage": "/v1/me/usage",
        "get_health_live": "/health/live",
        "get_health_ready": "/health/ready",
    }
    for resource in RESOURCES:
        kind, one = resource.kind.value, resource.singular
        asked[f"list_{kind}"] = f"/v1/{kind}?limit={MOST_ITEMS}"
        asked[f"get_{one}"] = f"/v1/{kind}/{resource.example}"
        asked[f"list_{one}_used_in"] = f"/v1/{kind}/{resource.example}/used-in"
    return asked


def example_client() -> tuple[LiveClients, str]:
    """Return clients of which there is one, held in a database in memory, and its key."""
    key = new_key("exampleq")
    pepper = secrets.token_bytes()
    client = Client(
        id="exampleq",
        name="Practice app",
        scopes=frozenset(Scope),
        units_per_minute=DEFAULT_UNITS_PER_MINUTE,
        units_per_day=500_000,
        key_hash=hash_of(key.encode(), pepper),
    )
    clients = LiveClients(make_engine("sqlite://"), pepper)
    clients.hold({client.id: client})
    return clients, key


def cut(value: Any, most: int = MOST_ITEMS) -> Any:
    """Keep the first items of each list: the shape stays whole and the example readable."""
    if isinstance(value, list):
        return [cut(item, MOST_INNER_ITEMS) for item in value[:most]]
    if isinstance(value, dict):
        return {
            name: inner if name in NEVER_CUT else cut(inner, most) for name, inner in value.items()
        }
    return value


def write_examples(folder: Path, content: Content) -> tuple[int, Any]:
    """Ask the service on this content, and write one file for each operation.

    Return how many there are, and the coverage of the content.
    """
    with tempfile.TemporaryDirectory() as scratch:
        url = f"sqlite:///{Path(scratch) / 'examples.db'}"
        migrate(url)
        engine = make_engine(url)
        load(engine, content)
        live = LiveEdition(engine)
        live.load()
        client, key = example_client()
        settings = Settings(database_url=url, log_requests=False, limit_requests=False)
        app = create_app(settings, live, client)
        told = {
            name: _example(app, target, BODIES.get(name), key if name in WITH_KEY else None)
            for name, target in requests().items()
        }
        coverage = json.loads(asyncio.run(_ask(app, "/v1/coverage", None))[2])
        write_gallery(lambda path: _answer(app, path, None)[1])
        live.close()
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.json"):
        stale.unlink()
    for name, example in told.items():
        text = json.dumps(example, ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return len(told), coverage


def _answer(app: ASGIApp, target: str, sent: Any, key: str | None = None) -> tuple[str, bytes]:
    status, media_type, body = asyncio.run(_ask(app, target, sent, key))
    if status != 200:
        raise RuntimeError(f"{target} answers {status}: an example must be a 200")
    return media_type, body


def _example(app: ASGIApp, target: str, sent: Any, key: str | None) -> dict[str, Any]:
    media_type, body = _answer(app, target, sent, key)
    told = {"request": target} | ({} if sent is None else {"body": sent})
    if not media_type.startswith("application/json"):
        return told
    return {**told, "answer": cut(json.loads(body))}


async def _ask(
    app: ASGIApp, target: str, sent: Any, key: str | None = None
) -> tuple[int, str, bytes]:
    path, _, query = target.partition("?")
    headers = [] if sent is None else [(b"content-type", b"application/json")]
    if key is not None:
        headers.append((b"authorization", f"Bearer {key}".encode()))
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET" if sent is None else "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": headers,
    }
    messages: list[Any] = []

    async def receive() -> dict[str, Any]:
        told = b"" if sent is None else json.dumps(sent).encode()
        return {"type": "http.request", "body": told, "more_body": False}

    async def send(message: Any) -> None:
        messages.append(message)

    await app(scope, receive, send)
    answered = dict(messages[0]["headers"])
    body = b"".join(message.get("body", b"") for message in messages[1:])
    return messages[0]["status"], answered[b"content-type"].decode(), body
