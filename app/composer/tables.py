"""The dynamic programme of one section: the best worth for every whole number of seconds.

A state is (parts of the focus met, region worked hard last); where the section is done in rounds,
also the region worked hard first, which comes after the last one. Groups come in the order in which
they are done, each taken at most once, so the table is exact: see docs/composer.md.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.composer.choosing import Group, Option
from app.composer.objective import COVERED

Values = NDArray[np.int64]
Indices = NDArray[np.intp]
_Sizes = tuple[int, int, int]
NEVER = -(1 << 50)  # far below any sum, and far from overflowing when two are added


@dataclass(frozen=True, slots=True)
class _Leading:
    """Where taking a group leads: into each of `states` from every state in its row of `sources`.

    Rows are filled up by repeating a source, which changes no maximum.
    """

    states: Indices
    sources: Indices
    rows: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Step:
    """One group, and the worths that taking it wrote over: those of the states it leads into."""

    group: Group
    leading: _Leading
    states: Indices
    over: Values

    def back(self, left: Values, worth: int, state: int, seconds: int) -> tuple[int, int] | None:
        """Return the option behind a worth and the state before it; None where the group was left.

        `left` are the worths without the group. Of equal options it is the first, so the same
        table always leads the same way back.
        """
        if not self.group.forced and int(left[state, seconds]) == worth:
            return None
        sources = self.leading.sources[self.leading.rows[state]]
        for at, (length, value) in enumerate(
            zip(self.group.seconds, self.group.values, strict=True)
        ):
            earlier = seconds - length
            if earlier >= 0:
                is_behind = left[sources, earlier] == worth - value
                if is_behind.any():
                    return at, int(sources[np.argmax(is_behind)])
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
        values = self._values.copy()
        found: list[Option] = []
        for step in reversed(self._steps):
            values[step.states] = step.over
            taken = step.back(values, worth, state, seconds)
            if taken is not None:
                at, state = taken
                found.append(step.group.option(at))
                seconds -= step.group.seconds[at]
                worth -= step.group.values[at]
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

    @property
    def sizes(self) -> _Sizes:
        """How many there are of each: masks, first regions, last regions."""
        return (self.masks, self.firsts, len(self.hards))

    def leading(self, group: Group, reached: frozenset[int]) -> _Leading:
        """Where the group leads from the states reached so far."""
        return _leading(self.sizes, self.hards.index(group.hard), group.covers, reached)


@lru_cache(maxsize=256)
def _bonus(sizes: _Sizes) -> Values:
    """What each state is worth at the end: each part that was met counts once more."""
    masks, firsts, hards = sizes
    rest, last = np.divmod(np.arange(masks * firsts * hards), hards)
    mask, first = np.divmod(rest, firsts)
    bits = np.array([int(one).bit_count() for one in mask], dtype=np.int64)
    # The next round would begin with the region that this one ended with.
    is_twice = (last > 0) & (first == last + 1)
    return np.where(is_twice, NEVER, bits * COVERED)[:, None]


@lru_cache(maxsize=4096)
def _leading(sizes: _Sizes, hard: int, covers: int, reached: frozenset[int]) -> _Leading:
    """Gather by the state that each leads into; the same few patterns come again and again."""
    found: dict[int, list[int]] = {}
    for state in sorted(reached):
        after = _after(sizes, state, hard, covers)
        if after is not None:
            found.setdefault(after, []).append(state)
    most = max((len(sources) for sources in found.values()), default=0)
    filled = [[*some, *(some[:1] * (most - len(some)))] for some in found.values()]
    return _Leading(
        np.array(list(found), dtype=np.intp),
        np.array(filled, dtype=np.intp).reshape(len(found), most),
        {state: row for row, state in enumerate(found)},
    )


def _after(sizes: _Sizes, state: int, hard: int, covers: int) -> int | None:
    """The state when a group is taken; None when it works the same region hard again."""
    masks, firsts, hards = sizes
    rest, last = divmod(state, hards)
    mask, first = divmod(rest, firsts)
    if hard and last == hard:
        return None
    if firsts > 1 and not first:
        first = hard + 1
    mask = (mask | covers) & (masks - 1)
    return (mask * firsts + first) * hards + hard


def fill(
    groups: tuple[Group, ...], width: int, *, counts_cover: bool, is_repeated: bool = False
) -> Table:
    """Fill the table up to `width` seconds.

    There is one table, written over from group to group, and what was written over is kept: whole
    tables of an hour were 70 MB, and a third of the time went into asking the system for them.
    """
    if not groups:
        nothing = _nothing(1, width)
        return Table(nothing[0], nothing, nothing, ())
    states = _States(groups, counts_cover=counts_cover, is_repeated=is_repeated)
    values = _nothing(states.count, width)
    every = np.arange(states.count)
    steps = []
    reached = frozenset({0})
    for group in groups:
        leading = states.leading(group, reached)
        written = every if group.forced else leading.states
        steps.append(_Step(group, leading, written, values[written]))
        _take(group, values, leading)
        if not reached.issuperset(leading.rows):
            reached = reached.union(leading.rows)
    final = values + _bonus(states.sizes)
    return Table(final.max(axis=0), values, final, tuple(steps))


def _nothing(states: int, width: int) -> Values:
    """The worths before anything is done: that of no seconds alone."""
    values = np.full((states, width + 1), NEVER, dtype=np.int64)
    values[0, 0] = 0
    return values


def _take(group: Group, values: Values, leading: _Leading) -> None:
    """Write, for each state and second, the best of leaving the group and of each option.

    Only the worths are kept; which option stands behind one is found on the way back.
    """
    states, sources = leading.states, leading.sources
    before = values[sources[:, 0]] if sources.shape[1] == 1 else values[sources].max(axis=1)
    if group.forced:
        values.fill(NEVER)
    if len(states) == 1:
        here = values[states[0] : states[0] + 1]
        _offer(group, before, here)
    else:
        here = values[states]
        _offer(group, before, here)
        values[states] = here


def _offer(group: Group, before: Values, here: Values) -> None:
    width = here.shape[1]
    room = np.empty_like(here)
    for seconds, value in zip(group.seconds, group.values, strict=True):
        length = width - seconds
        if length > 0:
            more = np.add(before[:, :length], value, out=room[:, :length])
            part = here[:, seconds:]
            np.maximum(part, more, out=part)
