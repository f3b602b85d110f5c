"""Text into search words: folding and cutting, without any knowledge of English."""

from __future__ import annotations

import re
import unicodedata

QUERY_LETTERS = 200
QUERY_WORDS = 12

_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]+")
_ASCII_WORD = re.compile("[A-Za-z0-9]+")
_HAN_RUN = re.compile(f"[{_HAN}]+")
_MARKS = re.compile("[\u0300-\u036f]+")
_APOSTROPHES = dict.fromkeys(map(ord, "'\u2018\u2019\u02bc`"))
_PARTS = re.compile(r"[()/;,:\[\]\uff08\uff09\uff0c\uff1b\uff1a]")
_TONE_NUMBERS = re.compile(r"(?:[a-z]{1,6}[1-5]){2,}")


def fold(text: str) -> str:
    """Lower case without tone marks, accents and apostrophes: `Fù'āi` becomes `fuai`."""
    if text.isascii():
        folded = text.lower()
        return folded.translate(_APOSTROPHES) if "'" in folded or "`" in folded else folded
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return text.casefold().translate(_APOSTROPHES)


def fold_with_v(text: str) -> str | None:
    """The same with `v` for `ü`, as keyboards type pinyin; None when there is no `ü`."""
    if text.isascii():
        return None
    decomposed = unicodedata.normalize("NFKD", text)
    if "u\u0308" not in decomposed.lower():
        return None
    return fold(decomposed.replace("u\u0308", "v").replace("U\u0308", "V"))


def is_han(word: str) -> bool:
    """Hanzi only, also rare ones beyond the basic plane; kana are words like any other."""
    return not word.isascii() and _HAN_RUN.fullmatch(word) is not None


def cut(folded: str) -> list[str]:
    """Runs of letters and digits; a run of hanzi stays whole."""
    return (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)


def han_pieces(run: str) -> list[str]:
    """Every character and every pair of neighbours, so that any two of them can be found."""
    return [*run, *(run[at : at + 2] for at in range(len(run) - 1))]


def query_runs(query: str) -> list[str]:
    """The query within its bounds; what lies beyond them is not looked at."""
    return cut(fold(query[:QUERY_LETTERS]))[:QUERY_WORDS]


def query_words(runs: list[str]) -> list[str]:
    """The runs with longer hanzi cut into pairs: nobody sets spaces between hanzi."""
    words: list[str] = []
    for run in runs:
        if len(run) > 2 and is_han(run):
            words.extend(run[at : at + 2] for at in range(len(run) - 1))
        else:
            words.append(run)
    return words[:QUERY_WORDS]


def without_tone_numbers(joined: str) -> str | None:
    """`yang2ling2quan2` as `yanglingquan`; None where it is no pinyin with tone numbers."""
    if _TONE_NUMBERS.fullmatch(joined) is None:
        return None
    return re.sub("[1-5]", "", joined)


def name_parts(text: str) -> list[str]:
    """What a name offers beside itself: `Silk Reeling (Chan Si Gong)` holds two names."""
    parts = [part.strip() for part in _PARTS.split(text)]
    return [part for part in parts if part] if len(parts) > 1 else []
