"""A programme laid over dates: which days, which routine, how long; never two raises in a week.

Pure: the first day is given, no clock is asked. Weeks are counted from the first day. For somebody
who flares after effort nothing is ever raised. What counts are the minutes that a routine fills: to
plan more of them raises nothing, and would come all at once with the next routine that does.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

WEEK = 7
LIGHTER_AFTER = 4  # weeks of the programme between two lighter ones
LIGHTER_DAYS = 3
MOST_MINUTES_MORE = 5
OPEN_END_WEEKS = 4
# The minutes that a routine fills when it is asked for so many; 0 where it has no session.
Filled = Callable[[str, int], int]


@dataclass(frozen=True, slots=True)
class Phase:
    """Weeks of one kind; `last_week` None has no end."""

    title: str
    first_week: int
    last_week: int | None
    days: int
    minutes: int
    routines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice on one day."""

    on: date
    routine: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Week:
    """One week with its practices; `raised` names the one thing that is more than before.

    A lighter week stands between the programme's own weeks and has no number. `routines` are
    those that take turns in it, also when it has fewer days than routines.
    """

    number: int | None
    phase: str
    raised: str | None
    routines: tuple[str, ...]
    practices: tuple[Practice, ...]


@dataclass(frozen=True, slots=True)
class _Load:
    days: int
    minutes: int
    routines: tuple[str, ...]


def plan(
    phases: tuple[Phase, ...],
    *,
    start: date,
    weekdays: tuple[int, ...],
    weeks: int | None = None,
    most_minutes: int | None = None,
    is_level: bool = False,
    filled: Filled = lambda _, minutes: minutes,
) -> tuple[Week, ...]:
    """Return the weeks from `start` on; `weekdays` are 0 (Monday) to 6, the days one has.

    Without `weeks` it goes to the end of the programme, and four weeks into one without an end.
    With `is_level` every week is as the first: nothing is raised, so none has to be lighter.
    """
    count = weeks or _length(phases)
    if is_level:
        return tuple(_level_weeks(phases[0], start, weekdays, count, most_minutes))
    return tuple(_weeks(phases, start, weekdays, count, most_minutes, filled))


def _level_weeks(
    phase: Phase, start: date, weekdays: tuple[int, ...], weeks: int, most_minutes: int | None
) -> Iterator[Week]:
    load, done = _target(phase, weekdays, most_minutes), 0
    for number in range(1, weeks + 1):
        first = start + timedelta(days=WEEK * (number - 1))
        practices = _practices(load, first, weekdays, done)
        yield Week(number, phase.title, None, load.routines, practices)
        done += len(practices)


def _weeks(
    phases: tuple[Phase, ...],
    start: date,
    weekdays: tuple[int, ...],
    weeks: int,
    most_minutes: int | None,
    filled: Filled,
) -> Iterator[Week]:
    load = _target(phases[0], weekdays, most_minutes)
    load = replace(load, minutes=_longest(load.routines, load.minutes, filled) or load.minutes)
    monday, done, rested = start, 0, False
    for number in range(1, weeks + 1):
        phase = _phase(phases, number)
        if number > 1 and (number - 1) % LIGHTER_AFTER == 0:
            light = _Load(min(load.days, LIGHTER_DAYS), load.minutes, load.routines)
            practices = _practices(light, monday, weekdays, done)
            yield Week(None, phase.title, None, light.routines, practices)
            monday, done = monday + timedelta(days=WEEK), done + len(practices)
            rested = light.days < load.days
        raised = None
        if number > 1:
            target = _target(phase, weekdays, most_minutes)
            load, raised = _step(load, target, filled, rested=rested)
        done = _turn(load, raised, done, filled)
        rested = False
        practices = _practices(load, monday, weekdays, done)
        yield Week(number, phase.title, raised, load.routines, practices)
        monday, done = monday + timedelta(days=WEEK), done + len(practices)


def _length(phases: tuple[Phase, ...]) -> int:
    last = phases[-1]
    return last.last_week or last.first_week + OPEN_END_WEEKS - 1


def _phase(phases: tuple[Phase, ...], week: int) -> Phase:
    return next(
        (phase for phase in phases if phase.last_week is None or week <= phase.last_week),
        phases[-1],
    )


def _target(phase: Phase, weekdays: tuple[int, ...], most_minutes: int | None) -> _Load:
    minutes = phase.minutes if most_minutes is None else min(phase.minutes, most_minutes)
    return _Load(min(phase.days, len(weekdays)), minutes, phase.routines)


def _turn(load: _Load, raised: str | None, done: int, filled: Filled) -> int:
    """Whose turn it is: what a week raises is done in that week, on its first day."""
    if raised == "routine":
        return len(load.routines) - 1
    if raised == "minutes":
        fills = [filled(routine, load.minutes) for routine in load.routines]
        return fills.index(max(fills))
    return done


def _longest(routines: tuple[str, ...], minutes: int, filled: Filled) -> int:
    return max(filled(routine, minutes) for routine in routines)


def _step(now: _Load, target: _Load, filled: Filled, *, rested: bool) -> tuple[_Load, str | None]:
    """Go toward the target by one raise; what becomes less becomes so at once.

    After a lighter week the days come back, and that is the raise of this week.
    """
    days = min(now.days, target.days)
    minutes = min(now.minutes, target.minutes)
    kept = tuple(name for name in now.routines if name in target.routines)
    new = tuple(name for name in target.routines if name not in kept)
    if rested:
        return _Load(days, minutes, kept or now.routines), "days"
    if target.days > days:
        return _Load(days + 1, minutes, kept or now.routines), "days"
    more = min(target.minutes, minutes + MOST_MINUTES_MORE)
    if more > minutes and (longer := _longest(kept or now.routines, more, filled)) > minutes:
        return _Load(days, longer, kept or now.routines), "minutes"
    if new:
        return _Load(days, minutes, (*kept, new[0])), "routine"
    return _Load(days, minutes, target.routines), None


def _practices(
    load: _Load, first: date, weekdays: tuple[int, ...], done: int
) -> tuple[Practice, ...]:
    days = [first + timedelta(days=away) for away in range(WEEK)]
    own = [day for day in days if day.weekday() in weekdays]
    chosen = [own[at * len(own) // load.days] for at in range(load.days)]
    return tuple(
        Practice(day, load.routines[(done + turn) % len(load.routines)], load.minutes)
        for turn, day in enumerate(chosen)
    )
