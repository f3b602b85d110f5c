"""A programme over dates: never two raises in a week, lighter weeks, and only one's own days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.composer.planning import Phase, Week, plan
from app.composer.progressing import Filled

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
def test_a_plan_comes_to_all_that_its_routines_fill(weekdays: set[int], most: int) -> None:
    """A week that plans minutes which nothing fills would save them up for the next routine."""
    fillable = (
        Phase("First", 1, 2, 3, 6, ("a",)),
        Phase("More", 3, 8, 5, 13, ("a", "b", "d")),
        Phase("On", 9, 20, 7, 25, ("b", "c", "a")),
    )

    def filled(routine: str, minutes: int) -> int:
        return min(minutes, FULL[routine])

    days = tuple(sorted(weekdays))
    weeks = plan(fillable, start=START, weekdays=days, most_minutes=most, filled=filled)
    done, longest = told(weeks, filled)
    assert done == {"a", "b", "c"} and longest == min(25, most)


@st.composite
def leftovers(draw: st.DrawFn) -> dict[str, tuple[int, int]]:
    """For each routine the shortest and the longest that safety leaves of it, or nothing."""
    found = {}
    for name in "abcdefgh":
        least, more = draw(st.integers(3, 12)), draw(st.integers(0, 30))
        found[name] = (least, least + more) if draw(st.booleans()) else (0, 0)
    return found


@pytest.mark.slow
@given(
    phases=phases(),
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    most=st.integers(3, 60),
    left=leftovers(),
    others=st.lists(st.sampled_from("abcdefgh"), max_size=8, unique=True),
    is_level=st.booleans(),
)
def test_whatever_safety_leaves_no_week_raises_two_things(
    phases: tuple[Phase, ...],
    weekdays: set[int],
    most: int,
    left: dict[str, tuple[int, int]],
    others: list[str],
    is_level: bool,
) -> None:
    def filled(routine: str, minutes: int) -> int:
        least, longest = left[routine]
        return min(minutes, longest) if longest and minutes >= least else 0

    weeks = plan(
        phases,
        start=START,
        weekdays=tuple(sorted(weekdays)),
        most_minutes=most,
        is_level=is_level,
        filled=filled,
        near=lambda _: (others[:4], others[4:]),
    )
    told(weeks, filled)
    for week in weeks:
        there = [filled(one.routine, one.minutes) for one in week.practices]
        assert all(there) or not any(there), "where something is there to do, each day has it"
        assert all(one.routine in (one.planned, *others) for one in week.practices)


def told(weeks: tuple[Week, ...], filled: Filled) -> tuple[set[str], int]:
    """Check that each week raises what it says and no more; return what was practised how long.

    A week without a session counts for nothing, and the first one that has any is the beginning.
    """
    done: set[str] = set()
    longest = often = 0
    for week in weeks:
        minutes = max(filled(one.routine, one.minutes) for one in week.practices)
        if not minutes:
            continue
        practised = {one.routine for one in week.practices}
        raised = {
            "days": len(week.practices) > often,
            "minutes": minutes > longest,
            "routine": bool(practised - done),
        }
        if done:
            assert sum(raised.values()) <= 1, week
            assert all(week.raised == what for what, is_more in raised.items() if is_more)
            assert len(practised - done) <= 1 and minutes <= longest + 5
        else:
            assert week.raised is None
        done, longest, often = done | practised, max(longest, minutes), len(week.practices)
    return done, longest


def test_what_has_no_session_has_another_in_its_place_and_says_which() -> None:
    phases = (Phase("Lying", 1, 2, 4, 7, ("lying",)), Phase("Both", 3, 6, 4, 7, ("lying", "chair")))
    weeks = plan(
        phases,
        start=START,
        weekdays=tuple(range(7)),
        filled=lambda routine, minutes: 0 if routine == "lying" else minutes,
        near=lambda _: (("lying", "chair"),),
    )
    practices = [one for week in weeks for one in week.practices]
    assert {one.routine for one in practices} == {"chair"}
    assert {one.planned for one in practices} == {"lying", "chair"}
    assert all(week.raised is None for week in weeks if week.number in (2, 3, 4))


def test_a_routine_known_already_stands_in_before_a_new_one() -> None:
    phases = (Phase("One", 1, 1, 2, 7, ("b",)), Phase("Two", 2, 4, 2, 7, ("b", "x")))
    weeks = plan(
        phases,
        start=START,
        weekdays=tuple(range(7)),
        filled=lambda routine, minutes: 0 if routine == "x" else minutes,
        near=lambda _: (("a", "b"), ("c",)),
    )
    assert {one.routine for week in weeks for one in week.practices} == {"b"}


def test_what_is_gentler_and_new_stands_in_before_what_is_known_and_harder() -> None:
    weeks = plan(
        (Phase("One", 1, 2, 2, 7, ("hard", "small")),),
        start=START,
        weekdays=tuple(range(7)),
        filled=lambda routine, minutes: 0 if routine == "small" else minutes,
        near=lambda _: (("gentle",), ("hard",)),
    )
    assert {one.routine for one in weeks[0].practices} == {"hard", "gentle"}


def test_where_nothing_is_so_short_the_nearest_greater_length_is_the_beginning() -> None:
    phases = (Phase("Short", 1, 2, 2, 3, ("a",)), Phase("Long", 3, 6, 5, 9, ("a", "b")))

    def laid(most: int | None) -> tuple[Week, ...]:
        return plan(
            phases,
            start=START,
            weekdays=tuple(range(7)),
            most_minutes=most,
            filled=lambda _, minutes: minutes if minutes >= 6 else 0,
        )

    weeks = laid(None)
    assert [load(week)[1] for week in weeks[:4]] == [6, 6, 6, 6]
    assert [week.raised for week in weeks[:4]] == [None, None, "days", "days"]
    assert {one.planned_minutes for one in weeks[0].practices} == {3}
    assert {one.minutes for week in laid(5) for one in week.practices} == {3, 5}


def test_minutes_stay_where_only_something_new_could_be_so_short() -> None:
    phases = (Phase("Long", 1, 1, 5, 12, ("a",)), Phase("Short", 2, 3, 5, 4, ("a",)))
    weeks = plan(
        phases,
        start=START,
        weekdays=tuple(range(7)),
        filled=lambda routine, minutes: minutes if routine == "n" or minutes >= 10 else 0,
        near=lambda _: (("n",),),
    )
    assert [(week.practices[0].routine, week.practices[0].minutes) for week in weeks] == [
        ("a", 12)
    ] * 3
