"""A real browser in front of the real service; pages of a test's own are served under our CSP."""

import os
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from app.catalogue.live import LiveEdition
from app.main import create_app
from app.settings import Settings
from tests.chromium import ChromiumUnavailable, chromium
from tests.web.connecting import serving


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run of a process."""
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
def site(served: LiveEdition) -> Iterator[str]:
    """The address of the service on the real content."""
    with serving(create_app(Settings(log_requests=False), served)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page whose mistakes and refused styles fail the test."""
    page = browser.new_page(base_url=site, viewport={"width": 1000, "height": 800})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    yield page
    page.close()
    assert complaints == []
