"""GET /v1/search: one ranking over everything."""

import pytest

from tests.client import Client


@pytest.mark.parametrize(
    ("q", "slug"),
    [
        ("sciatica", "sciatica"),
        ("ciatica", "sciatica"),
        ("pinched nerve", "lumbar-radiculopathy"),
        ("命门", "gv4"),
        ("yang ling quan", "gb34"),
        ("GB34", "gb34"),
        ("tailbone", "sacrum-coccyx"),
    ],
)
def test_people_find_what_they_mean(client: Client, q: str, slug: str) -> None:
    found = client.ask("GET", "/v1/search", params={"q": q}).json()["items"]
    assert slug in [hit["slug"] for hit in found[:5]]


def test_every_hit_can_be_opened(client: Client) -> None:
    for hit in client.json("/v1/search?q=wrist")["items"]:
        assert client.get(hit["href"]).status_code == 200


def test_pages_of_hits_follow_each_other(client: Client) -> None:
    whole = client.json("/v1/search?q=breath&limit=20")
    first = client.json("/v1/search?q=breath&limit=10")
    second = client.json(first["next"])
    assert first["items"] + second["items"] == whole["items"]


def test_a_kind_narrows_the_hits(client: Client) -> None:
    hits = client.json("/v1/search?q=wrist&kind=movements")["items"]
    assert {hit["kind"] for hit in hits} == {"movements"}


def test_nothing_found_is_an_empty_list_and_no_error(client: Client) -> None:
    assert client.json("/v1/search?q=zzzzqqqqxxxx")["items"] == []


@pytest.mark.parametrize("query", ["", "q=", "q=" + "a" * 201, "q=a&q=b", "q=a&limit=51"])
def test_a_malformed_search_is_refused(client: Client, query: str) -> None:
    client.problem(f"/v1/search?{query}", 400)
