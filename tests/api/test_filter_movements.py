"""GET /v1/movements?...: filters combine as AND across parameters and OR within one."""

from collections import Counter
from typing import Any

import pytest

from app.catalogue.edition import Edition
from app.vocabulary.kinds import Kind
from tests.client import Client

URL = "/v1/movements"
NAMED = "region=upper-limb&posture=seated&exclude_risk=neck_rotation&level_max=2"


def slugs(client: Client, query: str) -> set[str]:
    return {item["slug"] for item in client.items(f"{URL}?limit=100&{query}")}


@pytest.fixture(scope="module")
def movements(client: Client, edition: Edition) -> list[Any]:
    return [client.json(f"{URL}/{slug}") for slug in edition.shelf(Kind.MOVEMENTS).slugs]


@pytest.fixture(scope="module")
def inside(edition: Edition) -> dict[str, set[str]]:
    """Each region with everything below it, walked from the regions' own parents."""
    parents = {
        slug: edition.tree(Kind.REGIONS, slug)["parent"]
        for slug in edition.shelf(Kind.REGIONS).slugs
    }
    found: dict[str, set[str]] = {slug: set() for slug in parents}
    for slug in parents:
        at: str | None = slug
        while at:
            found[at].add(slug)
            at = parents[at]
    return found


@pytest.mark.slow
def test_the_named_use_finds_what_a_reader_of_all_records_would_find(
    client: Client, movements: list[Any], inside: dict[str, set[str]]
) -> None:
    expected = {
        movement["slug"]
        for movement in movements
        if any(link["region"]["slug"] in inside["upper-limb"] for link in movement["regions"])
        and any(
            variant["posture"] == "seated"
            and variant["level"] <= 2
            and all(risk["feature"] != "neck_rotation" for risk in variant["risk_features"])
            for variant in movement["variants"]
        )
    }
    assert slugs(client, NAMED) == expected
    assert expected


def test_the_lower_limb_includes_the_foot_and_answers_to_leg(client: Client) -> None:
    assert slugs(client, "region=foot") <= slugs(client, "region=lower-limb")
    assert slugs(client, "region=leg") == slugs(client, "region=lower-limb")


def test_a_name_that_fits_several_is_refused_with_those_that_it_fits(client: Client) -> None:
    fault = client.problem(f"{URL}?acupoint=zhongzhu", 400)["faults"][0]
    assert (fault["name"], fault["allowed"]) == ("acupoint", ["ki15", "te3"])
    assert "several" in fault["reason"]


def test_values_of_one_parameter_are_alternatives(client: Client) -> None:
    both = slugs(client, "region=wrist&region=hand")
    assert both == slugs(client, "region=wrist") | slugs(client, "region=hand")


def test_an_excluded_region_takes_out_everything_within_it(client: Client) -> None:
    left = slugs(client, "exclude_region=upper-limb")
    assert left and not left & slugs(client, "region=wrist")


def test_posture_level_and_risk_must_hold_for_one_and_the_same_variant(
    client: Client, movements: list[Any]
) -> None:
    found = slugs(client, "posture=standing&exclude_risk=balance_demand")
    for movement in movements:
        fits = any(
            variant["posture"] == "standing"
            and "balance_demand" not in {risk["feature"] for risk in variant["risk_features"]}
            for variant in movement["variants"]
        )
        assert fits == (movement["slug"] in found), movement["slug"]


def test_facets_count_movements_and_not_their_variants(
    client: Client, movements: list[Any]
) -> None:
    page = client.json(f"{URL}?facets=posture&facets=goal")
    goals = Counter(goal for movement in movements for goal in movement["goals"])
    assert page["facets"]["goal"] == dict(goals)
    postures = Counter(
        posture
        for movement in movements
        for posture in {variant["posture"] for variant in movement["variants"]}
    )
    assert page["facets"]["posture"] == dict(postures)


def test_movements_are_found_by_an_acupoint_under_any_of_its_names(client: Client) -> None:
    assert slugs(client, "acupoint=gv4") == slugs(client, "acupoint=Mingmen")
    assert "mingmen-breathing" in slugs(client, "acupoint=命門")


def test_movements_are_found_by_the_condition_of_a_routine_that_uses_them(client: Client) -> None:
    page = client.json("/v1/routines?condition=sciatica&include=steps")
    used = {step["movement"]["slug"] for item in page["items"] for step in item["steps"]}
    assert slugs(client, "condition=sciatica") == used


@pytest.mark.parametrize(
    ("query", "near"),
    [
        ("exclude_risk=neck_rotaton", "neck_rotation"),
        ("limitation=numb_feets", "numb_feet"),
        ("region=wrst", "wrist"),
        ("posture=seeted", "seated"),
    ],
)
def test_a_misspelt_value_is_refused_with_the_one_that_was_meant(
    client: Client, query: str, near: str
) -> None:
    problem = client.problem(f"{URL}?{query}", 400)
    assert problem["type"] == "/problems/invalid-parameter"
    assert problem["faults"][0]["did_you_mean"] == near
