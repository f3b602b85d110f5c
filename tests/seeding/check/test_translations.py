"""Each rule of app/seeding/check/translations.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

FILE = "translations/zh-Hans/conditions.json#/0"
ACTION = {"/red_flags/0/action": "请拨打当地急救电话。"}
OTHERS = {
    "/red_flags/0/signs/0": "突然说不出话。",
    "/red_flags/1/signs/0": "突然说不出话。",
    "/red_flags/1/action": "请拨打当地急救电话。",
    "/when_to_see_a_doctor": "如果头晕反复出现。",
}
AGAIN = {
    "kind": "conditions",
    "slug": "vertigo",
    "locale": "zh-Hans",
    "assessed": False,
    "texts": {**ACTION, **OTHERS},
}

BREAKS = (
    Break(
        "translated-pointers-resolve",
        {f"{FILE}/texts": {**ACTION, **OTHERS, "/subtitle": "眩晕"}},
        f"{FILE}/texts/~1subtitle",
    ),
    Break(
        "safety-is-translated-whole",
        {f"{FILE}/texts": OTHERS},
        f"{FILE}/texts",
    ),
    Break(
        "records-are-translated-once",
        {"translations/zh-Hans/more.json": [AGAIN]},
        "translations/zh-Hans/more.json#/0/slug",
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_translation_that_is_not_whole_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
