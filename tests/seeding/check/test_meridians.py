"""Each rule of app/seeding/check/meridians.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

CHANNELS = "meridians/meridians.json#"
LU, LI, CV = f"{CHANNELS}/0", f"{CHANNELS}/1", f"{CHANNELS}/13"

BREAKS = (
    Break(
        "primary-pairs-are-mutual",
        {f"{LU}/polarity": "yang", f"{LI}/polarity": "yang"},
        f"{LU}/pair",
        ("primary-pairs-are-mutual", f"{LI}/pair"),
        with_channels=True,
    ),
    Break(
        "cycle-is-one-circle",
        {f"{CV}/next_in_cycle": "lu"},
        f"{CV}/next_in_cycle",
        with_channels=True,
    ),
    Break(
        "cycle-is-one-circle",
        {f"{CHANNELS}/11/next_in_cycle": "bl", f"{CHANNELS}/11/clock": None},
        f"{CHANNELS}/11/next_in_cycle",
        with_channels=True,
    ),
    Break(
        "clock-hours-follow-the-cycle",
        {f"{LU}/clock/end": 6},
        f"{LU}/clock/end",
        with_channels=True,
    ),
    Break(
        "channels-run-from-first-to-last",
        {f"{LU}/end_point": "lu10"},
        f"{LU}/end_point",
        with_channels=True,
    ),
    Break(
        "confluent-points-are-swapped",
        {f"{CV}/coupled_point": "ki6"},
        f"{CV}/opening_point",
        ("confluent-points-are-swapped", f"{CHANNELS}/12/opening_point"),
        with_channels=True,
    ),
    Break(
        "spellings-lead-to-one-channel",
        {"vocabulary/point_code_spellings.json#/0/letters": "lu"},
        "vocabulary/point_code_spellings.json#/0/ambiguous",
        with_channels=True,
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_channel_out_of_the_teaching_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
