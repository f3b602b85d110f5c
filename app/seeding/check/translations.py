"""Rules on translations: each has its original, and leaves out nothing that keeps people safe."""

import re
from collections.abc import Iterator

from app.seeding.check.rule import Check, plain, strings
from app.seeding.content import Content
from app.seeding.documents.terms import TranslationDocument
from app.seeding.faults import Fault

# What must be translated wherever a record is translated at all (SAFETY 6).
SAFETY = re.compile(
    r"^/red_flags/\d+/(signs/\d+|action)$|^/when_to_see_a_doctor$|"
    r"^/variants/\d+/cautions/\d+/text$|^/entries/\d+/(who|advice)$|"
    r"^/cautions/\d+/text$|^/before_you_begin/\d+$|^/stop_and_ask/\d+$"
)


def translated_pointers_resolve(content: Content) -> Iterator[Fault]:
    """Every pointer of a translation leads to a text of a living record."""
    for translation, place in content.each_listed("translations"):
        texts = _texts(content, translation)
        for pointer in sorted(set(translation.texts) - texts):
            message = f"{translation.kind}/{translation.slug} has no text at {pointer}"
            yield place.fault("translated-pointers-resolve", message, "texts", pointer)


def safety_is_translated_whole(content: Content) -> Iterator[Fault]:
    """A translation of a record holds every red flag, stop rule and caution of it."""
    for translation, place in content.each_listed("translations"):
        needed = {pointer for pointer in _texts(content, translation) if SAFETY.match(pointer)}
        for pointer in sorted(needed - set(translation.texts)):
            message = f"{pointer} is not translated"
            yield place.fault("safety-is-translated-whole", message, "texts")


def records_are_translated_once(content: Content) -> Iterator[Fault]:
    """A record has one translation for each language."""
    seen = set()
    for translation, place in content.each_listed("translations"):
        key = (translation.kind, translation.slug, translation.locale)
        if key in seen:
            message = f"{translation.kind}/{translation.slug} in {translation.locale} again"
            yield place.fault("records-are-translated-once", message, "slug")
        seen.add(key)


def _texts(content: Content, translation: TranslationDocument) -> set[str]:
    record = content.records[translation.kind].get(translation.slug)
    if record is None:
        return set()
    return {"".join(f"/{step}" for step in path) for path, _ in strings(plain(record))}


RULES: tuple[Check, ...] = (
    translated_pointers_resolve,
    safety_is_translated_whole,
    records_are_translated_once,
)
