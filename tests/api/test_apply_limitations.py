"""`limitation=` on movements applies SAFETY 5: what is left out is named with its rule."""

from typing import Any

from app.catalogue.edition import Edition
from app.vocabulary.safety import CellValue
from tests.client import Client

URL = "/v1/movements?limit=100&limitation="


def kept_variants(client: Client, page: Any) -> list[Any]:
    """Every variant of the kept movements that was not named as left out."""
    omitted = {(item["movement"]["slug"], item["variant"]) for item in page["omitted"]}
    return [
        variant
        for item in page["items"]
        for variant in client.json(item["href"])["variants"]
        if (item["slug"], variant["slug"]) not in omitted
    ]


def test_no_kept_variant_has_a_feature_that_is_forbidden(client: Client, edition: Edition) -> None:
    for limitation in sorted(edition.book.limitations - {"everyone"}):
        page = client.json(URL + limitation)
        for variant in kept_variants(client, page):
            for risk in variant["risk_features"]:
                cell = edition.book.cells.get((limitation, risk["feature"]))
                assert cell is None or cell.value is not CellValue.FORBID


def test_no_kept_variant_has_a_hazard_of_which_nothing_is_known(
    client: Client, edition: Edition
) -> None:
    for limitation in sorted(edition.book.limitations - {"everyone"}):
        page = client.json(URL + limitation)
        for variant in kept_variants(client, page):
            for risk in variant["risk_features"]:
                known = (limitation, risk["feature"]) in edition.book.cells
                assert known or risk["feature"] not in edition.book.hazards


def test_a_strict_limitation_leaves_out_whatever_is_unknown(
    client: Client, edition: Edition
) -> None:
    assert {"pregnancy", "unstable_neck", "epilepsy"} <= edition.book.strict
    for limitation in sorted(edition.book.strict):
        page = client.json(URL + limitation)
        for variant in kept_variants(client, page):
            for risk in variant["risk_features"]:
                assert (limitation, risk["feature"]) in edition.book.cells


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
