"""Whatever shows a variant says where its pictures are, and each of these addresses answers."""

from typing import Any

import pytest

from app.catalogue.live import LiveEdition
from tests.client import Client
from tests.drawn import BOW, SKY


@pytest.mark.slow
def test_each_variant_of_a_movement_leads_to_its_pictures(drawn: Client) -> None:
    variants = {one["slug"]: one["figure"] for one in drawn.json(SKY)["variants"]}
    assert variants["seated-low"] is None
    for figure in (variants["standing"], variants["seated"]):
        assert set(figure) == {"still", "sequence", "animation", "choreography"}
        for address in figure.values():
            assert drawn.get(address).status_code == 200
    assert variants["standing"] != variants["seated"]


def test_a_movement_in_a_list_leads_to_one_picture(drawn: Client) -> None:
    items = drawn.items("/v1/movements?form=ba-duan-jin&limit=100")
    figures = {item["slug"]: item["figure"] for item in items}
    assert figures["hold-up-the-sky"] == f"{SKY}/figure.svg"
    assert figures["look-back"] is None


def test_a_step_of_a_routine_leads_to_its_pictures(drawn: Client) -> None:
    steps = drawn.json("/v1/routines/ba-duan-jin-standing")["steps"]
    figures = {step["movement"]["slug"]: step["figure"] for step in steps}
    assert figures["draw-the-bow"]["still"] == f"{BOW}/figure.svg?variant=standing"
    assert figures["natural-breathing"] is None


def test_a_step_of_a_session_leads_to_its_pictures_on_its_side(drawn: Client) -> None:
    wish = {"forms": ["ba-duan-jin"], "minutes": 15, "limitations": [], "postures": ["standing"]}
    steps: Any = drawn.ask("POST", "/v1/sessions", json=wish).json()["steps"]
    drawn_steps = [step for step in steps if step["figure"]]
    assert drawn_steps
    for step in drawn_steps:
        still = step["figure"]["still"]
        assert f"variant={step['variant']}" in still
        assert (f"side={step['side']}" in still) == (step["side"] is not None)
        assert drawn.get(still).status_code == 200


@pytest.mark.parametrize("posture", ["standing", "seated"])
def test_the_coverage_counts_what_is_drawn(
    drawn: Client, drawn_live: LiveEdition, posture: str
) -> None:
    counted = {one["posture"]: one for one in drawn.json("/v1/coverage")["figures"]}
    assert counted[posture]["drawn"] == {"standing": 2, "seated": 1}[posture]
    assert counted[posture]["variants"] > 100
    assert sum(one["variants"] for one in counted.values()) == len(
        drawn_live.current().variants.keys
    )


@pytest.mark.slow
def test_the_bundle_has_every_choreography(drawn: Client) -> None:
    import gzip
    import json

    told = json.loads(gzip.decompress(drawn.get("/v1/bundle").content))
    found = {(one["movement"], one["variant"]) for one in told["choreographies"]}
    assert found == {
        ("hold-up-the-sky", "standing"),
        ("hold-up-the-sky", "seated"),
        ("draw-the-bow", "standing"),
    }
