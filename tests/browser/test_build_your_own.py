"""The player of the guide, cut out of its page and run as it stands there; and the element."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.catalogue.live import LiveEdition
from tests.browser.elsewhere import elsewhere
from tests.contract.reading import DOCS

pytestmark = [pytest.mark.slow, pytest.mark.browser]

GUIDE = (DOCS / "build-your-own.md").read_text(encoding="utf-8")
HTML = "text/html; charset=utf-8"


def cut(kind: str, sign: str) -> str:
    found = [one for one in re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.S) if sign in one]
    assert len(found) == 1
    return str(found[0])


def test_the_player_of_the_guide_has_sixty_lines() -> None:
    lines = cut("js", "const API").splitlines()
    assert len([line for line in lines if line.strip() and line.strip()[:2] != "//"]) <= 60


def test_the_player_of_the_guide_plays_on_another_origin(
    page: Page, site: tuple[str, LiveEdition]
) -> None:
    told = f'<html data-api="{site[0]}" '
    files = {
        "/": (HTML, cut("html", "player.js").replace("<html ", told)),
        "/player.js": ("text/javascript", cut("js", "const API")),
        "/player.css": ("text/css", ""),
        "/favicon.ico": ("image/x-icon", ""),
    }
    with elsewhere(files, "default-src 'self'; connect-src *") as origin:
        page.clock.install()
        page.goto(origin)
        expect(page.locator("#warnings")).to_contain_text("emergency")
        expect(page.locator("#left")).to_have_text("600 seconds left")
        page.get_by_role("button", name="Start").click()
        first = page.locator("#name").inner_text()
        page.clock.fast_forward(300_000)
        expect(page.locator("#left")).to_have_text(re.compile(r"^(300|29\d) seconds left$"))
        expect(page.locator("#name")).not_to_have_text(first)
        page.clock.fast_forward(300_000)
        expect(page.locator("#left")).to_have_text("0 seconds left")


def test_a_page_elsewhere_reads_the_headers_of_an_answer(
    page: Page, site: tuple[str, LiveEdition]
) -> None:
    asked = """async url => {
      const answers = [await fetch(url), await fetch(url, {headers: {Authorization: "Basic me"}})];
      return answers.map(one => [...one.headers.keys()]);
    }"""
    with elsewhere({"/": (HTML, "")}, "connect-src *") as origin:
        page.goto(origin)
        for told in page.evaluate(asked, f"{site[0]}/v1/conditions/sciatica"):
            assert {"etag", "content-release", "x-request-id", "link"} <= set(told)


def test_the_element_plays_a_session_in_a_foreign_page(
    page: Page, site: tuple[str, LiveEdition]
) -> None:
    example = cut("html", "<daoyin-session").replace("https://daoyin.example", site[0])
    head = f'<!doctype html><html lang="en"><title>Elsewhere</title>{example}</html>'
    files = {"/": (HTML, head), "/favicon.ico": ("image/x-icon", "")}
    policy = f"default-src 'none'; script-src {site[0]}; connect-src {site[0]}"
    with elsewhere(files, policy) as origin:
        page.clock.install()
        page.goto(origin)
        element = page.locator("daoyin-session")
        expect(element.get_by_text("Call your local emergency number").first).to_be_visible()
        element.get_by_role("button", name="Start").click()
        page.clock.fast_forward(60_000)
        expect(element.get_by_role("timer")).to_have_text(re.compile(r"^(9:00|8:5\d)$"))
        element.get_by_role("button", name="Pause").click()
        assert page.evaluate("document.cookie") == ""


def test_the_element_takes_the_colours_of_its_page(
    page: Page, site: tuple[str, LiveEdition]
) -> None:
    text = (
        "<!doctype html><title>Elsewhere</title><link rel=stylesheet href=own.css>"
        f'<script type="module" src="{site[0]}/embed.js"></script><daoyin-session></daoyin-session>'
    )
    files = {
        "/": (HTML, text),
        "/own.css": ("text/css", "daoyin-session { --daoyin-accent: rgb(1, 2, 3) }"),
        "/favicon.ico": ("image/x-icon", ""),
    }
    with elsewhere(files, f"default-src 'self' {site[0]}") as origin:
        page.goto(origin)
        start = page.locator("daoyin-session").get_by_role("button", name="Start")
        expect(start).to_have_css("background-color", "rgb(1, 2, 3)")


def test_a_wish_that_is_no_wish_is_said_to_be_one(
    page: Page, site: tuple[str, LiveEdition]
) -> None:
    text = (
        f'<!doctype html><title>Elsewhere</title><script type="module" src="{site[0]}/embed.js">'
        "</script><daoyin-session wish='{'></daoyin-session>"
    )
    files = {"/": (HTML, text), "/favicon.ico": ("image/x-icon", "")}
    with elsewhere(files, f"default-src 'self' {site[0]}") as origin:
        page.goto(origin)
        told = page.locator("daoyin-session").get_by_text("This session cannot be played.")
        expect(told).to_have_count(1)
        # Moved to another place of its page it begins anew, and once.
        page.evaluate("document.body.prepend(document.querySelector('daoyin-session'))")
        expect(told).to_have_count(1)
