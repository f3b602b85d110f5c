"""Rules on how hard our words are to read and how much they repeat; what they say is not judged."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from rapidfuzz import fuzz, process

from app.seeding.check.rule import Check
from app.seeding.check.words import told
from app.seeding.content import Content, Place
from app.seeding.faults import Fault
from app.vocabulary.kinds import Kind

HARDEST_GRADE = 8.0
# Fewer words say little about how hard a text is: one long term would decide.
FEWEST_WORDS = 60
ALIKE_PERCENT = 85
# In letters; two short lines are soon alike.
SHORTEST_ALIKE = 40
# A phrase is no sentence and would make every sentence after it longer.
SHORTEST_SENTENCE = 5
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019-]*")
_END = re.compile(r"[.!?:](?=\s|$)")
_VOWELS = re.compile("[aeiouy]+")
_SILENT = re.compile("(?<![aeiouyl])e$|(?<=[^aeiouy][^sxzcgh])es$|(?<=[^td])ed$")
# Terms and labels are no prose.
NOT_READ = {"vocabulary", "limitations", "regions"}


def texts_are_easy_to_read(content: Content) -> Iterator[Fault]:
    """What a person reads of a record has a Flesch-Kincaid grade of 8 or less."""
    for place, texts in _prose(content).items():
        words, sentences = _counted(texts)
        if len(words) >= FEWEST_WORDS and (grade := _grade(words, sentences)) > HARDEST_GRADE:
            reason = f"it reads at grade {grade:.1f}: make sentences and words shorter"
            yield place.fault("texts-are-easy-to-read", reason)


def summaries_are_not_alike(content: Content) -> Iterator[Fault]:
    """No two records of a kind have summaries that are nearly the same."""
    for kind in Kind:
        held = [
            (document.summary, place)
            for document, place in content.each(kind)
            if len(getattr(document, "summary", None) or "") >= SHORTEST_ALIKE
        ]
        texts = [text for text, _ in held]
        for number, (text, place) in enumerate(held):
            near = process.extractOne(
                text, texts[:number], scorer=fuzz.ratio, score_cutoff=ALIKE_PERCENT
            )
            if near is not None:
                other = held[near[2]][1]
                reason = f"it is nearly that of {other.file}{other.pointer}"
                yield place.fault("summaries-are-not-alike", reason, "summary")


def _prose(content: Content) -> dict[Place, list[str]]:
    gathered: dict[Place, list[str]] = defaultdict(list)
    for place, _, text in told(content):
        if (
            place.file.partition("/")[0] not in NOT_READ
            and text.count(" ") >= SHORTEST_SENTENCE - 1
        ):
            gathered[place].append(text)
    return gathered


def _counted(texts: Iterable[str]) -> tuple[list[str], int]:
    words: list[str] = []
    sentences = 0
    for text in texts:
        words += _WORD.findall(text)
        sentences += max(len(_END.findall(text)), 1)
    return words, sentences


def _grade(words: list[str], sentences: int) -> float:
    """Kincaid and others 1975; syllables are counted as groups of vowels that are spoken."""
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@cache
def _syllables(word: str) -> int:
    return max(len(_VOWELS.findall(_SILENT.sub("", word))), 1)


RULES: tuple[Check, ...] = (texts_are_easy_to_read, summaries_are_not_alike)
