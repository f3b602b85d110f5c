"""GET /v1/sessions/{token}.suffix: the same session as captions, speech, paper and calendar."""

from typing import Any

import pytest

from app.api.sessions.forms import BY_TYPE, FORMS
from tests.client import Client

WISH = {"conditions": ["carpal-tunnel-syndrome"], "limitations": [], "minutes": 7}
CALENDAR = "?start=2026-12-01T08:00&tz=Europe/Berlin"


@pytest.fixture(scope="module")
def session(client: Client) -> Any:
    return client.ask("POST", "/v1/sessions", json=WISH).json()


@pytest.mark.parametrize("suffix", [*FORMS, "ics"])
def test_each_form_has_its_media_type_and_tells_the_emergency_first(
    client: Client, session: Any, suffix: str
) -> None:
    query = CALENDAR if suffix == "ics" else ""
    response = client.get(f"{session['href']}.{suffix}{query}")
    assert response.status_code == 200
    expected = FORMS[suffix][0] if suffix != "ics" else "text/calendar; charset=utf-8"
    assert response.headers["content-type"] == expected
    told = response.text.replace("\r\n ", "").replace("\n ", " ")
    first = session["steps"][0]["movement"]["name"]
    assert "emergency" in told
    if suffix != "ics":
        assert told.index("emergency") < told.index(first)


@pytest.mark.parametrize("suffix", ["txt", "html", "ics"])
def test_a_warning_stands_beside_every_address(client: Client, session: Any, suffix: str) -> None:
    query = CALENDAR if suffix == "ics" else ""
    told = client.get(f"{session['href']}.{suffix}{query}").text.replace("\r\n ", "")
    assert session["token"] in told
    assert "health" in told


def test_every_form_is_private(client: Client, session: Any) -> None:
    for suffix in FORMS:
        headers = client.get(f"{session['href']}.{suffix}").headers
        assert headers["cache-control"].startswith("private")
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/vtt", "text/vtt"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("application/json", "application/json"),
        ("*/*", "application/json"),
        ("application/json; charset=utf-8", "application/json"),
        ("", "application/json"),
        ("text/markdown;q=0.5, text/plain", "text/plain"),
    ],
)
def test_accept_chooses_a_form(client: Client, session: Any, accept: str, media_type: str) -> None:
    response = client.get(session["href"], headers={"Accept": accept})
    assert response.headers["content-type"].startswith(media_type)
    assert "Accept" in response.headers["vary"]


def test_an_accept_that_nothing_meets_is_refused(client: Client, session: Any) -> None:
    for accept in ("image/png", "*/*, application/json;q=0", "text/html;q=0"):
        response = client.get(session["href"], headers={"Accept": accept})
        assert response.status_code == 406


def test_an_unknown_suffix_is_not_found(client: Client, session: Any) -> None:
    assert "html" in client.problem(f"{session['href']}.pdf", 404)["suggestions"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "start"),
        ("?start=2026-12-01T08:00", "tz"),
        ("?start=2026-12-01T08:00&tz=Nowhere/Town", "tz"),
        ("?start=2026-12-01T08:00&tz=../../etc/passwd", "tz"),
        ("?start=2026-02-30T08:00&tz=Europe/Berlin", "start"),
        ("?start=tomorrow&tz=Europe/Berlin", "start"),
    ],
)
def test_a_calendar_needs_a_real_time_in_a_real_zone(
    client: Client, session: Any, query: str, name: str
) -> None:
    problem = client.problem(f"{session['href']}.ics{query}", 400)
    assert problem["faults"][0]["name"] == name


def test_the_hand_out_is_styled_by_a_file_that_is_served_and_holds_nothing_inline(
    client: Client, session: Any
) -> None:
    page = client.get(f"{session['href']}.html")
    assert "/v1/assets/handout.css" in page.text
    assert "<style" not in page.text and " style=" not in page.text
    assert client.get("/v1/assets/handout.css").headers["content-type"].startswith("text/css")


def test_every_type_that_can_be_asked_for_is_a_form() -> None:
    assert set(BY_TYPE.values()) <= {*FORMS, "ics", "json"}


@pytest.mark.parametrize("host", ["daoyin.example", "192.0.2.1:8000", "[2001:db8::1]:8000"])
def test_the_hand_out_holds_the_site_that_it_was_asked_of(
    client: Client, session: Any, host: str
) -> None:
    told = client.get(f"{session['href']}.html", headers={"Host": host}).text
    assert f"http://{host}/v1/sessions/" in told


@pytest.mark.parametrize(
    "host", ["evil.example/x", 'a"><b>', "user@evil.example", "a b", "x:y", ""]
)
def test_what_is_no_host_is_left_out_of_the_hand_out(
    client: Client, session: Any, host: str
) -> None:
    response = client.get(f"{session['href']}.html", headers={"Host": host})
    assert response.status_code == 200
    assert "http://" not in response.text.replace("http://www.w3.org", "")


def test_a_time_in_another_shape_is_told_how_to_be_written(client: Client, session: Any) -> None:
    found = client.problem(f"{session['href']}.ics?start=2026-12-01&tz=Europe/Berlin", 400)
    assert found["faults"][0]["reason"] == "It must be written like 2026-12-01T08:00."
