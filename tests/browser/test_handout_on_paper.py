"""Hand-outs of real sessions, printed by a browser on both papers, and their pages counted."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from app.api.sessions.forms import envelope_of
from app.catalogue.edition import Edition
from app.composer.compose import compose
from app.composer.session import CueKind, PracticeSession
from app.composer.token import Ticket
from app.composer.wish import Weighted, Wish
from app.exports import html as html_module
from app.exports.envelope import Envelope
from app.exports.fitting import SETTINGS, SHEETS, lines
from app.exports.html import html
from app.sessions.library import library_of
from app.sessions.tickets import tellings
from tests.chromium import has_chinese_type
from tests.exports.reading import blocks

pytestmark = pytest.mark.slow

Asked = tuple[str, int, tuple[str, ...]]
Pages = Callable[[bytes], int]
CSS = (Path(html_module.__file__).parent / "handout.css").read_text(encoding="utf-8")
ON_ONE_PAGE: list[Asked] = [
    ("sciatica", 10, ()),
    ("carpal-tunnel-syndrome", 10, ()),
    ("sciatica", 10, ("low_back_disc_or_sciatica", "osteoporosis")),
    ("carpal-tunnel-syndrome", 10, ("wrist_nerve", "fall_last_year")),
    ("osteoporosis", 10, ("osteoporosis",)),
    ("balance-falls", 10, ("fall_last_year", "numb_feet", "dizzy_on_standing")),
    ("diabetic-neuropathy", 5, ("numb_feet",)),
]
ON_BOTH_SIDES: list[Asked] = [
    ("sciatica", 20, ()),
    ("diabetic-neuropathy", 20, ()),
    ("osteoporosis", 30, ()),
]
# Content decides on how many pages these are laid out; paper must say the same.
ON_EITHER: list[Asked] = [
    ("lumbar-spinal-stenosis", 15, ()),
    ("carpal-tunnel-syndrome", 15, ()),
    ("knee-osteoarthritis", 20, ()),
    ("copd", 20, ()),
    ("migraine", 30, ()),
]


def printing(asked: list[Asked]) -> pytest.MarkDecorator:
    """Mark a test to run for each session; the papers and the browser come with it."""
    return pytest.mark.parametrize("asked", asked, ids=lambda one: f"{one[0]}-{one[1]}-{one[2]}")


# Told with the original beside it, so that a page holds about twice as much.
CHINESE = [
    Wish(regions=(Weighted("wrist", 1),), lang="zh-Hans"),
    Wish(regions=(Weighted("wrist", 1),), seconds=180, limitations=(), lang="zh-Hant"),
    Wish(conditions=("sciatica",), limitations=("osteoporosis",), lang="zh-Hant"),
]


def made(edition: Edition, asked: Asked) -> tuple[PracticeSession, Envelope]:
    condition, minutes, limitations = asked
    wish = Wish(conditions=(condition,), seconds=60 * minutes, limitations=limitations)
    session = compose(wish, library_of(edition))
    return session, envelope_of(edition, Ticket(wish, 1), "https://daoyin.example")


@pytest.fixture(params=["A4", "letter"])
def pages(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Pages]:
    """Prints a hand-out on each paper in turn, and counts the pages."""
    style = f"<style>{CSS} @page {{ size: {request.param}; }}</style>"
    page = browser.new_page()

    def count(data: bytes) -> int:
        page.set_content(re.sub("<link [^>]*>", lambda _: style, data.decode()))
        paper = page.pdf(prefer_css_page_size=True)
        return len(re.findall(rb"/Type\s*/Page\b", paper))

    yield count
    page.close()


@printing(ON_ONE_PAGE)
def test_a_real_session_is_printed_on_one_page(
    asked: Asked, pages: Pages, edition: Edition
) -> None:
    data = html(*made(edition, asked))
    assert b' several">' not in data
    assert pages(data) == 1


@printing(ON_BOTH_SIDES)
def test_what_is_too_long_for_one_page_takes_both_sides_of_one_sheet(
    asked: Asked, pages: Pages, edition: Edition
) -> None:
    data = html(*made(edition, asked))
    assert b' several">' in data
    assert pages(data) == 2


@printing(ON_EITHER)
def test_paper_has_as_many_pages_as_were_laid_out(
    asked: Asked, pages: Pages, edition: Edition
) -> None:
    data = html(*made(edition, asked))
    assert pages(data) == (2 if b' several">' in data else 1)


@pytest.mark.parametrize("wish", CHINESE, ids=lambda wish: f"{wish.lang}-{wish.seconds}")
def test_chinese_takes_as_many_pages_as_were_laid_out(
    wish: Wish, pages: Pages, edition: Edition
) -> None:
    if not has_chinese_type():
        pytest.skip("no Chinese type to print with")
    told = tellings(edition, Ticket(wish, 1))
    envelope = envelope_of(edition, Ticket(wish, 1), "https://daoyin.example")
    data = html(told.session, replace(envelope, original=told.original, marked=told.marked))
    assert pages(data) == (2 if b' several">' in data else 1)


@pytest.mark.parametrize(("size", "fits"), [("dense", 37), ("narrow", 31), ("tight", 31)])
def test_a_narrow_face_makes_no_chinese_character_narrower(size: str, fits: int) -> None:
    assert lines("字" * fits, SHEETS[size]) == 1
    assert lines("字" * (fits + 1), SHEETS[size]) == 2


@printing([*ON_ONE_PAGE, *ON_BOTH_SIDES, *ON_EITHER])
def test_at_no_size_is_anything_lost_that_warns(
    asked: Asked, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, envelope = made(edition, asked)
    wanted = set(warnings_of(session))
    for setting in SETTINGS:
        monkeypatch.setattr("app.exports.fitting.SETTINGS", (setting,))
        everything = "\n".join(blocks(html(session, envelope)))
        assert {text for text in wanted if text not in everything} == set(), setting


def warnings_of(session: PracticeSession) -> list[str]:
    found = [*session.stop_if, *session.opening_advice, *session.closing_advice]
    for warning in session.seek_care_if:
        found += [warning.action, *warning.signs]
    for step in session.steps:
        found += [one.text for one in step.cautions]
        found += [one.who for one in step.cautions if one.who]
        found += [one.cell.advice for one in step.advice]
        found += [cue.text for cue in step.cues if cue.kind is CueKind.SAFETY and cue.text]
    return [" ".join(text.split()) for text in found]


def test_no_type_on_paper_is_too_small_to_be_read() -> None:
    types = re.findall(r"font(?:-size)?: ([\d.]+)pt", CSS)
    assert sorted({float(size) for size in types}) == [8.5, 9.5, 11]
