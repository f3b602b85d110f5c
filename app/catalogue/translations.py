"""Texts of records in other languages, packed: a worker holds many and shows few at a time."""

import marshal
import zlib
from collections.abc import Iterable, Mapping
from typing import Any, cast

from app.catalogue.shelf import Tree
from app.models.told import warns
from app.vocabulary.kinds import PlainKind

# By kind, slug and locale.
Packed = dict[str, dict[str, dict[str, bytes]]]
# Fields whose words keep people from harm, wherever they stand in a record.
SAFETY_FIELDS = frozenset(
    {"red_flags", "cautions", "when_to_see_a_doctor", "practice_reason", "before_you_begin"}
    | {"stop_and_ask", "bad_day", "safety_note", "entries", "when_not", "surface_note"}
)
_PLAIN = frozenset(kind.value for kind in PlainKind)
# Chinese packs to a third at every level; the quickest is the best here.
QUICKEST = 1


def packed(rows: Iterable[Tree]) -> Packed:
    """Pack the texts of each record, those that warn and that nobody has assessed by themselves."""
    found: dict[tuple[str, str, str], tuple[dict[str, str], dict[str, str]]] = {}
    for row in rows:
        key = row["kind"], row["slug"], row["locale"]
        texts, warnings = found.setdefault(key, ({}, {}))
        is_sure = row["assessed"] or not is_about_safety(row["kind"], row["pointer"])
        (texts if is_sure else warnings)[row["pointer"]] = row["text"]
    whole: Packed = {}
    for (kind, slug, locale), both in found.items():
        written = zlib.compress(marshal.dumps(both), QUICKEST)
        whole.setdefault(kind, {}).setdefault(slug, {})[locale] = written
    return whole


def unpacked(written: bytes, tree: Tree) -> Mapping[str, str]:
    """Return the texts of one record in one language, by JSON pointer.

    SAFETY 6: what warns has the original of `tree` behind it, in square brackets, until somebody
    assesses the translation; so no front end can show the one without the other.
    """
    texts, warnings = marshal.loads(zlib.decompress(written))
    for pointer, text in warnings.items():
        texts[pointer] = f"{text} [{_at(tree, pointer)}]"
    return cast("dict[str, str]", texts)


def _at(tree: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        tree = tree[int(step)] if isinstance(tree, list) else tree[step]
    return tree


def languages(whole: Packed) -> frozenset[str]:
    """Return the languages in which any record has texts."""
    return frozenset(
        locale
        for by_slug in whole.values()
        for by_locale in by_slug.values()
        for locale in by_locale
    )


def is_about_safety(kind: str, pointer: str) -> bool:
    """Say whether a text stands in a field that keeps people from harm."""
    if kind in _PLAIN:
        return warns(PlainKind(kind), pointer)
    return any(step in SAFETY_FIELDS for step in pointer.split("/"))
