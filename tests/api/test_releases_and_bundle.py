"""GET /v1/releases and /v1/bundle: what a syncing or offline client needs."""

import base64
import gzip
import hashlib
import json

import pytest

from app.vocabulary.kinds import Kind
from tests.client import Client


def test_the_live_release_is_the_one_in_the_header_of_every_answer(client: Client) -> None:
    live = client.json("/v1/releases")["live"]
    assert client.get("/v1/conditions").headers["content-release"] == str(live["number"])


@pytest.mark.slow
def test_the_bundle_holds_every_record_and_its_hash_can_be_checked(client: Client) -> None:
    response = client.get("/v1/bundle")
    said = response.headers["repr-digest"].removeprefix("sha-256=:").removesuffix(":")
    assert base64.b64decode(said) == hashlib.sha256(response.content).digest()
    bundle = json.loads(gzip.decompress(response.content))
    for kind in Kind:
        assert len(bundle["records"][kind]) == client.json(f"/v1/{kind.value}?limit=1")["total"]
    assert len(bundle["safety"]["cells"]) >= 460


def test_the_bundle_is_the_same_bytes_each_time(client: Client) -> None:
    assert client.get("/v1/bundle").content == client.get("/v1/bundle").content
