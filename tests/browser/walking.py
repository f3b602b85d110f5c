"""The ways through the practice app that several tests go, and what was asked for on them."""

import json
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

from tests.contract.described import document

# A question of the screening, and the answer to it that differs from no.
NUMB_FEET_AND_OSTEOPOROSIS = (
    "weak bones",
    "osteoporosis or thin",
    "are your feet numb",
    "feel numb or tingle",
)

# The worker that keeps the app is there, so that from now on it is.
APP_IS_KEPT = """async () => {
  while (!navigator.serviceWorker.controller) await new Promise(go => setTimeout(go, 20));
}"""

LAY_UP = "kinds => import('/player/offline.js').then(one => one.layUpLibrary(kinds))"


def asked_for(page: Page) -> list[Request]:
    """Everything that the page asks for from now on, in one list that grows."""
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    return requests


def to_the_questions(page: Page, complaint: str = "Sciatica") -> None:
    """From the start past the warning signs."""
    page.set_default_timeout(8000)
    page.goto("/")
    page.get_by_role("searchbox").fill(complaint)
    page.get_by_role("group", name="Found").get_by_role("button", name=complaint).first.click()
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("link", name="I have none of these").click()
    page.get_by_role("heading", name="Your age").wait_for()


def answer(page: Page, question: str, says: str) -> None:
    """Give one answer, by a part of the question's words."""
    asked = page.locator("fieldset", has_text=question)
    asked.locator("label", has_text=re.compile(f"^{says}$")).first.click()


def answer_no(page: Page) -> None:
    """Answer no to all that is still open on this page."""
    still_open = page.locator(".question fieldset:not(:has(:checked))")
    for _ in range(still_open.count()):
        still_open.first.locator("label", has_text=re.compile("^No$")).first.click()


def to_the_choice(page: Page, yes_to: Iterable[str] = NUMB_FEET_AND_OSTEOPOROSIS) -> None:
    """Answer all questions: an adult, and no but where `yes_to` says otherwise."""
    answer(page, "Are you 18 or older", "Yes")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="How you are right now").wait_for()
    answer_no(page)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="Your health").wait_for()
    for question in yes_to:
        answer(page, question, "Yes")
    answer_no(page)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="Your back, neck and leg nerves").wait_for()
    answer_no(page)
    page.get_by_role("button", name="See what fits").click()
    page.get_by_role("heading", name="Choose your practice").wait_for()


HELD = "With sciatica, the limits for disc trouble and sciatica hold without asking."
SCREENED = {
    "practice": "session",
    "limitations": ["osteoporosis", "numb_feet"],
    "exclude_risks": [],
    "level_max": None,
    "instead": [],
    "red_flags": [],
    "texts": [],
    "reasons": [{"reason": HELD, "outlet": None, "advice": None}],
}


def with_a_journey(page: Page, **journey: object) -> None:
    """Put what was chosen and answered into the tab, as if the way to it had been gone."""
    page.set_default_timeout(8000)
    page.goto("/health/live")
    told = json.dumps(journey)
    page.evaluate("journey => sessionStorage.setItem('daoyin-journey', journey)", told)


def with_a_choice(
    page: Page, condition: tuple[str, str] = ("sciatica", "Sciatica"), **screened: object
) -> None:
    """Begin at the choice, with answers given."""
    pick = {"kind": "conditions", "slug": condition[0], "name": condition[1]}
    with_a_journey(page, picks=[pick], screened=SCREENED | screened)
    page.goto("/#/choose")
    page.get_by_role("heading", name="Choose your practice").wait_for()


def with_a_session(page: Page, minutes: int = 10) -> None:
    """Begin at the preview of a session in a chair."""
    wish = {
        "conditions": ["sciatica"],
        "minutes": minutes,
        "postures": ["seated"],
        "limitations": SCREENED["limitations"],
    }
    page.set_default_timeout(8000)
    answer = page.request.post("/v1/sessions", data=wish)
    pick = {"kind": "conditions", "slug": "sciatica", "name": "Sciatica"}
    with_a_journey(page, picks=[pick], screened=SCREENED, session=answer.json())
    page.goto("/#/preview")
    page.get_by_role("heading", name=f"{minutes} minutes: Sciatica").wait_for()


def to_the_first_movement(page: Page) -> None:
    """From the preview to the player."""
    page.get_by_role("link", name="Begin").click()
    page.get_by_role("button", name="Start", exact=True).wait_for()


def undescribed(requests: Iterable[Request]) -> list[str]:
    """Return what was asked for beyond the app's own files and the documented routes."""
    templates = [
        (method.upper(), re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path)))
        for path, item in document()["paths"].items()
        for method in item
    ]
    own = re.compile(r"/|/player/[\w./-]+|/app\.webmanifest|/sw\.js|/embed\.js")
    left = []
    for request in requests:
        url = urlsplit(request.url)
        if url.scheme in {"data", "blob"} or own.fullmatch(url.path):
            continue
        if not any(
            request.method == method and template.fullmatch(url.path)
            for method, template in templates
        ):
            left.append(f"{request.method} {request.url}")
    return left


FOCUSED = """() => { const one = document.activeElement;
  return (one.labels?.[0] ?? one).textContent.trim(); }"""


def tab_to(page: Page, words: str) -> None:
    """Press the tab key until something with these words has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(words):
            return
    raise AssertionError(f"the tab key does not lead to {words!r}")
