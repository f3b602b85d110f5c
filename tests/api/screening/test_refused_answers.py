"""POST /v1/screening: an answer that does not fit is told at its own place, with what would fit."""

from typing import Any

import pytest

from tests.client import Client

URL = "/v1/screening"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"question": "adlt", "answer": "yes"}, ("question", "/question", "not_allowed", "adult")),
        ({"question": "adult"}, ("answer", "/answer", "missing", None)),
        ({"question": "adult", "answer": "yes", "number": 3},
         ("number", "/number", "not_allowed", None)),
        ({"question": "pregnancy_weeks", "number": 300},
         ("number", "/number", "out_of_range", None)),
        ({"question": "surgery", "surgeries": [{"area": "kne", "cleared": "yes"}]},
         ("area", "/surgeries/0/area", "not_allowed", "knee")),
        ({"question": "surgery", "surgeries": [{"area": "knee", "side": "lft", "cleared": "no"}]},
         ("side", "/surgeries/0/side", "not_allowed", "left")),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_fit_is_told_at_its_own_place(
    client: Client, answer: dict[str, Any], told: tuple[str, str, str, str | None]
) -> None:
    response = client.ask("POST", URL, json={"answers": [answer]})
    (fault,) = response.json()["faults"]
    name, pointer, code, near = told
    assert (fault["name"], fault["pointer"]) == (name, f"/answers/0{pointer}")
    assert (fault["code"], fault["did_you_mean"]) == (code, near)
    assert near is None or near in fault["allowed"]


def test_a_number_out_of_range_is_told_the_range(client: Client) -> None:
    answer = {"question": "pregnancy_weeks", "number": 300}
    (fault,) = client.ask("POST", URL, json={"answers": [answer]}).json()["faults"]
    assert fault["reason"] == "It must be at least 0 and at most 45."
