"""A programme laid over weeks in the practice app, and its calendar."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walking import with_a_choice

pytestmark = [pytest.mark.slow, pytest.mark.browser]

CARPAL = ("carpal-tunnel-syndrome", "Carpal tunnel syndrome")


def to_the_plan(page: Page) -> None:
    page.get_by_role("link", name="Carpal tunnel: a path").click()
    page.get_by_role("heading", name="A plan over weeks").wait_for()


def test_a_plan_is_laid_over_dates_and_practised_from(page: Page) -> None:
    with_a_choice(page, CARPAL, limitations=[])
    to_the_plan(page)
    expect(page.locator(".flag")).not_to_have_count(0)
    page.get_by_label("First day").fill("2026-12-01")
    for day in ("Wed", "Fri"):
        page.get_by_role("button", name=day, exact=True).click()
    page.get_by_role("button", name="Thu", exact=True).click()
    with page.expect_request("**/v1/programmes/plan") as sent:
        page.get_by_role("button", name="Show the plan").click()
    body: Any = sent.value.post_data_json
    assert body["days"] == ["monday", "thursday"]
    page.get_by_role("heading", name="Week 1", exact=True).wait_for()
    expect(page.get_by_role("heading", name="A lighter week").first).to_be_visible()
    expect(page.locator(".help-emergency")).to_have_count(1)
    page.locator(".plan-weeks").get_by_role("button").first.click()
    page.get_by_role("link", name="Begin").wait_for()
    expect(page.locator(".flag")).not_to_have_count(0)


def test_a_plan_becomes_a_calendar(page: Page) -> None:
    with_a_choice(page, CARPAL, limitations=[])
    to_the_plan(page)
    page.get_by_label("First day").fill("2026-12-01")
    page.get_by_label("Time of day").fill("07:30")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Calendar file").click()
    calendar = caught.value.path().read_text(encoding="utf-8")
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert calendar.count("BEGIN:VEVENT") > 5
    assert "T073000" in calendar


def test_no_plan_is_made_before_the_questions_of_its_conditions(page: Page) -> None:
    with_a_choice(page)
    page.goto("/#/plan/carpal-tunnel-path")
    page.get_by_role("button", name="Answer them now").click()
    page.get_by_role("heading", name="First, the warning signs").wait_for()


def test_answers_that_a_plan_cannot_heed_get_no_plan(page: Page) -> None:
    with_a_choice(page, CARPAL, exclude_risks=["deep_squat"])
    page.goto("/#/plan/carpal-tunnel-path")
    page.get_by_text("Your answers ask for more").wait_for()
    assert page.get_by_role("button", name="Show the plan").count() == 0
