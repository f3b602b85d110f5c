"""What can't be a part of the best choice is left out before it is sought; nothing is chosen here.

Each second of a section gets a price. What the options of a section are worth beyond the price of
their seconds bounds what any session is worth, and an option that loses more than lies between that
bound and a session that was found is in no best one. Prices are whole numbers and any of them are
right; good ones leave less to choose from. docs/composer.md tells it at length.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from app.composer.choosing import SECTIONS, Group, Places
from app.composer.leads import Leads
from app.composer.objective import (
    COVERED,
    OFF_SHARE_PER_SECOND,
    POSTURE_CHANGE,
    SLACK_PER_SECOND,
)
from app.composer.shares import Window
from app.vocabulary.practice import Posture, Section

Numbers = NDArray[np.int64]
# What lies between opening and close has most of the options; those two are small enough to be
# known exactly before.
INNER = (Section.WARM_UP, Section.MAIN, Section.SETTLE)
PRICES = 40
IMPOSSIBLE = -(1 << 50)


@dataclass(frozen=True, slots=True)
class Frame:
    """What binds the sections together.

    `outer` tells what the opening or the close is worth by its seconds, in the posture of that
    place and after a change of so many seconds; None where it can't be.
    """

    seconds: int
    most_slack: int
    leads: Leads
    postures: tuple[Posture, ...]
    windows: dict[Section, Window]
    outer: Callable[[Section, int, int], Numbers | None]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that a session can be worth on each path and with each place, and what options lose.

    A path names the posture of each section by its place among all.
    """

    most: int
    paths: dict[tuple[int, ...], int]
    tops: dict[tuple[Section, Posture], int]
    losses: dict[tuple[Section, Posture], Numbers]
    places: Places

    def within(self, objective: int) -> Places:
        """Return all that may be a part of a session worth so much or more, in its order."""
        return {
            place: tuple(_kept(groups, self.losses[place] <= self.tops[place] - objective))
            for place, groups in self.places.items()
        }


def bounds(groups: Places, frame: Frame) -> Bounds:
    """Bound what a session can be worth, by the prices that bound it best of those tried."""
    inner = {
        place: tuple([group for group in some if group.seconds])
        for place, some in groups.items()
        if place[0] in INNER
    }
    return _Pricing({place: some for place, some in inner.items() if some}, frame)()


