"""What there is to browse, laid up and read without a network, and without a service at all."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from app.catalogue.live import LiveEdition
from app.main import create_app
from app.settings import Settings
from tests.browser.walking import APP_IS_KEPT, LAY_UP, asked_for
from tests.web.connecting import serving

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# Sources are the most, and are not laid up here; of the acupoints' pictures only the first are.
KINDS = [
    *("movements", "conditions", "routines", "claims", "concepts", "forms", "programmes"),
    *("meridians", "regions", "cautions", "acupoints"),
]
FILTERS = {
    "movements": ("region", "form", "posture"),
    "conditions": ("region",),
    "routines": ("condition", "posture"),
    "programmes": ("condition",),
    "acupoints": ("meridian", "region"),
    "claims": ("verdict", "condition"),
}
TOGETHER: list[tuple[str, dict[str, str]]] = [
    ("movements", {"region": "upper-limb", "posture": "seated"}),
    ("movements", {"form": "ba-duan-jin", "region": "trunk", "posture": "standing"}),
    ("routines", {"condition": "sciatica", "posture": "seated"}),
    ("acupoints", {"meridian": "st", "region": "lower-limb"}),
    ("claims", {"verdict": "partly supported", "condition": "sciatica"}),
    ("movements", {"region": "eyes", "form": "zhan-zhuang"}),
]
BEGIN = "kinds => void import('/player/offline.js').then(one => one.layUpLibrary(kinds))"
IS_HERE = """async address => {
  const shelf = await caches.open('daoyin-content-kept');
  for (let turn = 0; turn < 4000 && !(await shelf.match(address)); turn++)
    await new Promise(go => setTimeout(go, 50));
  return Boolean(await shelf.match(address));
}"""
COUNTED = """async asked => {
  const { pageOf } = await import('/player/shelf.js');
  const totals = [];
  for (const [kind, narrowed] of asked) totals.push((await pageOf(kind, narrowed)).total);
  return totals;
}"""
LISTED = """async ([kind, narrowed]) => {
  const { pageOf } = await import('/player/shelf.js');
  const slugs = [];
  let page = { next: null };
  do {
    page = await pageOf(kind, narrowed, { next: page.next, shown: slugs.length });
    slugs.push(...page.items.map(one => one.slug));
  } while (page.next);
  return [slugs, page.total];
}"""


@pytest.fixture(scope="module")
def told(browser: Browser, site: tuple[str, LiveEdition]) -> dict[str, Any]:
    """What the service says of narrowed lists: how many for each value, and some whole."""
    page = browser.new_page(base_url=site[0])
    counts = {}
    for kind, parameters in FILTERS.items():
        query = "&".join(f"facets={one}" for one in parameters)
        counts[kind] = page.request.get(f"/v1/{kind}?limit=1&{query}").json()["facets"]
    whole = []
    for kind, narrowed in TOGETHER:
        order = {"sort": "number"} if kind == "acupoints" else {}
        params: dict[str, str | float | bool] = {"limit": "100", **order, **narrowed}
        answer = page.request.get(f"/v1/{kind}", params=params).json()
        items = answer["items"]
        while answer["next"]:
            answer = page.request.get(answer["next"]).json()
            items += answer["items"]
        whole.append([one["slug"] for one in items])
    page.close()
    return {"counts": counts, "whole": whole}


@pytest.fixture(scope="module")
def away(browser: Browser, site: tuple[str, LiveEdition]) -> Iterator[Page]:
    """A page that has laid up what there is, and whose service and network are gone."""
    with serving(create_app(Settings(log_requests=False, limit_requests=False), site[1])) as port:
        page = browser.new_page(base_url=f"http://127.0.0.1:{port}")
        page.set_default_timeout(8000)
        page.goto("/#/browse/forms")
        page.evaluate(APP_IS_KEPT)
        page.evaluate(BEGIN, KINDS)
        assert page.evaluate(IS_HERE, "/v1/acupoints/bl2/figure.svg?lang=en")
        page.context.set_offline(True)
    yield page
    page.close()


def test_a_narrowed_list_is_as_long_as_the_service_says(away: Page, told: dict[str, Any]) -> None:
    asked = [
        (kind, {facet: value}, count)
        for kind, facets in told["counts"].items()
        for facet, values in facets.items()
        for value, count in values.items()
        # The points that belong to no channel are no choice of the list.
        if (facet, value) != ("meridian", "extra")
    ]
    asked = asked[::3]
    assert len(asked) > 80
    totals = away.evaluate(COUNTED, [one[:2] for one in asked])
    wrong = [(*one, total) for one, total in zip(asked, totals, strict=True) if one[2] != total]
    assert wrong == []


def test_lists_narrowed_by_several_things_are_the_same_in_order(
    away: Page, told: dict[str, Any]
) -> None:
    for asked, slugs in zip(TOGETHER, told["whole"], strict=True):
        assert away.evaluate(LISTED, asked) == [slugs, len(slugs)], asked
    assert any(told["whole"])
    named = ["natural-breathing", "draw-the-bow"]
    assert away.evaluate(LISTED, ["movements", {"id": named}]) == [named, 2]


def test_each_kind_is_listed_and_a_record_opened_that_never_was(away: Page) -> None:
    for kind in KINDS:
        away.goto(f"/#/browse/{kind}")
        entries = away.locator(f'.entries a[href^="#/read/{kind}/"]')
        entries.first.wait_for()
        further = away.get_by_role("button", name="Show more")
        if further.count():
            before = entries.count()
            further.click()
            expect(entries.nth(before)).to_be_visible()
        entries.last.click()
        article = away.locator("article.record")
        article.locator("h1").wait_for()
        assert len(article.inner_text()) > 60, kind


def test_a_list_is_narrowed_by_hand_page_by_page_and_it_is_said_from_where(away: Page) -> None:
    away.goto("/#/browse/movements")
    away.get_by_label("Posture").select_option(label="Sitting")
    away.get_by_text("This list is from what is kept on this device").wait_for()
    entries = away.locator(".entries a")
    expect(entries).to_have_count(24)
    away.get_by_role("button", name="Show more").click()
    expect(entries).to_have_count(48)
    away.get_by_label("Part of the body").select_option(label="Wrist")
    expect(entries.nth(24)).to_have_count(0)
    entries.first.click()
    away.locator("article.record h1").wait_for()


def test_a_search_looks_through_what_is_laid_up_and_says_so(away: Page) -> None:
    away.goto("/#/browse/forms")
    away.get_by_role("searchbox").fill("spasm pain")
    away.get_by_text("No connection. This is from what is kept").wait_for()
    away.locator(".entry").first.click()
    away.locator("blockquote").wait_for()


def test_what_is_not_laid_up_says_that_it_needs_the_network(away: Page) -> None:
    away.goto("/#/browse/sources")
    away.get_by_text("This list needs the network").wait_for()
    away.get_by_role("heading", name="No connection").wait_for()


def test_pictures_that_were_never_shown_are_there(away: Page) -> None:
    for record, pictures in (
        ("movements/hold-up-the-sky", 1),
        ("acupoints/bl2", 1),
        ("meridians/st", 2),
        ("regions/wrist", 2),
    ):
        away.goto(f"/#/read/{record}")
        expect(away.locator(".record-figure > svg")).to_have_count(pictures)
    marked = away.locator('.record-figure [data-region="wrist"][fill-opacity="1"]')
    assert marked.count() >= 2
    away.goto("/#/browse/acupoints/meridian/gb")
    away.locator(".point-map svg [data-meridian=gb]").first.wait_for()
    assert away.locator(".point-map svg [data-meridian]").count() == 1
    away.goto("/#/read/movements/hold-up-the-sky")
    away.get_by_text("Without the network there is only this still picture").wait_for()
    away.get_by_role("radio", name="seated", exact=True).check()
    expect(away.locator(".record-figure > svg")).to_have_count(1)
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        away.emulate_media(color_scheme=scheme)
        away.goto("/#/browse/movements/form/ba-duan-jin")
        away.reload()
        figure = away.locator('.entry[href$="/draw-the-bow"] img')
        figure.scroll_into_view_if_needed()
        assert figure.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0


def test_what_was_cut_short_goes_on_from_there(
    browser: Browser, site: tuple[str, LiveEdition]
) -> None:
    page = browser.new_page(base_url=site[0])
    page.goto("/#/browse/forms")
    page.evaluate(APP_IS_KEPT)
    expect(page.get_by_text("All of this is kept on this device")).to_have_count(0)
    page.evaluate(BEGIN, ["cautions"])
    assert page.evaluate(IS_HERE, "/v1/cautions/abdominal-strain?lang=en")
    page.context.set_offline(True)
    assert not page.evaluate(LAY_UP, ["cautions"])
    # However quick all else was, this one has not come yet, and so it was not the end.
    assert page.evaluate(TAKE_AWAY, "/v1/cautions/abdominal-strain?lang=en")
    there = set(page.evaluate(KEPT))
    page.context.set_offline(False)
    asked = asked_for(page)
    assert page.evaluate(LAY_UP, ["cautions"])
    again = {one.url for one in asked} & there
    assert again <= {f"{site[0]}/v1?lang=en"}
    assert len(there) < len(page.evaluate(KEPT))
    page.evaluate(MARK)
    page.reload()
    page.get_by_text("All of this is kept on this device").wait_for()
    page.close()


TAKE_AWAY = """async address => { const { markOf, SHELF } = await import('/player/shelf.js');
  const shelf = await caches.open(SHELF);
  await shelf.delete(markOf(['cautions']));
  return shelf.delete(address); }"""
MARK = """async () => { const { markOf, SHELF } = await import('/player/shelf.js');
  await (await caches.open(SHELF)).put(markOf(), new Response()); }"""
KEPT = (
    """async () => (await (await caches.open('daoyin-content-kept')).keys()).map(one => one.url)"""
)
