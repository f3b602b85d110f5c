"""What the practice app promises of itself: time, weight, access, languages, no network."""

import json
import re

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from app.catalogue.live import LiveEdition

pytestmark = [pytest.mark.slow, pytest.mark.browser]

MOST_BYTES = 100_000
MOST_MODULES = 8
CLOCK = """async () => {
  const { createClock } = await import('/player/practice/clock.js');
  let time = 5; const clock = createClock(() => time); const seen = [];
  const note = () => seen.push(clock.position());
  note(); clock.run(); time += 120_000; note(); time += 3_600_000; note();
  clock.pause(); time += 1_200_000; note(); clock.run(); time += 40; note(); clock.seek(-9); note();
  return seen;
}"""
MOMENTS = """async ([session, times]) => {
  const { moment } = await import('/player/practice/timeline.js');
  return times.map(at => { const seen = moment(session, at);
    return [seen.step.number, seen.isReady, seen.breath && seen.breath.phase, seen.isOver]; });
}"""


def test_the_first_screen_is_light(page: Page) -> None:
    sizes: dict[str, int] = {}

    def weigh(one: Request) -> None:
        told = one.sizes()
        # What the worker asks for again, to keep it, comes out of the browser's own cache.
        sizes.setdefault(one.url, told["responseBodySize"] + told["responseHeadersSize"])

    page.on("requestfinished", weigh)
    page.goto("/")
    page.locator(".body-map svg").wait_for()
    page.wait_for_timeout(200)
    modules = [url for url in sizes if url.endswith(".js") and not url.endswith("/sw.js")]
    assert len(modules) <= MOST_MODULES, modules
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_the_clock_goes_on_by_itself_and_stands_when_it_is_paused(page: Page) -> None:
    page.goto("/")
    assert page.evaluate(CLOCK) == [0, 120_000, 3_720_000, 3_720_000, 3_720_040, 0]


def test_every_moment_of_a_session_is_told_as_the_session_says(page: Page) -> None:
    page.goto("/")
    body = json.dumps({"goals": ["calm"], "minutes": 5, "limitations": []})
    sent = page.request.post(
        "/v1/sessions", data=body, headers={"Content-Type": "application/json"}
    )
    session = sent.json()
    first, last = session["steps"][0], session["steps"][-1]
    times = [
        0,
        first["start_seconds"] * 1000 + 1,
        last["start_seconds"] * 1000 - 1,
        299_999,
        300_000,
    ]
    told = page.evaluate(MOMENTS, [session, times])
    assert told[0] == [1, True, None, False]
    assert told[1] == [1, False, "in", False]
    assert told[2][:2] == [len(session["steps"]), True]
    assert [one[3] for one in told[3:]] == [False, True]


@pytest.mark.parametrize(
    ("language", "heading"), [("zh-Hans", "今天想照顾哪里？"), ("zh-Hant", "今天想照顧哪裡？")]
)
def test_it_speaks_three_languages(page: Page, language: str, heading: str) -> None:
    page.goto("/")
    page.locator(".language select").select_option(language)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert page.evaluate("document.documentElement.lang") == language
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    names = page.get_by_role("button", name=re.compile("坐骨神[经經]痛"))
    expect(names.first).to_be_visible()
    names.first.click()
    page.locator(".bar .primary").click()
    signs = page.locator(".flag-emergency").first
    expect(signs).to_contain_text(re.compile("[急][救診诊].*\\[Call your local emergency number"))


def test_a_place_on_the_body_is_picked_by_key(page: Page) -> None:
    page.goto("/")
    knee = page.locator('.body-map [data-region="knee"]').first
    knee.focus()
    page.keyboard.press("Enter")
    expect(knee).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".bar .chosen")).to_contain_text("Knee")


def test_who_wants_no_motion_gets_the_steps_as_pictures(
    browser: Browser, site: tuple[str, LiveEdition]
) -> None:
    page = browser.new_page(base_url=site[0], reduced_motion="reduce", service_workers="block")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto("/#/read/movements/hold-up-the-sky")
    page.locator(".record-figure > svg").wait_for()
    page.close()
    assert [url for url in asked if "animation.svg" in url] == []
    assert any("sequence.svg" in url for url in asked)
