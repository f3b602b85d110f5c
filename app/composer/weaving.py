"""Sections into a whole: the best exact total over all ways through the allowed postures.

The tables of the sections know nothing of one another; what binds them is the sum of their
seconds, the windows, and the order of postures. All of that is searched here, exactly.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement

import numpy as np

from app.composer.choosing import SECTIONS, Group, Places
from app.composer.chosen import SLACK_IN, Part, Plan
from app.composer.leads import LEADS, Leads
from app.composer.narrowing import INNER, Frame, bounds
from app.composer.objective import OFF_SHARE_PER_SECOND, POSTURE_CHANGE, SLACK_PER_SECOND
from app.composer.shares import Window, windows
from app.composer.tables import NEVER, Table, Values, fill
from app.composer.wish import Wish
from app.vocabulary.practice import Section

MOST_ROUNDS = 3
OUTER = (Section.ARRIVE, Section.CLOSE)
# With fewer options, times the seconds, there is little to gain by narrowing them down.
WORTH_NARROWING = 400_000
# How far the best session is sought below the bound at first; farther only where it must be.
FIRST_GAP = 4000
LOWEST = NEVER
# Up to here one operation on all sums is quicker than one for each second of the shorter part.
AT_ONE_STROKE = 100_000


@dataclass(frozen=True, slots=True)
class _Found:
    objective: int
    path: tuple[int, ...]
    seconds: tuple[int, ...]
    slack: int


@dataclass(frozen=True, slots=True)
class _Joined:
    """The sections of a path joined: what each two or three of them are worth together."""

    objective: int
    slack: int
    path: tuple[int, ...]
    values: list[Values]
    opening: Values
    before: Values
    ending: Values


def weave(wish: Wish, groups: Places) -> Plan | None:
    """Return the best plan, or None when none fits; more rounds only where one does not reach."""
    for rounds in range(1, MOST_ROUNDS + 1):
        weaver = _Weaver(wish, groups, rounds)
        found = weaver.best()
        if found is not None:
            return weaver.plan(found)
    return None


class _Weaver:
    def __init__(self, wish: Wish, groups: Places, rounds: int) -> None:
        self.wish = wish
        self.rounds = rounds
        self.leads: Leads = LEADS[wish.pace]
        self.windows: dict[Section, Window] = {
            section: replace(window, most=window.most - self.leads.slack * (section in SLACK_IN))
            for section, window in windows(wish).items()
        }
        self.postures = wish.postures
        self._cost_of_slack = np.arange(self.leads.slack * len(SLACK_IN) + 1) * SLACK_PER_SECOND
        self._valued: dict[tuple[Section, int, int], Values | None] = {}
        self.groups = groups
        self._forced = {
            (place[0], group.movement)
            for place, some in groups.items()
            for group in some
            if group.forced
        }
        self.tables: dict[tuple[Section, int], Table] = {}

    def best(self) -> _Found | None:
        """Return the best path, with its sections filled by what may be a part of it."""
        options = sum(
            len(group.seconds)
            for place, some in self.groups.items()
            for group in some
            if place[0] in INNER
        )
        if self.rounds > 1 or not options or options * self.wish.seconds < WORTH_NARROWING:
            self._fill(self.groups, SECTIONS)
            return self._search(self._paths())
        self._fill(self.groups, OUTER)
        bound = bounds(self.groups, self._frame())
        if bound.most < NEVER // 2:
            return None
        floor = bound.most - FIRST_GAP
        while True:
            self._fill(bound.within(floor), INNER)
            found = self._search(path for path in self._paths() if bound.paths[path] >= floor)
            if found is not None and found.objective >= floor:
                return found
            if found is None and floor == LOWEST:
                return None
            floor = LOWEST if found is None else found.objective

    def _frame(self) -> Frame:
        slack = self.leads.slack * len(SLACK_IN)
        seconds, postures = self.wish.seconds, self.postures
        return Frame(seconds, slack, self.leads, postures, self.windows, self._valued_at)

    def _fill(self, groups: Places, sections: tuple[Section, ...]) -> None:
        for section in sections:
            names = {movement for home, movement in self._forced if home is section}
            for index, posture in enumerate(self.postures):
                self.tables.pop((section, index), None)
                some = groups.get((section, posture), ())
                if names <= {group.movement for group in some}:
                    self.tables[section, index] = self._table(section, some)
        self._valued = {key: some for key, some in self._valued.items() if key[0] not in sections}

    def _table(self, section: Section, some: tuple[Group, ...]) -> Table:
        width = self.windows[section].most
        if section is Section.MAIN:
            width //= self.rounds
        is_main = section is Section.MAIN
        return fill(some, width, counts_cover=is_main, is_repeated=is_main and self.rounds > 1)

    def _values(self, section: Section, index: int, change: int) -> Values | None:
        """The worth of a section by its seconds, the change of posture before it included."""
        table = self.tables.get((section, index))
        if table is None:
            return None
        window = self.windows[section]
        values = np.full(window.most + 1, NEVER, dtype=np.int64)
        rounds = self.rounds if section is Section.MAIN else 1
        if change <= window.most:
            length = (window.most - change) // rounds + 1
            values[change::rounds][:length] = table.best[:length]
        if change:
            values[: change + 1] = NEVER  # nobody changes posture to do nothing in it
        values[: window.least] = NEVER
        off = np.abs(np.arange(window.most + 1) - window.target)
        values -= np.where(values > NEVER // 2, off * OFF_SHARE_PER_SECOND, 0)
        if change:
            values -= np.where(values > NEVER // 2, POSTURE_CHANGE, 0)
        return values

    def _valued_at(self, section: Section, index: int, change: int) -> Values | None:
        key = (section, index, change)
        if key not in self._valued:
            self._valued[key] = self._values(*key)
        return self._valued[key]

    def _path_values(self, path: tuple[int, ...]) -> list[Values] | None:
        """The worth of each section along one way through the postures."""
        found = []
        for at, section in enumerate(SECTIONS):
            values = self._valued_at(section, path[at], self._change(path, at))
            if values is None or values.max() < NEVER // 2:
                return None
            found.append(values)
        return found

    def _change(self, path: tuple[int, ...], at: int) -> int:
        if at == 0:
            return 0
        return self.leads.change(self.postures[path[at - 1]], self.postures[path[at]])

    def _paths(self) -> Iterator[tuple[int, ...]]:
        """Every way that never goes back to a posture once left."""
        yield from combinations_with_replacement(range(len(self.postures)), len(SECTIONS))

    def _search(self, paths: Iterable[tuple[int, ...]]) -> _Found | None:
        """Return the best path with the seconds of its sections; of equal ones the first."""
        best: _Joined | None = None
        joined: dict[tuple[object, ...], Values] = {}
        for path in paths:
            values = self._path_values(path)
            if values is None:
                continue
            arrive, warm, main, settle, close = values
            opening = _memo(joined, ("opening", path[:2]), arrive, warm)
            ending = _memo(joined, ("ending", path[2:]), settle, close)
            before = _memo(joined, ("before", path[:3]), opening, main)
            if best is not None and before.max() + ending.max() <= best.objective:
                continue
            total, slack = self._best_total(before, ending)
            if total is not None and (best is None or total > best.objective):
                best = _Joined(total, slack, path, values, opening, before, ending)
        return None if best is None else self._split(best)

    def _split(self, best: _Joined) -> _Found:
        """Find the seconds of each section, from the last join back to the first."""
        arrive, warm, main, settle, close = best.values
        whole = self.wish.seconds - best.slack
        first = _split(best.before, best.ending, whole)
        second = _split(best.opening, main, first)
        third = _split(arrive, warm, second)
        fourth = _split(settle, close, whole - first)
        seconds = (third, second - third, first - second, fourth, whole - first - fourth)
        return _Found(best.objective, best.path, seconds, best.slack)

    def _best_total(self, before: Values, ending: Values) -> tuple[int | None, int]:
        """The best worth with its slack; of equal ones the least slack."""
        most = self.leads.slack * len(SLACK_IN)
        worths = _bests(before, ending, self.wish.seconds, most) - self._cost_of_slack
        slack = int(np.argmax(worths))
        worth = int(worths[slack])
        return (worth, slack) if worth > NEVER // 2 else (None, 0)

    def plan(self, found: _Found) -> Plan:
        """Walk back through the tables."""
        parts = []
        for at, section in enumerate(SECTIONS):
            change = self._change(found.path, at)
            seconds = found.seconds[at] - change
            if section is Section.MAIN:
                seconds //= self.rounds
            options = tuple(self.tables[section, found.path[at]].options(seconds))
            if section is Section.MAIN:
                options *= self.rounds
            parts.append(Part(section, self.postures[found.path[at]], change, options))
        return Plan(tuple(parts), found.slack, self.rounds, found.objective)


def _memo(
    known: dict[tuple[object, ...], Values], key: tuple[object, ...], one: Values, other: Values
) -> Values:
    if key not in known:
        known[key] = joined_values(one, other)
    return known[key]


def joined_values(one: Values, other: Values) -> Values:
    """Return the best worth of two parts together, for every sum of their seconds."""
    found = np.full(len(one) + len(other) - 1, NEVER, dtype=np.int64)
    (first, one), (second, other) = _possible(one), _possible(other)
    if not len(one) or not len(other):
        return found
    here = found[first + second : first + second + len(one) + len(other) - 1]
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(short) * len(long) <= AT_ONE_STROKE:
        edge = np.full(len(short) - 1, NEVER, dtype=np.int64)
        padded = np.concatenate((edge, long, edge))
        np.maximum.reduce(_windows(padded, len(short)) + short[::-1], axis=1, out=here)
        return found
    for seconds in np.flatnonzero(short > NEVER // 2):
        part = here[seconds : seconds + len(long)]
        np.maximum(part, long + short[seconds], out=part)
    return found


def _possible(values: Values) -> tuple[int, Values]:
    """Return where the seconds begin that can be filled, and the worths from there to the last."""
    can = np.flatnonzero(values > NEVER // 2)
    return (int(can[0]), values[can[0] : can[-1] + 1]) if len(can) else (0, values[:0])


def _bests(one: Values, other: Values, whole: int, fewer: int) -> Values:
    """Return the best worth of two parts together for a sum of seconds, and for each lesser one.

    Row n of the view is the second part, turned round and shifted so that it stands under what
    the first leaves of `whole - n` seconds.
    """
    left = max(0, whole - len(other) + 1)
    right = max(0, len(one) - 1 - whole + fewer)
    padded = np.full(left + len(other) + right, NEVER, dtype=np.int64)
    padded[left : left + len(other)] = other[::-1]
    first = len(other) - 1 - whole + left
    rows = _windows(padded, len(one))[first : first + fewer + 1]
    found: Values = np.maximum.reduce(rows + one, axis=1)
    return found


def _windows(values: Values, width: int) -> Values:
    """Return every run of `width` neighbours as a row, a view and no copy.

    numpy's own way to it is made for any array, and costs a quarter of the sums that follow.
    """
    step = values.itemsize
    return np.ndarray((len(values) - width + 1, width), values.dtype, values, 0, (step, step))


def _split(one: Values, other: Values, whole: int) -> int:
    """Return the seconds of the first part in the best way to reach the whole."""
    low = max(0, whole - len(other) + 1)
    return low + int(np.argmax(_sums(one, other, whole)))


def _sums(one: Values, other: Values, whole: int) -> Values:
    low, high = max(0, whole - len(other) + 1), min(len(one) - 1, whole)
    if low > high:
        return one[:0]
    return one[low : high + 1] + other[whole - high : whole - low + 1][::-1]
