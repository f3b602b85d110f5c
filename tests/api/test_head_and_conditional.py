"""HEAD on every GET, strong tags, 304: what a cache in front relies on."""

import pytest

from app.vocabulary.kinds import Kind
from tests.client import Client

PATHS = [
    "/v1", "/v1/search?q=hip", "/v1/vocabulary", "/v1/coverage", "/v1/releases", "/v1/bundle",
    "/openapi.json", "/docs", *(f"/v1/{kind.value}?limit=2" for kind in Kind),
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_head_says_what_get_says_without_the_body(client: Client, path: str) -> None:
    get, head = client.get(path), client.ask("HEAD", path)
    assert head.status_code == 200 and head.content == b""
    for name in ("etag", "content-type", "content-length", "cache-control", "vary"):
        assert head.headers[name] == get.headers[name]


@pytest.mark.parametrize("path", PATHS)
def test_an_unchanged_answer_is_not_sent_again(client: Client, path: str) -> None:
    etag = client.get(path).headers["etag"]
    assert not etag.startswith("W/")
    again = client.get(path, headers={"If-None-Match": etag})
    assert again.status_code == 304 and again.content == b""
    assert again.headers["etag"] == etag


def test_each_encoding_has_its_own_tag(client: Client) -> None:
    tags = {
        client.get("/v1/vocabulary", headers={"Accept-Encoding": coding}).headers["etag"]
        for coding in ("identity", "gzip", "br")
    }
    assert len(tags) == 3


def test_an_encoding_refused_with_q_0_is_not_sent(client: Client) -> None:
    headers = {"Accept-Encoding": "br;q=0, gzip;q=0.5"}
    response = client.get("/v1/vocabulary", headers=headers)
    assert response.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in response.headers["vary"]
