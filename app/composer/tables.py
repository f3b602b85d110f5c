"""The dynamic programme of one section: the best worth for every whole number of seconds.

A state is (parts of the focus met, region worked hard last); where the section is done in rounds,
also the region worked hard first, which comes after the last one. Groups come in the order in which
they are done, each taken at most once, so the table is exact: see docs/composer.md.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.composer.choosing import Group, Option
from app.composer.objective import COVERED

Values = NDArray[np.int64]
Choices = NDArray[np.int16]
NEVER = -(1 << 50)  # far below any sum, and far from overflowing when two are added


@dataclass(frozen=True, slots=True)
class Table:
    """`best[t]` is the best worth of exactly t seconds; the rest finds the way back."""

    best: Values
    _groups: tuple[Group, ...]
    _states: "_States"
    _final: Values
    _steps: tuple[tuple[Choices, Choices | None], ...]

    def options(self, seconds: int) -> list[Option]:
        """Return the options of the best way to fill exactly that many seconds, in order."""
        state = int(np.argmax(self._final[:, seconds]))
        found: list[Option] = []
        for group, (choices, sources) in zip(
            reversed(self._groups), reversed(self._steps), strict=True
        ):
            choice = int(choices[state, seconds])
            if choice:
                option = group.options[choice - 1]
                found.append(option)
                if sources is not None:
                    state = int(sources[state, seconds])
                seconds -= option.seconds
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
        values, choices, sources = _take(values, group, states)
        steps.append((choices, sources))
    final = values + states.bonus()[:, None]
    return Table(final.max(axis=0), groups, states, final, tuple(steps))


def _take(values: Values, group: Group, states: _States) -> tuple[Values, Choices, Any]:
    width = values.shape[1] - 1
    taken = np.full_like(values, NEVER) if group.forced else values.copy()
    choices: Choices = np.zeros(values.shape, dtype=np.int16)
    sources = np.zeros(values.shape, dtype=np.int16) if states.count > 1 else None
    for state in range(states.count):
        after = states.after(state, group)
        if after is None or values[state].max() < 0:
            continue
        for number, option in enumerate(group.options, start=1):
            if option.seconds > width:
                continue
            reached = values[state, : width + 1 - option.seconds] + option.value
            here = taken[after, option.seconds :]
            better = reached > here
            better &= reached > 0
            np.copyto(here, reached, where=better)
            np.copyto(choices[after, option.seconds :], number, where=better)
            if sources is not None:
                np.copyto(sources[after, option.seconds :], state, where=better)
    return taken, choices, sources
