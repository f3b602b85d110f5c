"""A session of one's own in the practice app: what to avoid, locks, badges, what to take along."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.walking import with_a_choice, with_a_session

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def is_composing(request: Request) -> bool:
    return request.method == "POST" and request.url.endswith("/v1/sessions")


def names(page: Page) -> list[str]:
    page.locator('.board[aria-busy="false"] h3').first.wait_for()
    return page.locator(".board h3").all_inner_texts()


def button(page: Page, action: str, step: str) -> Locator:
    """The button of a step; what it is about stands in its name for those who do not see it."""
    return page.get_by_role("button", name=re.compile(rf"^{action}\s*: {re.escape(step)}")).first


def composed(page: Page) -> Any:
    """Put a session together; return the wish that was sent."""
    with page.expect_request(is_composing) as sent:
        page.get_by_role("button", name="Put it together").click()
    page.get_by_role("heading", name="10 minutes: Sciatica").wait_for()
    return sent.value.post_data_json


def test_what_is_to_be_avoided_is_left_out_with_what_the_answers_leave_out(page: Page) -> None:
    with_a_choice(page, exclude_risks=["deep_squat"])
    wanted = composed(page)
    assert wanted["exclude"] == []
    unwanted = names(page)[2]
    page.get_by_role("link", name="Back").click()
    page.get_by_text("What to avoid").click()
    page.get_by_label("Movements that I do not want").fill(unwanted)
    page.get_by_role("group", name="Found").get_by_role("button", name=unwanted).first.click()
    page.get_by_role("button", name="Neck rotation").click()
    page.get_by_text("What to avoid: 2").wait_for()
    wish = composed(page)
    assert set(wish["exclude_risks"]) == {"deep_squat", "neck_rotation"}
    assert len(wish["exclude"]) == 1
    assert unwanted not in names(page)


def test_a_locked_step_stays_when_the_others_are_chosen_anew(page: Page) -> None:
    with_a_choice(page)
    composed(page)
    before = names(page)
    kept = before[4]
    button(page, "Lock", kept).click()
    swap = button(page, "Another one", kept)
    expect(swap).to_be_disabled()
    with page.expect_request(is_composing) as sent:
        page.get_by_role("button", name="Choose the others anew").click()
    wish: Any = sent.value.post_data_json
    [lock] = wish["locked"]
    after = names(page)
    assert list(dict.fromkeys(after)).index(kept) == lock["position"] - 1
    assert after != before
    button(page, "Locked", kept).click()
    expect(page.get_by_text("Locked steps stay: 0.")).to_be_visible()


def test_a_badge_opens_its_reason_and_its_sources(page: Page) -> None:
    with_a_session(page)
    badge = page.locator(".step .tags .badge").first
    badge.focus()
    page.keyboard.press("Enter")
    expect(badge).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".badge-opened p").first).not_to_be_empty()
    page.keyboard.press("Enter")
    expect(page.locator(".badge-opened")).to_have_count(0)
    page.locator(".step", has=page.locator(".cautions .badge")).first.locator("summary").click()
    page.locator(".cautions .badge:visible").first.click()
    source = page.get_by_role("list", name="Sources").get_by_role("link").first
    name = source.inner_text()
    source.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_a_session_is_taken_along_as_hand_out_picture_and_calendar(page: Page) -> None:
    with_a_session(page)
    expect(page.get_by_text("Treat them as health data").first).to_be_visible()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Hand-out to print").click()
    hand_out = opened.value
    expect(hand_out.get_by_text("Stop", exact=False).first).to_be_visible()
    hand_out.close()
    page.get_by_role("button", name="As one picture").click()
    picture = page.get_by_role("img", name=re.compile("All steps of"))
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
    page.get_by_label("When").fill("2026-12-01T07:30")
    with page.expect_download() as caught:
        page.get_by_role("link", name="Into the calendar").click()
    calendar = caught.value.path().read_text(encoding="utf-8")
    assert "BEGIN:VCALENDAR" in calendar
    assert "20261201T073000" in calendar


def test_a_place_on_the_body_is_found_by_a_lay_word(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("tummy")
    found = page.get_by_role("group", name="Found")
    found.get_by_role("button", name="Abdomen").click()
    expect(page.locator(".bar .chosen")).to_contain_text("Abdomen")
    page.get_by_role("button", name="See the back").click()
    page.locator('.body-map [data-region="lumbar-spine"]').first.click()
    expect(page.locator(".bar .chosen")).to_have_count(2)
