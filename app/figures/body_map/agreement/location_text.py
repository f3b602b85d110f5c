"""The claims that a point's location text makes and a map can be held to: numbers and levels.

The texts are plain English of a controlled kind; what is not understood here is left alone, and
the report counts how much was read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_CODE: Final = r"(?:[A-Z]{2}(?:-[A-Z]{1,2})?\d+)"
# Landmarks that texts name as ends of a way, by surface and name.
NAMED: Final[dict[str, tuple[str, str]]] = {
    "the lower end of the breastbone": ("front", "xiphoid"),
    "the outer upper corner of the kneecap": ("thigh", "kneecap-outer-corner"),
    "the inner upper corner of the kneecap": ("thigh", "kneecap-inner-corner"),
    "the bony bump at the outer elbow": ("upper-arm", "outer-elbow-bump"),
    "the top end of the crease in front of the armpit": ("upper-arm", "armpit-fold-top"),
    "the front point of the hip bone": ("flank", "hip-bone-front"),
    "the big bump of the thigh bone": ("flank", "trochanter"),
    "the dip at the base of the spine above the tailbone": ("back", "hiatus"),
    "the middle of the ridge across it": ("back", "blade-ridge-middle"),
    "its lower tip": ("back", "blade-tip"),
}
_END: Final = rf"({_CODE}|{'|'.join(NAMED)})"
_SENTENCE: Final = re.compile(r"(?<=[.;])\s+")
_CUN: Final = re.compile(
    r"(\d+(?:\.\d+)?) cun\b(?: to (\d+(?:\.\d+)?) cun)?([^.;,]*?)"
    r"(?=,|;|\.(?:\s|$)| and (?:one )?\d| and \w+ finger|$)"
)
_SPACES: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
}
_SHARES: Final = {
    "halfway": 0.5,
    "one third": 1 / 3,
    "two thirds": 2 / 3,
    "one quarter": 0.25,
    "three quarters": 0.75,
}


@dataclass(frozen=True, slots=True)
class Distance:
    """`number` cun, as the rest of the clause says from where and which way.

    `most` is the other end of a range of cun; for a plain number it is the same.
    """

    number: float
    most: float
    phrase: str


@dataclass(frozen=True, slots=True)
class Level:
    """Level with a landmark of the trunk, in the words of the surfaces: `T5`, `space-4`, `S2`."""

    landmark: str


@dataclass(frozen=True, slots=True)
class SameLevel:
    """Level with other points."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """On the line from one end to another; at `share` of it, when the text says so.

    An end is the code of a point or one of the landmarks `NAMED`.
    """

    start: str
    end: str
    share: float | None
    is_curved: bool


Claim = Distance | Level | SameLevel | OnTheWay


def claims(text: str) -> list[Claim]:
    """All claims of a location text, in the order of the text."""
    found: list[Claim] = []
    for sentence in _SENTENCE.split(text):
        found += _distances(sentence)
        found += _levels(sentence)
        found += _ways(sentence)
    return found


def _distances(sentence: str) -> Iterator[Distance]:
    for number, most, phrase in _CUN.findall(sentence):
        yield Distance(float(number), float(most or number), " ".join(phrase.split()))


def _levels(sentence: str) -> Iterator[Level | SameLevel]:
    level = re.search(r"(?:level with|just below|over) .*vertebra \(([TCL]\d+)\)", sentence)
    if level:
        yield Level(level[1])
    space = re.search(r"(?:in|level with) the (\w+) space between the ribs", sentence)
    if space and space[1] in _SPACES:
        yield Level(f"space-{_SPACES[space[1]]}")
    hole = re.search(r"the (\w+) small hole of (?:the|that) bone", sentence)
    if hole and hole[1] in _SPACES:
        yield Level(f"S{_SPACES[hole[1]]}")
    same = re.search(rf"({_CODE}(?: and {_CODE})?) lies? on the same level", sentence)
    same = same or re.search(rf"level with ({_CODE}(?: and {_CODE})?)", sentence)
    if same:
        yield SameLevel(tuple(re.findall(_CODE, same[1])))


def _ways(sentence: str) -> Iterator[OnTheWay]:
    ends = re.search(rf"between {_END} and {_END}", sentence)
    ends = ends or re.search(
        rf"(?:line|way|down) from (?:[^.]*?\()?{_END}[^.]*? to {_END}", sentence
    )
    if not ends or "lies between" in sentence:
        return
    share = next((part for words, part in _SHARES.items() if words in sentence), None)
    yield OnTheWay(ends[1], ends[2], share, is_curved="curved" in sentence)
