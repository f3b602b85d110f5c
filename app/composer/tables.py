"""The dynamic programme of one section: the best worth for every whole number of seconds.

A state is (parts of the focus met, region worked hard last); where the section is done in rounds,
also the region worked hard first, which comes after the last one. Groups come in the order in which
they are done, each taken at most once, so the table is exact: see docs/composer.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.composer.choosing import Group, Option
from app.composer.objective import COVERED

Values = NDArray[np.int64]
NEVER = -(1 << 50)  # far below any sum, and far from overflowing when two are added


@dataclass(frozen=True, slots=True)
class _Step:
    """One group: the worths when it was left, and those that taking it leads on from.

    `rows` is where each state that the group leads into stands in `before`, with the states that
    it is reached from.
    """

    group: Group
    left: Values
    before: Values
    rows: Mapping[int, tuple[int, tuple[int, ...]]]

    def back(self, worth: int, state: int, seconds: int) -> tuple[Option, int] | None:
        """Return the option behind a worth and the state before it; None where it was left.

        Of equal ones it is the first, so the same table always leads the same way back.
        """
        if not self.group.forced and int(self.left[state, seconds]) == worth:
            return None
        row, sources = self.rows[state]
        for option in self.group.options:
            earlier = seconds - option.seconds
            if earlier >= 0 and int(self.before[row, earlier]) + option.value == worth:
                reached = worth - option.value
                source = next(s for s in sources if int(self.left[s, earlier]) == reached)
                return option, source
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
            taken = step.back(worth, state, seconds)
            if taken is not None:
                option, state = taken
                found.append(option)
                seconds -= option.seconds
                worth -= option.value
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
    reached = {0}
    for group in groups:
        step = _step(values, group, states, reached)
        steps.append(step)
        values = _taken(step)
        reached |= set(step.rows)
    final = values + states.bonus()[:, None]
    return Table(final.max(axis=0), values, final, tuple(steps))


def _step(values: Values, group: Group, states: "_States", reached: set[int]) -> _Step:
    """Gather the best worth from which the group leads into each state; nothing is chosen yet."""
    sources: dict[int, list[int]] = {}
    for state in sorted(reached):
        after = states.after(state, group)
        if after is not None:
            sources.setdefault(after, []).append(state)
    before = np.full((len(sources), values.shape[1]), NEVER, dtype=np.int64)
    for row, some in enumerate(sources.values()):
        for state in some:
            np.maximum(before[row], values[state], out=before[row])
    rows = {after: (row, tuple(some)) for row, (after, some) in enumerate(sources.items())}
    return _Step(group, values, before, rows)


def _taken(step: _Step) -> Values:
    """Add the group: for each state and second the best of leaving it and of each option.

    Only the worths are kept; which option stands behind one is found on the way back.
    """
    values, before = step.left, step.before
    width = values.shape[1] - 1
    taken = np.full_like(values, NEVER) if step.group.forced else values.copy()
    states = list(step.rows)
    here = taken[states]
    for option in step.group.options:
        if option.seconds <= width:
            part = here[:, option.seconds :]
            np.maximum(part, before[:, : width + 1 - option.seconds] + option.value, out=part)
    taken[states] = here
    return taken
