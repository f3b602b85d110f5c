"""Each rule of app/seeding/check/references.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

BREAKS = (
    Break(
        "references-resolve",
        {"routines/routines.json#/0/sources": ["a-book-nobody-has"]},
        "routines/routines.json#/0/sources/0",
    ),
    Break(
        "safety-codes-resolve",
        {"cautions/cautions.json#/0/entries/0/limitations/-": "dizziness"},
        "cautions/cautions.json#/0/entries/0/limitations/1",
    ),
    Break(
        "named-variants-exist",
        {"conditions/conditions.json#/0/named_movements/0/variant": "kneeling"},
        "conditions/conditions.json#/0/named_movements/0/variant",
    ),
    Break(
        "lists-name-a-record-once",
        {"routines/routines.json#/0/sources": ["teaching", "trial", "teaching"]},
        "routines/routines.json#/0/sources/2",
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_link_to_nowhere_is_told_where_it_stands(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected


def test_what_is_there_and_misshapen_is_not_missed_a_second_time(tmp_path: Path) -> None:
    for at in ("concepts/concepts.json#/0/title", "sources/sources.json#/0/title"):
        told = {rule for rule, _ in Break("shape", {at: 5}, at).told(tmp_path)}
        assert "shape" in told
        assert not told & {"references-resolve", "crosswalk-leads-to-words-that-exist"}
