"""The practice app from complaint to export, on the real content, in a real browser."""

import csv
import io
import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walking import (
    answer,
    answer_no,
    asked_for,
    tab_to,
    to_the_choice,
    to_the_first_movement,
    to_the_questions,
    undescribed,
    with_a_session,
)

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def downloaded(page: Page, button: str) -> str:
    with page.expect_download() as caught:
        page.get_by_role("button", name=button).click()
    return caught.value.path().read_text(encoding="utf-8")


def test_from_sciatica_to_an_exported_practice(page: Page) -> None:
    requests = asked_for(page)
    page.clock.install()
    to_the_questions(page)
    to_the_choice(page)
    with page.expect_request(lambda one: one.url.endswith("/v1/sessions")) as sent:
        page.get_by_role("button", name="Put it together").click()
    wish: Any = sent.value.post_data_json
    named = {one if isinstance(one, str) else one["limitation"] for one in wish["limitations"]}
    assert {"osteoporosis", "numb_feet"} <= named
    assert (wish["minutes"], wish["postures"]) == (10, ["seated"])
    page.get_by_role("heading", name="10 minutes: Sciatica").wait_for()
    expect(page.locator(".flag-emergency")).not_to_have_count(0)
    expect(page.get_by_text("Left out for your safety")).to_have_count(1)
    page.get_by_role("group", name="How do you feel now?").get_by_role("radio", name="4").check()
    page.get_by_role("link", name="Begin").click()
    page.get_by_role("button", name="Start", exact=True).click()
    for minute in range(1, 10):
        page.clock.fast_forward(60_000)
        # The real seconds that the test itself takes are added to those that are jumped.
        expect(page.locator(".left")).to_have_text(re.compile(rf"^{9 - minute}:[3-5]\d$"))
    page.clock.fast_forward(60_000)
    page.get_by_role("heading", name="Well done").wait_for()
    expect(page.get_by_text("Look at both feet")).to_have_count(1)
    page.get_by_role("group", name="And how do you feel now?").get_by_role(
        "radio", name="6"
    ).check()
    page.get_by_label("A note for yourself").fill("calmer, =1+1")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Felt 4 before, 6 after").wait_for()
    [kept] = json.loads(downloaded(page, "Export as JSON"))["practices"]
    assert (kept["before"], kept["after"], kept["practised"]) == (4, 6, 600)
    [row] = csv.DictReader(io.StringIO(downloaded(page, "Export as CSV"), newline=""))
    assert row["note"] == "calmer, =1+1"
    assert undescribed(requests) == []
    assert len({urlsplit(one.url).netloc for one in requests if one.url.startswith("http")}) == 1
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_text("Nothing here yet").wait_for()
    page.reload()
    page.get_by_text("Nothing here yet").wait_for()
    assert page.evaluate("sessionStorage.length") == 0


def test_an_emergency_ends_the_questions_at_once(page: Page) -> None:
    to_the_questions(page)
    answer(page, "Are you 18 or older", "Yes")
    page.get_by_role("button", name="Go on").click()
    answer(page, "Do you have any of these right now", "Yes")
    page.get_by_role("heading", name="Get help first").wait_for()
    expect(page.get_by_text("Call your local emergency number now.").first).to_be_visible()
    assert page.get_by_role("link", name="Begin").count() == 0


def test_who_is_under_eighteen_gets_no_session(page: Page) -> None:
    to_the_questions(page)
    answer(page, "Are you 18 or older", "No")
    page.get_by_role("heading", name="Not on your own").wait_for()
    expect(page.get_by_text("guardian").first).to_be_visible()


def test_nobody_gets_a_session_unasked(page: Page) -> None:
    asked = asked_for(page)
    for address in ("#/choose", "#/preview", "#/practise", "#/after"):
        page.goto(f"/{address}")
        page.locator("h1").wait_for()
        assert page.get_by_role("button", name="Put it together").count() == 0
        assert page.get_by_role("link", name="Begin").count() == 0
    assert [one.url for one in asked if one.method == "POST"] == []


def test_another_answer_takes_the_session_back(page: Page) -> None:
    with_a_session(page)
    to_the_first_movement(page)
    page.goto("/#/screening")
    answer(page, "Are you 18 or older", "No")
    page.get_by_role("heading", name="Not on your own").wait_for()
    page.goto("/#/preview")
    page.get_by_text("There is no session yet").wait_for()
    page.goto("/#/choose")
    page.get_by_role("heading", name="Not on your own").wait_for()


def test_thoughts_of_self_harm_lead_to_the_crisis_page(page: Page) -> None:
    to_the_questions(page, "Anxiety")
    answer(page, "Are you 18 or older", "Yes")
    page.get_by_role("button", name="Go on").click()
    for _ in range(4):
        page.wait_for_timeout(100)
        asked = page.locator("fieldset", has_text="harm")
        if asked.count():
            asked.first.locator("label", has_text="Yes").click()
            break
        answer_no(page)
        page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="Get help first").wait_for()
    page.locator(".help-emergency h2").first.wait_for()


def test_stop_something_hurts_ends_the_session_and_offers_nothing_easier(page: Page) -> None:
    with_a_session(page)
    to_the_first_movement(page)
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_role("button", name="Stop, something hurts").click()
    page.get_by_role("heading", name="Stop, and rest").wait_for()
    page.get_by_text("Pain or pressure in the chest").first.wait_for()
    assert page.get_by_text("Easier").count() == 0


def test_a_step_can_be_exchanged_before_practice(page: Page) -> None:
    with_a_session(page)
    page.locator(".board h3").first.wait_for()
    before = page.locator(".board h3").all_inner_texts()
    page.locator(".board").get_by_role("button").last.click()
    expect(page.locator(".board")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".board h3").last).not_to_have_text(before[-1])


def test_an_easier_version_is_taken_up_on_the_spot(page: Page) -> None:
    with_a_session(page)
    to_the_first_movement(page)
    for _ in range(12):
        easier = page.get_by_role("button", name="Easier version")
        if easier.is_enabled():
            break
        page.get_by_role("button", name="Skip").click()
    name = page.locator(".told h1").inner_text()
    easier.click()
    expect(page.locator(".told h1")).not_to_have_text(name)
    expect(page.locator(".caption")).not_to_be_empty()


def test_it_can_be_done_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    # It comes with an answer; whoever tabs past its place before that must go all round.
    page.get_by_role("button", name="Sciatica").wait_for()
    tab_to(page, "Sciatica")
    page.keyboard.press("Space")
    tab_to(page, "Go on")
    page.keyboard.press("Enter")
    page.locator(".flag").first.wait_for()
    tab_to(page, "I have none of these")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Your age").wait_for()
    tab_to(page, "Yes")
    page.keyboard.press("Space")
    tab_to(page, "Go on")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="How you are right now").wait_for()
