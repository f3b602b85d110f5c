"""What is read from a location text."""

import pytest

from app.figures.body_map.agreement.location_text import (
    Claim,
    Distance,
    Level,
    OnTheWay,
    SameLevel,
    claims,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On the forearm, 3 cun above the wrist crease, between two tendons. "
            "PC6 lies 1 cun nearer the wrist.",
            [Distance(3, 3, "above the wrist crease"), Distance(1, 1, "nearer the wrist")],
        ),
        (
            "On the belly, 6 cun above the centre of the navel and 2 cun out from the middle line.",
            [
                Distance(6, 6, "above the centre of the navel"),
                Distance(2, 2, "out from the middle line"),
            ],
        ),
        ("It lies 0.5 cun to 1 cun forward.", [Distance(0.5, 1, "forward")]),
        (
            "Level with the lower edge of the bony bump of the fifth chest vertebra (T5).",
            [],
        ),
        (
            "1.5 cun out from the middle line, level with the lower edge of the bony bump of the "
            "fifth chest vertebra (T5).",
            [Distance(1.5, 1.5, "out from the middle line"), Level("T5")],
        ),
        ("On the chest, in the fourth space between the ribs.", [Level("space-4")]),
        ("Over the second small hole of the bone.", [Level("S2")]),
        ("BL28 and BL32 lie on the same level.", [SameLevel(("BL28", "BL32"))]),
        ("It is level with GV16.", [SameLevel(("GV16",))]),
        ("It is halfway between GV24 and BL4.", [OnTheWay("GV24", "BL4", 0.5, False)]),
        (
            "On the curved line from GB9 to GB12 that follows the ear, it is two thirds down.",
            [OnTheWay("GB9", "GB12", 2 / 3, True)],
        ),
        (
            "On the curved line from the corner of the forehead (ST8) down to GB7, it is halfway.",
            [OnTheWay("ST8", "GB7", 0.5, True)],
        ),
        ("It is on the line from LI11 to LI15.", [OnTheWay("LI11", "LI15", None, False)]),
        ("At the tip of the nose.", []),
    ],
)
def test_numbers_levels_and_ways_are_read(text: str, expected: list[Claim]) -> None:
    assert claims(text) == expected
