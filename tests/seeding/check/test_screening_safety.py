"""Each rule of app/seeding/check/screening_safety.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break
from tests.seeding.world import REMOVED

PARTS = "screening/screening.json#"
AGE = f"{PARTS}/0/questions/0"
FIRST = f"{PARTS}/1/questions/0"
FAMILY = f"{PARTS}/2"
EMERGENCY = f"{FAMILY}/questions/0"
SCIATICA = "conditions/conditions.json#/0"

BREAKS = (
    Break(
        "age-is-asked-first",
        {f"{AGE}/is_needed": False},
        AGE,
        ("questions-that-end-a-session-are-needed", f"{AGE}/is_needed"),
    ),
    Break("age-is-asked-first", {f"{PARTS}/0/order": 9}, f"{PARTS}/1/questions/0"),
    Break(
        "every-limitation-can-be-declared",
        {f"{FIRST}/answers/0/limitations": ["fever"]},
        "limitations/limitations.json#/0/code",
        ("gates-are-asked", "limitations/limitations.json#/0/gate"),
    ),
    Break(
        "gates-are-asked",
        {"limitations/limitations.json#/0/gate/action": "breath_only"},
        "limitations/limitations.json#/0/gate",
    ),
    Break(
        "every-condition-is-screened",
        {f"{FAMILY}/conditions/5": REMOVED},
        "conditions/conditions.json#/5/slug",
    ),
    Break("red-flags-are-asked-first", {f"{FAMILY}/questions/2": REMOVED}, f"{FAMILY}/questions"),
    Break(
        "self-harm-is-asked",
        {f"{SCIATICA}/red_flags/0/signs/0": "thoughts of suicide"},
        EMERGENCY,
    ),
    Break(
        "emergencies-end-the-session",
        {f"{EMERGENCY}/answers/0/outlet": "wait"},
        f"{EMERGENCY}/answers/0/outlet",
    ),
    Break(
        "emergencies-end-the-session",
        {f"{EMERGENCY}/answers/0/texts": []},
        f"{EMERGENCY}/answers/0/texts",
    ),
    Break(
        "emergencies-end-the-session",
        {f"{FAMILY}/questions/1/answers/0/outlet": None},
        f"{FAMILY}/questions/1/answers/0/outlet",
    ),
    Break(
        "questions-that-end-a-session-are-needed",
        {f"{EMERGENCY}/is_needed": False},
        f"{EMERGENCY}/is_needed",
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_screening_that_asks_too_little_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
