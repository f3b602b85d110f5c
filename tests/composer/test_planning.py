"""A programme over dates: never two raises in a week, lighter weeks, and only one's own days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.composer.planning import Phase, Week, plan

START = date(2026, 12, 1)
PHASES = (
    Phase("First", 1, 2, 3, 5, ("short",)),
    Phase("More", 3, 6, 5, 12, ("short", "standard")),
    Phase("On", 7, None, 7, 10, ("standard", "standing")),
)


def load(week: Week) -> tuple[int, int, int]:
    minutes = {practice.minutes for practice in week.practices}
    assert len(minutes) == 1
    return len(week.practices), minutes.pop(), len({p.routine for p in week.practices})


@st.composite
def phases(draw: st.DrawFn) -> tuple[Phase, ...]:
    found, first = [], 1
    for number in range(draw(st.integers(1, 4))):
        last = first + draw(st.integers(0, 4))
        names = draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True))
        days, minutes = draw(st.integers(1, 7)), draw(st.integers(3, 40))
        found.append(Phase(f"P{number}", first, last, days, minutes, tuple(names)))
        first = last + 1
    return tuple(found)


@pytest.mark.slow
@given(phases=phases(), weekdays=st.sets(st.integers(0, 6), min_size=1), most=st.integers(3, 60))
def test_no_week_raises_two_things(
    phases: tuple[Phase, ...], weekdays: set[int], most: int
) -> None:
    weeks = plan(phases, start=START, weekdays=tuple(sorted(weekdays)), most_minutes=most)
    for before, after in pairwise(weeks):
        new = set(after.routines) - set(before.routines)
        more_days = len(after.practices) > len(before.practices)
        more_minutes = after.practices[0].minutes > before.practices[0].minutes
        assert more_days + more_minutes + bool(new) <= 1, (before, after)
        assert not more_days or after.raised == "days"
        assert not more_minutes or after.raised == "minutes"
        assert not new or (after.raised == "routine" and len(new) == 1)
        assert after.practices[0].minutes <= max(most, 3)
        assert {practice.routine for practice in after.practices} <= set(after.routines)


@pytest.mark.slow
@given(phases=phases(), weekdays=st.sets(st.integers(0, 6), min_size=1))
def test_practice_falls_on_ones_own_days_once_a_day_and_in_order(
    phases: tuple[Phase, ...], weekdays: set[int]
) -> None:
    weeks = plan(phases, start=START, weekdays=tuple(sorted(weekdays)))
    days = [practice.on for week in weeks for practice in week.practices]
    assert all(day.weekday() in weekdays for day in days)
    assert days == sorted(set(days))
    assert days[0] >= START


def test_after_every_four_weeks_stands_a_lighter_one_without_a_number() -> None:
    weeks = plan(PHASES, start=START, weekdays=tuple(range(7)), weeks=9)
    assert [week.number for week in weeks] == [1, 2, 3, 4, None, 5, 6, 7, 8, None, 9]
    for week in weeks:
        if week.number is None:
            assert len(week.practices) <= 3 and week.raised is None


def test_after_a_lighter_week_the_days_come_back_and_nothing_else_is_raised() -> None:
    weeks = plan(PHASES, start=START, weekdays=tuple(range(7)), weeks=6)
    assert weeks[5].raised == "days"
    assert load(weeks[5])[1] == load(weeks[3])[1]


def test_a_programme_without_an_end_is_planned_four_weeks_into_it() -> None:
    weeks = plan(PHASES, start=START, weekdays=(0, 2, 4))
    assert max(week.number or 0 for week in weeks) == 10


def test_what_becomes_less_becomes_so_at_once() -> None:
    falling = (Phase("A", 1, 1, 7, 30, ("x",)), Phase("B", 2, 3, 2, 5, ("y",)))
    weeks = plan(falling, start=START, weekdays=tuple(range(7)))
    assert load(weeks[1])[:2] == (2, 5)


def test_weeks_follow_each_other_without_a_gap() -> None:
    weeks = plan(PHASES, start=START, weekdays=tuple(range(7)), weeks=10)
    for at, week in enumerate(weeks):
        first = START + timedelta(days=7 * at)
        assert all(first <= p.on < first + timedelta(days=7) for p in week.practices)


@pytest.mark.slow
@given(phases=phases(), weekdays=st.sets(st.integers(0, 6), min_size=1), most=st.integers(3, 60))
def test_level_weeks_are_all_as_the_first(
    phases: tuple[Phase, ...], weekdays: set[int], most: int
) -> None:
    days = tuple(sorted(weekdays))
    weeks, usual = (
        plan(phases, start=START, weekdays=days, most_minutes=most, weeks=11, is_level=level)
        for level in (True, False)
    )
    first = usual[0]
    assert weeks[0] == first and len(weeks) == 11
    for week in weeks:
        assert week.raised is None and week.routines == first.routines
        assert len(week.practices) == len(first.practices)
        assert {one.minutes for one in week.practices} == {one.minutes for one in first.practices}


FULL = {"a": 4, "b": 9, "c": 30, "d": 0}


@given(weekdays=st.sets(st.integers(0, 6), min_size=1), most=st.integers(3, 60))
def test_the_minutes_that_count_are_those_that_a_routine_fills(
    weekdays: set[int], most: int
) -> None:
    """A week that plans minutes which nothing fills would save them up for the next routine."""
    fillable = (
        Phase("First", 1, 2, 3, 6, ("a",)),
        Phase("More", 3, 8, 5, 13, ("a", "b", "d")),
        Phase("On", 9, 20, 7, 25, ("b", "c", "a")),
    )

    def filled(routine: str, minutes: int) -> int:
        return min(minutes, FULL[routine])

    weeks = plan(
        fillable,
        start=START,
        weekdays=tuple(sorted(weekdays)),
        most_minutes=most,
        filled=filled,
    )
    done, longest = {"a"}, filled("a", weeks[0].practices[0].minutes)
    for before, after in pairwise(weeks):
        practised = {practice.routine for practice in after.practices}
        minutes = max(filled(one.routine, one.minutes) for one in after.practices)
        raised = {
            "days": len(after.practices) > len(before.practices),
            "minutes": minutes > longest,
            "routine": bool(practised - done),
        }
        assert sum(raised.values()) <= 1, (before, after)
        assert all(after.raised == what for what, is_more in raised.items() if is_more)
        assert minutes <= longest + 5
        done, longest = done | practised, max(longest, minutes)
    assert done == {"a", "b", "c", "d"} and longest == min(25, most)
