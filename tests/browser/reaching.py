"""How a test comes to a screen of the practice app with what a person chose before it."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

State = Callable[[Page], None]
Journey = dict[str, Any]

SCIATICA = {"kind": "conditions", "slug": "sciatica", "name": "Sciatica"}
GIVEN = {"adult": "yes", "bones": "yes", "osteoporosis": "yes"}


def language(page: Page) -> str:
    """The language that the interface has now."""
    return str(page.evaluate("document.documentElement.lang"))


def begin(
    page: Page,
    address: str,
    journey: Journey | None = None,
    *,
    is_still: bool = False,
    is_afresh: bool = False,
) -> None:
    """Open a screen, with what a person is said to have chosen before.

    The app is loaded anew where the same screen is shown already, and where it must know nothing
    of what it was told before (`is_afresh`).
    """
    if page.url == "about:blank":
        page.goto("/")
        page.locator("h1").wait_for()
    page.unroute_all()
    page.emulate_media(reduced_motion="reduce" if is_still else "no-preference")
    told = {"journey": journey or {}, "to": f"#/{address}", "isAfresh": is_afresh}
    if not page.evaluate(GONE_TO, told):
        page.reload()
    page.locator("main:not([data-left]) h1").first.wait_for()


# The screen that is left is marked, so that nobody takes it for the one that comes.
GONE_TO = """async ({ journey, to, isAfresh }) => {
  const at = hash => hash.replace(/^#\\/?/, '');
  const main = document.querySelector('main');
  if (isAfresh || !main || location.pathname !== '/' || at(location.hash) === at(to)) {
    sessionStorage['daoyin-journey'] = JSON.stringify(journey);
    // Replaced and not gone to: the screen is made once, by the reload.
    history.replaceState(null, '', '/' + to);
    return false;
  }
  main.dataset.left = '';
  // What it makes of another journey in its last moment is seen by nobody.
  main.style.visibility = 'hidden';
  scrollTo(0, 0);
  const { change, forget } = await import('/player/state.js');
  location.hash = to;
  forget();
  change(journey);
  return true;
}"""


def settled(page: Page) -> None:
    """Wait for the answers and the pictures that are in sight."""
    expect(page.locator(".loading, .picture-wait")).to_have_count(0, timeout=30_000)


def screened(page: Page, condition: str = "sciatica", **also: str) -> dict[str, Any]:
    """What the service makes of a person with thin bones who says no to all else."""
    tongue = language(page)
    asked = page.request.get(f"/v1/screening?condition={condition}&lang={tongue}").json()
    given: dict[str, str] = {}
    for part in asked["parts"]:
        for question in part["questions"]:
            before = question["follows"]
            if before is None or given.get(before["question"]) in before["answers"]:
                given[question["code"]] = (GIVEN | also).get(question["code"], "no")
    answers = [{"question": code, "answer": answer} for code, answer in given.items()]
    body = {"conditions": [condition], "answers": answers}
    answer: dict[str, Any] = page.request.post(f"/v1/screening?lang={tongue}", data=body).json()
    return answer


def composed(page: Page, minutes: int = 10) -> Journey:
    """A journey that has come to a session in a chair."""
    if page.url == "about:blank":
        page.goto("/")
        page.locator("h1").wait_for()
    meant = screened(page)
    wish = {
        "conditions": ["sciatica"],
        "minutes": minutes,
        "postures": ["seated"],
        "limitations": meant["limitations"],
        "lang": language(page),
    }
    session = page.request.post("/v1/sessions", data=wish).json()
    return {"picks": [SCIATICA], "warned": True, "screened": meant, "session": session}


def pick(slug: str) -> Journey:
    return {"picks": [{"kind": "conditions", "slug": slug, "name": slug.replace("-", " ")}]}
