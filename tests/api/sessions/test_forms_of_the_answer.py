"""In which form an answer is taken."""

import pytest

from tests.client import Client

URL = "/v1/sessions"


@pytest.mark.parametrize("path", ["", "/validate", "/swap"])
def test_whoever_takes_no_json_is_told_before_anything_is_composed(
    client: Client, path: str
) -> None:
    body = {
        "": {"goals": ["calm"]},
        "/validate": {"steps": [BREATHING]},
        "/swap": {"token": "x", "step": 1},
    }
    for accept in ("text/html", "application/json;q=0, */*"):
        response = client.ask("POST", URL + path, json=body[path], headers={"Accept": accept})
        assert response.status_code == 406
        assert response.json()["type"] == "/problems/not-acceptable"


@pytest.mark.parametrize(
    "accept",
    ["*/*", "application/*", "application/json; charset=utf-8", "text/html, */*;q=0.1", ""],
)
def test_json_is_taken_in_every_spelling_and_says_its_language(client: Client, accept: str) -> None:
    body = {"goals": ["calm"], "minutes": 3}
    response = client.ask("POST", URL, json=body, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-language"] == "en"


BREATHING = {"movement": "natural-breathing", "variant": "seated", "section": "main", "seconds": 30}
