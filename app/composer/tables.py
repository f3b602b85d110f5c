"""The dynamic programme of one section: the best worth for every whole number of seconds.

A state is (parts of the focus met, region worked hard last); where the section is done in rounds,
also the region worked hard first, which comes after the last one. Groups come in the order in which
they are done, each taken at most once, so the table is exact: see docs/composer.md.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.composer.choosing import Group, Option
from app.composer.objective import COVERED

Values = NDArray[np.int64]
Sources = NDArray[np.int16]
NEVER = -(1 << 50)  # far below any sum, and far from overflowing when two are added


@dataclass(frozen=True, slots=True)
class _Step:
    """One group: the worths when it was left, those that it leads on from, and their states."""

    group: Group
    left: Values
    before: Values
    sources: Sources | None

    def choice(self, worth: int, state: int, seconds: int) -> Option | None:
        """Return the option behind a worth, the first of equal ones; None where it was left."""
        if not self.group.forced and int(self.left[state, seconds]) == worth:
            return None
        for option in self.group.options:
            earlier = seconds - option.seconds
            if earlier >= 0 and int(self.before[state, earlier]) + option.value == worth:
                return option
        raise AssertionError("a worth in the table that no choice leads to")


@dataclass(frozen=True, slots=True)
class Table:
    """`best[t]` is the best worth of exactly t seconds; the rest finds the way back."""

    best: Values
    _values: Values
    _final: Values
    _steps: tuple[_Step, ...]

    def options(self, seconds: int) -> list[Option]:
        """Return the options of the best way to fill exactly that many seconds, in order."""
        state = int(np.argmax(self._final[:, seconds]))
        worth = int(self._values[state, seconds])
        found: list[Option] = []
        for step in reversed(self._steps):
            option = step.choice(worth, state, seconds)
            if option is not None:
                found.append(option)
                seconds -= option.seconds
                worth -= option.value
                if step.sources is not None:
                    state = int(step.sources[state, seconds])
        return found[::-1]


class _States:
    """Numbers the states: parts met times what was worked hard first times last.

    What came first is 0 while nothing was taken, and stays 0 where no round follows.
    """

    def __init__(self, groups: tuple[Group, ...], *, counts_cover: bool, is_repeated: bool) -> None:
        self.hards = ["", *sorted({group.hard for group in groups if group.hard})]
        covers = 0
        for group in groups:
            covers |= group.covers
        self.masks = 1 << covers.bit_length() if counts_cover else 1
        self.firsts = len(self.hards) + 1 if is_repeated else 1
        self.count = self.masks * self.firsts * len(self.hards)

    def after(self, state: int, group: Group) -> int | None:
        """The state when the group is taken; None when it works the same region hard again."""
        rest, last = divmod(state, len(self.hards))
        mask, first = divmod(rest, self.firsts)
        if group.hard and self.hards[last] == group.hard:
            return None
        here = self.hards.index(group.hard)
        if self.firsts > 1 and not first:
            first = here + 1
        mask = (mask | group.covers) & (self.masks - 1)
        return (mask * self.firsts + first) * len(self.hards) + here

    def bonus(self) -> Values:
        """What each state is worth at the end: each part that was met counts once more."""
        rest, last = np.divmod(np.arange(self.count), len(self.hards))
        masks, first = np.divmod(rest, self.firsts)
        bits = np.array([int(mask).bit_count() for mask in masks], dtype=np.int64)
        # The next round would begin with the region that this one ended with.
        is_twice = (last > 0) & (first == last + 1)
        return np.where(is_twice, NEVER, bits * COVERED)


def fill(
    groups: tuple[Group, ...], width: int, *, counts_cover: bool, is_repeated: bool = False
) -> Table:
    """Fill the table up to `width` seconds."""
    states = _States(groups, counts_cover=counts_cover, is_repeated=is_repeated)
    values = np.full((states.count, width + 1), NEVER, dtype=np.int64)
    values[0, 0] = 0
    steps = []
    for group in groups:
        before, sources = _before(values, group, states)
        steps.append(_Step(group, values, before, sources))
        values = _taken(values, before, group)
    final = values + states.bonus()[:, None]
    return Table(final.max(axis=0), values, final, tuple(steps))


def _taken(values: Values, before: Values, group: Group) -> Values:
    """Add one group: for each state and second the best of leaving it and of each option.

    Only the worths are kept; which option stands behind one is found on the way back.
    """
    width = values.shape[1] - 1
    taken = np.full_like(values, NEVER) if group.forced else values.copy()
    for option in group.options:
        if option.seconds <= width:
            here = taken[:, option.seconds :]
            reached = before[:, : width + 1 - option.seconds] + option.value
            np.maximum(here, reached, out=here)
    return taken


def _before(values: Values, group: Group, states: "_States") -> tuple[Values, Sources | None]:
    """The best worth from which the group leads into each state, and the state it comes from."""
    if states.count == 1:
        return values, None
    before = np.full_like(values, NEVER)
    sources: Sources = np.zeros(values.shape, dtype=np.int16)
    for state in range(states.count):
        after = states.after(state, group)
        if after is not None:
            better = values[state] > before[after]
            np.copyto(before[after], values[state], where=better)
            np.copyto(sources[after], state, where=better)
    return before, sources
