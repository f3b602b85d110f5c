"""Every screen of the practice app in every state that it can be in, each reached from anywhere.

Whatever looks at all of them (axe, the sizes of targets, pictures) takes them from here.
"""

import json
from collections.abc import Callable, Iterable
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
    page: Page, address: str, journey: Journey | None = None, *, is_still: bool = False
) -> None:
    """Open a screen afresh, with what a person is said to have chosen before."""
    if page.url == "about:blank":
        page.goto("/")
        page.locator("h1").wait_for()
    page.unroute_all()
    page.emulate_media(reduced_motion="reduce" if is_still else "no-preference")
    told = ["daoyin-journey", json.dumps(journey or {}), f"/#/{address}"]
    # Replaced and not gone to: the screen is made once, by the reload.
    page.evaluate(
        "([name, told, to]) => (sessionStorage[name] = told, history.replaceState(null, '', to))",
        told,
    )
    page.reload()
    page.locator("main h1").first.wait_for()


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


def stop_hurt(page: Page) -> None:
    playing(page)
    page.locator(".controls .danger").click()
    page.locator(".flag").first.wait_for()


def choose(page: Page) -> None:
    start(page)
    begin(page, "choose", {"picks": [SCIATICA], "warned": True, "screened": screened(page)})
    page.locator(".routine").first.wait_for()


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


def player(page: Page) -> None:
    begin(page, "practise", composed(page))
    page.locator(".round.main").wait_for()
    settled(page)


def playing(page: Page) -> None:
    player(page)
    page.locator(".round.main").click()


def player_still(page: Page) -> None:
    """The player for who wants no motion."""
    begin(page, "practise", composed(page), is_still=True)
    page.locator(".round.main").wait_for()
    settled(page)


def at_second(second: int) -> State:
    """The player, jumped to a second of the session and running."""

    def state(page: Page) -> None:
        player(page)
        page.locator(".scrub input").fill(str(second))
        page.locator(".round.main").click()
        page.wait_for_timeout(1200)
        settled(page)

    return state


def paused(page: Page) -> None:
    at_second(140)(page)
    page.locator(".round.main").click()


def player_settings(page: Page) -> None:
    player(page)
    page.locator(".player-top button").click()


def after(page: Page) -> None:
    begin(page, "after", composed(page) | {"before": 4, "practised": 600})


def history(page: Page) -> None:
    begin(page, "")
    page.evaluate(KEPT)
    begin(page, "history")
    page.locator(".done-item").first.wait_for()


def history_deleting(page: Page) -> None:
    history(page)
    page.locator(".button.danger").click()


def history_empty(page: Page) -> None:
    begin(page, "")
    page.evaluate(FORGOTTEN)
    begin(page, "history")
    page.locator(".empty").wait_for()


# Days back from now, minutes, before, after, note.
KEPT = """async () => {
  const { keep } = await import('/player/store.js');
  await (%s)();
  for (const [back, minutes, before, after, note] of [[44, 8, 3, 4, ''], [31, 10, 5, 6, ''],
      [24, 10, null, null, ''], [17, 15, 4, 6, ''], [12, 10, 3, 5, ''], [10, 10, 6, 6, ''],
      [5, 20, 4, 7, 'Slower than last week, and easier in the hip.'], [3, 10, 5, 6, ''],
      [1, 12, 4, 6, ''], [0, 10, 5, 8, '']])
    await keep({ when: new Date(Date.now() - back * 864e5).toISOString(),
      title: '10 minutes: Sciatica', seconds: minutes * 60, practised: minutes * 60,
      before, after, note, movements: [] });
}"""
FORGOTTEN = """async () => {
  const language = localStorage.getItem('daoyin-language');
  const { forgetAll } = await import('/player/store.js'); await forgetAll();
  if (language) localStorage.setItem('daoyin-language', language);
}"""
KEPT = KEPT.replace("%s", FORGOTTEN)


