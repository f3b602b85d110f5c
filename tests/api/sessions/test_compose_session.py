"""POST /v1/sessions: a wish answered with a session that a player can simply play."""

import json
from typing import Any

import pytest

from tests.client import Client

URL = "/v1/sessions"


def compose(client: Client, **wish: Any) -> Any:
    response = client.ask("POST", URL, json=wish)
    assert response.status_code == 200, response.text[:600]
    return response.json()


def refused(client: Client, status: int, **wish: Any) -> Any:
    response = client.ask("POST", URL, json=wish)
    assert response.status_code == status, response.text[:600]
    assert response.headers["content-type"] == "application/problem+json"
    return response.json()


@pytest.mark.parametrize("minutes", [3, 5, 10, 20, 45])
def test_a_session_lasts_exactly_as_long_as_was_asked(client: Client, minutes: int) -> None:
    session = compose(client, conditions=["sciatica"], minutes=minutes, limitations=[])
    steps = session["steps"]
    assert session["seconds"] == minutes * 60
    assert sum(step["transition_seconds"] + step["seconds"] for step in steps) == minutes * 60
    assert steps[-1]["start_seconds"] + steps[-1]["seconds"] == minutes * 60


def test_seconds_may_be_asked_for_to_the_second(client: Client) -> None:
    assert compose(client, goals=["calm"], seconds=437, limitations=[])["seconds"] == 437


def test_warnings_stand_before_the_steps(client: Client) -> None:
    session = compose(client, conditions=["sciatica"], limitations=[])
    names = list(session)
    assert names.index("seek_care_if") < names.index("stop_if") < names.index("steps")
    assert session["seek_care_if"][0]["level"] == "emergency"
    assert session["intended_use"]


def test_the_same_wish_gives_the_same_bytes_in_any_order(client: Client) -> None:
    one = client.ask(
        "POST", URL, content=json.dumps({"conditions": ["sciatica"], "goals": ["calm", "balance"]}),
        headers={"content-type": "application/json"},
    )  # fmt: skip
    other = client.ask(
        "POST", URL, content=json.dumps({"goals": ["balance", "calm"], "conditions": ["sciatica"]}),
        headers={"content-type": "application/json"},
    )  # fmt: skip
    assert one.content == other.content


def test_a_variation_gives_another_session_of_the_same_length(client: Client) -> None:
    sessions = [
        compose(client, goals=["mobility"], limitations=[], variation=number) for number in range(8)
    ]
    assert len({json.dumps(session["steps"]) for session in sessions}) > 4
    assert {session["seconds"] for session in sessions} == {600}


def test_each_step_says_why_it_is_there(client: Client) -> None:
    for step in compose(client, conditions=["carpal-tunnel"], limitations=[])["steps"]:
        assert step["why"]
        for ground in step["why"]:
            assert ground["reason"]
            assert ground["verdict"] not in ("recommended", "indicated", "effective")


def test_what_safety_leaves_out_is_named_with_its_rule(client: Client) -> None:
    session = compose(client, conditions=["sciatica"], limitations=["osteoporosis"])
    assert session["safety_basis"] == "declared"
    assert session["omitted"]
    for item in session["omitted"]:
        assert item["rule"] and item["movement"]["href"]


def test_nobody_asked_is_not_the_same_as_none_declared(client: Client) -> None:
    unasked = compose(client, goals=["mobility"])
    asked = compose(client, goals=["mobility"], limitations=[])
    assert unasked["safety_basis"] == "unscreened"
    assert asked["safety_basis"] == "none-declared"
    assert len(unasked["omitted"]) > len(asked["omitted"])
    assert compose(client, goals=["mobility"], limitations=None)["steps"] == unasked["steps"]


def test_diabetes_opens_with_low_sugar_and_ends_with_a_look_at_the_feet(client: Client) -> None:
    session = compose(client, conditions=["diabetic-neuropathy"])
    assert any("mg/dL" in line and "mmol/L" in line for line in session["opening_advice"])
    assert any("Wear shoes" in line and "Never warm" in line for line in session["opening_advice"])
    assert any("Look at both feet" in line for line in session["closing_advice"])


def test_people_who_may_fall_are_told_of_a_support_before_each_step_on_their_feet(
    client: Client,
) -> None:
    session = compose(client, goals=["calm"], limitations=["fall_last_year"], postures=["standing"])
    for step in session["steps"]:
        if step["side"] != "right":
            assert "a support within reach" in step["transition"], step["id"]


def test_where_effort_brings_a_flare_only_breathing_is_composed(client: Client) -> None:
    session = compose(client, conditions=["me-cfs"], minutes=5)
    assert all(step["movement"]["slug"].endswith("breathing") for step in session["steps"])


