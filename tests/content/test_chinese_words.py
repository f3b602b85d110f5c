"""The Chinese texts keep to one list of words, say one warning in one way, and lose no number."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.seeding.check.rule import strings
from app.seeding.check.translations import original
from app.seeding.content import Content
from app.seeding.documents.terms import TranslationDocument
from tests.content.glossary import LOCALES, PAGE, glossary, page

# What people call a thing is searched by, whatever the list of words prefers.
NAMES = re.compile(r"/(lay_names|aliases|synonyms)/")
WARNINGS = re.compile(
    r"^/red_flags/|^/when_to_see_a_doctor$|/cautions/\d+(/(text|who))?$|^/entries/\d+/(who|advice)$|"
    r"^/before_you_begin/|^/stop_and_ask/|^/pressing/when_not$"
)
# The thing at hand decides: stroking or rubbing, rowing or poling, a form or a whole set.
SEVERAL = frozenset(
    {
        "Do not rub there.",
        "Rest after each stroke.",
        "Leave this out. Choose a short, moving practice with your attention on the room.",
        "Sit for this one. Teachers warn that turning over bent knees is hard on them.",
    }
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Said:
    """One translated text beside its original."""

    place: str
    pointer: str
    english: str
    chinese: str


def said(content: Content, locale: str) -> Iterator[Said]:
    for translation in content.translations:
        if translation.locale != locale:
            continue
        originals = _originals(content, translation)
        for pointer, text in translation.texts.items():
            place = f"{translation.kind}/{translation.slug}{pointer}"
            yield Said(place, pointer, originals[pointer], text)


def _originals(content: Content, translation: TranslationDocument) -> dict[str, str]:
    found = strings(original(content, translation))
    return {"".join(f"/{step}" for step in path): text for path, text in found}


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES)
def test_no_translation_writes_what_the_glossary_avoids(real_content: Content, locale: str) -> None:
    patterns = [(word.term, word.avoided(locale)) for word in glossary()]
    faults = [
        f"{one.place}: {term}: {one.chinese}"
        for one in said(real_content, locale)
        if not NAMES.search(one.pointer)
        for term, avoided in patterns
        if avoided and avoided.search(one.chinese)
    ]
    assert not faults, "\n".join(faults[:50])


@pytest.mark.parametrize("locale", LOCALES)
def test_each_word_of_the_glossary_is_in_use(real_content: Content, locale: str) -> None:
    everything = "\n".join(one.chinese for one in said(real_content, locale))
    preferred = [form for word in glossary() for form in word.preferred(locale)]
    assert [form for form in preferred if form not in everything] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_warning_that_comes_back_is_said_in_the_same_words(
    real_content: Content, locale: str
) -> None:
    ways = defaultdict(set)
    for one in said(real_content, locale):
        if WARNINGS.search(one.pointer):
            ways[one.english].add(one.chinese)
    assert {english for english, chinese in ways.items() if len(chinese) > 1} == SEVERAL


@pytest.mark.parametrize("locale", LOCALES)
def test_a_warning_in_chinese_holds_every_number_of_its_original(
    real_content: Content, locale: str
) -> None:
    lost = [
        f"{one.place}: {one.chinese}"
        for one in said(real_content, locale)
        if WARNINGS.search(one.pointer) or one.place.startswith(("safety_texts", "screening"))
        if not set(NUMBER.findall(one.english)) <= set(NUMBER.findall(one.chinese))
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("locale", "number"), [("zh-Hans", "当地急救电话"), ("zh-Hant", "當地急救電話")]
)
def test_who_is_to_call_for_help_is_told_to_call_the_local_number(
    real_content: Content, locale: str, number: str
) -> None:
    wrong = [
        f"{one.place}: {one.chinese}"
        for one in said(real_content, locale)
        if ("local emergency number" in one.english) != (number in one.chinese)
    ]
    assert wrong == []


@pytest.mark.slow
def test_both_scripts_translate_the_same_texts(real_content: Content) -> None:
    simplified, traditional = (
        {one.place for one in said(real_content, locale)} for locale in LOCALES
    )
    assert simplified == traditional


def test_the_page_of_words_is_the_one_that_the_glossary_writes() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m tests.content.glossary`"
