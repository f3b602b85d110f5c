"""Every refusal is one shape of document, and none of them tells what it should not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.exceptions import HTTPException

from app.errors import Renamed
from app.web.document import responses
from app.web.problems import MEDIA_TYPE, PROBLEM_TYPES, ProblemRead
from app.web.refusals import refusal
from app.web.sending import AnswerBrokeOff

JSON = {"Content-Type": "application/json"}
SCOPE = {"path": "/v1/leaves", "query_string": b""}


def problem_of(reply: Any) -> dict[str, Any]:
    assert reply.headers["content-type"] == MEDIA_TYPE
    document: dict[str, Any] = json.loads(reply.body)
    ProblemRead.model_validate(document, strict=True)
    assert set(document) == set(ProblemRead.model_fields)
    assert document["status"] == reply.status
    assert document["request_id"] == reply.headers["x-request-id"]
    return document


@pytest.mark.parametrize(
    ("target", "slug"),
    [
        ("/v1/leaves?limt=5", "unknown-parameter"),
        ("/v1/leaves/oak?fields=a", "unknown-parameter"),
        ("/v1/leaves?limit=0&limt=5", "invalid-parameter"),
        ("/v1/leaves?lang=fr", "unsupported-language"),
        ("/v1/leaves/unknown", "not-found"),
        ("/v1/leaves/gone", "gone"),
        ("/v1/leaves/twofold", "ambiguous-name"),
        ("/v1/leaves/broken", "internal-error"),
        ("/v1/leaves/unforeseen", "internal-error"),
        ("/v1/nothing", "not-found"),
        ("/v1/leaves/", "not-found"),
        ("/plain/word", "invalid-parameter"),
        ("/plain/0", "internal-error"),
    ],
)
def test_each_refusal_has_its_type(world: Any, target: str, slug: str) -> None:
    reply = world.ask(target)
    row = PROBLEM_TYPES[slug]
    document = problem_of(reply)
    assert (reply.status, document["type"]) == (row.status, f"/problems/{slug}")
    assert document["instance"] == target.partition("?")[0]


def test_a_refusal_carries_what_helps(world: Any) -> None:
    assert problem_of(world.ask("/v1/leaves/unknown"))["suggestions"] == ["oak"]
    assert problem_of(world.ask("/v1/leaves/gone"))["replaced_by"] == "oak"
    assert problem_of(world.ask("/v1/leaves/twofold"))["candidates"] == [
        {"kind": "leaves", "slug": "oak", "name": "Oak", "href": "/v1/leaves/oak"}
    ]
    fault = problem_of(world.ask("/v1/leaves?colour=blue"))["faults"][0]
    assert fault["allowed"] == ["red", "dark blue"]


def test_a_refusal_carries_the_headers_of_every_answer(world: Any) -> None:
    headers = world.ask("/v1/leaves/unknown").headers
    assert headers["content-release"] == "7"
    assert headers["cache-control"] == "no-store"
    assert headers["access-control-allow-origin"] == "*"
    assert headers["x-content-type-options"] == "nosniff"
    assert "terms-of-service" in headers["link"]


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/v1/leaves/old", "/v1/leaves/oak"),
        ("/v1/leaves/old/used-in", "/v1/leaves/oak/used-in"),
    ],
)
def test_a_renamed_record_is_found_at_its_new_address(
    world: Any, target: str, location: str
) -> None:
    reply = world.ask(target)
    assert (reply.status, reply.headers["location"], reply.body) == (308, location, b"")
    assert reply.headers["cache-control"].startswith("public, max-age=60")


def test_the_query_goes_along_to_the_new_address() -> None:
    scope = {"path": "/v1/leaves/Old", "query_string": b"a=%E5%B0%8E&b=1+2&c=\xe5\r\nX: y"}
    location = refusal(Renamed("leaves", "old", "oak"), scope).headers["location"]
    assert location.startswith("/v1/leaves/oak?a=%E5%B0%8E&b=1+2&c=%")
    assert "\r" not in location
    assert "\n" not in location


@pytest.mark.parametrize("target", ["/v1/leaves/broken", "/plain/0"])
def test_no_stack_trace_and_no_message_leaves(world: Any, target: str) -> None:
    reply = world.ask(target)
    everything = reply.body.decode() + str(reply.headers)
    for secret in ("Traceback", "secret", "RuntimeError", "ZeroDivision", ".py", "File"):
        assert secret not in everything
    failure = json.loads(world.lines[0])
    assert failure["request_id"] == reply.headers["x-request-id"]
    assert failure["error"] in ("RuntimeError", "ZeroDivisionError")
    assert any("conftest.py" in place for place in failure["where"])
    assert "secret" not in "".join(world.lines)


def test_an_answer_that_breaks_half_way_is_cut_and_not_explained(world: Any) -> None:
    with pytest.raises(AnswerBrokeOff) as cut:
        world.ask("/v1/stream")
    assert str(cut.value) == ""
    assert cut.value.__suppress_context__
    assert "secret" not in "".join(world.lines)


def test_a_method_that_a_path_lacks_is_refused_with_those_it_has(world: Any) -> None:
    reply = world.ask("/v1/leaves", method="DELETE")
    assert problem_of(reply)["type"] == "/problems/method-not-allowed"
    assert reply.headers["allow"] == "GET, HEAD, OPTIONS"
    assert world.ask("/v1/wishes").headers["allow"] == "OPTIONS, POST"


@pytest.mark.parametrize(
    ("headers", "body", "slug"),
    [
        (JSON, b"{", "malformed-body"),
        (JSON, b'{"minutes":"5"}', "invalid-parameter"),
        (JSON, b'{"minuts":5,"minutes":5}', "unknown-parameter"),
        (JSON, b" " * 70_000, "payload-too-large"),
        ({}, b"{}", "unsupported-media-type"),
    ],
)
def test_a_bad_body_is_refused(world: Any, headers: dict[str, str], body: bytes, slug: str) -> None:
    reply = world.ask("/v1/wishes", headers, method="POST", body=body)
    assert problem_of(reply)["type"] == f"/problems/{slug}"


def test_whoever_refuses_every_coding_is_told(world: Any) -> None:
    reply = world.ask("/v1/leaves", {"Accept-Encoding": "identity;q=0"})
    assert problem_of(reply)["type"] == "/problems/not-acceptable"


def test_without_an_edition_the_answer_is_to_come_back_later(world: Any) -> None:
    world.edition = None
    reply = world.ask("/v1/leaves")
    assert problem_of(reply)["type"] == "/problems/not-ready"
    assert reply.headers["retry-after"] == "2"
    assert "content-release" not in reply.headers


def test_the_words_of_the_framework_are_not_repeated() -> None:
    said = refusal(HTTPException(400, "you sent sciatica"), SCOPE)
    assert b"sciatica" not in bytes(said.body)


def test_openapi_tells_of_refusals_and_not_of_a_422(world: Any) -> None:
    document = world.document()
    operation = document["paths"]["/v1/leaves"]["get"]
    by_the_gate = {"401", "403", "429", "503"}
    assert set(operation["responses"]) == {"200", "400", "406", "500"} | by_the_gate
    content = operation["responses"]["400"]["content"][MEDIA_TYPE]
    assert content["schema"] == {"$ref": "#/components/schemas/ProblemRead"}
    assert "ProblemRead" in document["components"]["schemas"]
    assert "HTTPValidationError" not in document["components"]["schemas"]
    assert "HTTPValidationError" not in json.dumps(document)


@pytest.mark.parametrize("slug", PROBLEM_TYPES)
def test_every_type_has_an_example_of_the_right_shape(slug: str) -> None:
    (answer,) = responses(slug).values()
    example = answer["content"][MEDIA_TYPE]["examples"][slug]["value"]
    ProblemRead.model_validate(example, strict=True)


def test_refusals_of_one_status_share_an_entry() -> None:
    told = responses("unknown-parameter", "invalid-parameter", "not-found")
    assert set(told) == {400, 404}
    assert set(told[400]["content"][MEDIA_TYPE]["examples"]) == {
        "unknown-parameter",
        "invalid-parameter",
    }


def test_an_application_without_the_layers_answers_in_the_same_shape(world: Any) -> None:
    assert isinstance(world.inner, FastAPI)
    world.app = world.inner
    for target, status in (("/v1/leaves/gone", 410), ("/v1/leaves?a=1", 400), ("/none", 404)):
        reply = world.ask(target)
        assert reply.status == status
        assert set(json.loads(reply.body)) == set(ProblemRead.model_fields)
