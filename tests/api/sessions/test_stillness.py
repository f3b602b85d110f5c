"""Stillness in a composed session: short where attention turned inward may do harm."""

import json

import pytest

from tests.api.sessions.test_compose_session import compose
from tests.client import Client


@pytest.mark.parametrize("limitation", ["trauma_or_dissociation", "psychosis_or_mania"])
@pytest.mark.parametrize("minutes", [5, 10, 20])
def test_stillness_stays_short_where_it_may_do_harm(
    client: Client, limitation: str, minutes: int
) -> None:
    session = compose(client, goals=["calm"], limitations=[limitation], minutes=minutes)
    inward = 0
    for step in session["steps"]:
        still = step["movement"]["slug"].endswith(("breathing", "relaxation", "song-standing"))
        inward = inward + step["seconds"] if still else 0
        assert inward <= 60, step["id"]


def test_a_long_session_says_that_stillness_must_stay_short_and_what_works(client: Client) -> None:
    wish = {"goals": ["calm"], "limitations": ["psychosis_or_mania"], "minutes": 60}
    problem = client.ask("POST", "/v1/sessions", json=wish).json()
    assert "stretch-too-long" in [obstacle["code"] for obstacle in problem["obstacles"]]
    offered = {item["field"]: item["value"] for item in problem["relaxations"]}
    assert json.loads(offered["sections"]) == {"settle": 0}
    composed = {**wish, "sections": {"settle": 0}}
    assert client.ask("POST", "/v1/sessions", json=composed).status_code == 200
