"""Each rule of app/seeding/check/chinese.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

POINT = "acupoints/points.json#/0/chinese"
MOVEMENT = "movements/movements.json#/1/chinese"

BREAKS = (
    Break(
        "scripts-have-equal-length",
        {f"{MOVEMENT}/traditional": "轉"},
        f"{MOVEMENT}/traditional",
    ),
    Break("pinyin-is-pinyin", {f"{MOVEMENT}/pinyin": "Zhuankua"}, f"{MOVEMENT}/pinyin"),
    Break(
        "pinyin-is-pinyin",
        {f"{MOVEMENT}/pinyin": "Zhuǎn 2 kuà"},
        f"{MOVEMENT}/pinyin",
        ("pinyin-says-every-character", f"{MOVEMENT}/pinyin"),
    ),
    Break(
        "pinyin-is-pinyin",
        {f"{MOVEMENT}/pinyin": "Zhwǎn kuà"},
        f"{MOVEMENT}/pinyin",
        ("pinyin-says-every-character", f"{MOVEMENT}/pinyin"),
    ),
    Break(
        "pinyin-is-pinyin",
        {f"{MOVEMENT}/pinyin": "Zhiǒng kuà"},
        f"{MOVEMENT}/pinyin",
        ("pinyin-says-every-character", f"{MOVEMENT}/pinyin"),
    ),
    Break(
        "pinyin-says-every-character",
        {f"{MOVEMENT}/pinyin": "Buǎn kuà"},
        f"{MOVEMENT}/pinyin",
    ),
    Break(
        "pinyin-says-every-character",
        {f"{MOVEMENT}/pinyin": "Zhuǎn kuà bù"},
        f"{MOVEMENT}/pinyin",
    ),
    Break("point-names-mark-every-tone", {f"{POINT}/pinyin": "Zhōngzhu"}, f"{POINT}/pinyin"),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_chinese_name_that_cannot_be_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
