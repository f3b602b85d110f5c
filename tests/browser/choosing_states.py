"""The states of the practice app up to the preview: start, warnings, questions, choice."""

import json
import re

from playwright.sync_api import Page

from tests.browser.reaching import (
    SCIATICA,
    begin,
    composed,
    pick,
    screened,
    settled,
)


def start(page: Page) -> None:
    begin(page, "")
    page.locator(".body-map svg").wait_for()
    settled(page)


def start_picked(page: Page) -> None:
    start(page)
    for chip in (1, 2, 4):
        page.locator(".card .chip").nth(chip).click()
    page.locator(".body-map [data-region=knee]").first.click()


def start_found(page: Page) -> None:
    start(page)
    page.locator("#complaint").fill("nerve")
    page.wait_for_timeout(300)
    settled(page)


def start_not_found(page: Page) -> None:
    start(page)
    page.locator("#complaint").fill("qqqqzzzz")
    page.wait_for_timeout(300)
    settled(page)


def start_back(page: Page) -> None:
    start(page)
    page.locator(".map-card .button").click()
    page.wait_for_timeout(200)
    settled(page)


def warnings(page: Page) -> None:
    begin(page, "warnings", {"picks": [SCIATICA]})
    page.locator(".flag").first.wait_for()


def warnings_closed(page: Page) -> None:
    begin(page, "warnings", pick("cauda-equina-syndrome"))
    page.locator(".help").first.wait_for()


def questions(page: Page) -> None:
    begin(page, "screening", {"picks": [SCIATICA]})
    page.locator(".part").wait_for()


def questions_now(page: Page) -> None:
    questions(page)
    page.locator(".question .pill").first.click()
    page.locator(".bar .primary").click()
    page.locator(".part .flag, .part .signs").first.wait_for()


def questions_health(page: Page) -> None:
    """Follow-ups, a side and an operation are shown."""
    questions_now(page)
    for question in page.locator(".question").all():
        question.locator(".pill").nth(1).click()
    page.locator(".bar .primary").click()
    page.locator('[name="bones"]').first.wait_for(state="attached")
    for name in ("bones", "arms", "operation"):
        page.locator(f'[name="{name}"]').first.check()
    page.locator('[name="shoulder_problem"]').first.check()


def stop_emergency(page: Page) -> None:
    questions_now(page)
    page.locator(".question .pill").first.click()
    page.locator(".help").first.wait_for()
    settled(page)


def stop_minor(page: Page) -> None:
    questions(page)
    page.locator(".question .pill").nth(1).click()
    page.locator(".bar .primary").wait_for()
    page.wait_for_timeout(300)
    settled(page)


def stop_crisis(page: Page) -> None:
    start(page)
    meant = screened(page, "anxiety", self_harm="yes")
    begin(page, "stop", pick("anxiety") | {"screened": meant})
    page.locator(".help").first.wait_for()


def stop_wait(page: Page) -> None:
    start(page)
    meant = screened(page, "sciatica", fever="yes")
    begin(page, "stop", {"picks": [SCIATICA], "screened": meant})
    settled(page)


def choose(page: Page) -> None:
    start(page)
    begin(page, "choose", {"picks": [SCIATICA], "warned": True, "screened": screened(page)})
    page.locator(".routine").first.wait_for()


def choose_avoiding(page: Page) -> None:
    """Something of each kind is avoided, and a search for more is under way."""
    choose(page)
    page.locator(".avoid summary").click()
    page.locator(".avoid fieldset .chip").nth(1).click()
    search = page.locator(".avoid input")
    search.fill("hip")
    page.locator(".avoid [role=group] .chip").first.click()
    page.locator(".avoid .chosen").wait_for()
    search.fill("snake")
    page.locator(".avoid [role=group] .chip:not(.chosen)").first.wait_for()


def choose_unscreened(page: Page) -> None:
    begin(page, "choose")


def choose_breath_only(page: Page) -> None:
    start(page)
    meant = screened(page, "long-covid")
    begin(page, "choose", pick("long-covid") | {"warned": True, "screened": meant})
    page.locator(".make").wait_for()
    settled(page)


def choose_refused(page: Page) -> None:
    """The service can put nothing together for the wish."""
    choose(page)
    page.route("**/v1/sessions", lambda route: route.continue_(post_data=IMPOSSIBLE))
    page.locator(".make .primary").click()
    page.locator(".trouble").wait_for()


IMPOSSIBLE = json.dumps(
    {
        "conditions": ["sciatica"],
        "minutes": 60,
        "postures": ["walking"],
        "limitations": ["unstable_neck"],
    }
)


def preview(page: Page) -> None:
    begin(page, "preview", composed(page))
    page.locator(".board").wait_for()
    settled(page)


def preview_opened(page: Page) -> None:
    preview(page)
    page.locator("summary").nth(1).click()


def preview_empty(page: Page) -> None:
    begin(page, "preview")


def badge_opened(page: Page) -> None:
    preview(page)
    page.locator(".step .tags .badge").first.click()
    page.locator(".step", has=page.locator(".cautions .badge")).first.locator("summary").click()
    page.locator(".cautions .badge:visible").first.click()
    page.locator(".badge-opened").nth(1).wait_for()


def storyboard(page: Page) -> None:
    preview(page)
    page.locator("[aria-expanded]", has_text=re.compile("picture|图|圖")).click()
    page.locator(".storyboard").evaluate("one => one.decode()")


CARPAL = "carpal-tunnel-syndrome"


def plan(page: Page) -> None:
    start(page)
    begin(page, "plan/carpal-tunnel-path", pick(CARPAL) | {"screened": screened(page, CARPAL)})
    page.locator(".make").wait_for()


def plan_shown(page: Page) -> None:
    plan(page)
    page.locator(".make .primary").click()
    page.locator(".plan-weeks .card").first.wait_for()


def plan_unscreened(page: Page) -> None:
    begin(page, "plan/carpal-tunnel-path")
    page.locator(".card .primary").wait_for()
