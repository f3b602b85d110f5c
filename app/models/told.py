"""Which texts of the plain lists people read, by JSON pointer, and which of them warn."""

import re
from collections.abc import Mapping
from functools import cache

from app.vocabulary.kinds import PlainKind

# `*` stands for any one step.
TOLD: Mapping[PlainKind, tuple[str, ...]] = {
    PlainKind.SAFETY_TEXTS: (
        "/title",
        "/note",
        "/blocks/*/heading",
        "/blocks/*/lines/*/text",
        "/blocks/*/lines/*/note",
    ),
    PlainKind.SCREENING: (
        "/title",
        "/intro",
        "/questions/*/text",
        "/questions/*/help",
        "/questions/*/signs/*",
        "/questions/*/answers/*/label",
        "/questions/*/answers/*/red_flag/action",
        "/questions/*/answers/*/advice",
        "/questions/*/answers/*/reason",
    ),
    PlainKind.TERMS: ("/terms/*/label", "/terms/*/definition"),
    PlainKind.LIMITATIONS: ("/label", "/question", "/synonyms/*", "/gate/when", "/note"),
    PlainKind.FEATURES: ("/label", "/definition", "/origin", "/note"),
    PlainKind.CELLS: ("/advice", "/reason"),
    PlainKind.PHRASES: ("/*/*",),
}
# A question counts, for who misreads it declares nothing and is warned of nothing.
WARNING: Mapping[PlainKind, tuple[str, ...]] = {
    PlainKind.SAFETY_TEXTS: TOLD[PlainKind.SAFETY_TEXTS],
    PlainKind.SCREENING: (
        "/questions/*/text",
        "/questions/*/signs/*",
        "/questions/*/answers/*/red_flag/action",
        "/questions/*/answers/*/advice",
    ),
    PlainKind.LIMITATIONS: ("/question", "/gate/when"),
    PlainKind.CELLS: ("/advice",),
    PlainKind.PHRASES: ("/care/*",),
}


def is_told(kind: PlainKind, pointer: str) -> bool:
    """Say whether people read the text at that pointer of a document."""
    return bool(_any_of(TOLD[kind]).fullmatch(pointer))


def warns(kind: PlainKind, pointer: str) -> bool:
    """Say whether the text at that pointer of a document keeps people from harm (SAFETY 6)."""
    return bool(_any_of(WARNING.get(kind, ())).fullmatch(pointer))


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    written = (re.escape(one).replace(r"\*", "[^/]+") for one in patterns)
    # Of no pattern at all nothing is one.
    return re.compile("|".join(written) if patterns else "(?!)")
