"""One key for the spellings and inflections of an English word; careful rather than clever."""

from __future__ import annotations

import re

STOP_WORDS = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "be", "best", "but", "by", "can", "do", "does",
        "for", "from", "get", "good", "have", "help", "helps", "how", "i", "if", "in", "into",
        "is", "it", "its", "me", "my", "of", "on", "or", "should", "so", "that", "the", "them",
        "there", "these", "this", "to", "was", "what", "when", "where", "which", "while", "who",
        "why", "will", "with", "you", "your",
    }
)  # fmt: skip

_IRREGULAR = {
    "calves": "calf", "feet": "foot", "teeth": "tooth", "children": "child", "women": "woman",
    "men": "man", "practise": "practice", "practising": "practice", "practised": "practice",
    "practicing": "practice", "practiced": "practice", "disk": "disc", "disks": "disc",
    "vertebrae": "vertebra", "grey": "gray",
}  # fmt: skip
_VOWEL = re.compile("[aeiouy]")
_ISE_ENDINGS = ("ise", "ises", "ised", "ising", "isation", "isations", "iser", "isers")
_ISE = re.compile("^(.{4,})is(e|es|ed|ing|ation|ations|er|ers)$")
_TRE = re.compile("([tbv])re(s?)$")
_ENDS_SHORT = re.compile("^[^aeiou]*[aeiouy][^aeiouwxy]$")
_CLOSED = re.compile("[^aeiou][aeiouy][^aeiouwxy]e$")
_PADDED_CODE = re.compile("^([a-z]+)0+([0-9]+)$")


def canonical(word: str) -> str:
    """`knees` and `knee`, `oedema` and `edema`, `GB034` and `gb34` share one key each."""
    if not word.isascii() or len(word) < 3:
        return word
    if not word.isalpha():
        padded = _PADDED_CODE.match(word)
        return padded[1] + padded[2] if padded else word
    word = _IRREGULAR.get(word, word)
    return _last_letter(_without_ending(_singular(american(word))))


def american(word: str) -> str:
    """British spelling to American by rule; a wrong hit is harmless, both sides make it."""
    if len(word) < 5:
        return word
    if len(word) > 5:
        word = word.replace("oe", "e").replace("ae", "e").replace("our", "or")
        word = word.replace("yse", "yze").replace("ulph", "ulf")
        word = word.replace("mmes", "ms") if word.endswith("mmes") else word
        word = word[:-2] if word.endswith("mme") else word
        word = _ISE.sub(r"\1iz\2", word) if word.endswith(_ISE_ENDINGS) else word
    word = _TRE.sub(r"\1er\2", word) if word.endswith(("re", "res")) else word
    return word[:-4] + "ense" if word.endswith("ence") else word


def _singular(word: str) -> str:
    if not word.endswith("s") or len(word) < 4:
        return word
    if word.endswith(("osis", "ysis")):
        return word[:-2]
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    return word[:-1]


def _without_ending(word: str) -> str:
    if word.endswith("ness") and len(word) > 6:
        return word[:-4]
    if word.endswith("eed"):
        return word
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest):
            return rest + "e" if len(rest) < 5 and _ENDS_SHORT.match(rest) else rest
    return word


def _last_letter(word: str) -> str:
    """Even out a doubled consonant, a silent e and a y, but keep `spine` apart from `spin`."""
    if len(word) < 4:
        return word
    last, before = word[-1], word[-2]
    if last == before and last not in "aeiousy":
        return word[:-1]
    if last == "e" and before not in "aeiouy" and (len(word) > 5 or not _CLOSED.search(word)):
        return word[:-1]
    if last == "y" and before not in "aeiou":
        return word[:-1] + "i"
    return word
