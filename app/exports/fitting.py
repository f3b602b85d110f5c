"""How much goes on a sheet: which setting of a hand-out makes one page; it prints nothing."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

_BLOCK = re.compile(r"</(?:li|p|h1|h2|div)>")
_DRAWN = re.compile("<svg .*?</svg>", re.DOTALL)
_TAG = re.compile("<[^>]*>")


@dataclass(frozen=True, slots=True)
class Setting:
    """A size of type (a class of the stylesheet), what is told at it, and on how many pages."""

    size: str
    has_instructions: bool
    has_letters: bool = False
    is_short: bool = False
    pages: int = 1
    has_manner: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """How many letters a line of a size has, and how many lines the smaller of both papers.

    `wide` is how many letters a Chinese character takes up.
    """

    letters: int
    lines: int
    wide: float = 2.2


# Tried by printing on both papers; a test prints real sessions and counts the pages.
SHEETS = {
    "roomy": Sheet(118, 46),
    "compact": Sheet(71, 115),
    "dense": Sheet(83, 127),
    # A narrow face has narrow letters, but its Chinese characters are as broad as ever.
    "narrow": Sheet(81, 146, 2.6),
    "tight": Sheet(81, 160, 2.6),
}
# How many lines of a column a code takes that holds a long address.
LARGE_CODE = 12
MANY = 1000
# Percent of several pages that are filled where no step goes over the end of one.
WHOLE_STEPS = 90
# From the largest type that tells the most to the smallest that tells the least.
SETTINGS = (
    Setting("roomy", has_instructions=True),
    Setting("compact", has_instructions=True),
    Setting("dense", has_instructions=True),
    Setting("compact", has_instructions=False),
    Setting("dense", has_instructions=False),
    Setting("dense", has_instructions=False, has_letters=True),
    Setting("dense", has_instructions=False, has_letters=True, is_short=True),
    Setting("narrow", has_instructions=False, has_letters=True),
    Setting("tight", has_instructions=False, has_letters=True),
    Setting("narrow", has_instructions=False, has_letters=True, is_short=True),
    Setting("tight", has_instructions=False, has_letters=True, is_short=True),
    # What warns is told whole, so what can't be one page takes both sides of one sheet.
    Setting("compact", has_instructions=True, pages=2),
    Setting("compact", has_instructions=False, pages=2),
    Setting("dense", has_instructions=False, pages=2),
    Setting("dense", has_instructions=False, has_letters=True, is_short=True, pages=2),
    Setting("tight", has_instructions=False, has_letters=True, is_short=True, pages=2),
    Setting(
        "tight",
        has_instructions=False,
        has_letters=True,
        is_short=True,
        pages=2,
        has_manner=False,
    ),
    Setting("compact", has_instructions=False, pages=MANY),
)


def fitted(body: Callable[[Setting], str]) -> tuple[Setting, str]:
    """Return the first setting at which the body fits its pages, with that body."""
    for setting in SETTINGS:
        written = body(setting)
        sheet = SHEETS[setting.size]
        room = sheet.lines * setting.pages
        if lines(written, sheet) <= (room if setting.pages == 1 else room * WHOLE_STEPS // 100):
            break
    return setting, written


def lines(written: str, sheet: Sheet) -> int:
    """Return how many lines the blocks of a body need; each begins a line of its own."""
    blocks = _BLOCK.split(_DRAWN.sub("", written))
    widths = (_width(" ".join(_TAG.sub("", block).split()), sheet.wide) for block in blocks)
    code = LARGE_CODE if "qr large" in written else 0
    return code + sum(ceil(width / sheet.letters) for width in widths)


def _width(text: str, wide: float) -> float:
    return sum(wide if east_asian_width(letter) in "WF" else 1 for letter in text)
