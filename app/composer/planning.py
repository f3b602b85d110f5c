"""A programme laid over dates: which days, which routine, how long; never two raises in a week.

Pure: the first day is given, no clock is asked. Weeks are counted from the first day. For somebody
who flares after effort nothing is ever raised.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.composer.progressing import Course, Filled, Load, Near, Target

WEEK = 7
LIGHTER_AFTER = 4  # weeks of the programme between two lighter ones
LIGHTER_DAYS = 3
OPEN_END_WEEKS = 4


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
    """One practice on one day, and what the programme has for it, most often the same."""

    on: date
    routine: str
    minutes: int
    planned: str
    planned_minutes: int


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


def plan(
    phases: tuple[Phase, ...],
    *,
    start: date,
    weekdays: tuple[int, ...],
    weeks: int | None = None,
    most_minutes: int | None = None,
    is_level: bool = False,
    filled: Filled = lambda _, minutes: minutes,
    near: Near = lambda _: (),
) -> tuple[Week, ...]:
    """Return the weeks from `start` on; `weekdays` are 0 (Monday) to 6, the days one has.

    Without `weeks` it goes to the end of the programme, and four weeks into one without an end.
    With `is_level` every week is as the first: nothing is raised, so none has to be lighter.
    """
    count = weeks or _length(phases)
    most = max(phase.minutes for phase in phases)
    most = most if most_minutes is None else min(most, most_minutes)
    laying = _Laying(phases, start, weekdays, most, Course(filled, near, most))
    return tuple(laying.level_weeks(count) if is_level else laying.weeks(count))


@dataclass(frozen=True, slots=True)
class _Laying:
    phases: tuple[Phase, ...]
    start: date
    weekdays: tuple[int, ...]
    most_minutes: int
    course: Course

    def level_weeks(self, count: int) -> Iterator[Week]:
        phase, done = self.phases[0], 0
        load = self.course.first(self._target(phase))
        for number in range(1, count + 1):
            first = self.start + timedelta(days=WEEK * (number - 1))
            week = self._week(load, number, phase, None, first, done)
            yield week
            done += len(week.practices)

    def weeks(self, count: int) -> Iterator[Week]:
        load = self.course.first(self._target(self.phases[0]))
        monday, done = self.start, 0
        for number in range(1, count + 1):
            phase, before, last_days = _phase(self.phases, number), load, load.days
            if number > 1 and (number - 1) % LIGHTER_AFTER == 0:
                light = replace(load, days=min(load.days, LIGHTER_DAYS))
                week = self._week(light, None, phase, None, monday, done)
                yield week
                monday, done = monday + timedelta(days=WEEK), done + len(week.practices)
                last_days = light.days
            raised = None
            if number > 1:
                load, raised = self.course.step(load, self._target(phase), last_days=last_days)
            turn = self._whose_turn(load, raised, before, done)
            week = self._week(load, number, phase, raised, monday, turn)
            yield week
            monday, done = monday + timedelta(days=WEEK), turn + len(week.practices)

    def _target(self, phase: Phase) -> Target:
        minutes = min(phase.minutes, self.most_minutes)
        return Target(min(phase.days, len(self.weekdays)), minutes, phase.routines)

    def _whose_turn(self, load: Load, raised: str | None, before: Load, done: int) -> int:
        """What a week raises is done in that week, on its first day."""
        routines = [turn.done for turn in load.turns]
        if raised == "routine":
            known = {turn.done for turn in before.turns}
            return next(at for at, routine in enumerate(routines) if routine not in known)
        if raised == "minutes":
            fills = [self.course.filled(routine, load.minutes) for routine in routines]
            return fills.index(max(fills))
        return done

    def _week(
        self,
        load: Load,
        number: int | None,
        phase: Phase,
        raised: str | None,
        first: date,
        turn: int,
    ) -> Week:
        days = [first + timedelta(days=away) for away in range(WEEK)]
        own = [day for day in days if day.weekday() in self.weekdays]
        chosen = [own[at * len(own) // load.days] for at in range(load.days)]
        turns = [load.turns[(turn + at) % len(load.turns)] for at in range(load.days)]
        practices = tuple(
            Practice(day, one.done, load.minutes, one.planned, self._target(phase).minutes)
            for day, one in zip(chosen, turns, strict=True)
        )
        routines = tuple(dict.fromkeys(one.done for one in load.turns))
        return Week(number, phase.title, raised, routines, practices)


def _length(phases: tuple[Phase, ...]) -> int:
    last = phases[-1]
    return last.last_week or last.first_week + OPEN_END_WEEKS - 1


def _phase(phases: tuple[Phase, ...], week: int) -> Phase:
    return next(
        (phase for phase in phases if phase.last_week is None or week <= phase.last_week),
        phases[-1],
    )
