"""What the API answers does not depend on the engine that the content was read from.

`./run test --engine postgres tests/api` asks everything of the other engine; this is its essence:
an edition is all that answers are made of.
"""

import gzip
import json
from typing import Any

import pytest

from app.main import create_app
from app.seeding.content import Content
from app.settings import Settings
from tests.client import Client
from tests.loaded import live_edition
from tests.postgres import Postgres

pytestmark = [pytest.mark.slow, pytest.mark.postgres]

WISH = {"conditions": ["sciatica"], "minutes": 10, "postures": ["seated"], "limitations": []}


@pytest.fixture(scope="module")
def other(postgres: Postgres, real_content: Content) -> Client:
    """A client of the same content in a PostgreSQL database."""
    live = live_edition(postgres.fresh_database(), real_content)
    return Client(create_app(Settings(log_requests=False), live))


def untimed(told: Any) -> Any:
    """Take away when the release was made, which no two loads have in common."""
    if isinstance(told, dict):
        return {name: untimed(value) for name, value in told.items() if name != "released_at"}
    return [untimed(one) for one in told] if isinstance(told, list) else told


def test_all_content_is_the_same(client: Client, other: Client) -> None:
    bundles = [one.get("/v1/bundle").content for one in (client, other)]
    plain = [json.loads(gzip.decompress(one) if one[:2] == b"\x1f\x8b" else one) for one in bundles]
    assert untimed(plain[0]) == untimed(plain[1])


@pytest.mark.parametrize(
    "path",
    [
        "/v1/movements?limit=100&facets=region&include=variants",
        "/v1/routines?condition=sciatica&sort=minutes",
        "/v1/search?q=pinched%20nerve",
        "/v1/search?q=%E6%B2%89%E8%82%A9&lang=zh-Hans",
        "/v1/acupoints/mingmen?lang=zh-Hant",
        "/v1/vocabulary",
        "/v1/screening",
        "/v1/coverage",
        "/v1/movements/hold-up-the-sky/figure.svg",
    ],
)
def test_an_answer_is_the_same_to_the_byte(path: str, client: Client, other: Client) -> None:
    ours, theirs = client.get(path), other.get(path)
    assert ours.status_code == 200
    assert ours.content == theirs.content
    assert ours.headers.get("etag") == theirs.headers.get("etag")


def test_a_session_is_the_same_to_the_byte(client: Client, other: Client) -> None:
    ours, theirs = (one.ask("POST", "/v1/sessions", json=WISH) for one in (client, other))
    assert ours.status_code == 200
    assert ours.content == theirs.content