def test_an_emergency_has_no_session_and_says_what_to_do_now(client: Client) -> None:
    problem = refused(client, 422, conditions=["cauda-equina-syndrome"])
    assert problem["type"] == "/problems/cannot-compose"
    assert problem["obstacles"][0]["code"] == "condition-emergency"
    assert "emergency" in problem["obstacles"][0]["reason"]
    assert problem["relaxations"] == []


def test_a_fever_ends_the_matter(client: Client) -> None:
    problem = refused(client, 422, goals=["calm"], limitations=["fever"])
    assert problem["obstacles"][0]["code"] == "limitation-ends-the-matter"
    assert problem["relaxations"] == []


def test_a_conflict_with_safety_is_an_answer_and_not_a_choice(client: Client) -> None:
    problem = refused(client, 422, conditions=["sciatica"], include=["toe-pull"], limitations=[])
    obstacle = problem["obstacles"][0]
    assert obstacle["code"] == "include-conflicts-with-limitation"
    assert obstacle["limitation"] == "low_back_disc_or_sciatica"


def with_the(relaxation: Any, wish: dict[str, Any]) -> dict[str, Any]:
    """Do to a wish what the words of a relaxation say, and nothing else."""
    field, value = relaxation["field"], relaxation["value"]
    if value.startswith("+"):
        return {**wish, field: [*wish.get(field, ["standing", "seated"]), value[1:]]}
    return {**wish, field: json.loads(value)}


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("equipment", {"minutes": 10, "equipment": []}),
        ("minutes", {"minutes": 20, "routine": "sciatica-standing"}),
        ("postures", {"postures": ["walking"]}),
        ("sections", {"sections": {"close": 100}}),
        ("include", {"include": ["wrist-circles"], "exclude": ["wrist-circles"]}),
        ("exclude", {"include": ["wrist-circles"], "exclude": ["wrist-circles"]}),
        ("locked", {"locked": [{"position": 2, "movement": "toe-pull"}]}),
        ("breath_ratio", {"breaths_per_minute": None, "breath_ratio": [4, 4, 4, 4]}),
        ("breath_ratio", {"breaths_per_minute": 6, "breath_ratio": [4, 2, 6, 0]}),
        ("breaths_per_minute", {"breaths_per_minute": 4, "limitations": ["lung_disease"]}),
    ],
)
def test_each_relaxation_works_when_it_is_asked_for(
    field: str, asked: dict[str, Any], client: Client
) -> None:
    wish = {"conditions": ["sciatica"], "limitations": [], **asked}
    found = refused(client, 422, **wish)["relaxations"]
    assert field in {relaxation["field"] for relaxation in found}
    for relaxation in found:
        compose(client, **with_the(relaxation, wish))


def test_a_slow_paced_breath_is_refused_with_a_heart_condition(client: Client) -> None:
    problem = refused(
        client, 422, goals=["calm"], breaths_per_minute=4.5,
        limitations=["heart_disease_or_chest_symptoms"],
    )  # fmt: skip
    assert problem["obstacles"][0]["code"] == "pace-conflicts-with-limitation"
    assert {"breaths_per_minute"} == {r["field"] for r in problem["relaxations"]}


def test_a_paced_breath_is_cued_to_the_millisecond(client: Client) -> None:
    session = compose(client, goals=["calm"], breaths_per_minute=5.5, limitations=[])
    step = session["steps"][0]
    breathing = step["breathing"]
    cycle = sum(phase["milliseconds"] for phase in breathing["phases"])
    assert breathing["is_paced"]
    assert cycle == 120_000 // 11
    whole = breathing["cycles"] * cycle + breathing["pause_milliseconds"]
    assert whole == step["seconds"] * 1000
    assert breathing["pause_milliseconds"] < 1000


def test_a_saved_routine_is_fitted_to_the_time(client: Client) -> None:
    routine = client.json("/v1/routines/carpal-tunnel-full-seated")
    session = compose(client, routine="carpal-tunnel-full-seated", minutes=8, limitations=[])
    own = {step["movement"]["slug"] for step in routine["steps"]}
    assert session["seconds"] == 480
    assert {step["movement"]["slug"] for step in session["steps"]} <= own


def test_a_limitation_of_one_side_leaves_the_other_side(client: Client) -> None:
    session = compose(
        client, regions=["wrist"], include=["wrist-stretch"], minutes=10, postures=["seated"],
        limitations=[{"limitation": "wrist_nerve", "side": "left"}],
    )  # fmt: skip
    assert session["safety_basis"] == "declared"
    stretched = {
        step["side"] for step in session["steps"] if step["movement"]["slug"] == "wrist-stretch"
    }
    assert stretched == {"right"}


