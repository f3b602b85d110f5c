"""Each rule of app/seeding/check/choreographies.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break
from tests.seeding.world import REMOVED
from tests.seeding.world_movements import choreographies

FILE = "choreographies/hip-circles.json"
BREATHING = "choreographies/natural-breathing.json"
STANDING = f"{FILE}#/variants/standing"
DOCUMENT = choreographies()["variants"]["standing"]

BREAKS = (
    Break(
        "choreographed-variants-exist",
        {f"{FILE}#/variants": {"seated": DOCUMENT}},
        f"{FILE}#/variants/seated",
    ),
    Break(
        "bases-exist",
        {f"{FILE}#/variants": {"standing": {"based_on": "walking"}}},
        f"{STANDING}/based_on",
    ),
    Break(
        "bases-exist",
        {f"{FILE}#/variants": {"standing": {"based_on": "standing"}}},
        f"{STANDING}/based_on",
    ),
    Break(
        "choreographed-steps-exist",
        {f"{STANDING}/phases/1/step": 4},
        f"{STANDING}/phases/1/step",
    ),
    Break(
        "choreographed-steps-exist",
        {
            f"{BREATHING}#": {
                "movement": "natural-breathing",
                "variants": {
                    "seated": DOCUMENT,
                    "supine": {"based_on": "seated", "phases": {"0": {"step": 5}}},
                },
            }
        },
        f"{BREATHING}#/variants/supine/phases/0/step",
    ),
    Break("shown-points-exist", {f"{STANDING}/points": ["EX-HN1", "GV4"]}, f"{STANDING}/points/1"),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_what_a_choreography_names_and_is_not_there_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected


def test_a_choreography_of_no_movement_leads_nowhere(tmp_path: Path) -> None:
    lost = Break("references-resolve", {f"{FILE}#/movement": "hip-squares"}, f"{FILE}#/movement")
    assert lost.told(tmp_path) == lost.expected


@pytest.mark.parametrize(
    ("pointer", "value", "at"),
    [
        ("/phases/0/cue", "Circle.", "/phases/0/cue"),
        ("/phases/0/breath", "sigh", "/phases/0/breath"),
        ("/phases/0/beats", 0, "/phases/0/beats"),
        ("/phases/0/beats", "4", "/phases/0/beats"),
        ("/phases", [], "/phases"),
        ("/format", "qigong-pose/2", "/format"),
        ("/points", ["GV400"], "/points/0"),
        ("/seat", {"kind": "chair", "height": 900}, "/seat/height"),
        ("/start", {"handL": {"at": "hart"}}, "/start/handL/at"),
        ("/start", {"hips": {"sink": 900}}, "/start/hips/sink"),
        ("/props", [{"kind": "sword"}], "/props/0"),
    ],
)
def test_what_no_figure_can_do_is_told_where_it_stands(
    tmp_path: Path, pointer: str, value: object, at: str
) -> None:
    told = Break("shape", {STANDING + pointer: value}, STANDING + at).told(tmp_path)
    assert told == {("shape", STANDING + at)}


@pytest.mark.parametrize(
    ("field", "value"), [("phases", REMOVED), ("phases", {"0": {"beats": 4}}), ("drop", ["head"])]
)
def test_what_is_based_on_nothing_stands_alone(tmp_path: Path, field: str, value: object) -> None:
    told = Break("shape", {f"{STANDING}/{field}": value}, "").told(tmp_path)
    assert told == {("shape", STANDING)}


def test_a_phase_lasts_for_some_beats(tmp_path: Path) -> None:
    told = Break("shape", {f"{STANDING}/phases/0/beats": REMOVED}, "").told(tmp_path)
    assert told == {("shape", f"{STANDING}/phases/0/beats")}
