"""What the practice app keeps of practices: charts, calendar, streak, exports, deletion."""

import json
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from playwright.sync_api import Page, expect

from tests.browser.walking import with_a_journey

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# The days are told from noon, so that no time zone moves them.
KEEP = """async (days) => {
  const { keep } = await import('/player/store.js');
  for (const [ago, before, after, note] of days) {
    const when = new Date(); when.setHours(12, 0, 0, 0); when.setDate(when.getDate() - ago);
    await keep({ when: when.toISOString(), title: '10 minutes: Sciatica', seconds: 600,
      practised: 600, before, after, note, movements: ['hold-up-the-sky'] });
  }
}"""
STREAKS = """async (lists) => {
  const { streak, startOfDay } = await import('/player/log/weeks.js');
  const today = startOfDay(new Date());
  return lists.map(list => streak(list.map(ago => {
    const when = new Date(); when.setHours(12, 0, 0, 0); when.setDate(when.getDate() - ago);
    return { when: when.toISOString() };
  }), today));
}"""


def with_practices(page: Page, *days: tuple[int, int | None, int | None, str]) -> None:
    """A history of ten minutes on each of these days: days ago, before, after, note."""
    with_a_journey(page)
    page.goto("/#/history")
    page.get_by_text("Nothing here yet").wait_for()
    page.evaluate(KEEP, list(days))
    page.reload()
    page.locator(".done-item").first.wait_for()


def exported(page: Page, button: str) -> Any:
    with page.expect_download() as caught:
        page.get_by_role("button", name=button).click()
    return json.loads(caught.value.path().read_text(encoding="utf-8"))


def test_weeks_feelings_and_days_are_shown(page: Page) -> None:
    with_practices(page, (0, 4, 6, ""), (1, 3, 6, ""), (8, None, 7, ""), (70, 5, 5, ""))
    minutes = page.get_by_role("img", name="Minutes in each of the last eight weeks")
    expect(minutes).to_have_accessible_name(
        "Minutes in each of the last eight weeks: 0, 0, 0, 0, 0, 0, 10, 20"
    )
    feelings = page.get_by_role("img", name="Before and after")
    assert (feelings.get_attribute("aria-label") or "").endswith("– → 7, 3.5 → 6")
    expect(page.get_by_text("2 weeks with practice")).to_be_visible()
    expect(page.locator(".calendar .on")).not_to_have_count(0)
    before = page.get_by_role("button", name="The month before")
    for _ in range(3):
        if before.is_enabled():
            before.click()
    expect(before).to_be_disabled()
    expect(page.locator(".calendar .on")).to_have_count(1)


def test_a_streak_forgives_a_week_and_ends_after_two(page: Page) -> None:
    page.goto("/")
    lists = [[], [0], [0, 7, 14], [7, 14], [0, 14], [0, 21], [21]]
    assert page.evaluate(STREAKS, lists) == [0, 1, 3, 2, 2, 1, 0]


def test_the_history_is_exported_as_valid_fhir_in_the_language_of_the_interface(page: Page) -> None:
    with_practices(page, (0, 4, 6, "更轻松"), (3, None, None, ""))
    told = exported(page, "Export as FHIR")
    Bundle.model_validate(told)
    resources = [entry["resource"] for entry in told["entry"]]
    assert [one["resourceType"] for one in resources] == [
        "QuestionnaireResponse",
        "Observation",
        "Observation",
        "Observation",
        "QuestionnaireResponse",
        "Observation",
    ]
    assert [one.get("valueInteger") for one in resources[1:3]] == [4, 6]
    assert resources[3]["valueQuantity"] == {"value": 10, "unit": "min"}
    assert "coding" not in json.dumps(told)
    addresses = {entry["fullUrl"] for entry in told["entry"]}
    assert len(addresses) == len(resources)
    assert {
        one["derivedFrom"][0]["reference"] for one in resources if "derivedFrom" in one
    } < addresses
    again = [entry["resource"]["identifier"] for entry in exported(page, "Export as FHIR")["entry"]]
    assert again == [one["identifier"] for one in resources]
    page.locator(".language select").select_option("zh-Hans")
    page.get_by_role("heading", name="你的数据").wait_for()
    told = exported(page, "导出为 FHIR")
    Bundle.model_validate(told)
    first = told["entry"][0]["resource"]
    assert first["language"] == "zh-Hans"
    assert first["item"][-1]["answer"] == [{"valueString": "更轻松"}]


def test_deleting_leaves_nothing_in_the_browser(page: Page) -> None:
    with_practices(page, (0, 4, 6, "private"))
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".done-item")).to_have_count(1)
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_text("Nothing here yet").wait_for()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    expect(page.get_by_role("button", name="Export as FHIR")).to_be_disabled()
