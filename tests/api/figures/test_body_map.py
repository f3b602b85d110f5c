"""The body map and the close-ups of acupoints, as they are asked for and as they are named."""

from typing import Any

import pytest

from app.api.figures.maps import CHARTS as NAMED
from app.figures.body_map.charts import CHARTS
from app.figures.body_map.wish import ENGLISH
from app.figures.body_map.words_chinese import SIMPLIFIED, TRADITIONAL
from tests.api.figures.svg import SVG, numbers_of, parsed, text_of
from tests.client import Client

FRONT = "/v1/body-map/front.svg"
NOT_FOR_NEEDLING = "For orientation, not for needling."


def test_every_chart_that_can_be_drawn_can_be_asked_for() -> None:
    assert set(NAMED) == set(CHARTS)


@pytest.mark.parametrize("chart", NAMED)
def test_every_chart_is_a_picture_with_a_title_and_the_warning(drawn: Client, chart: str) -> None:
    root = parsed(drawn.get(f"/v1/body-map/{chart}.svg"))
    assert text_of(root, "title").startswith("Body map")
    assert NOT_FOR_NEEDLING in text_of(root, "text")


def regions_of(root: Any) -> set[str]:
    return {one.get("data-region") for one in root.iter() if one.get("data-region")}


def test_regions_can_be_pointed_at_and_are_records_of_ours(drawn: Client) -> None:
    root = parsed(drawn.get(FRONT))
    slugs = {item["slug"] for item in drawn.items("/v1/regions?limit=100")}
    found = regions_of(root)
    assert len(found) > 10 and found <= slugs
    focusable = [one for one in root.iter(f"{SVG}path") if one.get("data-region")]
    assert {one.get("tabindex") for one in focusable} <= {"0", None}
    assert regions_of(parsed(drawn.get(f"{FRONT}?regions=false"))) == set()


def test_points_and_channels_can_be_chosen_by_any_name(drawn: Client) -> None:
    by_code = drawn.get(f"{FRONT}?points=ST36&meridians=st")
    by_name = drawn.get(f"{FRONT}?meridians=Stomach&points=zusanli")
    assert by_code.content == by_name.content
    assert len(by_code.content) < len(drawn.get(FRONT).content) / 2
    bare = drawn.get(f"{FRONT}?points=none&meridians=none")
    assert len(bare.content) < len(by_code.content)


def test_labels_are_codes_or_names_in_the_language(drawn: Client) -> None:
    asked = f"{FRONT}?points=ST36&meridians=none&labels="
    assert "ST36" in text_of(parsed(drawn.get(f"{asked}codes")), "text")
    assert "zúsānlǐ" in text_of(parsed(drawn.get(f"{asked}names")), "text").lower()
    assert "足三里" in text_of(parsed(drawn.get(f"{asked}names&lang=zh-Hans")), "text")
    assert "ST36" not in text_of(parsed(drawn.get(f"{asked}none")), "text")


def test_what_is_highlighted_is_told_too(drawn: Client) -> None:
    told = text_of(parsed(drawn.get(f"{FRONT}?highlight=knee&highlight=ST36")), "desc")
    assert "knee" in told.lower() and "ST36" in told


def test_points_flagged_for_pregnancy_can_be_marked(drawn: Client) -> None:
    plain, marked = (drawn.get(f"{FRONT}?{asked}") for asked in ("labels=none", "flag=pregnancy"))
    assert numbers_of(plain) != numbers_of(marked)
    assert "caution" in text_of(parsed(marked), "text")


def test_the_order_of_names_makes_no_other_picture(drawn: Client) -> None:
    one = drawn.get(f"{FRONT}?points=ST36&points=LI4&highlight=knee&highlight=hip")
    other = drawn.get(f"{FRONT}?highlight=hip&points=LI4&highlight=knee&points=ST36&points=LI4")
    assert one.headers["etag"] == other.headers["etag"]


@pytest.mark.parametrize(
    ("query", "name", "meant"),
    [
        ("points=ST360", "points", None),
        ("points=zusanly", "points", None),
        ("meridians=stomache", "meridians", None),
        ("highlight=kne", "highlight", "knee"),
        ("label=codes", "label", "labels"),
        ("labels=code", "labels", "codes"),
        ("flag=all", "flag", None),
        ("regions=1", "regions", None),
        ("view=front", "view", None),
        ("&".join(f"points=ST{number}" for number in range(1, 62)), "points", None),
    ],
)
def test_what_is_not_on_it_is_refused(
    drawn: Client, query: str, name: str, meant: str | None
) -> None:
    fault = drawn.problem(f"{FRONT}?{query}", 400)["faults"][0]
    assert fault["name"] == name
    assert meant is None or fault["did_you_mean"] == meant


def test_a_name_that_fits_several_points_is_not_guessed(drawn: Client) -> None:
    [fault] = drawn.problem(f"{FRONT}?points=zhongzhu", 400)["faults"]
    assert fault["allowed"] == ["ki15", "te3"]


@pytest.mark.parametrize("chart", ["top.svg", "front", "front.png", "front.svg.svg"])
def test_a_chart_that_is_none_is_not_found(drawn: Client, chart: str) -> None:
    assert drawn.problem(f"/v1/body-map/{chart}", 404)["suggestions"]


def test_an_acupoint_is_shown_with_its_neighbours_and_its_place_in_words(drawn: Client) -> None:
    record = drawn.json("/v1/acupoints/gb34")
    assert record["figure"] == "/v1/acupoints/gb34/figure.svg"
    root = parsed(drawn.get(record["figure"]))
    told = text_of(root, "desc")
    assert record["location"]["text"][:40] in told
    assert "GB34" in text_of(root, "title") and "GB34" in text_of(root, "text")
    assert NOT_FOR_NEEDLING in text_of(root, "text")


def test_an_acupoint_answers_to_its_other_names_and_in_chinese(drawn: Client) -> None:
    response = drawn.get("/v1/acupoints/%E5%91%BD%E9%96%80/figure.svg?lang=zh-Hant")
    assert response.headers["content-language"] == "zh-Hant"
    assert "命門" in text_of(parsed(response), "title")
    assert drawn.get("/v1/acupoints/DU4/figure.svg?lang=zh-Hant").content == response.content


def test_a_name_of_several_acupoints_is_answered_with_the_candidates(drawn: Client) -> None:
    assert len(drawn.problem("/v1/acupoints/zhongzhu/figure.svg", 300)["candidates"]) == 2


@pytest.mark.slow
def test_every_acupoint_has_a_picture(drawn: Client) -> None:
    codes = [item["slug"] for item in drawn.items("/v1/acupoints?limit=100")]
    assert len(codes) == 415
    missing = [slug for slug in codes if drawn.json(f"/v1/acupoints/{slug}")["figure"] is None]
    assert missing == []


def test_every_word_of_the_map_is_said_in_chinese() -> None:
    assert set(SIMPLIFIED) == set(TRADITIONAL) == set(ENGLISH)
    for key, text in ENGLISH.items():
        for other in (SIMPLIFIED[key], TRADITIONAL[key]):
            assert [
                part for part in ("{view}", "{name}", "{names}", "{points}") if part in text
            ] == [part for part in ("{view}", "{name}", "{names}", "{points}") if part in other]
