"""Words that the Chinese texts keep to; `python -m tests.content.glossary` writes their page."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from app.settings import ROOT

WORDS = Path(__file__).parent / "glossary.json"
PAGE = ROOT / "docs" / "glossary.md"
LOCALES = ("zh-Hans", "zh-Hant")
OPENING = """# Words of the Chinese texts

How the translations say what they say often, in both scripts. The traditional texts follow the
words of health writing in Taiwan and Hong Kong, and do not only change the characters. A test
holds every translation to this list; names that people search by (lay names, synonyms, aliases)
are free.
This page is written from `tests/content/glossary.json` by `python -m tests.content.glossary`.
"""


@dataclass(frozen=True, slots=True)
class Word:
    """One English term with what to write for it; `avoid` holds patterns, by locale."""

    group: str
    term: str
    prefer: dict[str, str]
    avoid: dict[str, list[str]]
    note: str | None

    def avoided(self, locale: str) -> re.Pattern[str] | None:
        """Return the pattern of all that is not written for the term, or None."""
        patterns = self.avoid[locale]
        return re.compile("|".join(patterns)) if patterns else None

    def preferred(self, locale: str) -> list[str]:
        """Return the forms to write; more than one where the sentence decides."""
        return re.split(r" / |；| ", self.prefer[locale])


def glossary() -> list[Word]:
    """Return every word in the order of the page."""
    entries: list[dict[str, Any]] = json.loads(WORDS.read_text(encoding="utf-8"))
    return [Word(**entry) for entry in entries]


def page() -> str:
    """Return the page of words: a table for each group."""
    return OPENING + "".join(_tables(glossary()))


def _tables(words: list[Word]) -> Iterator[str]:
    for group, of_it in groupby(words, key=lambda word: word.group):
        yield f"\n## {group}\n\n| English | zh-Hans | zh-Hant | Note |\n|---|---|---|---|\n"
        for word in of_it:
            yield f"| {word.term} | {' | '.join(word.prefer[one] for one in LOCALES)} |"
            yield f" {word.note} |\n" if word.note else " |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
