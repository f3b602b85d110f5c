"""Each rule of app/seeding/check/naming.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

BREAKS = (
    Break(
        "aliases-are-no-slugs",
        {"conditions/conditions.json#/0/aliases": ["Vertigo"]},
        "conditions/conditions.json#/0/aliases/0",
    ),
    Break(
        "aliases-say-something-new",
        {"conditions/conditions.json#/0/aliases": ["leg pain", "Leg pain"]},
        "conditions/conditions.json#/0/aliases/1",
    ),
    Break(
        "titles-are-unique",
        {"conditions/conditions.json#/5/title": "Sciatica"},
        "conditions/conditions.json#/5/title",
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_name_that_leads_to_two_places_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
