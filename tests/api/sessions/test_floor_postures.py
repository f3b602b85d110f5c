"""`floor` in a wish: a word for all postures on the floor, in one order."""

from typing import Any

import pytest

from app.api.sessions.bodies import WishBody
from app.api.sessions.wishing import wish_of
from app.catalogue.edition import Edition
from app.vocabulary.practice import Posture
from tests.client import Client

URL = "/v1/sessions"
FLOOR = ["floor-cross-legged", "floor-long-sitting", "kneeling", "hands-and-knees"]


def postures_of(edition: Edition, *postures: str) -> list[str]:
    body = WishBody.model_validate({"goals": ["calm"], "postures": postures}, strict=False)
    return [posture.value for posture in wish_of(body, edition).postures]


def test_the_floor_is_every_posture_on_it_in_one_order(edition: Edition) -> None:
    assert postures_of(edition, "floor") == FLOOR
    everything = postures_of(edition, "floor", "standing", "seated", "supine", "walking")
    assert everything == [*FLOOR, "standing", "seated", "supine", "walking"]
    assert {*everything, "side-lying"} == set(Posture)


def test_a_posture_counts_where_it_is_named_first(edition: Edition) -> None:
    assert postures_of(edition, "kneeling", "floor") == ["kneeling", *FLOOR[:2], FLOOR[3]]
    assert postures_of(edition, "seated", "floor", "kneeling") == ["seated", *FLOOR]
    assert len(postures_of(edition, *Posture, "floor")) == len(Posture)


@pytest.mark.parametrize("other", [[], ["walking"]])
def test_a_posture_with_too_little_in_it_is_a_wish_with_a_way_out(
    client: Client, other: list[str]
) -> None:
    wish: dict[str, Any] = {"goals": ["calm"], "limitations": [], "postures": ["floor", *other]}
    response = client.ask("POST", URL, json=wish)
    assert response.status_code == 422
    offered = {one["field"]: one["value"] for one in response.json()["relaxations"]}
    relaxed = {**wish, "postures": [*wish["postures"], offered["postures"].removeprefix("+")]}
    assert client.ask("POST", URL, json=relaxed).status_code == 200


def test_the_floor_beside_a_chair_gives_the_session_of_the_postures_it_stands_for(
    client: Client,
) -> None:
    one, other = (
        client.ask("POST", URL, json={"goals": ["calm"], "postures": ["seated", *postures]})
        for postures in (["floor"], FLOOR)
    )
    assert one.status_code == 200
    assert one.content == other.content


def test_a_slip_of_the_floor_is_answered_with_it(client: Client) -> None:
    wish = {"goals": ["calm"], "postures": ["seated", "flor"]}
    (fault,) = client.ask("POST", URL, json=wish).json()["faults"]
    assert (fault["pointer"], fault["did_you_mean"]) == ("/postures/1", "floor")
    assert fault["allowed"] == [*Posture, "floor"]
