"""Each rule of app/seeding/check/forms.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

FORM = "forms/forms.json#/0"
CIRCLES = "movements/movements.json#/1"

BREAKS = (
    Break(
        "form-positions-are-unique",
        {f"{FORM}/movements/1/position": 1},
        f"{FORM}/movements/1/position",
    ),
    Break(
        "form-positions-are-unique",
        {f"{FORM}/movements/0/position": None, f"{CIRCLES}/forms/0/position": None},
        f"{FORM}/movements/1/position",
    ),
    Break(
        "form-entries-lead-back",
        {f"{CIRCLES}/forms": []},
        f"{FORM}/movements/0/movement",
    ),
    Break(
        "form-places-are-listed",
        {f"{FORM}/movements/0/movement": None},
        f"{CIRCLES}/forms/0/position",
    ),
    Break(
        "form-places-are-listed",
        {f"{CIRCLES}/forms/-": {"form": "nerve-pain-set", "position": 2}},
        f"{CIRCLES}/forms/1/position",
    ),
    Break("form-counts-agree", {f"{FORM}/movement_count": 8}, f"{FORM}/movement_count"),
    Break(
        "form-durations-run-upwards",
        {f"{FORM}/duration/minutes_min": 11},
        f"{FORM}/duration/minutes_min",
    ),
)


def test_a_note_may_say_why_a_form_lists_fewer(tmp_path: Path) -> None:
    changes = {
        f"{FORM}/movement_count": 8,
        f"{FORM}/movement_count_note": "Six are not told on any page.",
    }
    assert Break("none", changes, "").told(tmp_path) == set()


def test_a_form_that_is_not_there_is_told_as_a_link_only(tmp_path: Path) -> None:
    address = f"{CIRCLES}/forms/-"
    told = Break("none", {address: {"form": "no-set", "position": 1}}, "").told(tmp_path)
    assert told == {("references-resolve", f"{CIRCLES}/forms/1/form")}


def test_a_movement_may_belong_to_a_form_without_a_place_in_its_order(tmp_path: Path) -> None:
    changes = {
        f"{CIRCLES}/forms/0/position": None,
        f"{FORM}/movements/0/movement": None,
        f"{FORM}/movements/1/movement": "hip-circles",
        f"{FORM}/movements/1/position": None,
    }
    assert Break("none", changes, "").told(tmp_path) == set()


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_set_that_tells_two_orders_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
