"""A programme laid over weeks in the practice app, and its calendar."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walking import SCREENED, with_a_choice, with_a_journey

pytestmark = [pytest.mark.slow, pytest.mark.browser]

CARPAL = ("carpal-tunnel-syndrome", "Carpal tunnel syndrome")


def to_the_plan(page: Page) -> None:
    page.get_by_role("link", name="Carpal tunnel: a path").click()
    page.get_by_role("heading", name="A plan over weeks").wait_for()


def asked_when_shown(page: Page) -> Any:
    """Have the plan shown; return what the app asked for."""
    with page.expect_request("**/v1/programmes/plan") as sent:
        page.get_by_role("button", name="Show the plan").click()
    page.get_by_role("heading", name="Week 1", exact=True).wait_for()
    return sent.value.post_data_json


def test_a_plan_is_laid_over_dates_is_taken_as_a_calendar_and_practised_from(page: Page) -> None:
    with_a_choice(page, CARPAL, limitations=[])
    to_the_plan(page)
    expect(page.locator(".flag")).not_to_have_count(0)
    page.get_by_label("First day").fill("2026-12-01")
    page.get_by_label("Time of day").fill("07:30")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Calendar file").click()
    calendar = caught.value.path().read_text(encoding="utf-8")
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert calendar.count("BEGIN:VEVENT") > 5
    assert "T073000" in calendar
    for day in ("Wed", "Fri"):
        page.get_by_role("button", name=day, exact=True).click()
    page.get_by_role("button", name="Thu", exact=True).click()
    assert asked_when_shown(page)["days"] == ["monday", "thursday"]
    expect(page.get_by_role("heading", name="A lighter week").first).to_be_visible()
    expect(page.locator(".help-emergency")).to_have_count(1)
    page.locator(".plan-weeks").get_by_role("button").first.click()
    page.get_by_role("link", name="Begin").wait_for()
    expect(page.locator(".flag")).not_to_have_count(0)


def test_a_plan_may_be_kept_to_sitting(page: Page) -> None:
    with_a_choice(page, CARPAL, limitations=[])
    to_the_plan(page)
    assert "postures" not in asked_when_shown(page)
    page.locator("label", has_text=re.compile("^Sitting$")).click()
    expect(page.locator(".plan-weeks")).to_have_count(0)
    assert asked_when_shown(page)["postures"] == ["seated"]


def test_no_plan_is_made_before_the_questions_of_its_conditions(page: Page) -> None:
    with_a_choice(page)
    page.goto("/#/plan/carpal-tunnel-path")
    page.get_by_role("button", name="Answer them now").click()
    page.get_by_role("heading", name="First, the warning signs").wait_for()


def test_a_plan_heeds_all_that_the_answers_led_to_and_what_is_to_be_avoided(page: Page) -> None:
    with_a_choice(page, CARPAL, limitations=["pregnancy"], exclude_risks=["supine"], level_max=1)
    page.get_by_text("What to avoid").click()
    page.get_by_role("button", name="Neck rotation").click()
    to_the_plan(page)
    body = asked_when_shown(page)
    assert body["limitations"] == ["pregnancy"]
    assert set(body["exclude_risks"]) == {"supine", "neck_rotation"}
    assert body["level"] == 1


def test_who_is_not_to_practise_gets_no_plan(page: Page) -> None:
    pick = {"kind": "conditions", "slug": CARPAL[0], "name": CARPAL[1]}
    with_a_journey(page, picks=[pick], screened=SCREENED | {"practice": "no_session"})
    page.goto("/#/plan/carpal-tunnel-path")
    page.wait_for_url("**/#/stop")
