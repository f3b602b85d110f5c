"""The screening questionnaire in FHIR: valid R4, stable link ids, follow-ups that open."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from app.catalogue.edition import Edition
from app.vocabulary.kinds import Kind
from tests.client import Client

URL = "/v1/screening.fhir.json"


def told(client: Client, *conditions: str) -> Any:
    response = client.get(f"{URL}?{'&'.join(f'condition={slug}' for slug in conditions)}")
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/fhir+json"
    return json.loads(response.content)


def items(tree: Any) -> Iterator[Any]:
    for item in tree.get("item", ()):
        yield item
        yield from items(item)


@pytest.fixture(scope="module")
def wide(client: Client, edition: Edition) -> Any:
    """The questionnaire for as many conditions as one request may name."""
    return told(client, *edition.shelf(Kind.CONDITIONS).slugs[:40])


@pytest.mark.slow
def test_it_is_a_valid_questionnaire_for_every_condition(client: Client, edition: Edition) -> None:
    for slug in edition.shelf(Kind.CONDITIONS).slugs:
        Questionnaire.model_validate(told(client, slug))


def test_no_two_items_share_a_link_id(wide: Any) -> None:
    ids = [item["linkId"] for item in items(wide)]
    assert len(ids) == len(set(ids))


def test_every_question_is_there_under_its_code(client: Client) -> None:
    asked = client.json("/v1/screening?condition=anxiety")["parts"]
    codes = {question["code"] for part in asked for question in part["questions"]}
    assert codes <= {item["linkId"] for item in items(told(client, "anxiety"))}


def test_link_ids_do_not_move_when_other_conditions_are_named(client: Client, wide: Any) -> None:
    questions = {"boolean", "choice", "integer"}
    alone = {i["linkId"]: i["type"] for i in items(told(client, "sciatica"))}
    together = {i["linkId"]: i["type"] for i in items(wide) if i["type"] in questions}
    shared = alone.keys() & together.keys()
    assert "knee_problem" in shared
    assert {name: alone[name] for name in shared} == {name: together[name] for name in shared}


def test_a_follow_up_opens_after_its_answer(wide: Any) -> None:
    by_id = {item["linkId"]: item for item in items(wide)}
    assert by_id["knee_problem"]["enableWhen"] == [
        {"question": "hips_knees_heels", "operator": "=", "answerBoolean": True}
    ]
    assert by_id["low_sugar_now"]["enableBehavior"] == "any"
    for item in by_id.values():
        for condition in item.get("enableWhen", ()):
            opener = by_id[condition["question"]]
            assert (opener["type"] == "boolean") == ("answerBoolean" in condition)


def test_what_asks_for_help_now_stands_first(wide: Any) -> None:
    assert wide["item"][0]["linkId"] == "emergency"
    assert wide["item"][1]["item"][1]["linkId"] == "adult"
