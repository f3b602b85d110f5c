"""Each rule of app/seeding/check/conditions.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

CONDITIONS = "conditions/conditions.json#"
SCIATICA = f"{CONDITIONS}/0"
RADICULOPATHY = f"{CONDITIONS}/1"
EFFORT = f"{CONDITIONS}/2"
EMERGENCY = f"{CONDITIONS}/3"
VERTIGO = f"{CONDITIONS}/5"

BREAKS = (
    Break(
        "practice-has-red-flags",
        {f"{CONDITIONS}/4/red_flags": []},
        f"{CONDITIONS}/4/practice",
    ),
    Break(
        "practice-has-red-flags",
        {f"{CONDITIONS}/6/practice": "offered"},
        f"{CONDITIONS}/6/practice",
    ),
    Break(
        "inheritance-has-no-circle",
        {
            f"{SCIATICA}/inherits_red_flags_from": [
                {"condition": "lumbar-radiculopathy", "reason": "The same nerve."}
            ]
        },
        f"{SCIATICA}/inherits_red_flags_from/0/condition",
        ("inheritance-has-no-circle", f"{RADICULOPATHY}/inherits_red_flags_from/0/condition"),
    ),
    Break(
        "low-back-conditions-have-sciaticas-flags",
        {f"{RADICULOPATHY}/inherits_red_flags_from/0/condition": "vertigo"},
        f"{RADICULOPATHY}/inherits_red_flags_from",
    ),
    Break(
        "red-flags-have-grounds",
        {f"{SCIATICA}/red_flags/1/sources": []},
        f"{SCIATICA}/red_flags/1/sources",
    ),
    Break(
        "worst-red-flags-come-first",
        {f"{SCIATICA}/red_flags/0/level": "soon", f"{SCIATICA}/red_flags/1/level": "urgent"},
        f"{SCIATICA}/red_flags/1",
    ),
    Break(
        "emergencies-have-no-practice",
        {
            f"{EMERGENCY}/can_do": [
                {
                    "text": "A trial was done.",
                    "kind": "clinical",
                    "grade": "mixed",
                    "sources": ["trial"],
                }
            ]
        },
        f"{EMERGENCY}/can_do",
    ),
    Break(
        "effort-conditions-are-breath-only",
        {f"{EFFORT}/practice": "offered"},
        f"{EFFORT}/practice",
    ),
    Break(
        "conditions-imply-themselves",
        {f"{VERTIGO}/implied_limitations": []},
        f"{VERTIGO}/implied_limitations",
    ),
    Break(
        "trial-verdicts-rest-on-trials",
        {f"{SCIATICA}/named_movements/0/sources": ["leaflet"]},
        f"{SCIATICA}/named_movements/0/sources",
    ),
    Break(
        "trial-verdicts-rest-on-trials",
        {
            f"{SCIATICA}/named_movements/0/sources": [],
            f"{SCIATICA}/named_movements/0/verdict": "named_by_a_source",
        },
        f"{SCIATICA}/named_movements/0/sources",
    ),
    Break(
        "doses-run-upwards",
        {f"{SCIATICA}/dosing/minutes/min": 30},
        f"{SCIATICA}/dosing/minutes",
    ),
    Break(
        "doses-run-upwards",
        {f"{SCIATICA}/dosing/trials/0/weeks/max": 4},
        f"{SCIATICA}/dosing/trials/0/weeks",
    ),
    Break(
        "doses-run-upwards",
        {"routines/routines.json#/0/weeks": {"min": 8, "max": 2, "text": None}},
        "routines/routines.json#/0/weeks",
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_condition_less_safe_than_it_must_be_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
