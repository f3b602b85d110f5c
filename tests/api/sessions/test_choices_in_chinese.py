"""Sessions are chosen, swapped, judged and refused alike in the language of their wish."""

from dataclasses import replace

import pytest

from app.composer.token import Ticket, decode, encode
from tests.api.sessions.chinese import LANGUAGES, URL, WISH, composed
from tests.client import Client

pytestmark = pytest.mark.slow


def test_the_language_is_part_of_the_token_and_no_header_changes_it(speaking: Client) -> None:
    english, chinese = composed(speaking), composed(speaking, lang="zh-Hant")
    assert english["session_id"] != chinese["session_id"]
    headers = {"Accept-Language": "zh-Hans"}
    again = speaking.ask("POST", URL, json=WISH, headers=headers)
    assert again.json()["language"] == again.headers["content-language"] == "en"
    for session, lang in ((english, "en"), (chinese, "zh-Hant")):
        response = speaking.get(session["href"], headers=headers)
        assert response.headers["content-language"] == response.json()["language"] == lang
        assert response.json() == session
        assert "Accept-Language" not in response.headers.get("vary", "")


def test_the_same_is_chosen_in_every_language(speaking: Client) -> None:
    english = composed(speaking)
    for lang in ("zh-Hans", "zh-Hant"):
        chinese = composed(speaking, lang=lang)
        for name in ("id", "start_seconds", "seconds", "variant", "repetitions", "breathing"):
            steps = zip(english["steps"], chinese["steps"], strict=True)
            assert all(step[name] == other[name] for step, other in steps), name


@LANGUAGES
def test_a_swap_stays_in_the_language(lang: str, speaking: Client) -> None:
    session = composed(speaking, lang=lang, breaths_per_minute=None)
    for step in session["steps"]:
        body = {"token": session["token"], "step": step["number"]}
        response = speaking.ask("POST", f"{URL}/swap", json=body)
        if response.status_code == 200:
            swapped = response.json()
            assert response.headers["content-language"] == swapped["language"] == lang
            assert not any(one["transition"].isascii() for one in swapped["steps"])
            return
    raise AssertionError("no step could be exchanged")


@LANGUAGES
def test_own_steps_are_judged_in_the_language(lang: str, speaking: Client) -> None:
    steps = [
        {
            "movement": step["movement"]["slug"],
            "variant": step["variant"],
            "section": step["section"],
            "seconds": 5,
            "transition_seconds": 0,
        }
        for step in composed(speaking)["steps"]
    ]
    body = {"steps": steps[::-1], "conditions": ["sciatica"], "limitations": ["numb_feet"]}
    english = speaking.ask("POST", f"{URL}/validate", json=body)
    chinese = speaking.ask("POST", f"{URL}/validate", json={**body, "lang": lang})
    assert chinese.headers["content-language"] == lang
    assert english.headers["content-language"] == "en"
    first, second = english.json()["findings"], chinese.json()["findings"]
    assert [(one["rule"], one["step"]) for one in first] == [
        (one["rule"], one["step"]) for one in second
    ]
    assert second and not any(one["reason"].isascii() for one in second)
    for line, both in zip(english.json()["stop_if"], chinese.json()["stop_if"], strict=True):
        assert both.endswith(f" [{line}]")


@LANGUAGES
def test_a_refusal_is_a_problem_in_english_with_the_red_flags(lang: str, speaking: Client) -> None:
    body = {**WISH, "limitations": ["fever"]}
    english = speaking.ask("POST", URL, json=body)
    chinese = speaking.ask("POST", URL, json={**body, "lang": lang})
    assert english.status_code == chinese.status_code == 422
    mask = {"request_id": None}
    assert chinese.json() | mask == english.json() | mask
    assert chinese.json()["seek_care_if"]


def test_an_older_token_says_in_its_language_what_it_could_not_bring_along(
    speaking: Client,
) -> None:
    ticket = decode(composed(speaking, lang="zh-Hans")["token"])
    old = Ticket(replace(ticket.wish, likes=("no-such-movement",)), 900)
    told = speaking.json(f"{URL}/{encode(old)}")["release_changed"]
    assert "900" in told and "no-such-movement" in told and not told.isascii()
