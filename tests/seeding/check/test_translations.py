"""Each rule of app/seeding/check/translations.py, broken once, for records and for plain lists."""

from pathlib import Path
from typing import Any

import pytest

from app.seeding.check.checking import check
from app.vocabulary.kinds import PlainKind
from app.vocabulary.phrases import DOCUMENT, PHRASES
from tests.seeding.check.breaking import Break
from tests.seeding.world import world, write

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
PLAIN = "translations/zh-Hans/plain.json"
UNIVERSAL = {
    "/title": "停下来",
    "/blocks/0/heading": "怎么做",
    "/blocks/0/lines/0/text": "停下来休息。",
}
WHOLE: dict[PlainKind, tuple[str, dict[str, str]]] = {
    PlainKind.SAFETY_TEXTS: ("universal", UNIVERSAL),
    PlainKind.SCREENING: (
        "age",
        {
            "/title": "年龄",
            "/questions/0/text": "是这样吗？",
            "/questions/0/answers/1/label": "不是",
            "/questions/0/answers/1/advice": "请与监护人一起练习。",
        },
    ),
    PlainKind.TERMS: ("postures", {"/terms/0/label": "站立"}),
    PlainKind.LIMITATIONS: (
        "epilepsy",
        {"/label": "癫痫", "/question": "您有癫痫吗？", "/gate/when": "今天发作过"},
    ),
    PlainKind.FEATURES: ("grip", {"/label": "握", "/definition": "手握住东西。"}),
    PlainKind.CELLS: ("vertigo.neck_rotation", {"/advice": "头不要动。"}),
    PlainKind.PHRASES: (
        DOCUMENT,
        {
            "/way/next": "接下来：{name}。",
            **{f"/care/{code}": phrase for code, phrase in PHRASES["care"].items()},
        },
    ),
}


def plain(kind: PlainKind, slug: str, texts: dict[str, str]) -> dict[str, Any]:
    return {"kind": kind, "slug": slug, "locale": "zh-Hans", "assessed": False, "texts": texts}


def without(kind: PlainKind, pointer: str) -> dict[str, Any]:
    """The whole translation of one document of a plain list, but for one text."""
    slug, texts = WHOLE[kind]
    return {PLAIN: [plain(kind, slug, {at: text for at, text in texts.items() if at != pointer})]}


def with_next(phrase: str) -> dict[str, Any]:
    """The phrases with one of them in other words."""
    slug, texts = WHOLE[PlainKind.PHRASES]
    return plain(PlainKind.PHRASES, slug, {**texts, "/way/next": phrase})


BREAKS = (
    Break(
        "translated-pointers-resolve",
        {f"{FILE}/texts": {**ACTION, **OTHERS, "/subtitle": "眩晕"}},
        f"{FILE}/texts/~1subtitle",
    ),
    Break(
        "translated-pointers-resolve",
        {PLAIN: [plain(PlainKind.TERMS, "postures", {"/terms/0/code": "站立"})]},
        f"{PLAIN}#/0/texts/~1terms~10~1code",
    ),
    Break(
        "translated-pointers-resolve",
        {PLAIN: [plain(PlainKind.CELLS, "vertigo.flying", {"/reason": "头不要动。"})]},
        f"{PLAIN}#/0/texts/~1reason",
    ),
    Break(
        "safety-is-translated-whole",
        {f"{FILE}/texts": OTHERS},
        f"{FILE}/texts",
    ),
    *(
        Break("safety-is-translated-whole", without(kind, pointer), f"{PLAIN}#/0/texts")
        for kind, pointer in (
            (PlainKind.SAFETY_TEXTS, "/blocks/0/lines/0/text"),
            (PlainKind.SCREENING, "/questions/0/answers/1/advice"),
            (PlainKind.LIMITATIONS, "/gate/when"),
            (PlainKind.CELLS, "/advice"),
            (PlainKind.PHRASES, "/care/fever"),
        )
    ),
    *(
        Break(
            "phrases-keep-their-places",
            {PLAIN: [with_next(phrase)]},
            f"{PLAIN}#/0/texts/~1way~1next",
        )
        for phrase in ("接下来。", "接下来：{name}，{minutes}。", "接下来：{name。")
    ),
    Break(
        "records-are-translated-once",
        {"translations/zh-Hans/more.json": [AGAIN]},
        "translations/zh-Hans/more.json#/0/slug",
    ),
    Break(
        "records-are-translated-once",
        {PLAIN: [plain(PlainKind.CELLS, *WHOLE[PlainKind.CELLS])] * 2},
        f"{PLAIN}#/1/slug",
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_translation_that_is_not_whole_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected


@pytest.mark.parametrize("kind", PlainKind)
def test_a_document_of_every_plain_list_can_be_translated(kind: PlainKind, tmp_path: Path) -> None:
    whole = world()
    whole[PLAIN] = [plain(kind, *WHOLE[kind])]
    content, faults = check([write(whole, tmp_path)])
    assert not faults
    assert content.translations[-1].kind is kind
