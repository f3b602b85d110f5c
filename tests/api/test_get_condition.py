"""GET /v1/conditions/{name}: red flags first, honest on what practice can and cannot do."""

import pytest

from app.catalogue.edition import Edition
from app.vocabulary.kinds import Kind
from tests.client import Client

URL = "/v1/conditions"


def test_sciatica_shows_its_red_flags_before_anything_one_could_do(client: Client) -> None:
    sciatica = client.json(f"{URL}/sciatica")
    names = list(sciatica)
    for later in ("can_do", "routines", "movements", "dosing"):
        assert names.index("seek_care_if") < names.index("stop_if") < names.index(later)
    assert sciatica["seek_care_if"][0]["level"] == "emergency"
    assert "your local emergency number" in sciatica["seek_care_if"][0]["action"]


def test_sciatica_has_routines_movements_doses_and_claims(client: Client) -> None:
    sciatica = client.json(f"{URL}/sciatica")
    assert sciatica["routines"] and sciatica["movements"] and sciatica["claims"]
    assert all(movement["reason"] for movement in sciatica["movements"])
    assert sciatica["dosing"]["trials"]
    assert {claim["verdict"] for claim in sciatica["claims"]} - {"supported"}


def test_carpal_tunnel_answers_to_its_alias(client: Client) -> None:
    response = client.get(f"{URL}/carpal-tunnel")
    assert response.json()["slug"] == "carpal-tunnel-syndrome"
    assert response.headers["content-location"] == f"{URL}/carpal-tunnel-syndrome"


def test_an_emergency_has_no_routine_no_movement_and_says_what_to_do(client: Client) -> None:
    emergency = client.json(f"{URL}/cauda-equina-syndrome")
    assert emergency["practice"] == "emergency"
    assert emergency["routines"] == emergency["movements"] == []
    assert emergency["seek_care_if"][0]["level"] == "emergency"


@pytest.mark.parametrize("slug", ["me-cfs", "long-covid"])
def test_where_effort_brings_a_flare_only_breathing_is_shown(client: Client, slug: str) -> None:
    condition = client.json(f"{URL}/{slug}")
    assert condition["practice"] == "breath_only"
    assert condition["movements"], "natural breathing at least"
    assert all("breath" in verdict["movement"]["slug"] for verdict in condition["movements"])


@pytest.mark.slow
def test_no_verdict_uses_a_word_of_advice(client: Client, edition: Edition) -> None:
    banned = {"recommended", "indicated", "effective"}
    for slug in edition.shelf(Kind.CONDITIONS).slugs:
        verdicts = client.json(f"{URL}/{slug}?fields=movements")["movements"]
        assert not banned & {verdict["verdict"] for verdict in verdicts}


@pytest.mark.slow
def test_every_condition_that_is_offered_reaches_a_red_flag(
    client: Client, edition: Edition
) -> None:
    for slug in edition.shelf(Kind.CONDITIONS).slugs:
        condition = client.json(f"{URL}/{slug}?fields=practice")
        if condition["practice"] in ("offered", "breath_only"):
            assert condition["seek_care_if"], slug


def test_lumbar_conditions_inherit_the_flags_of_sciatica_with_the_reason(client: Client) -> None:
    stenosis = client.json(f"{URL}/lumbar-spinal-stenosis")
    heirs = [item["condition"]["slug"] for item in stenosis["inherits_red_flags_from"]]
    assert "sciatica" in heirs
    assert any(flag["inherited_from"] for flag in stenosis["seek_care_if"])


def test_fields_never_cut_red_flags_or_stop_rules(client: Client) -> None:
    cut = client.json(f"{URL}/sciatica?fields=title")
    whole = client.json(f"{URL}/sciatica")
    for name in ("seek_care_if", "stop_if", "practice", "practice_reason", "crisis"):
        assert cut[name] == whole[name]
    assert "what_it_is" not in cut


def test_codes_carry_the_rights_of_their_owners(client: Client) -> None:
    codes = client.json(f"{URL}/sciatica")["codes"]
    assert {code["system"] for code in codes} == {"ICD-10", "ICD-11", "MeSH"}
    assert all(code["rights"] for code in codes)
