"""GET /v1/acupoints/{name}: one point under every name that people know it by."""

import pytest

from app.catalogue.edition import Edition
from app.vocabulary.kinds import Kind
from tests.client import Client

URL = "/v1/acupoints"


@pytest.mark.parametrize(
    "name",
    ["gb34", "GB34", "GB-34", "gb 34", "yanglingquan", "Yánglíngquán", "Yang Ling Quan",
     "陽陵泉", "阳陵泉"],
)  # fmt: skip
def test_gb34_answers_to_every_spelling(client: Client, name: str) -> None:
    response = client.get(f"{URL}/{name}")
    assert response.json()["code"] == "GB34"


@pytest.mark.parametrize("name", ["mingmen", "Mìngmén", "GV4", "DU4", "Du-4", "命門", "命门"])
def test_mingmen_answers_to_every_spelling(client: Client, name: str) -> None:
    assert client.json(f"{URL}/{name}")["code"] == "GV4"


def test_a_name_of_two_points_is_answered_with_both(client: Client) -> None:
    problem = client.problem(f"{URL}/zhongzhu", 300)
    assert {candidate["slug"] for candidate in problem["candidates"]} == {"ki15", "te3"}
    assert all(client.get(c["href"]).status_code == 200 for c in problem["candidates"])


def test_an_unknown_name_is_answered_with_what_begins_alike(client: Client) -> None:
    problem = client.problem(f"{URL}/yanglingq", 404)
    assert "gb34" in problem["suggestions"]


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("acupoints/yanglinquan", "gb34"),
        ("conditions/siatica", "sciatica"),
        ("regions/wirst", "wrist"),
    ],
)
def test_a_misspelt_name_is_answered_with_what_is_nearly_the_same(
    client: Client, path: str, meant: str
) -> None:
    assert meant in client.problem(f"/v1/{path}", 404)["suggestions"]


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("movements/Snake-Spinal-Wave", "snake-spinal-wave"),
        ("conditions/Carpal-Tunnel-Syndrome", "carpal-tunnel-syndrome"),
        ("acupoints/Fountain of Yang", "gb34"),
    ],
)
def test_case_and_another_english_name_lead_to_the_record(
    client: Client, path: str, slug: str
) -> None:
    assert client.json(f"/v1/{path}")["slug"] == slug


@pytest.mark.slow
def test_every_point_can_be_had_by_its_code(client: Client, edition: Edition) -> None:
    shelf = edition.shelf(Kind.ACUPOINTS)
    assert len(shelf.slugs) == 361 + 54
    for slug in shelf.slugs:
        code = shelf.trees[slug]["code"].replace("*", "%2A")
        assert client.json(f"{URL}/{code}?fields=code")["slug"] == slug


def test_a_location_is_for_pressing_and_not_for_needling(client: Client) -> None:
    point = client.json(f"{URL}/gb34")
    assert point["location_use"] == "For orientation and pressing, not for needling."
    assert point["location"]["text"] and point["location"]["finding"]


def test_at_least_sixty_points_have_a_location_and_all_that_movements_name(
    client: Client, edition: Edition
) -> None:
    located = client.json(f"{URL}?located=true&limit=1")["total"]
    assert located >= 60
    for movement in edition.shelf(Kind.MOVEMENTS).trees.values():
        for link in movement["acupoints"]:
            assert edition.tree(Kind.ACUPOINTS, link["acupoint"])["location"] is not None


def test_a_caution_tells_needle_from_finger(client: Client) -> None:
    cautions = client.json(f"{URL}/gv4")["cautions"]
    told = {caution["flag"]: caution["applies_to_pressing"] for caution in cautions}
    assert told["pregnancy"] == "precaution"
    assert told["spinal_canal_needling"] == "needling_only"


def test_points_are_filtered_by_region_and_meridian_under_any_spelling(client: Client) -> None:
    page = client.json(f"{URL}?region=knee&meridian=GB")
    assert {item["slug"] for item in page["items"]} == {"gb33"}
    assert page["items"] == client.json(f"{URL}?region=knee&meridian=gallbladder")["items"]


def test_points_of_a_meridian_can_be_had_in_their_order(client: Client) -> None:
    page = client.json(f"{URL}?meridian=gv&sort=number&limit=100")
    numbers = [int(item["code"].removeprefix("GV")) for item in page["items"]]
    assert numbers == list(range(1, 29))


def test_a_caution_leads_to_the_lists_that_it_names(client: Client) -> None:
    point = client.json(f"{URL}/li4")
    [caution] = [item for item in point["cautions"] if item["flag"] == "pregnancy"]
    titles = " ".join(source["name"] for source in point["caution_sources"])
    assert len(point["caution_sources"]) >= caution["source_count"] > 1
    for named in caution["named_by"].split("; "):
        assert f"List {named.partition('(')[0]} of points" in titles


def test_seconds_of_pressing_are_told_where_fingers_press(client: Client) -> None:
    pressed, rested = (client.json(f"{URL}/{slug}")["pressing"] for slug in ("st36", "cv8"))
    assert (pressed["seconds_min"], pressed["seconds_max"]) == (15, 120)
    assert "umn-acupressure-self-care" in {source["slug"] for source in pressed["sources"]}
    assert rested["seconds_min"] is rested["seconds_max"] is None
