"""Each rule of app/seeding/check/safety_rules.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break
from tests.seeding.world import REMOVED

FEATURES = "limitations/features.json#"
LIMITATIONS = "limitations/limitations.json#"
CELLS = "limitations/cells.json#"
SCREENING = "screening/screening.json#"
ENTRY = "cautions/cautions.json#/0/entries/0"

BREAKS = (
    Break("hazards-are-marked", {f"{FEATURES}/0/is_hazard": False}, f"{FEATURES}/0/is_hazard"),
    Break("hazards-are-marked", {f"{FEATURES}/0": REMOVED}, "seed_data#/is_hazard"),
    Break(
        "computed-features-have-their-scope",
        {f"{FEATURES}/27/scope": "variant"},
        f"{FEATURES}/27/scope",
    ),
    Break(
        "strict-limitations-are-marked",
        {f"{LIMITATIONS}/0/is_strict": False},
        f"{LIMITATIONS}/0/is_strict",
    ),
    Break(
        "limitations-are-complete",
        {f"{LIMITATIONS}/0": REMOVED},
        "seed_data#",
        ("safety-codes-resolve", f"{SCREENING}/1/questions/0/answers/0/limitations/0"),
    ),
    Break(
        "limitations-can-be-asked",
        {f"{LIMITATIONS}/1/question": None},
        f"{LIMITATIONS}/1/question",
    ),
    Break(
        "gates-are-known-and-sourced",
        {f"{LIMITATIONS}/0/gate/action": "wave_goodbye"},
        f"{LIMITATIONS}/0/gate",
    ),
    Break("cells-have-grounds", {f"{CELLS}/1/reason": None}, f"{CELLS}/1/sources"),
    Break("bound-cells-forbid", {f"{CELLS}/2/cell": "modify"}, f"{CELLS}/2/cell"),
    Break("bound-cells-forbid", {f"{CELLS}/2": REMOVED}, "seed_data#/cell"),
    Break(
        "weak-clearances-stay-unknown",
        {f"{CELLS}/1/sources": ["teaching", "weak-page"]},
        f"{CELLS}/1/served_as_unknown",
    ),
    Break(
        "weak-clearances-stay-unknown",
        {f"{CELLS}/1/sources": ["weak-page"], "sources/sources.json#/4/tier": None},
        f"{CELLS}/1/served_as_unknown",
    ),
    Break(
        "prohibitions-are-never-served-as-unknown",
        {f"{CELLS}/0/served_as_unknown": True},
        f"{CELLS}/0/served_as_unknown",
    ),
    Break("caution-cells-agree", {f"{CELLS}/0/cell": "modify"}, f"{ENTRY}/cells/0"),
    Break("caution-cells-agree", {f"{CELLS}/0": REMOVED}, f"{ENTRY}/cells/0"),
    Break(
        "caution-cells-agree",
        {f"{ENTRY}/limitations": ["epilepsy"]},
        f"{ENTRY}/cells/0/limitation",
    ),
    Break("cautions-take-effect", {f"{ENTRY}/effect": "notice"}, f"{ENTRY}/cells"),
    Break("cautions-have-grounds", {f"{ENTRY}/sources": []}, f"{ENTRY}/sources"),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_loosened_safety_vocabulary_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
