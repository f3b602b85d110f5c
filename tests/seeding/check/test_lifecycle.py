"""Each rule of app/seeding/check/lifecycle.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

STONE = "tombstones.json#/0"
RENAME = "renames.json#/0"

BREAKS = (
    Break("buried-slugs-stay-buried", {f"{STONE}/slug": "hip-circles"}, f"{STONE}/slug"),
    Break("buried-slugs-stay-buried", {f"{STONE}/slug": "hip-rolls"}, f"{STONE}/slug"),
    Break("replacements-exist", {f"{STONE}/replaced_by": "neck-nods"}, f"{STONE}/replaced_by"),
    Break("renames-lead-to-the-living", {f"{RENAME}/new": "hip-swings"}, f"{RENAME}/new"),
    Break("renames-lead-to-the-living", {f"{RENAME}/old": "wrist-circles"}, f"{RENAME}/new"),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_slug_that_leads_nowhere_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
