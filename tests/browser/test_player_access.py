"""Whoever uses the practice app: by key, by screen reader, enlarged four times, without motion.

Every screen and state is walked once and looked at twice: light and as narrow as a zoom of 400 %
makes it, and dark and wide. Every second one is walked the other way round.
"""

from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from app.catalogue.live import LiveEdition
from tests.browser.choosing_states import start
from tests.browser.reaching import begin, language
from tests.browser.states import STATES, player, player_still, reading
from tests.browser.walking import tab_to, with_a_session
from tests.node import NodeUnavailable, tools

pytestmark = [pytest.mark.slow, pytest.mark.browser]

NARROW: ViewportSize = {"width": 320, "height": 512}
WIDE: ViewportSize = {"width": 1280, "height": 800}
Scheme = Literal["light", "dark"]
LOOKS: list[tuple[Scheme, ViewportSize]] = [("light", NARROW), ("dark", WIDE)]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = """what => axe.run(document,
  { runOnly: what, resultTypes: ['violations'], preload: false })"""
# What a scheme or a size can change; all else is the same page.
OF_THE_LOOK = {
    "type": "rule",
    "values": [
        "color-contrast",
        "link-in-text-block",
        "scrollable-region-focusable",
        "target-size",
    ],
}
# What glides from one colour to another is looked at when it is there.
ARRIVED = """() => Promise.all(document.getAnimations()
  .filter(one => one.effect.getTiming().iterations !== Infinity)
  .map(one => one.finished.catch(() => null)))"""
# How far what is shown has moved by itself, as browsers count it; up to 0.1 is said to be good.
JUMPS = """window.jumped = 0; new PerformanceObserver(list => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) jumped += one.value;
}).observe({ type: 'layout-shift', buffered: true });"""
MOST_JUMPED = 0.03
# What can be hit with a finger, and how large it is; a radio button is as large as its label.
# Places on a picture are as large as they are on the body, and each has its equal in a list.
SMALL = """() => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
  .filter(one => one.checkVisibility() && !one.closest('.skip, svg'))
  .map(one => one.matches('[type=radio], [type=checkbox]') ? one.closest('label') : one)
  .map(one => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
  .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`)"""
# What lies beyond the right edge and cannot be scrolled to in a strip of its own.
CUT = """() => [...document.querySelectorAll('main *, header *')]
  .filter(one => one.checkVisibility() && getComputedStyle(one).clipPath === 'none')
  .filter(one => !one.closest('svg, .tabs, .hidden, .strip, .point-figure, .storyboard-frame'))
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1
    || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible')
  .map(one => one.outerHTML.slice(0, 120))"""
# An outline on what has the focus or on what stands for it, not under the bar at the foot.
FOCUS_IS_SEEN = """() => { const one = document.activeElement;
  const ring = [one, one.nextElementSibling, one.parentElement].filter(Boolean)
    .map(part => getComputedStyle(part));
  const bar = one.closest('.bar') ? null : document.querySelector('.bar')?.getBoundingClientRect();
  const { top, bottom } = one.getBoundingClientRect();
  return !(bar && top >= bar.top && bottom <= bar.bottom)
    && ring.some(style => style.outlineStyle !== 'none' || style.strokeWidth === '14px'); }"""


def opened(browser: Browser, url: str, **how: Any) -> Page:
    """A page without the app's policy, for axe is a script of the test and not of the page."""
    page = browser.new_page(base_url=url, bypass_csp=True, service_workers="block", **how)
    page.set_default_timeout(8000)
    return page


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core, from npm."""
    try:
        return (tools() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    except NodeUnavailable as reason:
        pytest.skip(f"AXE DOES NOT RUN: {reason}")


def faults(page: Page, axe: str, rules: object = RULES) -> list[str]:
    """What axe finds on the screen as it is now, and what the house adds: size, and nothing cut."""
    page.evaluate(ARRIVED)
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    found: Any = page.evaluate(AXE, rules)
    told = [
        f"{one['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for one in found["violations"]
        for node in one["nodes"][:2]
    ]
    told += [f"small: {one}" for one in page.evaluate(SMALL)]
    told += [f"cut: {one}" for one in page.evaluate(CUT)]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        told.append("it scrolls sideways")
    return told


@pytest.mark.parametrize("part", [0, 1])
def test_every_screen_and_state_is_for_everybody(
    browser: Browser, site: tuple[str, LiveEdition], axe: str, part: int
) -> None:
    page = opened(browser, site[0])
    page.add_init_script(JUMPS)
    found: dict[str, list[str]] = {}
    looks = LOOKS
    for name, state in list(STATES.items())[part::2]:
        look(page, *looks[0])
        page.evaluate("window.jumped = 0")
        state(page)
        for nth, (scheme, size) in enumerate(looks):
            if nth:
                look(page, scheme, size)
            if told := faults(page, axe, OF_THE_LOOK if nth else RULES):
                found[f"{name} {scheme}"] = told
            if not nth and page.evaluate("jumped") > MOST_JUMPED:
                found.setdefault(f"{name} {scheme}", []).append("it jumps")
        looks = looks[::-1]
    page.close()
    assert found == {}


def look(page: Page, scheme: Scheme, size: ViewportSize) -> None:
    """Show the page in this scheme and size."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)


