"""Screening: what is asked, what answers mean, and that nothing of them is kept or logged."""

from typing import Any

import pytest

from app.catalogue.edition import Edition
from app.safety.rules import EVERYONE
from app.vocabulary.kinds import Kind
from tests.client import Client

URL = "/v1/screening"


def questions(client: Client, *conditions: str) -> list[Any]:
    query = "&".join(f"condition={slug}" for slug in conditions)
    return [q for part in client.json(f"{URL}?{query}")["parts"] for q in part["questions"]]


def healthy(client: Client, *conditions: str) -> dict[str, Any]:
    """The answers of somebody who has nothing to declare, by question."""
    given: dict[str, Any] = {}
    for question in questions(client, *conditions):
        if question["follows"] is None:
            calm = next(a["code"] for a in question["answers"] if a["leads_to"] is None)
            # A yes that leads nowhere by itself would open the follow-ups of a stem.
            codes = {answer["code"] for answer in question["answers"]}
            given[question["code"]] = "no" if calm == "yes" and _is_stem(question, codes) else calm
    return given


def _is_stem(question: Any, codes: set[str]) -> bool:
    return "no" in codes and all(answer["leads_to"] is None for answer in question["answers"])


def findings(client: Client, *conditions: str, **answers: Any) -> Any:
    """Post the answers of a healthy person with these changes; None leaves an answer out."""
    given = {**healthy(client, *conditions), **answers}
    body = {
        "conditions": list(conditions),
        "answers": [
            {"question": code, **(value if isinstance(value, dict) else {"answer": value})}
            for code, value in given.items()
            if value is not None
        ],
    }
    response = client.ask("POST", URL, json=body)
    assert response.status_code == 200, response.text
    return response.json()


def refused(client: Client, body: Any) -> list[tuple[str, str]]:
    response = client.ask("POST", URL, json=body)
    assert response.status_code == 400, response.text
    return [(fault["pointer"], fault["code"]) for fault in response.json()["faults"]]


def test_age_is_the_first_question_and_emergencies_stand_before_it(client: Client) -> None:
    told = client.json(f"{URL}?condition=sciatica")
    assert list(told)[:2] == ["emergency", "seek_care_if"]
    assert told["emergency"]["level"] == "emergency"
    assert told["parts"][0]["questions"][0]["code"] == "adult"


def test_a_healthy_person_answers_few_questions_and_declares_nothing(client: Client) -> None:
    assert len(healthy(client)) <= 20
    told = findings(client)
    assert (told["practice"], told["limitations"], told["instead"]) == ("session", [], [])
    assert (told["safety_basis"], told["is_complete"]) == ("none-declared", True)
    assert (told["exclude_risks"], told["level_max"], told["reasons"]) == ([], None, [])


def test_under_eighteen_there_is_no_session_but_a_guardian(client: Client) -> None:
    told = findings(client, adult="no")
    assert (told["practice"], told["instead"]) == ("no_session", ["minor"])
    assert "guardian" in told["reasons"][0]["advice"]


def test_an_empty_body_means_that_nobody_was_asked(client: Client, edition: Edition) -> None:
    told = client.ask("POST", URL, json={"answers": []}).json()
    assert told["limitations"] is None and told["safety_basis"] == "unscreened"
    assert (told["practice"], told["instead"]) == ("no_session", ["answer_first"])
    assert told["not_answered"][0] == "adult"
    assert {"breath_hold", "percussion"} <= set(told["exclude_risks"]) <= edition.book.hazards
    assert told["level_max"] == 2


def test_one_unanswered_question_keeps_every_hazard_out(client: Client) -> None:
    told = findings(client, cancer=None)
    assert (told["practice"], told["not_answered"]) == ("session", ["cancer"])
    assert told["limitations"] is None and "breath_hold" in told["exclude_risks"]
    partly = findings(client, cancer=None, effort_flare="yes")
    assert partly["limitations"] == ["effort_flare"]
    assert partly["safety_basis"] == "unscreened" and partly["level_max"] == 2


