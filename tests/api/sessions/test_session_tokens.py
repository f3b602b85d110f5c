"""GET /v1/sessions/{token}: rebuilt from the address alone; treated as health data."""

import base64
import json
from typing import Any

import pytest

from app.catalogue.live import LiveEdition
from app.main import build_routes, release_number
from app.web.journal import Journal
from app.web.layers import wrap
from tests.client import Client

URL = "/v1/sessions"
WISH = {"conditions": ["sciatica"], "limitations": ["osteoporosis"], "minutes": 7}


@pytest.fixture(scope="module")
def session(client: Client) -> Any:
    return client.ask("POST", URL, json=WISH).json()


def test_a_token_rebuilds_the_very_same_session(client: Client, session: Any) -> None:
    assert client.json(session["href"]) == session


def test_a_token_is_private_and_passes_no_referrer(client: Client, session: Any) -> None:
    headers = client.get(session["href"]).headers
    assert headers["cache-control"].startswith("private")
    assert headers["referrer-policy"] == "no-referrer"
    assert client.ask("POST", URL, json=WISH).headers["cache-control"] == "no-store"


def test_an_unchanged_session_is_not_sent_again(client: Client, session: Any) -> None:
    etag = client.get(session["href"]).headers["etag"]
    assert etag.endswith(f'-engine{session["engine"]}"')
    again = client.get(session["href"], headers={"If-None-Match": etag})
    assert again.status_code == 304 and again.content == b""


def test_a_warning_stands_beside_every_token(session: Any) -> None:
    assert "health" in session["token_note"]


def test_the_session_id_gives_nothing_away(session: Any) -> None:
    assert len(session["session_id"]) == 16
    assert session["session_id"] not in session["token"]


def of_release_99(token: str, **changes: Any) -> str:
    """The token as another release would have made it."""
    parts = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    text = json.dumps(
        {**parts, "r": 99, **changes}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def test_exchanged_steps_are_kept_on_the_live_release_where_they_still_fit(
    client: Client, session: Any
) -> None:
    body = {"token": session["token"], "step": 3}
    swapped = client.ask("POST", f"{URL}/swap", json=body).json()
    exchanges = json.loads(base64.urlsafe_b64decode(swapped["token"] + "=="))["x"]
    assert len(exchanges) == 1
    rebuilt = client.json(f"{URL}/{of_release_99(swapped['token'])}")
    assert (
        rebuilt["steps"] == swapped["steps"] and "no longer fit" not in rebuilt["release_changed"]
    )
    gone = [*exchanges, [1, "no-such-movement", "seated", 3]]
    partly = client.json(f"{URL}/{of_release_99(swapped['token'], x=gone)}")
    assert partly["steps"] == swapped["steps"]
    assert "1 of the exchanged steps no longer fit" in partly["release_changed"]
    assert client.json(partly["href"])["steps"] == swapped["steps"]


def test_an_older_release_is_rebuilt_on_the_live_one_and_says_so(
    client: Client, session: Any
) -> None:
    older = of_release_99(session["token"])
    rebuilt = client.json(f"{URL}/{older}")
    assert "release 99" in rebuilt["release_changed"]
    assert rebuilt["steps"] == session["steps"]


@pytest.mark.parametrize("token", ["x", "abc=", "e30", "eyJ3Ijp7fX0", "a" * 1201, "%F0%9F%98%80"])
def test_what_is_no_token_of_ours_is_not_found(client: Client, token: str) -> None:
    assert client.problem(f"{URL}/{token}", 404)["type"] == "/problems/not-found"


def test_a_token_is_read_only_in_its_canonical_spelling(client: Client, session: Any) -> None:
    parts = json.loads(base64.urlsafe_b64decode(session["token"] + "=="))
    loose = base64.urlsafe_b64encode(json.dumps(parts).encode()).rstrip(b"=").decode()
    client.problem(f"{URL}/{loose}", 404)


def test_a_token_whose_condition_is_gone_is_not_composed_without_it(client: Client) -> None:
    parts = {"e": 1, "f": 1, "r": 1, "w": {"conditions": ["gone"], "goals": ["calm"]}}
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    token = base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()
    [obstacle] = client.problem(f"{URL}/{token}", 422)["obstacles"]
    assert (obstacle["code"], obstacle["wanted"]) == ("condition-gone", "gone")


def test_a_token_with_values_out_of_bounds_is_not_ours(client: Client) -> None:
    parts = {"e": 1, "f": 1, "r": 1, "w": {"goals": ["calm"], "seconds": 2_000_000_000}}
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    token = base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()
    client.problem(f"{URL}/{token}", 404)


def test_a_wish_too_long_for_a_token_is_composed_and_says_so(client: Client) -> None:
    movements = [item["slug"] for item in client.items("/v1/movements?limit=100")]
    long = {"goals": ["calm"], "likes": movements[:40], "dislikes": movements[:40],
            "recent": movements[:40], "limitations": []}  # fmt: skip
    told = client.ask("POST", URL, json=long).json()
    assert told["token"] is None and told["href"] is None
    assert "too long" in told["token_note"]


def test_no_log_line_holds_a_token_or_a_word_of_the_wish(served: LiveEdition, session: Any) -> None:
    lines: list[str] = []
    app = wrap(
        build_routes(served),
        edition=served.current_or_none,
        release_of=release_number,
        journal=Journal(write=lines.append),
        log_hits_every=1,
    )
    client = Client(app)
    client.get(session["href"])
    client.ask("POST", URL, json=WISH)
    client.ask("POST", URL, json={"conditions": ["sciatica-marked"]})
    client.ask("POST", f"{URL}/swap", json={"token": session["token"], "step": 3})
    assert len(lines) >= 4
    for line in lines:
        for secret in (session["token"], "osteoporosis", "sciatica"):
            assert secret not in line


@pytest.mark.parametrize(
    ("method", "tail", "status"),
    [("GET", "x", 404), ("GET", "?start=x", 400), ("GET", ".doc", 404), ("DELETE", "", 405),
     ("GET", "/more", 404), ("GET", ".ics", 400)],
)  # fmt: skip
def test_a_refusal_repeats_no_token_and_is_kept_nowhere(
    client: Client, session: Any, method: str, tail: str, status: int
) -> None:
    response = client.ask(method, session["href"] + tail)
    assert response.status_code == status
    assert session["token"] not in response.text
    assert response.json()["instance"] == "/v1/sessions/{token}"
    assert response.headers["cache-control"] == "private, no-store"
    assert response.headers["referrer-policy"] == "no-referrer"


def test_a_refusal_of_another_path_still_names_it(client: Client) -> None:
    response = client.ask("POST", f"{URL}/swap", json={"token": "x", "step": 1})
    assert response.json()["instance"] == f"{URL}/swap"
    assert client.problem("/v1/nothing", 404)["instance"] == "/v1/nothing"


def test_a_session_says_its_language(client: Client, session: Any) -> None:
    assert client.get(session["href"]).headers["content-language"] == "en"
    assert client.get(session["href"] + ".vtt").headers["content-language"] == "en"
