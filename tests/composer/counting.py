"""How many different sessions are valid for one wish: counted exactly, none of them composed.

Two sessions differ when they differ in a movement, a variant, a dose or a posture. Counted are the
choices of one round that keep every rule: windows, postures, rest between hard work, the time.
`python -m tests.composer.counting` counts a few wishes on the project's own seeds.
"""

import sys
from collections import Counter
from itertools import combinations_with_replacement

from app.composer.cards import Library
from app.composer.choosing import Group, places
from app.composer.leads import LEADS
from app.composer.screening import screen
from app.composer.shares import windows
from app.composer.wish import Wish
from app.vocabulary.practice import Posture, Section
from tests.composer.brute import NEVER_EMPTY, SECTIONS

Ways = Counter[int]  # seconds -> in how many ways


def valid_sessions(wish: Wish, library: Library) -> int:
    """Return the number of valid sessions of one round."""
    groups = places(wish, library, screen(wish, library))
    ways = {
        (section, posture): _ways(groups.get((section, posture), ()), windows(wish)[section].most)
        for section in SECTIONS
        for posture in wish.postures
    }
    orders = combinations_with_replacement(wish.postures, len(SECTIONS))
    return sum(_in_order(wish, order, ways) for order in orders)


def _ways(groups: tuple[Group, ...], most: int) -> Ways:
    """Count the choices of a section by their seconds; a state holds what was worked hard last."""
    counts: Counter[tuple[str, int]] = Counter({("", 0): 1})
    for group in groups:
        taken: Counter[tuple[str, int]] = Counter()
        for (hard, seconds), count in counts.items():
            if group.hard and group.hard == hard:
                continue
            for option in group.options:
                if seconds + option.seconds <= most:
                    taken[group.hard, seconds + option.seconds] += count
        counts = taken if group.forced else counts + taken
    found: Ways = Counter()
    for (_, seconds), count in counts.items():
        found[seconds] += count
    return found


def _in_order(
    wish: Wish, order: tuple[Posture, ...], ways: dict[tuple[Section, Posture], Ways]
) -> int:
    leads = LEADS[wish.pace]
    sums: Ways = Counter({0: 1})
    before = order[0]
    for section, posture in zip(SECTIONS, order, strict=True):
        window, change = windows(wish)[section], leads.change(before, posture)
        room = leads.slack if section in NEVER_EMPTY else 0
        joined: Ways = Counter()
        for seconds, count in ways[section, posture].items():
            is_kept = window.least <= seconds + change <= window.most - room
            if is_kept and (seconds or not (change or section in NEVER_EMPTY)):
                for so_far, many in sums.items():
                    joined[so_far + seconds + change] += many * count
        sums, before = joined, posture
    return sum(sums[wish.seconds - slack] for slack in range(3 * leads.slack + 1))


SEATED = (Posture.SEATED,)
COUNTED = {
    "sciatica, 10 minutes, seated, nobody asked": Wish(conditions=("sciatica",), postures=SEATED),
    "sciatica, 10 minutes, nothing declared": Wish(conditions=("sciatica",), limitations=()),
    "carpal tunnel, 5 minutes, seated, osteoporosis": Wish(
        conditions=("carpal-tunnel-syndrome",),
        seconds=300,
        limitations=("osteoporosis",),
        postures=SEATED,
    ),
}


def main() -> None:
    """Tell how many sessions are valid for each of a few wishes."""
    from tests.composer.real import real_library

    library = real_library()
    for words, wish in COUNTED.items():
        sys.stdout.write(f"{valid_sessions(wish, library):.1e}  {words}\n")


if __name__ == "__main__":
    main()
