"""Plans in the language that is asked for: told, filled and warned of as in English."""

from typing import Any

import pytest

from app.catalogue.live import LiveEdition
from app.main import create_app
from app.settings import Settings
from tests.client import Client

pytestmark = pytest.mark.slow
URL = "/v1/programmes/plan"
ASKED = {
    "programme": "carpal-tunnel-path",
    "start": "2026-12-01",
    "time": "08:00",
    "tz": "Asia/Taipei",
    "limitations": [],
    "weeks": 6,
}
LANGUAGES = pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])


@pytest.fixture(scope="module")
def speaking(tongued: LiveEdition) -> Client:
    return Client(create_app(Settings(log_requests=False), tongued))


def plan(client: Client, **more: Any) -> Any:
    response = client.ask("POST", URL, json={**ASKED, **more})
    assert response.status_code == 200, response.text[:500]
    assert response.headers["content-language"] == more.get("lang", "en")
    return response.json()


@LANGUAGES
def test_a_plan_is_told_in_the_language_and_laid_as_in_english(lang: str, speaking: Client) -> None:
    english, chinese = plan(speaking), plan(speaking, lang=lang)
    assert not chinese["programme"]["name"].isascii()
    for flag, other in zip(english["seek_care_if"], chinese["seek_care_if"], strict=True):
        assert other["action"].endswith(f" [{flag['action']}]")
    for text, both in zip(english["stop_and_ask"], chinese["stop_and_ask"], strict=True):
        assert both.endswith(f" [{text}]")
    assert chinese["bad_day"].endswith(f" [{english['bad_day']}]")
    assert not chinese["lighter_weeks"].isascii()
    for week, other in zip(english["weeks"], chinese["weeks"], strict=True):
        assert (week["number"], week["raised"]) == (other["number"], other["raised"])
        assert not other["phase"].isascii()
        for practice, same in zip(week["practices"], other["practices"], strict=True):
            assert (practice["date"], practice["minutes"]) == (same["date"], same["minutes"])
            assert practice["routine"]["slug"] == same["routine"]["slug"]
            assert not same["routine"]["name"].isascii()


@LANGUAGES
def test_every_session_of_a_plan_is_in_its_language(lang: str, speaking: Client) -> None:
    told = plan(speaking, lang=lang)
    addresses = {p["session"] for week in told["weeks"] for p in week["practices"] if p["session"]}
    assert addresses
    for address in addresses:
        assert speaking.json(address)["language"] == lang


@LANGUAGES
@pytest.mark.parametrize(
    ("programme", "limitations"),
    [
        ("diabetic-neuropathy-path", []),
        ("carpal-tunnel-path", ["parkinsons", "unstable_neck"]),
        ("high-blood-pressure-path", ["bone_metastasis", "psychosis_or_mania", "hernia"]),
    ],
)
def test_what_cannot_be_practised_as_planned_is_told_in_the_language(
    programme: str, limitations: list[str], lang: str, speaking: Client
) -> None:
    asked = {"programme": programme, "limitations": limitations, "weeks": 8}
    english, chinese = plan(speaking, **asked), plan(speaking, **asked, lang=lang)
    notes, told = notes_of(english), notes_of(chinese)
    assert notes and len(notes) == len(told)
    assert not [note for note in told if note.isascii()]


def notes_of(told: Any) -> list[str]:
    return [p["note"] for week in told["weeks"] for p in week["practices"] if p["note"]]


@LANGUAGES
def test_the_calendar_of_a_plan_warns_in_both(lang: str, speaking: Client) -> None:
    headers = {"Accept": "text/calendar"}
    english = speaking.ask("POST", URL, json=ASKED, headers=headers)
    chinese = speaking.ask("POST", URL, json={**ASKED, "lang": lang}, headers=headers)
    assert chinese.headers["content-language"] == lang
    assert f"SUMMARY;LANGUAGE={lang}:" in chinese.text and "LANGUAGE" not in english.text
    first, second = (one.text.replace("\r\n ", "") for one in (english, chinese))
    assert first.count("BEGIN:VEVENT") == second.count("BEGIN:VEVENT")
    action = plan(speaking)["seek_care_if"][0]["action"].replace(",", "\\,")
    assert action in first and action in second
    assert f"[{action}]" not in second


@LANGUAGES
def test_a_plan_that_cannot_be_is_refused_in_english(lang: str, speaking: Client) -> None:
    body = {**ASKED, "limitations": ["fever"], "lang": lang}
    response = speaking.ask("POST", URL, json=body)
    assert response.status_code == 422
    assert response.json()["seek_care_if"][0]["action"].isascii()
    assert all(one["reason"].isascii() for one in response.json()["obstacles"])
