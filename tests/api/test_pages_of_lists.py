"""Lists: every record once, whatever the page size and the order."""

import base64

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.vocabulary.kinds import Kind
from tests.client import Client


def walk(client: Client, path: str) -> list[str]:
    slugs: list[str] = []
    following: str | None = path
    while following:
        page = client.json(following)
        slugs += [item["slug"] for item in page["items"]]
        following = page["next"]
    return slugs


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_pages_together_hold_every_record_once(client: Client, kind: str) -> None:
    slugs = walk(client, f"/v1/{kind}?limit=7")
    assert slugs == sorted(set(slugs))
    assert len(slugs) == client.json(f"/v1/{kind}?limit=1")["total"]


@pytest.mark.parametrize("sort", ["minutes", "-minutes", "level", "-level", "-slug"])
def test_an_order_with_equal_values_neither_repeats_nor_skips(client: Client, sort: str) -> None:
    slugs = walk(client, f"/v1/routines?limit=3&sort={sort}")
    assert sorted(slugs) == walk(client, "/v1/routines")


def test_a_page_goes_on_after_its_last_record_even_if_that_one_vanished(client: Client) -> None:
    following = client.json("/v1/acupoints?limit=5")["next"]
    assert client.json(following)["items"][0]["slug"] > "bl1"


@pytest.mark.parametrize("limit", ["0", "101", "-1", "5.0", "1e1", "", " 5"])
def test_a_page_size_out_of_bounds_is_refused(client: Client, limit: str) -> None:
    assert client.problem(f"/v1/acupoints?limit={limit}", 400)["faults"][0]["name"] == "limit"


def test_a_cursor_of_another_order_is_refused(client: Client) -> None:
    following = client.json("/v1/routines?limit=1&sort=minutes")["next"]
    cursor = next(part for part in following.split("?")[1].split("&") if "cursor=" in part)
    assert client.problem(f"/v1/routines?{cursor}", 400)["faults"][0]["name"] == "cursor"


@pytest.mark.parametrize(
    "said",
    [
        '["minutes",NaN,"a",1]',
        '["minutes",1e999,"a",1]',
        '["minutes",true,"a",1]',
        '["slug",1,"a",1]',
        '["slug",null,"a"]',
        '["slug",null,"a","1"]',
        '["slug",null,"a",true]',
    ],
)
def test_a_cursor_with_a_value_that_no_record_has_is_refused(client: Client, said: str) -> None:
    cursor = base64.urlsafe_b64encode(said.encode()).rstrip(b"=").decode()
    sort = said.split('"')[1]
    problem = client.problem(f"/v1/routines?sort={sort}&cursor={cursor}", 400)
    assert problem["faults"][0]["name"] == "cursor"


@example(cursor="M0")  # the number 3, which cannot be taken apart
@given(cursor=st.text(st.characters(codec="utf-8", exclude_characters="&#"), max_size=80))
def test_an_invented_cursor_is_refused_and_never_breaks(client: Client, cursor: str) -> None:
    response = client.ask("GET", "/v1/routines", params={"cursor": cursor, "sort": "minutes"})
    assert response.status_code in (200, 400)
