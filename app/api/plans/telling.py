"""Tells a plan: as JSON week by week, or as a calendar of its sessions."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.api.embedding import embed, ref
from app.api.plans.composing import Sessions
from app.api.plans.fields import PlanBody, PlanRead
from app.api.plans.laying import planned
from app.api.rendering import dumps
from app.api.sessions.forms import envelope_of
from app.api.warnings import seek_care_if, stop_if
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.catalogue.spoken import phrases_in
from app.catalogue.titles import title_of
from app.composer.planning import Practice, Week
from app.composer.token import Ticket
from app.composer.wish import Wish
from app.errors import BadRequest, Fault, FaultCode
from app.vocabulary.kinds import Kind


def answer(edition: Edition, asked: PlanBody) -> bytes:
    """Tell the plan as JSON, what asks for help first."""
    slug, weeks, sessions = planned(edition, asked)
    locale = asked.lang
    tree, say = edition.told(Kind.PROGRAMMES, slug, locale), phrases_in(edition, locale).say
    said = {
        "programme": ref(edition, Kind.PROGRAMMES, slug, locale),
        "seek_care_if": seek_care_if(edition, tree["conditions"], locale),
        "stop_if": stop_if(edition, locale),
        "stop_and_ask": tree["stop_and_ask"],
        "bad_day": tree["bad_day"],
        "lighter_weeks": tree["lighter_weeks"],
        "trials": list(_trials(edition, tree, locale)),
        "weeks": [_week(edition, week, asked, sessions) for week in weeks],
        "token_note": say("service.token_note"),
        "intended_use": say("service.intended_use"),
    }
    return dumps(PlanRead.shaped(said))


def calendar(edition: Edition, asked: PlanBody, zone: ZoneInfo | None, site: str | None) -> bytes:
    """The planned practices as events; those that safety leaves too little of are left out."""
    if asked.time is None or zone is None:
        raise BadRequest(
            Fault.in_body(name, "A calendar needs `time` and `tz`.", FaultCode.MISSING)
            for name, value in (("time", asked.time), ("tz", zone))
            if value is None
        )
    # Its library is 3 MB that a worker does without until somebody wants a calendar.
    from app.exports.icalendar_form import Appointment, plan

    slug, weeks, sessions = planned(edition, asked)
    appointments = []
    for week in weeks:
        for practice in week.practices:
            found = sessions.of(practice)
            if (told := found.told) is not None:
                start = datetime.fromisoformat(f"{practice.on}T{asked.time}").replace(tzinfo=zone)
                tellings = told.session, found.address, told.original, told.marked
                appointments.append(Appointment(start, *tellings, found.note))
    ticket = Ticket(Wish(lang=asked.lang), edition.release.number)
    envelope = envelope_of(edition, ticket, site)
    title = title_of(edition, Kind.PROGRAMMES, slug, asked.lang)
    return plan(appointments, envelope, title=title, series=slug)


def _week(edition: Edition, week: Week, asked: PlanBody, sessions: Sessions) -> dict[str, Any]:
    return {
        "number": week.number,
        "phase": week.phase,
        "raised": week.raised,
        "practices": [_practice(edition, practice, asked, sessions) for practice in week.practices],
    }


def _practice(
    edition: Edition, practice: Practice, asked: PlanBody, sessions: Sessions
) -> dict[str, Any]:
    found = sessions.of(practice)
    done, planned = (
        ref(edition, Kind.ROUTINES, slug, asked.lang)
        for slug in (practice.routine, practice.planned)
    )
    return {
        "date": practice.on.isoformat(),
        "time": asked.time,
        "minutes": found.minutes,
        "routine": done,
        "instead_of": planned if planned != done else None,
        "session": found.address,
        "note": found.note,
    }


def _trials(edition: Edition, tree: Tree, locale: str) -> Iterator[dict[str, Any]]:
    for condition in tree["conditions"]:
        dosing = edition.told(Kind.CONDITIONS, condition, locale)["dosing"]
        if dosing:
            yield embed(edition, dosing, locale)
