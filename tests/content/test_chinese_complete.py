"""What people read to practise is told whole in both Chinese scripts; no place loses a number."""

import re

import pytest

from app.seeding.check.rule import words_of
from app.seeding.content import Content
from app.vocabulary.kinds import Kind
from tests.content.glossary import LOCALES
from tests.content.test_chinese_words import said

# Names, titles, summaries, steps, cues, places, statements and what warns.
TOLD = {
    Kind.ACUPOINTS: r"/location/(text|finding|surface_note)|/pressing/(how|feeling|when_not)|"
    r"/cautions/\d+/(who|text)|/traditional_use/text",
    Kind.CLAIMS: r"/(title|claim|attributed_to|reason|safety_note)",
    Kind.CONDITIONS: r"/(title|what_it_is|when_to_see_a_doctor|practice_reason|trials_used)|"
    r"/red_flags/\d+/(action|signs/\d+)|/(can_do|cannot_do)/\d+/text|"
    r"/(named_movements|implied_limitations|inherits_red_flags_from)/\d+/reason",
    Kind.CONCEPTS: r"/(title|summary)|/(tradition|known)/\d+/text",
    Kind.FORMS: r"/(name|summary|method|repetition_rule)|/duration/text|/origin/\d+/text|"
    r"/movements/\d+/name|/(variants|cautions)/\d+|/disputes/\d+/(point|detail)",
    Kind.MERIDIANS: r"/(name|course)",
    Kind.MOVEMENTS: r"/(name|summary)|/(common_errors|may_feel)/\d+|/dose/text|"
    r"/(relations/\d+/reason|statements/\d+/text)|/variants/\d+/(breath/\w+|(steps|cues)/\d+/text|"
    r"cautions/\d+/(who|text))",
    Kind.PROGRAMMES: r"/(title|summary)|/(stop_and_ask|bad_day)/\d+|/phases/\d+/progression|"
    r"/statements/\d+/text",
    Kind.ROUTINES: r"/(title|summary)|/(before_you_begin|design_reasons)/\d+|"
    r"/steps/\d+/(note|transition)|/cautions/\d+/(who|text)|/(times_per_week|weeks)/text|"
    r"/(sourced_facts|statements)/\d+/text",
}
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
WHICH = {word: number for number, word in enumerate(ORDINALS.split(), 1)}
WHICH |= {word: number for number, word in enumerate("一二三四五六七八九十", 1)}
WHICH |= {"十一": 11, "十二": 12}
POINT_CODE = re.compile(r"[A-Z]{2}\d+|EX-[A-Z]+\d+")
SHARE = re.compile(r"\b(one|two) (third|fourth|fifth|eighth)s?\b")
NUMBER = re.compile(
    rf"\d+(?:\.\d+)?|\b(?:{'|'.join(ORDINALS.split())})\b|(?<=第)(?:十[一二]?|[一二三四五六七八九])"
)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", TOLD)
def test_all_that_is_read_in_practice_is_told_in_chinese(
    real_content: Content, kind: Kind, locale: str
) -> None:
    wanted = re.compile(TOLD[kind])
    told = {one.place for one in said(real_content, locale)}
    missing = [
        pointer
        for record, _ in real_content.each(kind)
        for pointer in (
            f"{kind}/{record.slug}" + "".join(f"/{step}" for step in path)
            for path, _ in words_of(record)
            if wanted.fullmatch("".join(f"/{step}" for step in path))
        )
        if pointer not in told
    ]
    assert missing == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_place_in_chinese_names_the_numbers_of_its_original(
    real_content: Content, locale: str
) -> None:
    wrong = [
        f"{one.place}: {one.english} {one.chinese}"
        for one in said(real_content, locale)
        if one.pointer == "/location/text" and numbers(one.english) != numbers(one.chinese)
    ]
    assert wrong == []


def numbers(text: str) -> set[float]:
    """Distances, and which rib, vertebra or toe; the same in both languages."""
    plain = SHARE.sub("", POINT_CODE.sub("", text))
    return {float(WHICH.get(found, 0) or found) for found in NUMBER.findall(plain.lower())}


def test_numbers_are_read_in_both_languages() -> None:
    assert numbers("3 cun below the second rib (T2), one third of the way to GV24.") == {3, 2}
    assert numbers("第二肋往下3寸，到神庭（GV24）的三分之一处。") == {3, 2}
