"""Bad input gets one clear problem document; nothing is ignored and nothing breaks."""

import pytest

from tests.client import Client

BAD = [
    ("/v1/movements?regoin=hip", "unknown-parameter", "regoin"),
    ("/v1/movements?region=", "invalid-parameter", "region"),
    ("/v1/movements?limit=5&limit=6", "invalid-parameter", "limit"),
    ("/v1/movements?limit=%2B5", "invalid-parameter", "limit"),
    ("/v1/movements?limit=NaN", "invalid-parameter", "limit"),
    ("/v1/movements?limit=0x10", "invalid-parameter", "limit"),
    ("/v1/movements?level_max=9", "invalid-parameter", "level_max"),
    ("/v1/movements?posture=Seated", "invalid-parameter", "posture"),
    ("/v1/movements?lang=fr", "unsupported-language", "lang"),
    ("/v1/movements?region=%ff", "invalid-parameter", "region"),
    ("/v1/movements?region=a%00b", "invalid-parameter", "region"),
    ("/v1/movements?region=" + "x" * 81, "invalid-parameter", "region"),
    ("/v1/conditions/sciatica?limit=5", "unknown-parameter", "limit"),
    ("/v1/vocabulary?q=x", "unknown-parameter", "q"),
    ("/v1?x=1", "unknown-parameter", "x"),
    ("/health/live?x=1", "unknown-parameter", "x"),
    ("/v1/routines?minutes_max=ten", "invalid-parameter", "minutes_max"),
    ("/v1/routines?sort=length", "invalid-parameter", "sort"),
    ("/v1/acupoints?located=yes", "invalid-parameter", "located"),
]


@pytest.mark.parametrize(("path", "problem", "name"), BAD)
def test_bad_input_is_refused_by_name(client: Client, path: str, problem: str, name: str) -> None:
    told = client.problem(path, 400)
    assert told["type"] == f"/problems/{problem}"
    assert name in [fault["name"] for fault in told["faults"]]


def test_all_faults_are_told_at_once(client: Client) -> None:
    told = client.problem("/v1/movements?regoin=x&limit=0&posture=flying", 400)
    assert {fault["name"] for fault in told["faults"]} == {"regoin", "limit", "posture"}


def test_a_problem_never_repeats_the_value_that_was_sent(client: Client) -> None:
    for query in ("region=secretword", "secretword=1", "limit=secretword", "lang=secretword"):
        response = client.get(f"/v1/movements?{query}")
        said = response.text.replace('"name":"secretword"', "").replace("secretword:", "")
        assert "secretword" not in said, query


@pytest.mark.parametrize("path", ["/v1/nothing", "/v2", "/v1/movements/no-such", "/v1//movements"])
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.problem(path, 404)["type"] == "/problems/not-found"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written_over_http(client: Client, method: str) -> None:
    for path in ("/v1/movements", "/v1/movements/hip-circles", "/v1"):
        response = client.ask(method, path)
        assert response.status_code == 405
        assert "GET" in response.headers["allow"]


def test_every_problem_has_the_same_members(client: Client) -> None:
    members = {
        "type", "title", "status", "detail", "seek_care_if", "instance", "request_id",
        "faults", "candidates", "suggestions", "replaced_by", "obstacles", "relaxations",
    }  # fmt: skip
    for path in ("/v1/nothing", "/v1/acupoints/zhongzhu", "/v1/movements?x=1"):
        assert set(client.get(path).json()) == members


def test_every_problem_type_met_here_has_its_page(client: Client) -> None:
    for path in ("/v1/nothing", "/v1/acupoints/zhongzhu", "/v1/movements?x=1"):
        page = client.get(client.get(path).json()["type"])
        assert page.status_code == 200
        assert page.headers["content-type"] == "text/html; charset=utf-8"
