"""Texts of records in other languages, packed: a worker holds many and shows few at a time."""

import marshal
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.catalogue.shelf import Tree

# By kind, slug and locale.
Packed = dict[str, dict[str, dict[str, bytes]]]
# Fields whose words keep people from harm, wherever they stand in a record.
SAFETY_FIELDS = frozenset(
    {"red_flags", "cautions", "when_to_see_a_doctor", "practice_reason", "before_you_begin"}
    | {"stop_and_ask", "bad_day", "safety_note", "entries", "when_not", "surface_note"}
)
# Chinese packs to a third at every level; the quickest is the best here.
QUICKEST = 1


def packed(rows: Iterable[Tree]) -> Packed:
    """Pack the texts of each record; SAFETY 6: what warns stays original until it is assessed."""
    found: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for row in rows:
        if row["assessed"] or not is_about_safety(row["pointer"]):
            found[row["kind"], row["slug"], row["locale"]][row["pointer"]] = row["text"]
    whole: Packed = {}
    for (kind, slug, locale), texts in found.items():
        written = zlib.compress(marshal.dumps(texts), QUICKEST)
        whole.setdefault(kind, {}).setdefault(slug, {})[locale] = written
    return whole


def unpacked(written: bytes) -> Mapping[str, str]:
    """Return the texts of one record in one language, by JSON pointer."""
    texts: dict[str, str] = marshal.loads(zlib.decompress(written))
    return texts


def is_about_safety(pointer: str) -> bool:
    """Say whether a text stands in a field that keeps people from harm."""
    return any(step in SAFETY_FIELDS for step in pointer.split("/"))
