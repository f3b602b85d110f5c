"""Each rule of app/seeding/check/regions.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

REGIONS = "regions/regions.json#"

BREAKS = (
    Break(
        "regions-have-one-root",
        {f"{REGIONS}/2/parent": None},
        f"{REGIONS}/0/parent",
    ),
    Break("regions-form-a-tree", {f"{REGIONS}/2/parent": "hip"}, f"{REGIONS}/2/parent"),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_region_outside_the_tree_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
