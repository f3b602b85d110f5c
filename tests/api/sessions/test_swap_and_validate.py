"""POST /v1/sessions/swap and /validate."""

from typing import Any

import pytest

from tests.client import Client

URL = "/v1/sessions"


def compose(client: Client, **wish: Any) -> Any:
    return client.ask("POST", URL, json=wish).json()


def test_a_swap_exchanges_one_movement_and_nothing_else(client: Client) -> None:
    session = compose(client, goals=["mobility"], limitations=[], minutes=15)
    main = next(step for step in session["steps"] if step["section"] == "main")
    swapped = client.ask(
        "POST", f"{URL}/swap", json={"token": session["token"], "step": main["number"]}
    ).json()
    name = main["movement"]["slug"]
    kept = [step for step in session["steps"] if step["movement"]["slug"] != name]
    assert name not in {step["movement"]["slug"] for step in swapped["steps"]}
    for step in kept:
        same = next(s for s in swapped["steps"] if s["start_seconds"] == step["start_seconds"])
        assert same["movement"] == step["movement"] and same["seconds"] == step["seconds"]
    assert swapped["seconds"] == session["seconds"]


def test_a_step_to_exchange_is_named_by_number_or_by_id(client: Client) -> None:
    session = compose(client, goals=["mobility"], limitations=[], minutes=15)
    step = session["steps"][3]
    answers = [
        client.ask("POST", f"{URL}/swap", json={"token": session["token"], "step": named}).content
        for named in (step["number"], step["id"])
    ]
    assert answers[0] == answers[1]


def test_the_token_of_a_swapped_session_rebuilds_it(client: Client) -> None:
    session = compose(client, goals=["mobility"], limitations=[], minutes=15)
    main = next(step for step in session["steps"] if step["section"] == "main")
    body = {"token": session["token"], "step": main["number"]}
    swapped = client.ask("POST", f"{URL}/swap", json=body).json()
    assert client.json(swapped["href"]) == swapped


@pytest.mark.slow
def test_every_step_of_a_session_can_be_exchanged(client: Client) -> None:
    session = compose(client, goals=["mobility"], limitations=[], minutes=10)
    for step in session["steps"]:
        body = {"token": session["token"], "step": step["number"]}
        swapped = client.ask("POST", f"{URL}/swap", json=body).json()
        name = step["movement"]["slug"]
        kept = {one["movement"]["slug"] for one in session["steps"]} - {name}
        now = {one["movement"]["slug"] for one in swapped["steps"]}
        assert name not in now and kept <= now
        assert swapped["seconds"] == 600 and client.json(swapped["href"]) == swapped


def test_a_step_that_is_not_there_is_told(client: Client) -> None:
    session = compose(client, goals=["calm"], limitations=[])
    response = client.ask("POST", f"{URL}/swap", json={"token": session["token"], "step": 99})
    assert response.status_code == 422
    assert response.json()["obstacles"][0]["code"] == "no-such-step"


def test_a_swap_needs_a_token_of_ours(client: Client) -> None:
    response = client.ask("POST", f"{URL}/swap", json={"token": "nonsense", "step": 1})
    assert response.status_code == 400
    assert response.json()["faults"][0]["pointer"] == "/token"


def test_a_composed_session_has_no_finding_of_safety_when_it_is_judged(client: Client) -> None:
    limitations = ["numb_feet"]
    session = compose(client, conditions=["diabetic-neuropathy"], limitations=limitations)
    steps = [
        {
            "movement": step["movement"]["slug"],
            "variant": step["variant"],
            "section": step["section"],
            "seconds": step["seconds"],
            "transition_seconds": step["transition_seconds"],
            "side": step["side"],
        }
        for step in session["steps"]
    ]
    body = {"steps": steps, "conditions": ["diabetic-neuropathy"], "limitations": limitations}
    judged = client.ask("POST", f"{URL}/validate", json=body).json()
    assert judged["is_safe"] and judged["seconds"] == session["seconds"]
    assert [item["start_seconds"] for item in judged["timeline"]] == [
        step["start_seconds"] for step in session["steps"]
    ]


def test_an_unsafe_step_is_found_with_its_rule_and_source(client: Client) -> None:
    step = {"movement": "toe-pull", "variant": "seated", "section": "main", "seconds": 24}
    body = {"steps": [step], "conditions": ["sciatica"], "limitations": []}
    judged = client.ask("POST", f"{URL}/validate", json=body).json()
    assert not judged["is_safe"]
    assert judged["findings"][0]["is_safety"] and judged["findings"][0]["rule"]


def test_the_signs_and_stop_rules_come_before_the_verdict(client: Client) -> None:
    session = compose(client, conditions=["sciatica"], limitations=[])
    step = {"movement": "natural-breathing", "variant": "seated", "section": "main", "seconds": 30}
    body = {"steps": [step], "conditions": ["sciatica"], "limitations": []}
    judged = client.ask("POST", f"{URL}/validate", json=body).json()
    assert list(judged)[:2] == ["seek_care_if", "stop_if"]
    assert judged["seek_care_if"] == session["seek_care_if"]
    assert judged["stop_if"] == session["stop_if"]


def test_a_swap_that_fails_tells_the_signs(client: Client) -> None:
    session = compose(client, conditions=["sciatica"], limitations=[])
    response = client.ask("POST", f"{URL}/swap", json={"token": session["token"], "step": 99})
    assert response.json()["seek_care_if"][0]["level"] == "emergency"


def test_going_down_and_up_again_is_found(client: Client) -> None:
    steps = [
        {"movement": "natural-breathing", "variant": posture, "section": "main", "seconds": 30,
         "transition_seconds": 60}
        for posture in ("seated", "supine", "seated")
    ]  # fmt: skip
    judged = client.ask("POST", f"{URL}/validate", json={"steps": steps, "limitations": []}).json()
    assert "up-down-up" in {finding["rule"] for finding in judged["findings"]}


def test_an_unknown_movement_is_refused_with_what_was_meant(client: Client) -> None:
    step = {"movement": "hip-circle", "variant": "seated", "section": "main", "seconds": 30}
    response = client.ask("POST", f"{URL}/validate", json={"steps": [step]})
    assert response.status_code == 400
    assert response.json()["faults"][0]["did_you_mean"] == "hip-circles"


def test_a_list_of_ones_own_is_told_what_to_heed_before_and_after(client: Client) -> None:
    step = {"movement": "ankle-pump", "variant": "seated", "section": "main", "seconds": 30}
    body = {"steps": [{**step, "side": side} for side in ("left", "right")]}
    for limitations in (["insulin_or_sulfonylurea", "numb_feet"], []):
        told = client.ask(
            "POST", f"{URL}/validate", json={**body, "limitations": limitations}
        ).json()
        session = client.ask(
            "POST",
            URL,
            json={"goals": ["calm"], "postures": ["seated"], "limitations": limitations},
        ).json()
        assert set(told["opening_advice"]) <= set(session["opening_advice"])
        assert told["closing_advice"] == session["closing_advice"]
        assert bool(told["opening_advice"]) == bool(limitations)
