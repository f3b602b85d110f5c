"""Each rule of app/seeding/check/texts.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break
from tests.seeding.world import REMOVED

TEXTS = "safety_texts/texts.json#"

BREAKS = (
    Break(
        "safety-texts-exist",
        {f"{TEXTS}/0": REMOVED},
        "seed_data#",
        ("safety-codes-resolve", "screening/screening.json#/2/questions/0/answers/0/texts/0"),
    ),
    Break(
        "safety-lines-have-grounds",
        {f"{TEXTS}/1/blocks/0/lines/0/sources": []},
        f"{TEXTS}/1/blocks/0/lines/0/sources",
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_missing_safety_text_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