def test_thoughts_of_self_harm_lead_to_the_crisis_page(client: Client) -> None:
    for condition in ("anxiety", "sleep-insomnia", "chronic-pain", "trigeminal-neuralgia"):
        part = client.json(f"{URL}?condition={condition}")["parts"][-1]
        assert part["questions"][0]["code"] == "self_harm"
        told = findings(client, condition, self_harm="yes")
        assert (told["practice"], told["instead"]) == ("no_session", ["crisis"])
        assert told["texts"][0]["code"] == "crisis"
        assert told["texts"][0]["blocks"][0]["lines"][0]["sources"]


def test_lasting_pain_and_long_illness_are_asked_about_self_harm_before_their_signs(
    client: Client,
) -> None:
    lasting = ["low-back-pain", "cancer-fatigue", "me-cfs", "long-covid", "fibromyalgia"]
    lasting += ["neuropathic-pain", "crps", "phantom-limb-pain", "postherpetic-neuralgia"]
    for condition in lasting:
        first = client.json(f"{URL}?condition={condition}")["parts"][-1]["questions"][0]
        assert first["code"].startswith("self_harm") and first["is_needed"]
        told = findings(client, condition, **{first["code"]: "yes"})
        assert told["practice"] == "no_session" and told["instead"][0] == "crisis"


@pytest.mark.slow
def test_every_emergency_of_every_condition_ends_the_session(
    client: Client, edition: Edition
) -> None:
    for slug in edition.shelf(Kind.CONDITIONS).slugs:
        asked = [q for q in questions(client, slug) if q["code"].endswith("_emergency")]
        for question in (q for q in asked if q["red_flags"]):
            told = findings(client, slug, **{question["code"]: "yes"})
            assert told["practice"] == "no_session"
            assert told["instead"][0] == "emergency"
            assert {flag["level"] for flag in told["red_flags"]} == {"emergency"}
            assert "universal" in [text["code"] for text in told["texts"]]


@pytest.mark.slow
def test_every_prompt_red_flag_of_a_condition_is_asked(client: Client, edition: Edition) -> None:
    for slug in edition.shelf(Kind.CONDITIONS).slugs:
        told = client.json(f"{URL}?condition={slug}")
        due = {sign for flag in told["seek_care_if"] for sign in flag["signs"]}
        asked = {
            sign
            for question in told["parts"][-1]["questions"]
            for flag in question["red_flags"]
            for sign in flag["signs"]
        }
        assert asked == due, slug


def test_every_limitation_can_be_declared(client: Client, edition: Edition) -> None:
    declared = {
        limitation
        for question in questions(client)
        for answer in question["answers"]
        if answer["leads_to"]
        for limitation in answer["leads_to"]["limitations"]
    }
    assert declared == edition.book.limitations - {EVERYONE}


def test_a_condition_brings_its_limitations_whatever_is_answered(client: Client) -> None:
    told = findings(client, "glaucoma")
    assert told["limitations"] == ["glaucoma"]
    assert told["reasons"][0]["condition"]["slug"] == "glaucoma"


def test_an_emergency_by_itself_allows_no_session(client: Client) -> None:
    told = findings(client, "cauda-equina-syndrome")
    assert (told["practice"], told["instead"]) == ("no_session", ["emergency"])
    assert told["red_flags"][0]["level"] == "emergency"


def test_effort_illness_allows_breathing_only(client: Client) -> None:
    for condition in ("me-cfs", "long-covid"):
        assert findings(client, condition)["practice"] == "breath_only"


def test_a_side_is_told_as_a_wish_takes_it(client: Client) -> None:
    told = findings(client, arms="yes", wrist_nerve={"answer": "yes", "side": "right"})
    right = {"limitation": "wrist_nerve", "side": "right", "area": None}
    assert told["limitations"] == [right]
    both = findings(client, arms="yes", wrist_nerve={"answer": "yes", "side": "both"})
    assert both["limitations"] == ["wrist_nerve"]


