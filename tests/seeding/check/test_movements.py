"""Each rule of app/seeding/check/movements.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

MOVEMENTS = "movements/movements.json#"
BREATHING = f"{MOVEMENTS}/0"
CIRCLES = f"{MOVEMENTS}/1"
SECTION = "home"
EASIER = {"kind": "easier", "movement": "hip-circles", "reason": "It stands."}

BREAKS = (
    Break(
        "variant-slugs-are-unique",
        {f"{BREATHING}/variants/1/slug": "seated"},
        f"{BREATHING}/variants/1/slug",
    ),
    Break(
        "usual-dose-is-in-its-range",
        {f"{BREATHING}/dose/amount": 10},
        f"{BREATHING}/dose/amount",
    ),
    Break("doses-have-grounds", {f"{BREATHING}/dose/sources": []}, f"{BREATHING}/dose/sources"),
    Break(
        "dose-counts-the-sides-there-are",
        {f"{BREATHING}/dose/per_side": True},
        f"{BREATHING}/dose/per_side",
    ),
    Break(
        "cues-fit-one-breath",
        {f"{BREATHING}/variants/0/cues/2/text": "in and out " * 4 + "and so on, again"},
        f"{BREATHING}/variants/0/cues/2/text",
    ),
    Break(
        "hard-work-is-in-the-main-part",
        {
            f"{CIRCLES}/{SECTION}": "warm_up",
            f"{CIRCLES}/variants/0/risk_features": [
                {"feature": "rise_from_floor_or_lying", "severity": "high", "note": None}
            ],
        },
        f"{CIRCLES}/{SECTION}",
        ("routine-steps-are-allowed", "routines/routines.json#/0/steps/1/variant"),
        *(
            (
                "programme-routines-are-allowed",
                f"programmes/programmes.json#/0/phases/{n}/routines/0",
            )
            for n in (0, 1)
        ),
    ),
    Break(
        "relations-lead-elsewhere",
        {f"{CIRCLES}/relations": [EASIER]},
        f"{CIRCLES}/relations/0/movement",
        ("easier-and-harder-agree", f"{CIRCLES}/relations/0/kind"),
    ),
    Break(
        "easier-and-harder-agree",
        {f"{BREATHING}/relations": [EASIER]},
        f"{BREATHING}/relations/0/kind",
        ("easier-and-harder-agree", f"{CIRCLES}/relations/0/kind"),
    ),
    Break(
        "moved-joints-are-regions-that-move",
        {f"{CIRCLES}/joint_motions/0/motion": "flying"},
        f"{CIRCLES}/joint_motions/0/motion",
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_movement_that_contradicts_itself_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
