"""What there is to read in the practice app: each kind, its filters, its pictures, the search."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]

KINDS = [
    "movements",
    "conditions",
    "routines",
    "programmes",
    "acupoints",
    "meridians",
    "regions",
    "claims",
    "concepts",
    "forms",
    "cautions",
    "sources",
]


def test_every_kind_has_a_list_and_its_first_record_opens(page: Page) -> None:
    page.set_default_timeout(8000)
    for kind in KINDS:
        page.goto(f"/#/browse/{kind}")
        page.locator(f'.entries a[href^="#/read/{kind}/"]').first.click()
        article = page.locator("article.record")
        article.locator("h1").wait_for()
        assert len(article.inner_text()) > 60, kind
        page.wait_for_load_state("networkidle")


def test_movements_are_narrowed_by_region_form_and_posture(page: Page) -> None:
    page.goto("/#/browse/movements")
    page.get_by_label("Part of the body").select_option(label="Wrist")
    page.get_by_label("Posture").select_option(label="Sitting")
    with page.expect_request("**/v1/movements?*form=*") as asked:
        page.get_by_label("Form", exact=True).select_option(label="Eight Pieces of Brocade")
    assert "region=wrist" in asked.value.url
    assert "posture=seated" in asked.value.url


def test_an_acupoint_is_opened_on_the_map_by_touch_and_by_key(page: Page) -> None:
    page.goto("/#/browse/acupoints")
    points = page.locator(".point-map .q-point")
    points.first.wait_for()
    point = page.locator('.point-map [data-point="ST36"] .q-dot').first
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".point-map .button.primary")).to_contain_text("ST36")
    expect(page.locator('.point-map .q-point[tabindex="0"]')).to_have_count(1)
    points.first.focus()
    page.keyboard.press("ArrowRight")
    named = page.locator(".point-map .button.primary").inner_text()
    page.keyboard.press("Enter")
    page.locator("article.record h1").wait_for()
    assert page.locator("article.record h1").inner_text().split()[0] in named
    page.locator(".record-figure svg").wait_for()


def test_a_channel_shows_its_course_and_leads_to_its_points(page: Page) -> None:
    page.goto("/#/read/meridians/st")
    page.locator(".record-figure svg").first.wait_for()
    page.get_by_role("link", name="Acupoints: 45").click()
    expect(page.get_by_label("Channel")).to_have_value("st")
    expect(page.locator(".entry").first).to_contain_text("ST")


def test_a_region_leads_to_its_movements_with_figures(page: Page) -> None:
    page.goto("/#/read/regions/wrist")
    page.locator(".record-figure svg").first.wait_for()
    assert page.locator(".record-figure [role=button]").count() == 0
    page.locator('.gallery a[href^="#/read/movements/"]').first.wait_for()


def test_a_claim_tells_its_verdict_its_reason_and_its_sources(page: Page) -> None:
    page.goto("/#/browse/claims")
    page.get_by_label("Verdict").select_option(label="Contradicted")
    page.locator(".entries .grade-contradicted").first.wait_for()
    expect(page.locator(".entries .grade-supported")).to_have_count(0)
    page.locator(".entries a").first.click()
    page.get_by_role("heading", name="Sources").wait_for()


@pytest.mark.parametrize(
    ("asked", "found"),
    [("GB34", "GB34"), ("陽陵泉", "GB34"), ("pinched nerve", "Sciatica"), ("mingmen", "Mingmen")],
)
def test_one_search_finds_codes_characters_and_lay_words(
    page: Page, asked: str, found: str
) -> None:
    page.goto("/#/browse")
    page.get_by_role("searchbox").fill(asked)
    expect(page.locator(".entries").get_by_text(found).first).to_be_visible()
