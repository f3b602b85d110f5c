"""What is seen, heard and felt in the player follows one clock, whatever happens around it."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from app.catalogue.live import LiveEdition
from tests.browser.walking import to_the_first_movement, with_a_session

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# Notes what is said, sounded and felt, and lets the browser go on with it.
NOTED = """() => {
  window.noted = { said: [], hushed: 0, tones: 0, felt: [], lit: 0 };
  const say = speechSynthesis.speak.bind(speechSynthesis);
  speechSynthesis.speak = one => (noted.said.push(one.text), say(one));
  const hush = speechSynthesis.cancel.bind(speechSynthesis);
  speechSynthesis.cancel = () => (noted.hushed++, hush());
  const tone = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () { noted.tones++; return tone.call(this); };
  navigator.vibrate = one => (noted.felt.push(one), true);
  const light = WakeLock.prototype.request;
  WakeLock.prototype.request = function (one) { noted.lit++; return light.call(this, one); };
}"""
# How far the figure is from where the session has it at a position (ms), in seconds.
FIGURE_IS_OFF = """async ([session, at]) => {
  const { animationPace, moment } = await import('/player/practice/timeline.js');
  const seen = moment(session, at);
  const wound = document.querySelector('.stage svg').getCurrentTime();
  return Math.abs(wound / animationPace(seen.step).speed - seen.into / 1000);
}"""
HIDE = """() => { for (const [name, is] of [['hidden', true], ['visibilityState', 'hidden']])
    Object.defineProperty(document, name, { get: () => is });
  document.dispatchEvent(new Event('visibilitychange')); }"""


def session_of(page: Page) -> Any:
    return json.loads(page.evaluate("sessionStorage.getItem('daoyin-journey')"))["session"]


def started(page: Page, minutes: int) -> None:
    """A practice whose time stands until the test moves it on."""
    page.clock.install()
    with_a_session(page, minutes)
    to_the_first_movement(page)
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    page.get_by_role("button", name="Start", exact=True).click()


def with_its_figure(page: Page) -> int:
    """Move time on (ms) until the picture that was asked for is there; returns how far."""
    for passed in range(100, 5000, 100):
        page.clock.run_for(100)
        if page.locator(".stage svg").count():
            page.clock.run_for(17)
            return passed + 17
        page.wait_for_timeout(20)
    raise AssertionError("no figure comes")


def test_a_jump_of_an_hour_is_followed_within_fifty_milliseconds(page: Page) -> None:
    started(page, 90)
    left = page.locator(".left")
    page.clock.run_for(120_000)
    assert left.inner_text() == "88:00"
    # 59.98 seconds later the hour is 25 ms short of where what is left is rounded down.
    page.clock.fast_forward(3_480_475)
    page.clock.run_for(1)
    assert left.inner_text() == "30:00"
    page.clock.run_for(50)
    assert left.inner_text() == "29:59"


def test_neither_a_hidden_tab_nor_a_clock_that_is_set_moves_the_practice(page: Page) -> None:
    started(page, 30)
    page.clock.run_for(1000)
    page.evaluate(NOTED)
    page.evaluate(HIDE)
    page.clock.fast_forward(1_200_000)
    assert page.locator(".left").inner_text() == "9:59"
    # What was slept through is not called out all at once.
    assert page.evaluate("noted.said.length") <= 1
    page.clock.set_system_time("2031-01-01T03:00:00")
    page.clock.run_for(1000)
    assert page.locator(".left").inner_text() == "9:58"
    page.clock.set_system_time("2001-01-01T03:00:00")
    page.clock.run_for(1000)
    assert page.locator(".left").inner_text() == "9:57"


def test_what_is_heard_and_felt_is_what_the_session_says(page: Page) -> None:
    page.clock.install()
    with_a_session(page)
    page.evaluate(NOTED)
    to_the_first_movement(page)
    page.get_by_role("button", name="Settings").click()
    page.get_by_text("Breath tones").click()
    page.get_by_role("button", name="Settings").click()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    page.get_by_role("button", name="Start", exact=True).click()
    session = session_of(page)
    cues = [cue for step in session["steps"] for cue in step["cues"]]
    page.clock.run_for(20_000)
    due = [one["text"] for one in cues if one["text"] and one["at_milliseconds"] < 19_900]
    noted = page.evaluate("noted")
    assert noted["said"] == due
    assert noted["lit"] == 1
    assert noted["tones"] > 0
    assert [30] in noted["felt"]
    assert [15, 60, 15] in noted["felt"]
    page.get_by_role("button", name="Pause").click()
    assert page.evaluate("noted.hushed") > noted["hushed"]
    page.clock.run_for(20_000)
    assert page.evaluate("noted.said") == noted["said"]


def test_the_slider_moves_the_practice_and_its_figure_and_both_go_on(page: Page) -> None:
    started(page, 10)
    session = session_of(page)
    drawn = [one["start_seconds"] for one in session["steps"] if one["figure"]]
    assert len(drawn) > 1
    slider = page.get_by_role("slider")
    slider.fill(str(drawn[-1] + 1))
    passed = with_its_figure(page)
    assert page.evaluate(FIGURE_IS_OFF, [session, (drawn[-1] + 1) * 1000 + passed]) <= 0.05
    slider.fill("420")
    page.clock.run_for(2000)
    assert page.locator(".left").inner_text() == "2:58"
    assert slider.input_value() == "422"
    slider.fill(str(drawn[0]))
    with_its_figure(page)
    page.get_by_role("button", name="Settings").click()
    page.locator("label", has_text="Mirror").click()
    expect(page.locator(".stage .mirrored svg")).to_be_visible()


def test_a_practice_goes_on_without_the_service(
    browser: Browser, site: tuple[str, LiveEdition]
) -> None:
    # No worker helps here: it is the page that has fetched what is to come.
    page = browser.new_page(base_url=site[0], service_workers="block")
    fetched: list[str] = []
    page.on("requestfinished", lambda one: fetched.append(one.url))
    with_a_session(page)
    to_the_first_movement(page)
    steps = session_of(page)["steps"]
    [*_, last] = (one["easier"]["movement"]["href"] for one in steps if one["easier"])
    while not any(f"{last}?" in url for url in fetched):
        page.wait_for_timeout(20)
    page.context.set_offline(True)
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("group", name="View").locator("label", has_text="Back").click()
    page.get_by_role("button", name="Start", exact=True).click()
    assert any(step["figure"] for step in steps)
    for step in steps[:-1]:
        if step["figure"]:
            page.locator(".stage svg").first.wait_for()
        if step["easier"]:
            page.get_by_role("button", name="Easier version").click()
            expect(page.locator(".told h1")).to_have_text(step["easier"]["movement"]["name"])
        page.get_by_role("button", name="Skip").click()
    page.get_by_role("button", name="Stop, something hurts").click()
    page.get_by_role("heading", name="Stop, and rest").wait_for()
    page.locator(".flag-emergency").first.wait_for()
    page.get_by_role("link", name="Note how it was").click()
    page.get_by_role("button", name="Save").click()
    page.locator(".done-item").wait_for()
    page.close()


REFUSED = """() => {
  const no = () => { throw new DOMException('refused', 'SecurityError'); };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'AudioContext'])
    Object.defineProperty(window, name, { get: no, configurable: true });
  WakeLock.prototype.request = no;
  navigator.vibrate = no;
}"""


def test_where_the_browser_refuses_all_it_is_still_practised(page: Page) -> None:
    page.add_init_script("window.refuse = " + REFUSED)
    page.clock.install()
    with_a_session(page)
    page.evaluate("refuse()")
    page.evaluate("delete window.speechSynthesis; delete window.SpeechSynthesisUtterance")
    to_the_first_movement(page)
    page.get_by_role("button", name="Settings").click()
    page.get_by_text("This browser has no voice").wait_for()
    page.get_by_role("button", name="Start", exact=True).click()
    page.clock.fast_forward(300_000)
    expect(page.locator(".caption")).not_to_be_empty()
    page.clock.fast_forward(301_000)
    page.get_by_role("heading", name="Well done").wait_for()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("This browser refuses to keep it").wait_for()
    page.goto("/#/history")
    page.locator(".done-item").wait_for()
    page.add_init_script("refuse()")
    page.goto("/health/live")
    page.goto("/")
    page.locator(".language select").select_option("zh-Hant")
    expect(page.get_by_role("heading", level=1)).to_have_text("今天想照顧哪裡？")
