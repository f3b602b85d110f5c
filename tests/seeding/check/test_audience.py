"""Each rule of app/seeding/check/audience.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

ROUTINE = "routines/routines.json#/0"
BREATHING = "routines/routines.json#/1"
HIPS = "movements/movements.json#/1/variants/0"
TURN = {"feature": "neck_rotation", "severity": "slight"}
PHASES = "programmes/programmes.json#/0/phases"

BREAKS = (
    Break(
        "routines-keep-to-offered-conditions",
        {f"{BREATHING}/conditions/-": "cauda-equina-syndrome"},
        f"{BREATHING}/conditions/1",
    ),
    Break(
        "breath-only-routines-only-breathe",
        {
            f"{BREATHING}/steps/1/movement": "wrist-circles",
            f"{BREATHING}/steps/1/sides": "both",
            f"{BREATHING}/steps/1/seconds": 120,
            f"{BREATHING}/seconds": 240,
            "movements/movements.json#/2/variants/0/level": 2,
            f"{BREATHING}/level": 2,
            f"{ROUTINE}/level": 2,
        },
        f"{BREATHING}/steps/1/movement",
        ("routine-steps-are-allowed", f"{BREATHING}/steps/1/variant"),
    ),
    Break(
        "routine-steps-are-allowed",
        {
            f"{ROUTINE}/conditions": ["vertigo"],
            f"{HIPS}/risk_features": [TURN],
            PHASES + "/0/routines": ["only-breathing"],
            PHASES + "/1/routines": ["only-breathing"],
        },
        f"{ROUTINE}/steps/1/variant",
    ),
    Break(
        "programme-routines-are-allowed",
        {
            "programmes/programmes.json#/0/conditions": ["vertigo"],
            f"{HIPS}/risk_features": [TURN],
            f"{ROUTINE}/conditions": [],
            PHASES + "/1/routines": ["only-breathing"],
        },
        f"{PHASES}/0/routines/0",
    ),
    Break(
        "diabetes-routines-tell-sugar-and-feet",
        {f"{ROUTINE}/before_you_begin": ["Do not begin with low sugar."]},
        f"{ROUTINE}/before_you_begin",
    ),
    Break(
        "unsteady-people-have-support",
        {
            f"{ROUTINE}/steps/1/movement": "standing-rest",
            f"{ROUTINE}/steps/1/sides": "none",
            f"{ROUTINE}/steps/1/seconds": 60,
            f"{ROUTINE}/seconds": 320,
            f"{ROUTINE}/equipment": ["chair"],
        },
        f"{ROUTINE}/steps/1/variant",
    ),
    Break(
        "phases-follow-one-another",
        {f"{PHASES}/1/weeks_from": 4},
        f"{PHASES}/1/weeks_from",
    ),
    Break(
        "phases-have-time-for-their-routines",
        {f"{PHASES}/0/minutes": 6},
        f"{PHASES}/0/routines/0",
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_practice_that_is_not_for_its_people_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
