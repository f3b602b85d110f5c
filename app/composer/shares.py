"""How the time of a session is shared among its sections, and how far it may differ."""

from dataclasses import dataclass

from app.composer.choosing import SECTIONS
from app.composer.wish import Wish
from app.vocabulary.practice import Section

TOLERANCE_PERCENT = 10
BREATH_SECONDS = 8
SHORT_SECONDS, LONG_SECONDS = 420, 1500
# Opening and closing take about as long however long the session is, so their share falls.
USUAL = {
    "short": (15, 10, 50, 10, 15),
    "middle": (9, 16, 52, 14, 9),
    "long": (5, 17, 58, 15, 5),
}


@dataclass(frozen=True, slots=True)
class Window:
    """The seconds that a section should have, and the least and the most that it may have."""

    target: int
    least: int
    most: int


def windows(wish: Wish) -> dict[Section, Window]:
    """Return the window of each section; opening, main part and closing are never empty."""
    percents = _percents(wish)
    breath = BREATH_SECONDS
    if wish.half_breaths_per_minute is not None:
        breath = -(-120 // wish.half_breaths_per_minute)
    tolerance = max(wish.seconds * TOLERANCE_PERCENT // 100, breath)
    found = {}
    for section, percent in percents.items():
        target = wish.seconds * percent // 100
        least = max(0, target - tolerance)
        if section in (Section.ARRIVE, Section.MAIN, Section.CLOSE):
            least = max(1, least)
        found[section] = Window(target, least, min(wish.seconds, target + tolerance))
    return found


def _percents(wish: Wish) -> dict[Section, int]:
    """The wished shares, and the usual ones for what is left."""
    size = "middle"
    if wish.seconds < SHORT_SECONDS:
        size = "short"
    elif wish.seconds >= LONG_SECONDS:
        size = "long"
    usual = dict(zip(SECTIONS, USUAL[size], strict=True))
    wished = {share.section: share.percent for share in wish.shares}
    rest = max(0, 100 - sum(wished.values()))
    open_total = sum(percent for section, percent in usual.items() if section not in wished)
    return {
        section: wished[section]
        if section in wished
        else usual[section] * rest // max(1, open_total)
        for section in SECTIONS
    }
