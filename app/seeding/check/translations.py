"""Rules on translations: each has its original, and leaves out nothing that keeps people safe."""

import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

from app.models.told import is_told, warns
from app.seeding.check.rule import Check, Path, plain, strings, words_of
from app.seeding.content import Content
from app.seeding.documents.base import Document
from app.seeding.documents.terms import TranslationDocument
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind, PlainKind
from app.vocabulary.phrases import DOCUMENT, PHRASES

# What must be translated wherever a record is translated at all (SAFETY 6).
SAFETY = re.compile(
    r"^/red_flags/\d+/(signs/\d+|action)$|^/when_to_see_a_doctor$|"
    r"^/variants/\d+/cautions/\d+/text$|^/entries/\d+/(who|advice)$|"
    r"^/cautions/\d+/text$|^/before_you_begin/\d+$|^/stop_and_ask/\d+$"
)


def translated_pointers_resolve(content: Content) -> Iterator[Fault]:
    """Every pointer of a translation leads to a text of a living record, or to one of a plain list
    that people read.
    """
    for translation, place in content.each_listed("translations"):
        texts = _texts(content, translation)
        for pointer in sorted(set(translation.texts) - texts):
            message = f"{translation.kind}/{translation.slug} has no text at {pointer}"
            yield place.fault("translated-pointers-resolve", message, "texts", pointer)


def safety_is_translated_whole(content: Content) -> Iterator[Fault]:
    """A translation holds every red flag, stop rule and caution of its record, and every text of a
    plain list that warns.
    """
    for translation, place in content.each_listed("translations"):
        texts = _texts(content, translation)
        needed = {pointer for pointer in texts if _keeps_safe(translation.kind, pointer)}
        for pointer in sorted(needed - set(translation.texts)):
            message = f"{pointer} is not translated"
            yield place.fault("safety-is-translated-whole", message, "texts")


def records_are_translated_once(content: Content) -> Iterator[Fault]:
    """A record, or a document of a plain list, has one translation for each language."""
    seen = set()
    for translation, place in content.each_listed("translations"):
        key = (translation.kind, translation.slug, translation.locale)
        if key in seen:
            message = f"{translation.kind}/{translation.slug} in {translation.locale} again"
            yield place.fault("records-are-translated-once", message, "slug")
        seen.add(key)


def phrases_keep_their_places(content: Content) -> Iterator[Fault]:
    """A phrase in another language is filled in with just what the English one is."""
    for translation, place in content.each_listed("translations"):
        if translation.kind is PlainKind.PHRASES:
            for pointer in sorted(set(translation.texts) & _texts(content, translation)):
                _, group, code = pointer.split("/")
                needed = _filled(PHRASES[group][code])
                if _filled(translation.texts[pointer]) != needed:
                    message = f"it must name {', '.join(sorted(needed)) or 'nothing'} in braces"
                    yield place.fault("phrases-keep-their-places", message, "texts", pointer)


def _filled(phrase: str) -> set[str]:
    """What a phrase is filled in with; a brace without its other half is a name of its own."""
    try:
        return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}
    except ValueError:
        return {phrase}


def _texts(content: Content, translation: TranslationDocument) -> set[str]:
    """The pointers that may be translated; none where there is no such document."""
    kind = translation.kind
    found = {"".join(f"/{step}" for step in path) for path, _ in _words(content, translation)}
    if isinstance(kind, PlainKind):
        return {pointer for pointer in found if is_told(kind, pointer)}
    return found


def _words(content: Content, translation: TranslationDocument) -> list[tuple[Path, str]]:
    if translation.kind is PlainKind.PHRASES:
        return strings(original(content, translation))
    document = _document(content, translation)
    return words_of(document) if document else []


def original(content: Content, translation: TranslationDocument) -> Any:
    """The document that is translated, as plain values; none where there is no such document."""
    kind, slug = translation.kind, translation.slug
    if kind is PlainKind.PHRASES:
        return {group: dict(some) for group, some in PHRASES.items()} if slug == DOCUMENT else None
    document = _document(content, translation)
    return document and plain(document)


def _document(content: Content, translation: TranslationDocument) -> Document | None:
    kind, slug = translation.kind, translation.slug
    if isinstance(kind, PlainKind):
        return content.plain.get(kind.value, {}).get(tuple(slug.split(".")))
    return content.records[kind].get(slug)


def _keeps_safe(kind: Kind | PlainKind, pointer: str) -> bool:
    if isinstance(kind, PlainKind):
        return warns(kind, pointer)
    return bool(SAFETY.match(pointer))


RULES: tuple[Check, ...] = (
    translated_pointers_resolve,
    safety_is_translated_whole,
    records_are_translated_once,
    phrases_keep_their_places,
)
