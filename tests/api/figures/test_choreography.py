"""How a movement is done, as data that others may draw from."""

from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator, meta

from app.commands.document import choreography_schema
from app.figures.performance import Performance
from tests.client import Client
from tests.drawn import BOW, SKY

SCHEMA = "/v1/schemas/qigong-pose-1.json"


@pytest.mark.parametrize(
    "path", [f"{SKY}/choreography", f"{SKY}/choreography?variant=seated", f"{BOW}/choreography"]
)
def test_a_document_stands_alone_and_fits_the_schema_that_it_names(
    drawn: Client, path: str
) -> None:
    told = drawn.json(path)
    assert told["json_schema"] == SCHEMA
    schema = drawn.json(SCHEMA)
    meta.validate(schema)
    assert [
        error.message for error in Draft202012Validator(schema).iter_errors(told["document"])
    ] == []
    assert told["document"]["format"] == "qigong-pose/1"
    assert "based_on" not in told["document"]
    assert Performance(told["document"]).beats > 0


def test_it_says_of_what_it_is_and_under_which_licence(drawn: Client) -> None:
    response = drawn.get(f"{SKY}/choreography?posture=seated")
    told = response.json()
    assert (told["movement"]["slug"], told["variant"]) == ("hold-up-the-sky", "seated")
    assert told["licence"] in response.headers["link"]


def test_the_schema_refuses_what_the_seeds_refuse(drawn: Client) -> None:
    validator = Draft202012Validator(drawn.json(SCHEMA))
    document = drawn.json(f"{SKY}/choreography")["document"]
    mistakes: tuple[dict[str, Any], ...] = (
        {"cue": "Lift."},
        {"stance": "tiptoe"},
        {"start": {"handL": {"at": "hart"}}},
        {"start": {"hips": {"sink": 900}}},
        {"phases": []},
    )
    for wrong in mistakes:
        assert not validator.is_valid(document | wrong), wrong


def test_the_published_schema_is_the_one_of_the_seeds(drawn: Client) -> None:
    response = drawn.get(SCHEMA)
    assert response.headers["content-type"] == "application/schema+json"
    assert response.json() == choreography_schema(), "run ./run openapi"


def test_the_stylesheet_names_the_classes_of_a_picture(drawn: Client) -> None:
    response = drawn.get("/v1/figures.css")
    assert response.headers["content-type"].startswith("text/css")
    assert ".q-tunic" in response.text and "--q-tunic" in response.text
    assert 'class="q-tunic"' in drawn.get(f"{SKY}/figure.svg").text
