"""Calendars load elsewhere, repeat on exactly the planned days, and give no more away than said."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # has none
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from app.composer.session import PracticeSession
from app.exports.icalendar_form import Appointment, icalendar, plan
from app.exports.repeating import repetitions
from tests.exports.reading import Property, events, read_ics, text_value
from tests.exports.sample import BARE, CARPAL, PLAIN, SHARED

BERLIN = ZoneInfo("Europe/Berlin")
AT = time(7, 30)
# The clocks go back on 25 October 2026, in the midst of these weeks.
MONDAY = date(2026, 10, 12)
LINK = "/v1/sessions/eyJjIjoxfQ"


def on(
    days: Sequence[date], session: PracticeSession = CARPAL, link: str | None = LINK
) -> list[Appointment]:
    return [Appointment(datetime.combine(day, AT, BERLIN), session, link) for day in days]


def weekdays(first: date, weeks: int, *numbers: int) -> list[date]:
    every = (first + timedelta(days=number) for number in range(7 * weeks))
    return [day for day in every if day.weekday() in numbers]


def planned(appointments: list[Appointment]) -> bytes:
    return plan(appointments, SHARED, title="Six weeks", series="plan-1")


def expanded(event: dict[str, Property]) -> list[datetime]:
    """Expand with dateutil, which knows nothing of the library that wrote the calendar."""
    begin = datetime.strptime(event["DTSTART"].value, "%Y%m%dT%H%M%S")
    if "RRULE" not in event:
        return [begin]
    return list(rrulestr(event["RRULE"].value, dtstart=begin))


def all_starts(data: bytes) -> list[datetime]:
    return sorted(start for event in events(read_ics(data)) for start in expanded(event))


@pytest.mark.parametrize(
    ("days", "count"),
    [
        (weekdays(MONDAY, 4, 0, 1, 2, 3, 4, 5, 6), 1),
        (weekdays(MONDAY, 4, 0, 1, 2, 3, 4), 1),
        (weekdays(MONDAY, 4, 0, 2, 4), 1),
        (weekdays(MONDAY, 6, 5), 1),
        (weekdays(MONDAY, 2, 0, 2) + weekdays(MONDAY + timedelta(days=14), 2, 1, 3), 2),
        ([MONDAY], 1),
    ],
)
def test_a_plain_repetition_is_one_event_and_expands_to_the_planned_days(
    days: list[date], count: int
) -> None:
    data = planned(on(days))
    assert len(events(read_ics(data))) == count
    assert all_starts(data) == [datetime.combine(day, AT) for day in days]


def test_a_second_parser_finds_the_same_moments_across_the_change_of_clocks() -> None:
    appointments = on(weekdays(MONDAY, 4, 0, 2, 4))
    calendar = Calendar.from_ical(planned(appointments))
    found = recurring_ical_events.of(calendar).between((2026, 1, 1), (2027, 1, 1))
    utc = ZoneInfo("UTC")
    assert sorted(one.start.astimezone(utc) for one in found) == [
        one.start.astimezone(utc) for one in appointments
    ]
    assert {one.end - one.start for one in found} == {timedelta(seconds=CARPAL.seconds)}


@given(st.sets(st.integers(0, 70), min_size=1, max_size=40))
def test_rules_cover_any_days_each_exactly_once(numbers: set[int]) -> None:
    days = [MONDAY + timedelta(days=number) for number in sorted(numbers)]
    found = []
    for rule in repetitions(days):
        weekly = f";BYDAY={','.join(rule.weekdays)}" if rule.weekdays else ""
        text = f"FREQ={rule.frequency};INTERVAL={rule.interval};COUNT={rule.count}{weekly}"
        found += [one.date() for one in rrulestr(text, dtstart=datetime.combine(rule.first, AT))]
    assert sorted(found) == days


def test_different_sessions_are_different_events() -> None:
    days = weekdays(MONDAY, 1, 0, 1, 2, 3)
    data = planned(on(days[::2], CARPAL, None) + on(days[1::2], BARE, None))
    assert sorted(event["SUMMARY"].value for event in events(read_ics(data))) == [
        "Carpal tunnel syndrome\\, seated",
        "Three minutes",
    ]
    assert all_starts(data) == [datetime.combine(day, AT) for day in days]


def test_the_same_plan_made_again_has_the_same_uids() -> None:
    first = [event["UID"].value for event in events(read_ics(planned(on([MONDAY]))))]
    newer = replace(SHARED, release=13, made_at=SHARED.made_at + timedelta(days=9))
    again = plan(on([MONDAY], link="/v1/sessions/new"), newer, title="Other", series="plan-1")
    assert [event["UID"].value for event in events(read_ics(again))] == first
    other = plan(on([MONDAY]), SHARED, title="Six weeks", series="plan-2")
    assert [event["UID"].value for event in events(read_ics(other))] != first


def test_the_stamp_is_the_time_of_the_release_and_no_clock() -> None:
    event = events(read_ics(icalendar(BARE, PLAIN, datetime.combine(MONDAY, AT, BERLIN))))[0]
    assert event["DTSTAMP"].value == "20261120T083000Z"


def test_the_zone_is_in_the_calendar_and_named_by_the_event() -> None:
    properties = read_ics(planned(on([MONDAY])))
    assert events(properties)[0]["DTSTART"].parameters == {"TZID": "Europe/Berlin"}
    assert [one.value for one in properties if one.name == "TZID"] == ["Europe/Berlin"]


def test_a_start_in_utc_needs_no_zone() -> None:
    data = icalendar(BARE, PLAIN, datetime.combine(MONDAY, AT, ZoneInfo("UTC")))
    assert events(read_ics(data))[0]["DTSTART"].value == "20261012T073000Z"
    assert b"VTIMEZONE" not in data


def test_a_start_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        icalendar(BARE, PLAIN, datetime.combine(MONDAY, AT))


@pytest.mark.parametrize(("minutes", "trigger"), [(10, "-PT10M"), (0, "P0D"), (60, "-PT1H")])
def test_an_alarm_rings_before_the_start(minutes: int, trigger: str) -> None:
    start = datetime.combine(MONDAY, AT, BERLIN)
    event = events(read_ics(icalendar(BARE, PLAIN, start, timedelta(minutes=minutes))))[0]
    assert event["VALARM.TRIGGER"].value == trigger
    assert event["VALARM.ACTION"].value == "DISPLAY"


def test_there_is_no_alarm_where_none_is_wished_for() -> None:
    start = datetime.combine(MONDAY, AT, BERLIN)
    assert b"VALARM" not in icalendar(BARE, PLAIN, start, None)


def test_a_calendar_warns_of_what_it_tells_and_marks_its_events_private() -> None:
    properties = read_ics(planned(on([MONDAY])))
    event = events(properties)[0]
    assert event["CLASS"].value == "PRIVATE"
    assert event["URL"].value == f"https://daoyin.example{LINK}"
    warning = "Titles, texts and addresses in it can tell about your health."
    assert warning in text_value(event["DESCRIPTION"].value)
    whole = [one for one in properties if one.name == "DESCRIPTION"]
    assert warning in text_value(whole[0].value), "the calendar itself says so too"


def test_a_session_across_the_change_of_clocks_keeps_its_length() -> None:
    start = datetime(2026, 10, 25, 2, 59, tzinfo=BERLIN)
    event = events(read_ics(icalendar(BARE, PLAIN, start)))[0]
    assert event["DURATION"].value == "PT3M" and "DTEND" not in event
