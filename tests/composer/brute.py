"""The best objective found by trying every choice: slow, plain, and without tables or arrays."""

from collections.abc import Iterator
from itertools import pairwise, product

from app.composer.choosing import Group, Option, Places
from app.composer.leads import LEADS
from app.composer.objective import COVERED, OFF_SHARE_PER_SECOND, POSTURE_CHANGE, SLACK_PER_SECOND
from app.composer.shares import windows
from app.composer.wish import Wish
from app.vocabulary.practice import Posture, Section

Worths = dict[int, int]  # seconds -> the best worth of exactly so many
Chosen = tuple[tuple[Group, Option], ...]
SECTIONS = tuple(Section)
NEVER_EMPTY = (Section.ARRIVE, Section.MAIN, Section.CLOSE)


def best_objective(wish: Wish, groups: Places) -> int | None:
    """Return the objective of the best session, in as few rounds as reach; None for none."""
    for rounds in (1, 2, 3):
        found = _best_in(wish, groups, rounds)
        if found is not None:
            return found
    return None


def _best_in(wish: Wish, groups: Places, rounds: int) -> int | None:
    tried = {
        (section, posture): _tried(section, posture, groups, rounds)
        for section in SECTIONS
        for posture in wish.postures
    }
    found = [
        worth
        for way in product(range(len(wish.postures)), repeat=len(SECTIONS))
        if list(way) == sorted(way)
        for worth in _of_way(wish, tuple(wish.postures[at] for at in way), tried)
    ]
    return max(found, default=None)


def _of_way(
    wish: Wish, way: tuple[Posture, ...], tried: dict[tuple[Section, Posture], Worths]
) -> Iterator[int]:
    """Yield the worth of each sum of sections, and slack, that lasts as long as was asked."""
    leads = LEADS[wish.pace]
    sums: Worths = {0: 0}
    before = way[0]
    for section, posture in zip(SECTIONS, way, strict=True):
        change = 0 if posture is before else leads.change(before, posture)
        here = _with_change(wish, section, change, tried[section, posture])
        sums = _joined(sums, here)
        before = posture
    for slack in range(3 * leads.slack + 1):
        if wish.seconds - slack in sums:
            yield sums[wish.seconds - slack] - slack * SLACK_PER_SECOND


def _with_change(wish: Wish, section: Section, change: int, worths: Worths) -> Worths:
    window = windows(wish)[section]
    room = LEADS[wish.pace].slack if section in NEVER_EMPTY else 0
    found: Worths = {}
    for seconds, worth in worths.items():
        whole = seconds + change
        is_needed = bool(change) or section in NEVER_EMPTY
        if window.least <= whole <= window.most - room and (seconds or not is_needed):
            off = abs(whole - window.target) * OFF_SHARE_PER_SECOND
            found[whole] = worth - off - (POSTURE_CHANGE if change else 0)
    return found


def _joined(one: Worths, other: Worths) -> Worths:
    found: Worths = {}
    for first, worth in one.items():
        for second, more in other.items():
            whole = first + second
            found[whole] = max(found.get(whole, worth + more), worth + more)
    return found


def _tried(section: Section, posture: Posture, groups: Places, rounds: int) -> Worths:
    """Every choice of a section that keeps the rules inside it."""
    times = rounds if section is Section.MAIN else 1
    wanted = {
        group.movement
        for (home, _), some in groups.items()
        for group in some
        if home is section and group.forced
    }
    found: Worths = {}
    for chosen in choices(groups.get((section, posture), ())):
        names = {group.movement for group, _ in chosen}
        if wanted <= names and rests([group.hard for group, _ in chosen] * times):
            seconds = sum(option.seconds for _, option in chosen) * times
            worth = worth_of(chosen, counts_cover=section is Section.MAIN)
            found[seconds] = max(found.get(seconds, worth), worth)
    return found


def worth_of(chosen: Chosen, *, counts_cover: bool) -> int:
    """The worth of a section done once."""
    covered = 0
    for group, _ in chosen:
        covered |= group.covers
    worth = sum(option.value for _, option in chosen)
    return worth + COVERED * covered.bit_count() * counts_cover


def choices(groups: tuple[Group, ...]) -> Iterator[Chosen]:
    ways = [[None, *((group, option) for option in group.options)] for group in groups]
    for chosen in product(*ways):
        yield tuple(item for item in chosen if item is not None)


def rests(hard: list[str]) -> bool:
    return not any(before and before == after for before, after in pairwise(hard))
