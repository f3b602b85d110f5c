"""Each rule of app/seeding/check/claims.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

BREAKS = (
    Break(
        "verdicts-name-sources",
        {"claims/claims.json#/0/sources": []},
        "claims/claims.json#/0/sources",
    ),
    Break(
        "supporting-verdicts-rest-on-more-than-teaching",
        {"claims/claims.json#/0/sources": ["teaching"]},
        "claims/claims.json#/0/sources",
    ),
    Break(
        "claims-and-conditions-agree",
        {"conditions/conditions.json#/0/claims": []},
        "claims/claims.json#/0/conditions/0",
    ),
    Break(
        "claims-and-conditions-agree",
        {"conditions/conditions.json#/5/claims": ["qi-moves-blood"]},
        "conditions/conditions.json#/5/claims/0",
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_verdict_without_ground_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
