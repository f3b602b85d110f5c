"""The OpenAPI document is valid, whole, published as served, and its examples are real answers."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema_rs import Draft202012Validator

from app.catalogue.live import LiveEdition
from app.commands.counts import counts_page
from app.commands.document import COUNTS, PUBLISHED
from app.commands.examples import BODIES, WITH_KEY, cut, example_client, requests
from app.main import create_app
from app.settings import Settings
from app.web.document import EXAMPLES
from app.web.problems import MEDIA_TYPE, PROBLEM_TYPES
from tests.client import Client
from tests.contract.described import document

DOCUMENT = document()
OPERATIONS = {
    operation["operationId"]: (path, method, operation)
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
}
# Counts, hashes and times move with every word of content; that they are there is what counts.
COMPOSING = {
    *{"compose_session", "swap_step", "get_session", "get_session_storyboard"},
    "plan_programme",
}
# It answers without content or clients.
NEVER_WAITING = {"get_health_live"}
MOVING = {"get_service", "get_coverage", "get_usage", "list_releases", "get_health_ready"}

operations = pytest.mark.parametrize("name", OPERATIONS)


@pytest.mark.slow
def test_the_published_copy_is_what_is_served(client: Client) -> None:
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert published == client.json("/openapi.json"), "run ./run openapi"


def test_no_shape_is_named_after_the_file_that_it_lies_in() -> None:
    assert [name for name in DOCUMENT["components"]["schemas"] if "__api__" in name] == []


@operations
def test_every_operation_says_what_it_is(name: str) -> None:
    _, _, operation = OPERATIONS[name]
    assert operation["summary"]
    assert operation["description"]
    assert len(operation["tags"]) == 1


@operations
def test_every_operation_tells_all_its_refusals(name: str) -> None:
    path, method, operation = OPERATIONS[name]
    expected = {"200", "400", "406", "500"}
    if method == "post":
        expected |= {"413", "415"}
    if name not in NEVER_WAITING:
        expected |= {"503"}
    if "{name}" in path:
        expected |= {"300", "308", "404", "410"}
    if "{token}" in path or "{chart}" in path:
        expected |= {"404"}
    if name in COMPOSING:
        expected |= {"422"}
    if operation["x-charge"]["units"]:
        expected |= {"401", "403", "429"}
    if name in WITH_KEY:
        expected |= {"401"}
    assert set(operation["responses"]) == expected


@operations
def test_every_refusal_has_the_one_shape_and_an_example_of_its_type(name: str) -> None:
    for status, answer in OPERATIONS[name][2]["responses"].items():
        if status == "308":
            assert set(answer["headers"]) == {"Location"}
        if status in ("200", "308"):
            continue
        content = answer["content"][MEDIA_TYPE]
        assert content["schema"]["$ref"].endswith("/ProblemRead")
        assert {PROBLEM_TYPES[slug].status for slug in content["examples"]} == {int(status)}
        for example in content["examples"].values():
            assert _faults_of(content["schema"], example["value"]) == []


@operations
def test_every_operation_shows_a_real_answer_that_fits_its_schema(name: str) -> None:
    _, method, operation = OPERATIONS[name]
    for media_type, content in operation["responses"]["200"]["content"].items():
        example = content["examples"]["real"]
        assert example["summary"] == f"{method.upper()} {requests()[name]}"
        if media_type == "application/json":
            assert _faults_of(content["schema"], example["value"]) == []
        else:
            assert example["externalValue"] == requests()[name]


def test_there_is_one_example_for_each_operation_and_no_other() -> None:
    assert set(requests()) == set(OPERATIONS)
    assert {path.stem for path in EXAMPLES.glob("*.json")} == set(OPERATIONS)


@pytest.fixture(scope="module")
def known(served: LiveEdition) -> tuple[Client, dict[str, str]]:
    """A client of a service that knows a key, and the headers that bring it."""
    clients, key = example_client()
    app = create_app(Settings(log_requests=False), served, clients)
    return Client(app), {"Authorization": f"Bearer {key}"}


@operations
def test_every_example_is_what_the_real_content_answers(
    name: str, client: Client, known: tuple[Client, dict[str, str]]
) -> None:
    told = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    if "body" in told:
        said = client.ask("POST", told["request"], json=told["body"])
    elif name in WITH_KEY:
        said = known[0].get(told["request"], headers=known[1])
    else:
        said = client.get(told["request"])
    assert said.status_code == 200
    if "answer" not in told:
        return
    real = cut(said.json())
    if name in MOVING:
        assert _shape(told["answer"]) == _shape(real), "run ./run openapi"
    else:
        assert told["answer"] == real, "run ./run openapi"


def test_the_page_of_counts_is_what_the_real_content_holds(client: Client) -> None:
    assert COUNTS.read_text(encoding="utf-8") == counts_page(client.json("/v1/coverage")), (
        "run ./run openapi"
    )


@operations
def test_every_body_has_an_example_that_is_what_was_sent(name: str) -> None:
    body = OPERATIONS[name][2].get("requestBody")
    assert (body is not None) == (name in BODIES)
    if body is not None:
        content = body["content"]["application/json"]
        assert content["examples"]["real"]["value"] == BODIES[name]
        assert _faults_of(content["schema"], BODIES[name]) == []


@operations
def test_every_path_parameter_has_an_example_that_works(name: str) -> None:
    path, _, operation = OPERATIONS[name]
    asked = urlsplit(requests()[name]).path
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "path":
            assert path.replace(f"{{{parameter['name']}}}", parameter["example"]) == asked


def _faults_of(schema: dict[str, Any], value: Any) -> list[str]:
    whole = {**schema, "components": DOCUMENT["components"]}
    return [error.message for error in Draft202012Validator(whole).iter_errors(value)]


def _shape(value: Any) -> Any:
    """Field names all the way down; of a list only that it is one."""
    if isinstance(value, dict):
        return {name: _shape(inner) for name, inner in value.items() if name != "filled"}
    return isinstance(value, list)
