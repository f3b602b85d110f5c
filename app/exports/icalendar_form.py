"""Practice in a calendar: one session at a start, or a plan of them; it plans nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event, vText

from app.composer.session import PracticeSession
from app.exports.envelope import Envelope
from app.exports.escaping import one_line
from app.exports.repeating import Repetition, repetitions
from app.exports.script import name
from app.exports.times import clock
from app.exports.warnings import after, before, of_step, seek, stop

PRODUCT = "-//Daoyin//Practice sessions//EN"
ALARM = timedelta(minutes=10)


class _Text(vText):
    """A text escaped as RFC 5545 asks; the library would read a typed `\\N` as a new line."""

    def to_ical(self) -> bytes:
        written = str(self)
        for letter in ("\\", ";", ","):
            written = written.replace(letter, f"\\{letter}")
        return written.replace("\n", "\\n").encode()


@dataclass(frozen=True, slots=True)
class Appointment:
    """A session at a start that carries its ZoneInfo; `permalink` None when there is none.

    `original` and `marked` are to this session what an envelope's are to its own; `note` says how
    it comes to be on this day.
    """

    start: datetime
    session: PracticeSession
    permalink: str | None
    original: PracticeSession | None = None
    marked: PracticeSession | None = None
    note: str | None = None


def icalendar(
    session: PracticeSession, envelope: Envelope, start: datetime, alarm: timedelta | None = ALARM
) -> bytes:
    """Return a calendar with one event, which rings `alarm` before its start."""
    one = Appointment(start, session, envelope.permalink, envelope.original, envelope.marked)
    return plan([one], envelope, title=session.title, series=envelope.session_id, alarm=alarm)


def plan(
    appointments: Sequence[Appointment],
    envelope: Envelope,
    *,
    title: str,
    series: str,
    alarm: timedelta | None = ALARM,
) -> bytes:
    """Return a calendar of a plan; equal sessions that repeat plainly become one event.

    `series` is what the plan is called by its maker. Together with the start it makes the UID, so
    that the same plan imported again replaces what it made before and doubles nothing.
    """
    ordered = sorted(appointments, key=lambda one: one.start)
    calendar = _calendar(title, envelope)
    for alike in _alike(ordered):
        by_day = {one.start.date(): one for one in alike}
        for rule in repetitions(list(by_day)):
            calendar.add_component(_event(by_day[rule.first], rule, envelope, series, alarm))
    if ordered:
        # Whole years around, because the offset of a zone is told from its last change before.
        calendar.add_missing_timezones(
            date(ordered[0].start.year - 1, 1, 1), date(ordered[-1].start.year + 2, 1, 1)
        )
    written: bytes = calendar.to_ical()
    return written


def _calendar(title: str, envelope: Envelope) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("NAME", _Text(one_line(title)))
    calendar.add("X-WR-CALNAME", _Text(one_line(title)))
    calendar.add("DESCRIPTION", _Text(one_line(envelope.word("share", "calendar"))))
    return calendar


def _alike(ordered: list[Appointment]) -> list[list[Appointment]]:
    """Gather what differs by its day alone, in the order of the first of each."""
    groups: dict[tuple[object, ...], list[Appointment]] = {}
    for one in ordered:
        if one.start.tzinfo is None:
            raise ValueError("a start without a time zone is no moment")
        key = (one.start.time(), str(one.start.tzinfo), one.permalink, one.note, one.session)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _event(
    one: Appointment,
    rule: Repetition,
    envelope: Envelope,
    series: str,
    alarm: timedelta | None,
) -> Event:
    event = Event()
    event.add("UID", _uid(series, one.start))
    event.add("DTSTAMP", envelope.made_at.astimezone(UTC))
    event.add("DTSTART", one.start)
    # A length and no end: in the hour that is told twice in autumn an end could lie before.
    event.add("DURATION", timedelta(seconds=one.session.seconds))
    language = _language(one.session)
    event.add("SUMMARY", _Text(one_line(one.session.title)), language)
    event.add("DESCRIPTION", _Text(_description(one, envelope)), language)
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "OPAQUE")
    if one.permalink and envelope.site:
        event.add("URL", envelope.at_site(one.permalink))
    if rule.count > 1:
        event.add("RRULE", _rrule(rule))
    if alarm is not None:
        event.add_component(_alarm(one, alarm))
    return event


def _language(session: PracticeSession) -> dict[str, str]:
    """The parameter of a text that is not in the language of the product, as its PRODID says."""
    lang = session.wish.lang
    return {} if lang == "en" else {"LANGUAGE": lang}


def _uid(series: str, start: datetime) -> str:
    """Name the event by wall time and zone: the offset may yet change, the plan does not."""
    wall = start.replace(tzinfo=None).isoformat()
    return str(uuid5(NAMESPACE_URL, f"daoyin:{series}:{wall}:{start.tzinfo}"))


def _rrule(rule: Repetition) -> dict[str, Any]:
    written: dict[str, Any] = {"FREQ": rule.frequency, "COUNT": rule.count}
    if rule.interval > 1:
        written["INTERVAL"] = rule.interval
    if rule.weekdays:
        written["BYDAY"] = list(rule.weekdays)
    return written


def _alarm(one: Appointment, before_start: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", _Text(one_line(one.session.title)))
    alarm.add("TRIGGER", -before_start)
    return alarm


def _description(one: Appointment, envelope: Envelope) -> str:
    """Return the text of the event; the emergency texts are its first lines."""
    session = one.session
    envelope = replace(envelope, original=one.original, marked=one.marked)
    stopping = [f"- {line.text}" for line in stop(session, envelope)]
    lines = [line.text for line in seek(session, envelope)]
    lines += [envelope.headed(envelope.word("first", "stop"), ""), *stopping] if stopping else []
    lines += [line.text for line in before(session, envelope)]
    lines += [one.note] if one.note else []
    for step in session.steps:
        lines.append(f"{clock(step.start_seconds * 1000)} {name(step, envelope)}")
        lines += [f"- {line.text}" for line in of_step(step, session, envelope)]
    lines.append(f"{clock(session.seconds * 1000)} {envelope.word('told', 'end')}")
    lines += [line.text for line in after(session, envelope)]
    lines += [envelope.intended_use, envelope.word("share", "calendar")]
    if one.permalink:
        again = envelope.word("share", "again")
        lines += [envelope.word("share", "warning")]
        lines += [envelope.headed(again, envelope.at_site(one.permalink))]
    return "\n".join(map(one_line, lines))
