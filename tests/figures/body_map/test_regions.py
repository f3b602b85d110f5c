"""The regions of the map are those of the content, and each can be shown."""

import json

import pytest

from app.figures.body_map.charts import CHARTS, WHOLE
from app.figures.body_map.figure import drawn
from app.figures.body_map.pieces import holds
from app.figures.body_map.regions import PARENTS, ancestors, is_paired, with_parts
from tests.figures.body_map.content import SEEDS

TOLD = json.loads((SEEDS / "regions" / "regions.json").read_text(encoding="utf-8"))


def test_parents_are_those_of_the_content() -> None:
    assert {region["slug"]: region["parent"] for region in TOLD} == PARENTS


def test_both_sides_are_told_apart_where_the_content_tells_them_apart() -> None:
    alike = {r["slug"] for r in TOLD if r["side_pairs"]} - {
        "median-nerve",
        "ulnar-nerve",
        "sciatic-nerve",
    }
    assert {slug for slug in PARENTS if is_paired(slug)} == alike


def shapes() -> set[str]:
    return {piece.region for chart in CHARTS.values() for piece in drawn(chart).pieces}


@pytest.mark.slow
def test_every_region_of_the_content_can_be_shown() -> None:
    drawn_somewhere = shapes()
    assert drawn_somewhere <= set(PARENTS)
    assert {slug for slug in PARENTS if not with_parts([slug]) & drawn_somewhere} == set()


def test_a_region_is_shown_with_its_parts() -> None:
    assert {"palm", "thumb", "fingers"} <= with_parts(["hand"])
    assert "forearm" not in with_parts(["hand"])
    assert ancestors("popliteal-fossa") == ("knee", "lower-limb", "whole-body")


def test_a_region_inside_the_body_is_shown_by_what_lies_over_it() -> None:
    assert "wrist" in with_parts(["carpal-tunnel"])


@pytest.mark.slow
@pytest.mark.parametrize("chart", [chart.name for chart in WHOLE])
def test_the_regions_leave_no_part_of_the_body_out(chart: str) -> None:
    figure = drawn(CHARTS[chart])
    missed = 0
    count = 0
    for x in range(-70, 52, 2):
        for y in range(-172, 0, 2):
            at = (float(x), float(y))
            if any(holds(piece.outline, at) for piece in figure.outlines):
                count += 1
                missed += not any(holds(piece.outline, at) for piece in figure.pieces)
    assert count > 700
    assert missed <= count * 0.01
