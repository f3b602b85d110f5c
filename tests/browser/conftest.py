"""A real browser in front of the real service; pages of a test's own are served under our CSP."""

import os
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from app.catalogue.live import LiveEdition
from app.main import create_app
from app.seeding.content import Content
from app.settings import Settings
from tests.chromium import ChromiumUnavailable, chromium
from tests.drawn import drawn_content
from tests.loaded import live_edition
from tests.web.connecting import serving

Show = Callable[[str], Page]

# The first step of ten minutes in a chair, one with two sides, and an easier version of one.
PRACTISED = ("natural-breathing", "press-gb34", "nerve-tracing-leg")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a file of tests.

    As long as it is open, Playwright's loop counts as running in this thread, and no other test of
    the process could run one of its own.
    """
    try:
        program = chromium()
    except ChromiumUnavailable as reason:
        sys.stderr.write(f"\nBROWSER TESTS DO NOT RUN: {reason}\n")
        if os.environ.get("CI"):
            pytest.fail(f"CI must test in a browser: {reason}")
        pytest.skip(str(reason))
    with sync_playwright() as playwright:
        # Root may not use the sandbox, and what is shown here is ours alone.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(
    tmp_path_factory: pytest.TempPathFactory, real_content: Content
) -> Iterator[tuple[str, LiveEdition]]:
    """The address of the service, and the edition behind it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('browsed') / 'daoyin.db'}"
    content = drawn_content(real_content)
    for movement in PRACTISED:
        content.plain["choreographies"][movement,] = real_content.plain["choreographies"][movement,]
    live = live_edition(url, content)
    with serving(create_app(Settings(log_requests=False), live)) as port:
        yield f"http://127.0.0.1:{port}", live
    live.close()


@pytest.fixture
def page(browser: Browser, site: tuple[str, LiveEdition]) -> Iterator[Page]:
    """A page on which a script that fails, or a style that the policy refuses, fails the test."""
    page = browser.new_page(base_url=site[0], viewport={"width": 1000, "height": 800})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    yield page
    page.close()
    assert complaints == []


@pytest.fixture
def show(page: Page) -> Show:
    """Show a body as a page of the service: under the very policy that our own pages have."""
    policy = page.request.get("/docs").headers["content-security-policy"]

    def shown(body: str) -> Page:
        def answer(route: Route) -> None:
            html = f"<!doctype html><html><head>{LINKED}</head><body>{body}</body></html>"
            headers = {"content-security-policy": policy, "content-type": "text/html"}
            route.fulfill(body=html, headers=headers)

        page.route("**/of-the-test", answer)
        page.goto("/of-the-test")
        return page

    return shown


LINKED = '<meta charset="utf-8"><link rel="stylesheet" href="/v1/figures.css">'