@pytest.mark.parametrize(
    ("wish", "pointer", "kind"),
    [
        ({"conditons": ["sciatica"]}, "/conditons", "unknown-parameter"),
        ({"conditions": ["sciatca"]}, "/conditions/0", "invalid-parameter"),
        ({"goals": ["calm"], "minutes": "5"}, "/minutes", "invalid-parameter"),
        ({"goals": ["calm"], "minutes": 2}, "/minutes", "invalid-parameter"),
        ({"goals": ["calm"], "minutes": 5, "seconds": 300}, "/seconds", "invalid-parameter"),
        ({"goals": ["calm"], "limitations": ["numb_feets"]}, "/limitations/0", "invalid-parameter"),
        ({"goals": ["calm"], "breaths_per_minute": 5.3}, "/breaths_per_minute",
         "invalid-parameter"),
        ({"goals": ["calm"], "locked": [{"position": 0, "movement": "x"}]}, "/locked/0/position",
         "invalid-parameter"),
        ({"goals": ["calm"], "limitations": ["everyone"]}, "/limitations/0", "invalid-parameter"),
        ({"goals": ["calm"], "limitations": [{"limitation": "osteoporosis", "side": "left"}]},
         "/limitations/0/side", "invalid-parameter"),
        ({"goals": ["calm"], "limitations": [{"limitation": "osteoporosis", "area": "wrist"}]},
         "/limitations/0/area", "invalid-parameter"),
        ({"goals": ["calm"], "locked": [{"position": 1, "movement": "hip-circles"},
                                        {"position": 1, "movement": "natural-breathing"}]},
         "/locked/1/position", "invalid-parameter"),
        ({}, "", "invalid-parameter"),
    ],
)  # fmt: skip
def test_a_malformed_wish_is_refused_where_it_is_wrong(
    client: Client, wish: dict[str, Any], pointer: str, kind: str
) -> None:
    problem = refused(client, 400, **wish)
    assert problem["type"] == f"/problems/{kind}"
    assert pointer in [fault["pointer"] for fault in problem["faults"]]


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"minutes": NaN}', b'{"a":1,"a":2}', b"\xff"])
def test_what_is_no_strict_json_is_refused(client: Client, body: bytes) -> None:
    response = client.ask("POST", URL, content=body, headers={"content-type": "application/json"})
    assert response.status_code == 400


def test_a_refusal_tells_the_signs_of_an_emergency_before_all_else(client: Client) -> None:
    told = refused(client, 422, conditions=["cauda-equina-syndrome"])
    names = list(told)
    assert names[:4] == ["type", "title", "status", "detail"] and names[4] == "seek_care_if"
    assert told["seek_care_if"][0]["level"] == "emergency" and told["seek_care_if"][0]["signs"]
    own = client.json("/v1/conditions/sciatica")["seek_care_if"]
    fever = refused(client, 422, conditions=["sciatica"], limitations=["fever"])
    assert [flag["signs"] for flag in fever["seek_care_if"]] == [flag["signs"] for flag in own]


def test_a_routine_makes_nobody_stand_or_lie_who_did_not_allow_it(client: Client) -> None:
    asked = {"routine": "sciatica-standing", "limitations": []}
    assert "standing" in {step["posture"] for step in compose(client, **asked)["steps"]}
    seated = compose(client, **asked, postures=["seated"], minutes=6)
    assert {step["posture"] for step in seated["steps"]} == {"seated"}
    for postures in (["standing", "seated"], ["seated", "standing"]):
        told = refused(client, 422, routine="sleep-lying-down", limitations=[], postures=postures)
        assert [obstacle["code"] for obstacle in told["obstacles"]] == ["nothing-left"]
        assert told["relaxations"][0]["value"] == "+supine"
    assert compose(client, routine="sleep-lying-down", limitations=[])["steps"]


def test_the_signs_of_a_routine_are_told_when_it_cannot_be_composed(client: Client) -> None:
    told = refused(client, 422, routine="sciatica-standing", limitations=["fever"])
    assert told["seek_care_if"][0]["level"] == "emergency"


def test_every_reason_is_told_together(client: Client) -> None:
    wish = {"conditions": ["stroke"], "postures": ["kneeling"], "breaths_per_minute": 4.5}
    told = refused(client, 422, **wish, limitations=None)["obstacles"]
    assert {item["code"] for item in told} == {"pace-needs-screening", "nothing-left"}
