"""POST /v1/programmes/plan: dated practices with sessions that can be opened."""

from typing import Any

import pytest

from tests.client import Client

URL = "/v1/programmes/plan"


def plan(client: Client, **asked: Any) -> Any:
    response = client.ask("POST", URL, json={"start": "2026-12-01", **asked})
    assert response.status_code == 200, response.text[:500]
    return response.json()


def test_a_plan_shows_warnings_first_and_what_trials_used_as_a_reading(client: Client) -> None:
    told = plan(client, condition="sciatica", limitations=[])
    names = list(told)
    assert names.index("seek_care_if") < names.index("weeks")
    assert told["seek_care_if"][0]["level"] == "emergency"
    assert told["bad_day"] and told["stop_and_ask"]
    assert told["trials"]


def test_every_session_of_a_plan_can_be_opened_and_lasts_as_planned(client: Client) -> None:
    told = plan(client, programme="carpal-tunnel-path", limitations=[], weeks=8)
    practices = [p for week in told["weeks"] for p in week["practices"]]
    assert practices
    for address, minutes in {(p["session"], p["minutes"]) for p in practices if p["session"]}:
        assert client.json(address)["seconds"] == minutes * 60
    assert all(p["session"] or p["note"] for p in practices)


def test_every_programme_can_be_planned(client: Client) -> None:
    programmes = client.json("/v1/programmes?limit=100")["items"]
    assert len(programmes) >= 10
    for programme in programmes:
        told = plan(client, programme=programme["slug"], limitations=[])
        practices = [p for week in told["weeks"] for p in week["practices"]]
        assert any(practice["session"] for practice in practices), programme["slug"]


@pytest.mark.parametrize(
    ("asked", "pointer"),
    [
        ({}, "/programme"),
        ({"programme": "carpal-tunnel-path", "condition": "sciatica"}, "/programme"),
        ({"programme": "nothing"}, "/programme"),
        ({"condition": "sciatca"}, "/condition"),
        ({"condition": "vertigo"}, "/condition"),
        ({"condition": "sciatica", "start": "2026-02-30"}, "/start"),
        ({"condition": "sciatica", "start": "0001-01-01"}, "/start"),
        ({"condition": "sciatica", "days": []}, "/days"),
        ({"condition": "sciatica", "time": "25:00"}, "/time"),
        ({"condition": "sciatica", "weeks": 53}, "/weeks"),
    ],
)
def test_a_malformed_plan_is_refused_where_it_is_wrong(
    client: Client, asked: dict[str, Any], pointer: str
) -> None:
    response = client.ask("POST", URL, json={"start": "2026-12-01", **asked})
    assert response.status_code == 400
    assert pointer in [fault["pointer"] for fault in response.json()["faults"]]


def test_a_plan_is_never_kept(client: Client) -> None:
    response = client.ask("POST", URL, json={"condition": "sciatica", "start": "2026-12-01"})
    assert response.headers["cache-control"] == "no-store"
