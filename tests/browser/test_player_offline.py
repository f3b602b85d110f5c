"""The app as something that is installed, kept without a network, and renewed behind a practice."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from app.catalogue.live import LiveEdition
from app.main import create_app
from app.player.files import site_files
from app.settings import Settings
from tests.browser.elsewhere import elsewhere
from tests.browser.walking import APP_IS_KEPT, LAY_UP, to_the_first_movement, with_a_session
from tests.web.connecting import serving

pytestmark = [pytest.mark.slow, pytest.mark.browser]

RENEWED = """async () => {
  const one = await navigator.serviceWorker.getRegistration();
  await one.update();
  for (let turn = 0; turn < 100 && !one.waiting; turn++)
    await new Promise(go => setTimeout(go, 20));
  return Boolean(one.waiting);
}"""


def test_it_can_be_installed(page: Page) -> None:
    page.goto("/")
    page.evaluate(APP_IS_KEPT)
    told: Any = page.context.new_cdp_session(page)
    assert told.send("Page.getAppManifest")["errors"] == []
    errors = told.send("Page.getInstallabilityErrors")["installabilityErrors"]
    # A test's browser is always a private one, where nothing can be installed.
    assert {one["errorId"] for one in errors} <= {"in-incognito"}


def test_a_kept_session_needs_no_network(browser: Browser, site: tuple[str, LiveEdition]) -> None:
    page = browser.new_page(base_url=site[0])
    with_a_session(page)
    page.evaluate(APP_IS_KEPT)
    page.get_by_role("button", name="Keep it for later").click()
    page.get_by_text("Kept. It is under History").wait_for(timeout=60_000)
    page.context.set_offline(True)
    page.goto("/#/history")
    page.reload()
    page.get_by_role("button", name="Practise: 10 minutes: Sciatica").click()
    page.locator(".flag-emergency").first.wait_for()
    thumb = page.locator(".board .thumb img").first
    thumb.scroll_into_view_if_needed()
    expect(thumb).to_have_js_property("complete", value=True)
    assert thumb.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
    to_the_first_movement(page)
    page.get_by_role("button", name="Start", exact=True).click()
    for _ in range(20):
        if page.locator(".stage svg").count():
            break
        page.get_by_role("button", name="Skip").click()
        page.wait_for_timeout(30)
    page.locator(".stage svg").wait_for()
    page.close()


def test_a_search_without_a_network_says_what_it_needs(
    browser: Browser, site: tuple[str, LiveEdition]
) -> None:
    page = browser.new_page(base_url=site[0])
    page.goto("/#/browse")
    page.evaluate(APP_IS_KEPT)
    page.locator(".entry").first.wait_for()
    page.context.set_offline(True)
    page.get_by_role("searchbox").fill("spasm")
    page.get_by_text("A search needs the network").wait_for()
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    page.locator(".entry").first.wait_for()
    page.close()


def test_a_new_version_waits_for_who_practises_and_comes_in_afterwards(
    browser: Browser, site: tuple[str, LiveEdition]
) -> None:
    page = browser.new_page(base_url=site[0], service_workers="block")
    with_a_session(page)
    journey = page.evaluate("sessionStorage.getItem('daoyin-journey')")
    policy = page.request.get("/").headers["content-security-policy"]
    page.close()
    files = served()
    with elsewhere(files, policy) as origin:
        context = browser.new_context(base_url=origin)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.goto("/app.webmanifest")
        page.evaluate("journey => sessionStorage.setItem('daoyin-journey', journey)", journey)
        page.goto("/#/practise")
        page.evaluate(APP_IS_KEPT)
        page.get_by_role("button", name="Start", exact=True).click()
        renew(files)
        assert page.evaluate(RENEWED)
        other = context.new_page()
        other.goto("/#/history")
        expect(other.get_by_role("heading", level=1)).to_have_text("Your practice")
        other.close()
        assert page.evaluate("navigator.serviceWorker.getRegistration().then(one => !!one.waiting)")
        expect(page.get_by_role("button", name="Pause")).to_have_count(1)
        expect(page.locator(".left")).not_to_have_text("10:00")
        page.get_by_role("link", name="Leave").click()
        page.goto("/#/history")
        expect(page.get_by_role("heading", level=1)).to_have_text("Renewed practice")
        kept = json.loads(page.evaluate("sessionStorage.getItem('daoyin-journey')"))
        assert kept["session"]["session_id"] == json.loads(journey)["session"]["session_id"]
        context.close()


def test_a_new_version_does_not_take_away_what_somebody_begins_to_type(
    browser: Browser, site: tuple[str, LiveEdition]
) -> None:
    page = browser.new_page(base_url=site[0], service_workers="block")
    policy = page.request.get("/").headers["content-security-policy"]
    page.close()
    files = served()
    with elsewhere(files, policy) as origin:
        page = browser.new_page(base_url=origin)
        page.goto("/#/plan")
        page.evaluate(APP_IS_KEPT)
        renew(files)
        assert page.evaluate(RENEWED)
        page.goto("/#/browse")
        page.get_by_role("searchbox").press_sequentially("knee")
        page.wait_for_timeout(3000)
        expect(page.get_by_role("searchbox")).to_have_value("knee")
        assert page.evaluate("navigator.serviceWorker.getRegistration().then(one => !!one.waiting)")
        page.goto("/#/history")
        expect(page.get_by_role("heading", level=1)).to_have_text("Renewed practice")
        page.close()


MEDIA_TYPES = {"js": "text/javascript", "css": "text/css", "webmanifest": "application/json"}


def served() -> dict[str, tuple[str, str]]:
    """The app as a server of its own has it: all but its pictures."""
    texts = {name: body for name, body in site_files().items() if not name.endswith(".png")}
    top = {"index.html": "/", "sw.js": "/sw.js", "app.webmanifest": "/app.webmanifest"}
    return {
        top.get(name, f"/player/{name}"): (
            MEDIA_TYPES.get(name.rpartition(".")[2], "text/html; charset=utf-8"),
            body.decode(),
        )
        for name, body in texts.items()
    } | {"/v1/figures.css": ("text/css", "")}


def renew(files: dict[str, tuple[str, str]]) -> None:
    """Put a new version of the app in the place of the old one."""
    kind, words = files["/player/words/en.js"]
    files["/player/words/en.js"] = kind, words.replace('"Your practice"', '"Renewed practice"')
    kind, worker = files["/sw.js"]
    files["/sw.js"] = kind, worker.replace('VERSION = "', 'VERSION = "new-', 1)


def test_what_is_laid_up_leaves_half_of_the_quota_to_whoever_looks(
    browser: Browser, site: tuple[str, LiveEdition]
) -> None:
    quota = 180
    settings = Settings(log_requests=False, limit_requests=True, limit_units_per_minute=quota)
    with serving(create_app(settings, site[1])) as port:
        page = browser.new_page(base_url=f"http://127.0.0.1:{port}")
        page.goto("/")
        page.evaluate(APP_IS_KEPT)
        left: list[int] = []

        def note(response: Response) -> None:
            if told := re.search(";r=([0-9]+)", response.headers.get("ratelimit", "")):
                left.append(int(told[1]))

        page.on("response", note)
        assert page.evaluate(LAY_UP, ["claims"])
        page.close()
    assert len(left) > quota / 3
    assert min(left) > quota / 2 - 10, "what the app itself asks may come in between"


def test_a_session_is_kept_whole_although_its_pictures_are_more_than_the_quota(
    browser: Browser, site: tuple[str, LiveEdition]
) -> None:
    settings = Settings(log_requests=False, limit_requests=True, limit_units_per_minute=240)
    with serving(create_app(settings, site[1])) as port:
        page = browser.new_page(base_url=f"http://127.0.0.1:{port}")
        with_a_session(page)
        page.evaluate(APP_IS_KEPT)
        page.get_by_role("button", name="Keep it for later").click()
        page.get_by_text("Kept. It is under History").wait_for(timeout=60_000)
        page.close()