@pytest.mark.parametrize("locale", ["zh-Hans", "zh-Hant"])
def test_what_is_english_on_a_chinese_screen_is_marked_as_english(
    browser: Browser, site: tuple[str, LiveEdition], locale: str
) -> None:
    page = opened(browser, site[0], locale=locale)
    for name in CHINESE:
        STATES[name](page)
        assert language(page) == locale
        assert page.evaluate(UNMARKED) == [], name
    page.close()


CHINESE = [
    "warnings",
    "questions-health",
    "stop-hurt",
    "choose",
    "preview",
    "player",
    "search",
    "read-condition",
    "read-movement",
    "read-acupoint",
    "browse-claims",
    "browse-forms",
]
# Texts with words of Latin letters, and none of Chinese, in what is said to be Chinese.
UNMARKED = r"""() => { const found = [];
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const text = walk.currentNode.textContent.trim();
    const near = walk.currentNode.parentElement.closest('[lang]').lang;
    if (near.startsWith('zh') && /[a-z]{3,} [a-z]{2,}/i.test(text) && !/\p{sc=Han}/u.test(text)
      && !walk.currentNode.parentElement.closest('svg')) found.push(text.slice(0, 80)); }
  return found; }"""


def test_the_focus_is_seen_wherever_it_goes(page: Page) -> None:
    for state in (start, player, reading("movements/hold-up-the-sky")):
        state(page)
        unseen = []
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
            if not page.evaluate(FOCUS_IS_SEEN):
                unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
        assert unseen == []


def test_a_new_screen_is_announced_by_its_heading(page: Page) -> None:
    begin(page, "")
    page.locator(".top nav a").nth(1).click()
    expect(page.locator("h1")).to_be_focused()
    assert page.title() == f"{page.locator('h1').inner_text()} · Daoyin"


def test_a_practice_is_led_by_keyboard_from_preview_to_history(page: Page) -> None:
    page.clock.install()
    with_a_session(page)
    feel(page, 4)
    tab_to(page, "Begin")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Start", exact=True).wait_for()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Pause").wait_for()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".section-name")).to_contain_text("2 of")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".section-name")).to_contain_text("1 of")
    page.clock.fast_forward(601_000)
    page.get_by_role("heading", name="Well done").wait_for()
    feel(page, 6)
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    page.get_by_text("Felt 4 before, 6 after").wait_for()


def feel(page: Page, number: int) -> None:
    """Choose a number of the scale; the arrow keys move within the group, and choose."""
    tab_to(page, "0")
    for _ in range(number):
        page.keyboard.press("ArrowRight")


def test_the_player_reads_out_what_to_do_and_keeps_its_place_between_steps(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    player(page)
    expect(page.locator(".caption")).to_have_attribute("aria-live", "polite")
    for ticking in (".left", ".breath", ".ring"):
        expect(page.locator(ticking)).to_have_attribute("aria-hidden", "true")
    places = set()
    for second in (10, 140, 220, 330, 500):
        page.locator(".scrub input").fill(str(second))
        page.wait_for_timeout(100)
        places.add(str(page.locator(".round.main").bounding_box()))
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert len(places) == 1


def test_who_wants_no_motion_gets_words_instead_of_a_moving_disc(page: Page) -> None:
    player_still(page)
    expect(page.locator(".ring")).to_be_hidden()
    expect(page.locator(".breath")).to_be_visible()
