"""The plain lists in a language that tests can read: each text is told by a mark of its own."""

from collections.abc import Iterator
from typing import Any
from zlib import crc32

from app.models.told import is_told
from app.seeding.check.rule import plain, strings
from app.seeding.content import Content
from app.seeding.documents.terms import TranslationDocument
from app.vocabulary.kinds import Locale, PlainKind
from tests.seeding.altered import altered

LISTS = tuple(kind for kind in PlainKind if kind is not PlainKind.PHRASES)


def told(text: str) -> str:
    """What the translation of a text is here."""
    return f"译{crc32(text.encode()):08x}"


def beside(text: str) -> str:
    """The same with the original behind it, as whatever warns is served."""
    return f"{told(text)} [{text}]"


def with_lists_told(
    content: Content, *, locale: Locale = Locale.ZH_HANS, assessed: bool = False
) -> Content:
    """The content with every plain list told in one language, in the place of what it has.

    Our own phrases stay as they are: they are translated for good.
    """
    other = altered(content)
    other.translations[:] = [
        one
        for one in other.translations
        if (one.kind, one.locale) not in {(k, locale) for k in LISTS}
    ]
    for kind in LISTS:
        for key, document in content.plain[kind.value].items():
            texts = dict(_texts(kind, plain(document)))
            if texts:
                other.translations.append(
                    TranslationDocument(
                        kind=kind,
                        slug=".".join(key),
                        locale=locale,
                        assessed=assessed,
                        texts=texts,
                    )
                )
    return other


def _texts(kind: PlainKind, tree: Any) -> Iterator[tuple[str, str]]:
    for path, text in strings(tree):
        pointer = "".join(f"/{step}" for step in path)
        if is_told(kind, pointer):
            yield pointer, told(text)
