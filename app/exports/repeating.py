"""Finds plain repetitions among days, so that one event stands for many; knows no calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Repetition:
    """A rule of iCalendar in its own words; `weekdays` is empty where the interval says all."""

    first: date
    frequency: str
    interval: int
    weekdays: tuple[str, ...]
    count: int


def repetitions(days: Sequence[date]) -> list[Repetition]:
    """Cover the days, each once, by rules; `days` is in order and has no day twice.

    Each rule takes as many of the days that are left as fit it from the first one on.
    """
    found, left = [], list(days)
    while left:
        size = next(size for size in range(len(left), 0, -1) if _rule(left[:size]))
        rule = _rule(left[:size])
        assert rule is not None
        found.append(rule)
        left = left[size:]
    return found


def _rule(days: list[date]) -> Repetition | None:
    """Return the one rule that gives exactly these days, if there is one."""
    if len(days) == 1:
        return Repetition(days[0], "DAILY", 1, (), 1)
    gaps = {(later - earlier).days for earlier, later in pairwise(days)}
    if len(gaps) == 1:
        gap = gaps.pop()
        whole_weeks = gap % 7 == 0
        frequency, interval = ("WEEKLY", gap // 7) if whole_weeks else ("DAILY", gap)
        return Repetition(days[0], frequency, interval, (), len(days))
    return _weekly(days)


def _weekly(days: list[date]) -> Repetition | None:
    weekdays = {day.weekday() for day in days}
    span = (days[-1] - days[0]).days
    every = (days[0] + timedelta(days=number) for number in range(span + 1))
    if [day for day in every if day.weekday() in weekdays] != days:
        return None
    names = tuple(WEEKDAYS[number] for number in sorted(weekdays))
    return Repetition(days[0], "WEEKLY", 1, names, len(days))
