"""Each rule of app/seeding/check/routines.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

ROUTINE = "routines/routines.json#/0"
BREATHING = "routines/routines.json#/1"

BREAKS = (
    Break(
        "step-variants-exist",
        {f"{ROUTINE}/steps/0/variant": "kneeling"},
        f"{ROUTINE}/steps/0/variant",
    ),
    Break(
        "step-seconds-add-up",
        {f"{ROUTINE}/steps/1/seconds": 60, f"{ROUTINE}/seconds": 320},
        f"{ROUTINE}/steps/1/seconds",
    ),
    Break("routine-seconds-add-up", {f"{ROUTINE}/seconds": 381}, f"{ROUTINE}/seconds"),
    Break(
        "repetitions-keep-to-the-dose",
        {
            f"{ROUTINE}/steps/0/repetitions": 12,
            f"{ROUTINE}/steps/0/seconds_per_repetition": 5,
        },
        f"{ROUTINE}/steps/0/repetitions",
    ),
    Break(
        "step-sides-fit-the-movement",
        {
            f"{BREATHING}/steps/1/sides": "both",
            f"{BREATHING}/steps/1/seconds": 120,
            f"{BREATHING}/seconds": 240,
        },
        f"{BREATHING}/steps/1/sides",
    ),
    Break(
        "both-sides-get-equal-time",
        {f"{ROUTINE}/steps/3/sides": "left"},
        f"{ROUTINE}/steps",
    ),
    Break(
        "sections-come-in-order",
        {f"{ROUTINE}/steps/3/section": "warm_up"},
        f"{ROUTINE}/steps/3/section",
    ),
    Break(
        "routines-begin-and-end-gently",
        {f"{ROUTINE}/steps/4/section": "main"},
        f"{ROUTINE}/steps/4/section",
    ),
    Break(
        "posture-changes-are-told-and-timed",
        {f"{ROUTINE}/steps/1/transition": None},
        f"{ROUTINE}/steps/1/transition",
    ),
    Break(
        "postures-go-one-way",
        {
            f"{ROUTINE}/steps/3/movement": "hip-circles",
            f"{ROUTINE}/steps/3/variant": "standing",
            f"{ROUTINE}/steps/3/sides": "both",
            f"{ROUTINE}/steps/3/seconds": 120,
            f"{ROUTINE}/steps/3/transition": "Stand up again.",
            f"{ROUTINE}/steps/3/transition_seconds": 10,
            f"{ROUTINE}/steps/2/sides": "both",
            f"{ROUTINE}/steps/2/seconds": 120,
            f"{ROUTINE}/steps/4/transition": "Sit down.",
            f"{ROUTINE}/steps/4/transition_seconds": 10,
            f"{ROUTINE}/seconds": 520,
            "programmes/programmes.json#/0/phases/0/minutes": 9,
            "programmes/programmes.json#/0/phases/1/minutes": 9,
        },
        f"{ROUTINE}/steps/3/variant",
    ),
    Break("routine-heads-agree", {f"{ROUTINE}/level": 3}, f"{ROUTINE}/level"),
    Break("routine-heads-agree", {f"{ROUTINE}/equipment": ["chair"]}, f"{ROUTINE}/equipment"),
    Break(
        "breaths-keep-a-calm-pace",
        {f"{ROUTINE}/steps/0/breaths": 3},
        f"{ROUTINE}/steps/0/breaths",
    ),
)


def test_rising_from_lying_takes_longer_than_another_change(tmp_path: Path) -> None:
    rising = Break(
        "posture-changes-are-told-and-timed",
        {
            f"{BREATHING}/conditions": ["sciatica"],
            f"{BREATHING}/steps/1/variant": "supine",
            f"{BREATHING}/steps/1/transition": "Lie down.",
            f"{BREATHING}/steps/1/transition_seconds": 10,
            f"{BREATHING}/steps/2/transition": "Sit up.",
            f"{BREATHING}/steps/2/transition_seconds": 19,
            f"{BREATHING}/postures": ["seated", "supine"],
            f"{BREATHING}/equipment": ["chair", "mat"],
            f"{BREATHING}/seconds": 209,
        },
        f"{BREATHING}/steps/2/transition",
    )
    assert rising.told(tmp_path) == rising.expected


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_routine_that_does_not_add_up_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
