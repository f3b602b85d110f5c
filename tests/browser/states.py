"""Every screen of the practice app in every state that it can be in, each reached from anywhere.

Whatever looks at all of them (axe, the sizes of targets, pictures) takes them from here.
"""

from collections.abc import Iterable

from playwright.sync_api import Page

from tests.browser.away_states import (
    list_offline,
    offline,
    picture_away,
    picture_still,
    search_offline,
)
from tests.browser.choosing_states import (
    badge_opened,
    choose,
    choose_avoiding,
    choose_breath_only,
    choose_refused,
    choose_unscreened,
    plan,
    plan_shown,
    plan_unscreened,
    preview,
    preview_empty,
    preview_opened,
    questions,
    questions_health,
    questions_now,
    start,
    start_back,
    start_found,
    start_not_found,
    start_picked,
    stop_crisis,
    stop_emergency,
    stop_minor,
    stop_wait,
    storyboard,
    warnings,
    warnings_closed,
)
from tests.browser.reaching import (
    SCIATICA,
    State,
    begin,
    composed,
    settled,
)


def player(page: Page) -> None:
    begin(page, "practise", composed(page))
    page.locator(".round.main").wait_for()
    settled(page)


def playing(page: Page) -> None:
    player(page)
    page.locator(".round.main").click()


def stop_hurt(page: Page) -> None:
    playing(page)
    page.locator(".controls .danger").click()
    page.locator(".flag").first.wait_for()


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
        page.wait_for_timeout(400)
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
    begin(page, "", {"picks": [SCIATICA]}, is_afresh=True)
    page.route("**/v1/screening?**", lambda _: None)
    page.goto("/#/warnings")
    page.locator(".loading").wait_for()


def point_chosen(page: Page) -> None:
    browsing("acupoints")(page)
    page.locator(".point-map [value=palm]").check()
    settled(page)
    page.locator(".point-map .q-point").first.focus()
    page.locator(".point-map .primary").wait_for()


def history_kept(page: Page) -> None:
    """A session is kept for later, and nothing was practised yet."""
    history_empty(page)
    told = "session => import('/player/store.js').then(one => one.keepSession(session))"
    page.evaluate(told, composed(page)["session"])
    begin(page, "history", is_afresh=True)
    page.locator(".plain .button").wait_for()


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
    "choose-avoiding": choose_avoiding,
    "choose-unscreened": choose_unscreened,
    "choose-breath-only": choose_breath_only,
    "choose-refused": choose_refused,
    "preview": preview,
    "preview-opened": preview_opened,
    "preview-empty": preview_empty,
    "badge-opened": badge_opened,
    "storyboard": storyboard,
    "plan": plan,
    "plan-shown": plan_shown,
    "plan-unscreened": plan_unscreened,
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
    "point-chosen": point_chosen,
    "history-kept": history_kept,
    "search-offline": search_offline,
    "list-offline": list_offline,
    "picture-away": picture_away,
    "picture-still": picture_still,
    "loading": loading,
    "offline": offline,
    "not-there": not_there,
}


def named(names: Iterable[str]) -> dict[str, State]:
    """Some of the states, by the beginning of their names."""
    wanted = tuple(names)
    return {name: go for name, go in STATES.items() if name.startswith(wanted)}
