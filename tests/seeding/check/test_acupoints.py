"""Each rule of app/seeding/check/acupoints.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break
from tests.seeding.world import REMOVED

POINT = "acupoints/points.json#/0"
CHANNEL = "acupoints/channels.json#"

BREAKS = (
    Break("point-slugs-are-their-codes", {f"{POINT}/code": "EX-HN2"}, f"{POINT}/slug"),
    Break("point-codes-are-channel-and-number", {f"{POINT}/number": 1}, f"{POINT}/code"),
    Break(
        "channels-are-complete",
        {f"{CHANNEL}/1": REMOVED},
        "meridians/meridians.json#/0/point_count",
        with_channels=True,
    ),
    Break(
        "channel-points-are-361",
        {
            f"{CHANNEL}/360": REMOVED,
            "meridians/meridians.json#/13/point_count": 23,
            "meridians/meridians.json#/13/end_point": "cv23",
        },
        "meridians/meridians.json#/6/point_count",
        with_channels=True,
    ),
    Break(
        "cun-numbers-are-in-the-text",
        {f"{POINT}/location/cun/-": {"value": 1, "start": "the waist", "direction": "out"}},
        f"{POINT}/location/cun/1/value",
    ),
    Break(
        "cun-numbers-are-listed",
        {f"{POINT}/location/text": "3 cun above the tailbone, 1.5 cun out from the spine."},
        f"{POINT}/location/text",
    ),
    Break(
        "cun-numbers-are-listed",
        {f"{POINT}/location/cun": []},
        f"{POINT}/location/text",
    ),
    Break("locations-have-sources", {f"{POINT}/location/sources": []}, f"{POINT}/location/sources"),
    Break("pressing-has-a-place-and-a-time", {f"{POINT}/location": None}, f"{POINT}/pressing"),
    Break(
        "pressing-has-a-place-and-a-time",
        {f"{POINT}/pressing/sources": []},
        f"{POINT}/pressing",
    ),
    Break(
        "pressing-has-a-place-and-a-time",
        {f"{POINT}/pressing/seconds_min": 40},
        f"{POINT}/pressing",
    ),
    Break(
        "pressing-says-who-must-not",
        {f"{POINT}/pressing/when_not": "Leave it out on sore skin."},
        f"{POINT}/pressing/when_not",
    ),
    Break("pregnancy-words-are-flags", {f"{POINT}/cautions": []}, f"{POINT}/cautions"),
    Break(
        "pregnancy-words-are-flags",
        {
            f"{POINT}/cautions": [],
            f"{POINT}/pressing": None,
            f"{POINT}/location/surface_note": "In pregnancy leave it alone.",
        },
        f"{POINT}/cautions",
    ),
    Break(
        "caution-lists-are-cited",
        {
            f"{POINT}/cautions/0/named_by": "WEAK (month 3)",
            "sources/sources.json#/4/slug": "caution-list-weak",
            "concepts/concepts.json#/0/sources": ["caution-list-weak"],
        },
        f"{POINT}/caution_sources",
    ),
    Break(
        "point-cautions-are-said-once",
        {
            f"{POINT}/cautions/-": {
                "flag": "pregnancy",
                "who": "Anyone",
                "text": "Avoided.",
                "tier": None,
                "applies_to_pressing": "yes",
                "source_count": 1,
                "named_by": "one list",
                "note": None,
            }
        },
        f"{POINT}/cautions/1/flag",
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_point_that_is_not_exact_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
