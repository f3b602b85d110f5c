"""`limitation=` on movements applies SAFETY 5: what is left out is named with its rule."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from app.catalogue.edition import Edition
from app.vocabulary.safety import CellValue
from tests.client import Client

URL = "/v1/movements?limit=100&limitation="


@pytest.fixture(scope="module")
def kept(client: Client, edition: Edition) -> dict[str, set[str]]:
    """The risk features of all the variants that each limitation lets pass."""
    return {
        limitation: set(kept_features(client, limitation))
        for limitation in sorted(edition.book.limitations - {"everyone"})
    }


def kept_features(client: Client, limitation: str) -> Iterator[str]:
    """Yield the risk features of the variants that are in the answer and not named as left out."""
    page = client.json(URL + limitation)
    omitted = {(item["movement"]["slug"], item["variant"]) for item in page["omitted"]}
    for item in client.items(URL + limitation):
        for variant in record(client, item["href"])["variants"]:
            if (item["slug"], variant["slug"]) not in omitted:
                yield from (risk["feature"] for risk in variant["risk_features"])


@cache
def record(client: Client, href: str) -> Any:
    """Return one record: the same whatever was declared, so it is asked for once."""
    return client.json(href)


@pytest.mark.slow
def test_no_kept_variant_has_a_feature_that_is_forbidden(
    kept: dict[str, set[str]], edition: Edition
) -> None:
    for limitation, features in kept.items():
        for feature in features:
            cell = edition.book.cells.get((limitation, feature))
            assert cell is None or cell.value is not CellValue.FORBID


@pytest.mark.slow
def test_no_kept_variant_has_a_hazard_of_which_nothing_is_known(
    kept: dict[str, set[str]], edition: Edition
) -> None:
    for limitation, features in kept.items():
        for feature in features:
            known = (limitation, feature) in edition.book.cells
            assert known or feature not in edition.book.hazards


@pytest.mark.slow
def test_a_strict_limitation_leaves_out_whatever_is_unknown(
    kept: dict[str, set[str]], edition: Edition
) -> None:
    assert {"pregnancy", "unstable_neck", "epilepsy"} <= edition.book.strict
    for limitation in sorted(edition.book.strict):
        for feature in kept[limitation]:
            assert (limitation, feature) in edition.book.cells


def test_each_omission_names_movement_variant_rule_and_limitation(client: Client) -> None:
    page = client.json(f"{URL}osteoporosis")
    assert page["omitted"] and page["safety_basis"] == "declared"
    for item in page["omitted"]:
        assert item["movement"]["href"] and item["variant"] and item["rule"]
        assert item["limitation"] in ("osteoporosis", "everyone")
        if item["rule"] == "forbidden":
            assert item["sources"] or item["inference"]


def test_nothing_is_filtered_and_nothing_promised_when_nobody_was_asked(client: Client) -> None:
    page = client.json("/v1/movements?limit=1")
    assert page["safety_basis"] is None
    assert page["omitted"] == []


def test_nobody_asked_is_told_nothing_of_what_is_allowed(client: Client) -> None:
    assert client.json("/v1/movements?limit=1")["items"][0]["allowed"] is None
    routine = client.json("/v1/routines?limit=1")["items"][0]
    assert (routine["advice"], routine["not_assessed_for"]) == (None, None)


def test_each_movement_names_the_variants_that_are_allowed_with_their_advice(
    client: Client, edition: Edition
) -> None:
    page = client.json(f"{URL}osteoporosis")
    omitted = {(item["movement"]["slug"], item["variant"]) for item in page["omitted"]}
    advised = 0
    for item in page["items"]:
        whole = client.json(item["href"])["variants"]
        kept = [one["slug"] for one in whole if (item["slug"], one["slug"]) not in omitted]
        assert [one["variant"] for one in item["allowed"]] == kept
        risks = {one["slug"]: {risk["feature"] for risk in one["risk_features"]} for one in whole}
        for one in item["allowed"]:
            for advice in one["advice"]:
                cell = edition.book.cells[advice["limitation"], advice["feature"]]
                assert (
                    advice["advice"] == cell.advice and advice["feature"] in risks[one["variant"]]
                )
                advised += 1
    assert advised


def test_a_variant_of_which_something_is_unknown_says_so(client: Client) -> None:
    variants = [one for item in client.items(f"{URL}osteoporosis") for one in item["allowed"]]
    told = [one["not_assessed_for"] for one in variants]
    assert ["osteoporosis"] in told and [] in told


@pytest.mark.slow
def test_a_routine_gathers_what_its_steps_say(client: Client) -> None:
    movements = {item["slug"]: item for item in client.items(f"{URL}osteoporosis")}
    routines = client.json("/v1/routines?limit=100&limitation=osteoporosis")["items"]
    assert any(item["advice"] for item in routines)
    for item in routines:
        steps = [
            one
            for step in client.json(item["href"])["steps"]
            for one in movements[step["movement"]["slug"]]["allowed"]
            if one["variant"] == step["variant"]
        ]
        due = {(a["limitation"], a["feature"]) for one in steps for a in one["advice"]}
        told = [(advice["limitation"], advice["feature"]) for advice in item["advice"]]
        assert set(told) == due and len(told) == len(due)
        unknown = {name for one in steps for name in one["not_assessed_for"]}
        assert item["not_assessed_for"] == sorted(unknown)


@pytest.mark.slow
def test_a_routine_says_what_to_heed_in_the_sum_of_its_steps(client: Client) -> None:
    sums = "limitation=dizzy_on_standing&limitation=lymphoedema"
    for item in client.json(f"/v1/routines?limit=100&{sums}")["items"]:
        told = [(advice["limitation"], advice["feature"]) for advice in item["advice"]]
        assert len(told) == len(set(told))
        stands = ("dizzy_on_standing", "total_standing_time") in told
        on_the_feet = {"standing", "walking"} & {*item["postures"]}
        assert stands == bool(on_the_feet), item["slug"]
        moves = any(
            step["repetitions"] > 1 and step["unit"] not in ("breaths", "half-minutes")
            for step in client.json(item["href"])["steps"]
        )
        assert (("lymphoedema", "total_repetitions") in told) == moves, item["slug"]


def test_only_allowed_variants_are_included(client: Client) -> None:
    for asked in ("include=variants", "fields=variants"):
        page = client.json(f"{URL}osteoporosis&{asked}")
        assert page["omitted"]
        for item in page["items"]:
            shown = [variant["slug"] for variant in item["variants"]]
            assert shown == [one["variant"] for one in item["allowed"]]


def test_fields_never_cut_what_the_rules_say(client: Client) -> None:
    movement = client.json(f"{URL}osteoporosis&fields=slug")["items"][0]
    assert movement["allowed"]
    routine = client.json("/v1/routines?limitation=osteoporosis&fields=slug")["items"][0]
    assert {"advice", "not_assessed_for"} <= set(routine)


def test_everyone_is_nobodys_limitation(client: Client) -> None:
    for kind in ("movements", "routines"):
        fault = client.problem(f"/v1/{kind}?limitation=everyone", 400)["faults"][0]
        assert (fault["name"], fault["code"]) == ("limitation", "not_allowed")


@pytest.mark.parametrize("kind", ["movements", "routines"])
def test_what_names_a_limitation_is_for_the_asker_alone(client: Client, kind: str) -> None:
    url = f"/v1/{kind}?limitation=osteoporosis&limit=1"
    for _ in range(3):  # made, made and held, held
        answer = client.get(url)
        assert answer.headers["cache-control"] == "private, no-cache"
    unchanged = client.get(url, headers={"If-None-Match": answer.headers["etag"]})
    assert unchanged.status_code == 304
    assert unchanged.headers["cache-control"] == "private, no-cache"
    assert client.get(f"/v1/{kind}?limit=1").headers["cache-control"].startswith("public")
