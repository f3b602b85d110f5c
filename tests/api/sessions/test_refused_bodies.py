"""A refused body of a session says where it is wrong, what is allowed and what to send instead."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from app.api.sessions.agreeing import disagreements
from app.api.sessions.bodies import WishBody
from app.composer.checking import out_of_bounds
from app.composer.wish import Wish
from tests.client import Client

URL = "/v1/sessions"
STEP = {"movement": "natural-breathing", "variant": "seated", "section": "main", "seconds": 30}


def faults_of(client: Client, path: str, body: Any) -> list[dict[str, Any]]:
    response = client.ask("POST", f"{URL}{path}", json=body)
    assert response.status_code == 400, response.text[:600]
    found: list[dict[str, Any]] = response.json()["faults"]
    return found


def fault_of(client: Client, **wish: Any) -> dict[str, Any]:
    (fault,) = faults_of(client, "", {"goals": ["calm"], **wish})
    return fault


@pytest.mark.parametrize(
    ("wish", "pointer", "near"),
    [
        ({"goals": ["calm", "slep"]}, "/goals/1", "sleep"),
        ({"postures": ["standng"]}, "/postures/0", "standing"),
        ({"guidance": "ful"}, "/guidance", "full"),
        ({"pace": "stedy"}, "/pace", "steady"),
        ({"equipment": ["mat", "char"]}, "/equipment/1", "chair"),
        ({"lang": "zh-Han"}, "/lang", "zh-Hans"),
        ({"sections": {"mian": 40}}, "/sections/mian", "main"),
        ({"limitations": ["numb_foot"]}, "/limitations/0", "numb_feet"),
        ({"limitations": [{"limitation": "wrist_nrve"}]}, "/limitations/0/limitation",
         "wrist_nerve"),
        ({"limitations": [{"limitation": "wrist_nerve", "side": "lft"}]}, "/limitations/0/side",
         "left"),
        ({"exclude_risks": ["breath_hol"]}, "/exclude_risks/0", "breath_hold"),
    ],
)  # fmt: skip
def test_a_value_outside_a_closed_list_is_answered_with_the_list_and_the_nearest(
    client: Client, wish: dict[str, Any], pointer: str, near: str
) -> None:
    fault = fault_of(client, **wish)
    assert (fault["pointer"], fault["code"]) == (pointer, "not_allowed")
    assert fault["did_you_mean"] == near
    assert near in fault["allowed"]
    assert "everyone" not in fault["allowed"]


@pytest.mark.parametrize(
    ("wish", "name", "pointer", "near"),
    [
        ({"conditions": ["sciatica", "sciatca"]}, "conditions", "/conditions/1", "sciatica"),
        ({"regions": ["hip", "wrst"]}, "regions", "/regions/1", "wrist"),
        ({"regions": ["hip", {"region": "wrst"}]}, "region", "/regions/1/region", "wrist"),
        ({"locked": [{"position": 1, "movement": "hip-circles"},
                     {"position": 2, "movement": "hip-circle"}]},
         "movement", "/locked/1/movement", "hip-circles"),
        ({"limitations": ["numb_feet", {"limitation": "surgery_not_cleared", "area": "wrst"}]},
         "area", "/limitations/1/area", "wrist"),
        ({"routine": "sciatica-standin"}, "routine", "/routine", "sciatica-standing"),
    ],
)  # fmt: skip
def test_a_name_that_nobody_goes_by_is_told_at_its_own_place(
    client: Client, wish: dict[str, Any], name: str, pointer: str, near: str
) -> None:
    fault = fault_of(client, **wish)
    assert (fault["name"], fault["pointer"], fault["did_you_mean"]) == (name, pointer, near)
    assert "goes by that name; /v1/" in fault["reason"]


def test_a_name_that_fits_several_records_is_answered_with_them(client: Client) -> None:
    fault = fault_of(client, acupoints=["zhongzhu"])
    assert fault["pointer"] == "/acupoints/0"
    assert {"ki15", "te3"} <= set(fault["allowed"])


@pytest.mark.parametrize("value", [5, None, True, ["hip"]])
def test_a_region_is_text_or_an_object_and_the_fault_says_both(client: Client, value: Any) -> None:
    fault = fault_of(client, regions=["hip", value])
    assert (fault["name"], fault["pointer"], fault["code"]) == ("regions", "/regions/1",
                                                                "wrong_type")  # fmt: skip
    assert fault["reason"] == (
        "It must be a text in quotes or an object with region, and if you like weight."
    )


def test_an_area_that_a_limitation_does_not_take_is_not_looked_up(client: Client) -> None:
    fault = fault_of(client, limitations=[{"limitation": "osteoporosis", "area": "wrst"}])
    assert (fault["pointer"], fault["name"]) == ("/limitations/0/area", "area")
    assert "leave it out" in fault["reason"]


def test_no_wish_is_answered_with_faults_without_end(client: Client) -> None:
    wish = {name: ["nothing"] * 40 for name in ("include", "exclude", "likes", "dislikes")}
    assert len(faults_of(client, "", wish)) == 100


def test_shares_over_the_whole_are_told_of_the_sections(client: Client) -> None:
    fault = fault_of(client, sections={"main": 80, "close": 21})
    assert (fault["name"], fault["pointer"]) == ("sections", "/sections")
    assert "more than 100 percent" in fault["reason"]


@pytest.mark.parametrize(
    ("ratio", "pointer", "reason"),
    [
        ([4, 6, 4], "/breath_ratio", "two parts (in, out) or four (in, stay, out, stay)"),
        ([4, 0], "/breath_ratio/1", "at least 1"),
        ([4, 0, 0, 0], "/breath_ratio/2", "at least 1"),
        ([1, 5], "/breath_ratio", "at most 4 times the shorter"),
        ([4, 5, 4, 0], "/breath_ratio/1", "no longer than the breath before it"),
        ([4, 0, 4, 5], "/breath_ratio/3", "no longer than the breath before it"),
        ([4], "/breath_ratio", "at least 2 entries"),
        ([4, 13], "/breath_ratio/1", "at most 12"),
    ],
)
def test_a_breath_that_cannot_be_is_told_what_must_hold(
    client: Client, ratio: list[int], pointer: str, reason: str
) -> None:
    fault = fault_of(client, breaths_per_minute=6, breath_ratio=ratio)
    assert (fault["name"], fault["pointer"]) == ("breath_ratio", pointer)
    assert reason in fault["reason"]


def test_what_is_told_of_a_breath_is_the_rule_of_the_composer() -> None:
    for size in (2, 3, 4):
        for ratio in product(range(6), repeat=size):
            body = WishBody(goals=[], routine="x", breaths_per_minute=6, breath_ratio=list(ratio))
            is_kept = "breath_ratio" not in out_of_bounds(Wish(breath_ratio=ratio))
            assert (not list(disagreements(body))) is is_kept, ratio


@pytest.mark.parametrize("ratio", [[4, 6], [4, 4, 4, 4]])
def test_a_measure_of_the_breath_needs_a_pace_or_a_plain_no_to_one(
    client: Client, ratio: list[int]
) -> None:
    fault = fault_of(client, breath_ratio=ratio)
    assert (fault["name"], fault["pointer"]) == ("breath_ratio", "/breath_ratio")
    assert "breaths_per_minute" in fault["reason"]


def test_the_way_out_of_a_pace_that_safety_forbids_works_with_a_ratio(client: Client) -> None:
    wish = {"goals": ["calm"], "limitations": ["lung_disease"], "breath_ratio": [4, 6]}
    told = client.ask("POST", URL, json={**wish, "breaths_per_minute": 4})
    assert told.status_code == 422
    assert "breaths_per_minute" in [one["field"] for one in told.json()["relaxations"]]
    composed = client.ask("POST", URL, json={**wish, "breaths_per_minute": None})
    assert composed.status_code == 200
    assert not any(step["breathing"]["is_paced"] for step in composed.json()["steps"])


def test_everything_that_is_wrong_with_a_wish_is_told_at_once(client: Client) -> None:
    wish = {
        "minutes": 5,
        "seconds": 300,
        "sections": {"main": 100, "close": 1},
        "breath_ratio": [1, 9],
        "exclude": ["nothing"],
    }
    found = [fault["pointer"] for fault in faults_of(client, "", wish)]
    assert found == ["", "/seconds", "/sections", "/breath_ratio", "/breath_ratio", "/exclude/0"]


def test_a_wish_about_nothing_is_told_what_it_may_be_about(client: Client) -> None:
    (fault,) = faults_of(client, "", {"minutes": 5})
    assert (fault["pointer"], fault["code"]) == ("", "missing")
    assert {"conditions", "goals", "routine"} <= set(fault["allowed"])


def test_steps_and_the_person_they_are_for_are_judged_together(client: Client) -> None:
    body = {
        "steps": [STEP, {**STEP, "movement": "hip-circle"}],
        "conditions": ["sciatca"],
        "limitations": ["numb_foot"],
    }
    told = [(one["pointer"], one["did_you_mean"]) for one in faults_of(client, "/validate", body)]
    assert told == [
        ("/steps/1/movement", "hip-circles"),
        ("/conditions/0", "sciatica"),
        ("/limitations/0", "numb_feet"),
    ]


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("/validate", {"steps": [{**STEP, "section": "mian"}]}, {"/steps/0/section": "main"}),
        ("/validate", {"steps": [{**STEP, "side": "lft"}]}, {"/steps/0/side": "left"}),
        ("/validate", {"steps": [5]}, {"/steps/0": None}),
        ("/validate", {"stps": [STEP]}, {"/steps": None, "/stps": "steps"}),
        ("/swap", {"tokn": "x", "step": 1.5},
         {"/token": None, "/step": None, "/tokn": "token"}),
        ("/swap", [], {"": None}),
    ],
)  # fmt: skip
def test_each_body_is_refused_where_it_is_wrong(
    client: Client, path: str, body: Any, told: dict[str, str | None]
) -> None:
    found = faults_of(client, path, body)
    assert {fault["pointer"]: fault["did_you_mean"] for fault in found} == told


ODD: tuple[Any, ...] = (
    *(None, True, 5, -1, 5.5, 10**40, 1e300, "", "5", "x" * 200, "\x00", "[key]"),
    *([], [None], [[]], [{}], [5], ["x"], ["x", "x"], ["x"] * 101),
    *({}, {"[key]": 1}, {"x": {"y": []}}, [{"region": 5, "limitation": [], "movement": {}}]),
)
BODIES: dict[str, dict[str, Any]] = {
    "/sessions": dict.fromkeys(WishBody.model_fields),
    "/sessions/validate": {"steps": [STEP], "conditions": [], "limitations": []},
    "/sessions/swap": {"token": "x", "step": 1},
    "/programmes/plan": {
        **{"programme": "carpal-tunnel-path", "condition": None, "start": "2026-12-01"},
        **{"days": ["monday"], "time": "08:00", "tz": "UTC", "minutes": 5, "weeks": 1},
        "limitations": [],
    },
    "/screening": {"conditions": [], "answers": []},
}


def odd_bodies(path: str) -> Iterator[Any]:
    usual = {"minutes": 3} if path == "/sessions" else BODIES[path]
    yield from ODD
    for name in BODIES[path]:
        for value in ODD:
            yield {**usual, name: value}
    first = next((name for name, value in usual.items() if value == [STEP]), None)
    for field, value in product(STEP if first else (), ODD):
        yield {**usual, first: [{**STEP, field: value}]}


def leads_into(content: Any, pointer: str, code: str) -> bool:
    """Say whether a pointer leads to a place in a body, or to a field that is missing there."""
    *parts, last = pointer.split("/")[1:] or [""]
    for part in parts:
        content = content[int(part)] if isinstance(content, list) else content[part]
    if pointer == "" or code == "missing":
        return isinstance(content, dict) or pointer == ""
    last = last.replace("~1", "/").replace("~0", "~")
    return int(last) < len(content) if isinstance(content, list) else last in content


@pytest.mark.slow
@pytest.mark.parametrize("path", BODIES)
def test_an_odd_body_is_refused_in_plain_words_where_it_is_odd(client: Client, path: str) -> None:
    for body in odd_bodies(path):
        response = client.ask("POST", f"/v1{path}", json=body)
        if response.status_code in (200, 422) or body is None:
            continue
        assert response.status_code == 400, (body, response.text[:300])
        for fault in response.json()["faults"]:
            assert fault["name"] and fault["location"] == "body", (body, fault)
            assert leads_into(body, fault["pointer"], fault["code"]), (body, fault)
            for word in ("Input should", "String should", "pattern", "constrained", "validation"):
                assert word not in fault["reason"], (body, fault)
