"""The links of the OpenAPI document lead where they say, with what an answer really holds."""

import json
import re
from typing import Any
from urllib.parse import urlencode

import pytest

from app.web.document import EXAMPLES
from tests.client import Client
from tests.contract.described import document
from tests.contract.stateful import follow_links, schema_of

EXPRESSION = re.compile(r"\{?\$response\.body#(/[^}]*)\}?")
OPERATIONS = {
    operation["operationId"]: (path, method, operation)
    for path, item in document()["paths"].items()
    for method, operation in item.items()
}
LINKS = [
    (name, link)
    for name, (_, _, operation) in OPERATIONS.items()
    for link in operation["responses"]["200"].get("links", ())
]
WAYS = 12
AT_MOST = 8


def evaluated(told: Any, answer: Any) -> Any:
    """Put what the expressions of a link stand for in their places."""
    if isinstance(told, dict):
        return {name: evaluated(value, answer) for name, value in told.items()}
    if not isinstance(told, str) or not EXPRESSION.search(told):
        return told
    return EXPRESSION.sub(lambda found: str(_at(answer, found[1])), told)


def _at(answer: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        answer = answer[int(step)] if isinstance(answer, list) else answer[step]
    return answer


def parameters_of(operation: Any, where: str) -> set[str]:
    return {one["name"] for one in operation.get("parameters", ()) if one["in"] == where}


@pytest.fixture(scope="module")
def answers(client: Client) -> dict[str, Any]:
    """What each operation that has links answers to its own example."""
    found: dict[str, Any] = {}
    for name in {name for name, _ in LINKS}:
        told = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
        body = {"json": told["body"]} if "body" in told else {}
        answer = client.ask("POST" if body else "GET", told["request"], **body)
        assert answer.status_code == 200
        found[name] = answer.json()
    return found


def test_records_lists_and_sessions_lead_on() -> None:
    leading = {name for name, _ in LINKS}
    assert {"list_movements", "get_movement", "compose_session", "swap_step"} <= leading
    assert len(LINKS) >= 70


@pytest.mark.parametrize(("name", "link"), LINKS)
def test_a_link_leads_to_an_answer(
    name: str, link: str, answers: dict[str, Any], client: Client
) -> None:
    told = OPERATIONS[name][2]["responses"]["200"]["links"][link]
    path, method, operation = OPERATIONS[told["operationId"]]
    given = evaluated(told.get("parameters", {}), answers[name])
    in_path, in_query = parameters_of(operation, "path"), parameters_of(operation, "query")
    assert set(given) <= in_path | in_query
    query = {one: value for one, value in given.items() if one in in_query}
    target = path.format(**{one: given[one] for one in in_path})
    if query:
        target += f"?{urlencode(query)}"
    body = evaluated(told.get("requestBody"), answers[name])
    more = {} if body is None else {"json": body}
    answer = client.ask(method.upper(), target, **more)
    assert answer.status_code == 200, (target, answer.text[:300])


@pytest.mark.slow
def test_ways_along_the_links_break_no_promise(served: Any) -> None:
    # A few ways may by chance begin with answers that lead nowhere; then others are gone.
    schema = schema_of(served)
    assert any(follow_links(schema, WAYS) for _ in range(AT_MOST))
