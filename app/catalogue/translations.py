"""Texts in other languages, packed: a worker holds many and shows few at a time."""

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

import brotli

from app.catalogue.shelf import Tree
from app.models.told import warns
from app.vocabulary.kinds import PlainKind

# By kind, slug and locale.
Packed = dict[str, dict[str, dict[str, bytes]]]
Texts = dict[str, str]
# Fields whose words keep people from harm, wherever they stand in a record.
SAFETY_FIELDS = frozenset(
    {"red_flags", "cautions", "when_to_see_a_doctor", "practice_reason", "before_you_begin"}
    | {"stop_and_ask", "bad_day", "safety_note", "entries", "when_not", "surface_note"}
    | {"progression"}
)
# A statement warns where it tells what to do or to leave, as some of them do.
STATEMENTS = frozenset(
    {"known", "tradition", "statements", "can_do", "cannot_do"}
    | {"method", "duration", "repetition_rule", "disputes"}
)
TELLS = re.compile(
    r"\bemergenc|\b[Ss]top (if|at|for|when|and|practice)\b|\b([Ll]eave\b.{0,30}|left )out\b|"
    r"\b[Ss]ee a doctor\b|\bNever\b|\bnever stop\b|(?:^|[.:;,] )[Dd]o not\b|\bstop there\b|"
    r"\b[Oo]ur (own )?(rule|caution|advice)\b|"
    r"\bdo not (follow|push)\b|\bis enough\b|\bbefore any soreness\b|\bmost that should\b"
)
_PLAIN = frozenset(kind.value for kind in PlainKind)
_DIGEST_BYTES = 16
# Texts as short as these pack to a half at every quality that is quick.
QUICK = 1


def packed(rows: Iterable[tuple[str, str, str, str, int]], before: Packed) -> Packed:
    """Pack the texts of each document in each language, behind whether somebody assessed them, and
    a digest: texts that have the same as `before` are not packed again.

    A row is kind, slug, locale, a JSON object of texts by pointer, and 1 if they are assessed.
    """
    whole: Packed = {}
    for kind, slug, locale, texts, assessed in rows:
        told = texts.encode()
        head = bytes((assessed,)) + blake2b(told, digest_size=_DIGEST_BYTES).digest()
        written = before.get(kind, {}).get(slug, {}).get(locale)
        if written is None or not written.startswith(head):
            written = head + brotli.compress(told, quality=QUICK)
        whole.setdefault(kind, {}).setdefault(slug, {})[locale] = written
    return whole


def unpacked(written: bytes, kind: str, tree: Tree, *, beside: bool = True) -> Mapping[str, str]:
    """Return the texts of one document in one language, by JSON pointer.

    SAFETY 6: what warns has the original of `tree` behind it, in square brackets, until somebody
    assesses the translation; so no front end can show the one without the other. Without `beside`
    the translation stands alone, for a form that sets the original beside it in its own way.
    """
    texts, is_assessed = texts_and_state(written)
    if beside and not is_assessed:
        for pointer, text in texts.items():
            if is_about_safety(kind, tree, pointer):
                texts[pointer] = with_original(text, at(tree, pointer))
    return texts


def texts_and_state(written: bytes) -> tuple[Texts, bool]:
    """Return the texts of a document as they were translated, and whether they are assessed."""
    texts: Texts = json.loads(brotli.decompress(written[1 + _DIGEST_BYTES :]))
    return texts, bool(written[0])


def with_original(text: str, original: str) -> str:
    """Return a text with what it translates behind it."""
    return text if text == original else f"{text} [{original}]"


def at(tree: Any, pointer: str) -> Any:
    """Return what a JSON pointer leads to in a document."""
    for step in pointer.split("/")[1:]:
        tree = tree[int(step)] if isinstance(tree, list) else tree[step]
    return tree


def plain_slug(kind: PlainKind, tree: Tree) -> str:
    """Return the name by which a document of a plain list is translated."""
    if kind is PlainKind.CELLS:
        return f"{tree['limitation']}.{tree['feature']}"
    return str(tree["code"])


def languages(by_slug: Mapping[str, Mapping[str, bytes]]) -> frozenset[str]:
    """Return the languages in which any document of a kind has texts."""
    return frozenset(locale for by_locale in by_slug.values() for locale in by_locale)


def is_about_safety(kind: str, tree: Tree, pointer: str) -> bool:
    """Say whether a text keeps people from harm, by its field, or as a line or a statement that
    tells what to do or to leave.
    """
    if kind in _PLAIN:
        return warns(PlainKind(kind), pointer)
    steps = pointer.split("/")
    if steps[-1] == "text" and steps[-3] == "cues":
        return bool(at(tree, pointer.removesuffix("/text"))["kind"] == "safety")
    if steps[1] in STATEMENTS:
        return bool(TELLS.search(at(tree, pointer)))
    return any(step in SAFETY_FIELDS for step in steps)