class _Pricing:
    """Rows are prices of a second, columns options, groups or places."""

    def __init__(self, places: Places, frame: Frame) -> None:
        self.places = places
        self.frame = frame
        groups = list(chain(*self.places.values()))
        self.seconds = np.array(list(chain(*(group.seconds for group in groups))), dtype=np.int64)
        self.values = np.array(list(chain(*(group.values for group in groups))), dtype=np.int64)
        self.lengths = [len(group.seconds) for group in groups]
        firsts = np.cumsum([0, *self.lengths[:-1]])
        self.prices = _prices(self.values // self.seconds)
        over = self.values - self.prices[:, None] * self.seconds
        gains = np.maximum.reduceat(over, firsts, axis=1)
        is_free = np.array([not group.forced for group in groups])
        self.gains = np.where(is_free, np.maximum(gains, 0), gains)
        starts = np.cumsum([0, *(len(some) for some in self.places.values())][:-1])
        self.held = np.add.reduceat(self.gains, starts, axis=1)

    def __call__(self) -> Bounds:
        frame, price_of, rests = self.frame, {}, {}
        total = self.prices * frame.seconds
        for section in INNER:
            bound = self._of_section(section)
            price_of[section] = bound.argmin(axis=0)
            total = total + bound.min(axis=0)
        for section in (Section.ARRIVE, Section.CLOSE):
            total = total + self._outer(section)
        at = int(total.argmin())
        rows = {section: int(some[at]) for section, some in price_of.items()}
        rests = {
            section: int(_penalty(self.frame.windows[section], self.prices[row] - self.prices[at]))
            for section, row in rows.items()
        }
        paths = self._paths(rows, rests, int(self.prices[at]))
        tops: dict[tuple[Section, Posture], int] = {}
        for path, worth in paths.items():
            for section, index in zip(SECTIONS, path, strict=True):
                place = (section, frame.postures[index])
                tops[place] = max(tops.get(place, worth), worth)
        return Bounds(max(paths.values()), paths, tops, self._losses(rows), self.places)

    def _of_section(self, section: Section) -> Numbers:
        """Bound a section for each price of its seconds and each of those of all."""
        columns = [at for at, place in enumerate(self.places) if place[0] is section]
        best = self.held[:, columns].max(axis=1) if columns else np.zeros_like(self.prices)
        apart = self.prices[:, None] - self.prices[None, :]
        return best[:, None] + _penalty(self.frame.windows[section], apart)

    def _outer(self, section: Section) -> Numbers:
        found = np.full(len(self.prices), IMPOSSIBLE, dtype=np.int64)
        for index in range(len(self.frame.postures)):
            values = self.frame.outer(section, index, 0)
            if values is not None:
                over = values - self.prices[:, None] * np.arange(len(values))
                found = np.maximum(found, over.max(axis=1))
        return found

    def _paths(
        self, rows: dict[Section, int], rests: dict[Section, int], price: int
    ) -> dict[tuple[int, ...], int]:
        """The most that a session can be worth on each way through the postures."""
        frame, columns = self.frame, {place: at for at, place in enumerate(self.places)}
        covers = 0
        for (section, _), some in self.places.items():
            for group in some if section is Section.MAIN else ():
                covers |= group.covers
        base = price * frame.seconds + COVERED * covers.bit_count()
        base += max(0, -(price + SLACK_PER_SECOND) * frame.most_slack)
        outer: dict[tuple[Section, int, int], int] = {}
        found: dict[tuple[int, ...], int] = {}
        for path in combinations_with_replacement(range(len(frame.postures)), len(SECTIONS)):
            worth = base
            for at, section in enumerate(SECTIONS):
                posture = frame.postures[path[at]]
                change = frame.leads.change(frame.postures[path[at - 1]], posture) if at else 0
                if section not in rows:
                    key = (section, path[at], change)
                    if key not in outer:
                        outer[key] = _most(frame.outer(*key), price)
                    worth += outer[key]
                    continue
                worth += rests[section]
                if (section, posture) in columns:
                    worth += int(self.held[rows[section], columns[section, posture]])
                if change:
                    worth -= POSTURE_CHANGE + int(self.prices[rows[section]]) * change
            found[path] = worth
        return found

    def _losses(self, rows: dict[Section, int]) -> dict[tuple[Section, Posture], Numbers]:
        found = {}
        first_option = first_group = 0
        for (section, posture), groups in self.places.items():
            last_group = first_group + len(groups)
            lengths = self.lengths[first_group:last_group]
            last_option = first_option + sum(lengths)
            of = slice(first_option, last_option)
            over = self.values[of] - self.prices[rows[section]] * self.seconds[of]
            gains = self.gains[rows[section], first_group:last_group]
            found[section, posture] = np.repeat(gains, lengths) - over
            first_option, first_group = last_option, last_group
        return found


def _prices(worths: Numbers) -> Numbers:
    """Prices to try: what a second is worth in the options, and less than nothing."""
    some = np.sort(worths)[np.linspace(0, len(worths) - 1, PRICES).astype(np.intp)]
    return np.unique(np.concatenate((np.array([-OFF_SHARE_PER_SECOND * 4, 0]), some)))


def _penalty(window: Window, apart: Numbers) -> Numbers:
    """The most that the seconds of a section can gain by their price and lose by its share.

    What is lost bends downward only, so its best lies at an end of the window or at the share.
    """
    short = (window.target - window.least) * OFF_SHARE_PER_SECOND
    long = (window.most - window.target) * OFF_SHARE_PER_SECOND
    at_share = np.maximum(apart * window.least - short, apart * window.target)
    return np.maximum(at_share, apart * window.most - long)


def _most(values: Numbers | None, price: int) -> int:
    if values is None:
        return IMPOSSIBLE
    return int((values - price * np.arange(len(values))).max())


def _kept(groups: tuple[Group, ...], is_kept: NDArray[np.bool_]) -> Iterator[Group]:
    lengths = [len(group.seconds) for group in groups]
    firsts = np.cumsum([0, *lengths[:-1]])
    counts = np.add.reduceat(is_kept, firsts, dtype=np.intp).tolist()
    for group, first, length, count in zip(groups, firsts.tolist(), lengths, counts, strict=True):
        if count == length:
            yield group
        elif count:
            picks = np.flatnonzero(is_kept[first : first + length]).tolist()
            yield group._replace(
                picks=tuple(picks),
                seconds=tuple([group.seconds[at] for at in picks]),
                values=tuple([group.values[at] for at in picks]),
            )