def browsing(kind: str) -> State:
    def state(page: Page) -> None:
        begin(page, f"browse/{kind}")
        page.locator(".entry").first.wait_for()
        settled(page)

    return state


def reading(record: str, *, is_still: bool = False) -> State:
    def state(page: Page) -> None:
        begin(page, f"read/{record}", is_still=is_still)
        page.locator(".record").wait_for()
        settled(page)

    return state


def searching(words: str) -> State:
    def state(page: Page) -> None:
        begin(page, "browse")
        page.locator(".search").fill(words)
        page.wait_for_timeout(400)
        settled(page)

    return state


def loading(page: Page) -> None:
    """An answer that does not come; the route is taken away when the page goes on."""
    begin(page, "")
    page.route("**/v1/screening?**", lambda _: None)
    page.evaluate(
        "told => sessionStorage.setItem('daoyin-journey', told)", json.dumps({"picks": [SCIATICA]})
    )
    page.goto("/#/warnings")
    page.reload()
    page.locator(".loading").wait_for()


def offline(page: Page) -> None:
    begin(page, "")
    page.route("**/v1/forms?**", lambda route: route.abort())
    page.goto("/#/browse/forms")
    page.locator(".trouble").wait_for()


def not_there(page: Page) -> None:
    begin(page, "read/movements/no-such-movement")
    page.locator(".trouble").wait_for()


STATES: dict[str, State] = {
    "start": start,
    "start-picked": start_picked,
    "start-found": start_found,
    "start-not-found": start_not_found,
    "start-back": start_back,
    "warnings": warnings,
    "warnings-closed": warnings_closed,
    "questions": questions,
    "questions-now": questions_now,
    "questions-health": questions_health,
    "stop-emergency": stop_emergency,
    "stop-minor": stop_minor,
    "stop-crisis": stop_crisis,
    "stop-wait": stop_wait,
    "stop-hurt": stop_hurt,
    "choose": choose,
    "choose-unscreened": choose_unscreened,
    "choose-breath-only": choose_breath_only,
    "choose-refused": choose_refused,
    "preview": preview,
    "preview-opened": preview_opened,
    "preview-empty": preview_empty,
    "player": player,
    "player-get-ready": at_second(60),
    "player-moving": at_second(140),
    "player-later": at_second(330),
    "player-paused": paused,
    "player-settings": player_settings,
    "player-still": player_still,
    "after": after,
    "history": history,
    "history-deleting": history_deleting,
    "history-empty": history_empty,
    **{
        f"browse-{kind}": browsing(kind)
        for kind in (
            "movements",
            "conditions",
            "routines",
            "acupoints",
            "claims",
            "concepts",
            "forms",
            "sources",
        )
    },
    "search": searching("gb34"),
    "search-nothing": searching("qqqqzzzz"),
    "read-movement": reading("movements/hold-up-the-sky"),
    "read-movement-still": reading("movements/hold-up-the-sky", is_still=True),
    "read-condition": reading("conditions/sciatica"),
    "read-routine": reading("routines/sciatica-standing"),
    "read-acupoint": reading("acupoints/gb34"),
    "read-claim": reading("claims/pain-spasm-cycle"),
    "read-concept": reading("concepts/qi"),
    "read-programme": reading("programmes/carpal-tunnel-path"),
    "read-meridian": reading("meridians/st"),
    "read-region": reading("regions/wrist"),
    "read-form": reading("forms/ba-duan-jin"),
    "read-caution": reading("cautions/abdominal-strain"),
    "read-source": reading("sources/geisinger-stop-exercise"),
    "loading": loading,
    "offline": offline,
    "not-there": not_there,
}


def named(names: Iterable[str]) -> dict[str, State]:
    """Some of the states, by the beginning of their names."""
    wanted = tuple(names)
    return {name: go for name, go in STATES.items() if name.startswith(wanted)}