def test_an_operation_without_clearance_is_a_limitation(client: Client) -> None:
    knee = {"area": "knee", "side": "left", "weeks_ago": None, "cleared": "unknown"}
    told = findings(client, operation="yes", surgery={"surgeries": [knee]})
    named = {"limitation": "surgery_not_cleared", "side": "left", "area": "knee"}
    assert (told["limitations"], told["surgeries"]) == ([named], [knee])
    wish = {"goals": ["calm"], "limitations": told["limitations"]}
    session = client.ask("POST", "/v1/sessions", json=wish).json()
    assert session["status"] == "composed"
    wrist = {**knee, "area": "wrist"}
    several = findings(client, operation="yes", surgery={"surgeries": [knee, wrist]})
    assert several["limitations"] == ["surgery_not_cleared"], "a wish names one area of it"
    cleared = findings(client, operation="yes", surgery={"surgeries": [{**knee, "cleared": "yes"}]})
    assert (cleared["limitations"], cleared["surgeries"]) == ([], [])


@pytest.mark.parametrize("cleared", ["yes", "no"])
def test_after_a_recent_stroke_the_team_chooses_and_no_session_is_composed(
    client: Client, cleared: str
) -> None:
    told = findings(client, brain="yes", recent_stroke_or_tia="yes", stroke_not_cleared=cleared)
    assert (told["practice"], told["instead"][0]) == ("no_session", "wait")
    wish = {"goals": ["calm"], "limitations": told["limitations"]}
    assert client.ask("POST", "/v1/sessions", json=wish).status_code == 422


def test_from_week_fourteen_nobody_lies_flat(client: Client) -> None:
    told = findings(client, pregnancy="yes", pregnancy_weeks={"number": 14})
    assert told["exclude_risks"] == ["supine"] and told["limitations"] == ["pregnancy"]


def test_low_sugar_comes_before_practice(client: Client) -> None:
    for word in ("yes", "not_sure"):
        told = findings(client, insulin_or_sulfonylurea=word, low_sugar_now="yes")
        assert (told["practice"], told["instead"]) == ("no_session", ["low_sugar"])
        assert "low_sugar" in [text["code"] for text in told["texts"]]


def test_every_reason_names_a_source_or_is_inference(client: Client, edition: Edition) -> None:
    slugs = edition.shelf(Kind.CONDITIONS).slugs
    for question in questions(client, *slugs[:40]) + questions(client, *slugs[40:]):
        for answer in question["answers"]:
            if (leads := answer["leads_to"]) is not None:
                assert leads["reason"], question["code"]
                assert leads["sources"] or leads["inference"], question["code"]


def test_what_is_unknown_is_refused_with_a_pointer(client: Client) -> None:
    adult = {"question": "adult", "answer": "yes"}
    assert refused(client, {"answers": [], "limits": []}) == [("/limits", "unknown")]
    assert refused(client, {"answers": [{**adult, "when": 1}]}) == [("/answers/0/when", "unknown")]
    odd = {"question": "adul", "answer": "yes"}
    assert refused(client, {"answers": [adult, odd]}) == [("/answers/1/question", "not_allowed")]
    maybe = {"question": "adult", "answer": "maybe"}
    assert refused(client, {"answers": [maybe]}) == [("/answers/0/answer", "not_allowed")]
    twice = refused(client, {"answers": [adult, adult]})
    assert twice == [("/answers/1/question", "repeated")]
    where = refused(client, {"conditions": ["sciatca"], "answers": []})
    assert where == [("/conditions/0", "not_allowed")]
    number = {"question": "pregnancy_weeks", "number": "20"}
    assert refused(client, {"answers": [number]}) == [("/answers/0/number", "wrong_type")]


def test_a_condition_that_does_not_exist_is_refused_in_the_query(client: Client) -> None:
    told = client.problem(f"{URL}?condition=sciatca", 400)
    assert told["faults"][0]["did_you_mean"] == "sciatica"
