"""Sections into a whole: the best exact total over all ways through the allowed postures.

The tables of the sections know nothing of one another; what binds them is the sum of their
seconds, the windows, and the order of postures. All of that is searched here, exactly.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement

import numpy as np

from app.composer.choosing import SECTIONS, Group, Places
from app.composer.chosen import SLACK_IN, Part, Plan
from app.composer.leads import LEADS, Leads
from app.composer.objective import OFF_SHARE_PER_SECOND, POSTURE_CHANGE, SLACK_PER_SECOND
from app.composer.shares import Window, windows
from app.composer.tables import NEVER, Table, Values, fill
from app.composer.wish import Wish
from app.vocabulary.practice import Section

MOST_ROUNDS = 3
# Up to here one operation on all sums is quicker than one for each second of the shorter part.
AT_ONE_STROKE = 100_000


@dataclass(frozen=True, slots=True)
class _Found:
    objective: int
    path: tuple[int, ...]
    seconds: tuple[int, ...]
    slack: int


def weave(wish: Wish, groups: Places) -> Plan | None:
    """Return the best plan, or None when none fits; more rounds only where one does not reach."""
    for rounds in range(1, MOST_ROUNDS + 1):
        weaver = _Weaver(wish, groups, rounds)
        found = weaver.search()
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
        forced = {
            (place[0], group.movement)
            for place, some in groups.items()
            for group in some
            if group.forced
        }
        self.tables: dict[tuple[Section, int], Table] = {}
        for section in SECTIONS:
            names = {movement for home, movement in forced if home is section}
            for index, posture in enumerate(self.postures):
                some = groups.get((section, posture), ())
                if names <= {group.movement for group in some}:
                    self.tables[section, index] = self._table(section, some)

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

    def _path_values(self, path: tuple[int, ...]) -> list[Values] | None:
        """The worth of each section along one way through the postures."""
        found = []
        for at, section in enumerate(SECTIONS):
            key = (section, path[at], self._change(path, at))
            if key not in self._valued:
                self._valued[key] = self._values(*key)
            values = self._valued[key]
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

    def search(self) -> _Found | None:
        """Return the best path with the seconds of its sections."""
        best: _Found | None = None
        joined: dict[tuple[object, ...], Values] = {}
        for path in self._paths():
            values = self._path_values(path)
            if values is None:
                continue
            found = self._best_sum(path, values, joined)
            if found is not None and (best is None or found.objective > best.objective):
                best = found
        return best

    def _best_sum(
        self, path: tuple[int, ...], values: list[Values], joined: dict[tuple[object, ...], Values]
    ) -> _Found | None:
        arrive, warm, main, settle, close = values
        opening = _memo(joined, ("opening", path[:2]), arrive, warm)
        ending = _memo(joined, ("ending", path[2:]), settle, close)
        before = _memo(joined, ("before", path[:3]), opening, main)
        total, slack = self._best_total(before, ending)
        if total is None:
            return None
        whole = self.wish.seconds - slack
        first = _split(before, ending, whole)
        second = _split(opening, main, first)
        third = _split(arrive, warm, second)
        fourth = _split(settle, close, whole - first)
        seconds = (third, second - third, first - second, fourth, whole - first - fourth)
        return _Found(total, path, seconds, slack)

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
    first = one[low : high + 1]
    second = other[whole - high : whole - low + 1][::-1]
    return first + second
