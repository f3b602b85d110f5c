"""The forms of a session beside JSON: chosen by suffix or by Accept, each rendered by an export."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import Field
from starlette.requests import Request

from app.catalogue.edition import Edition
from app.catalogue.spoken import phrases_in
from app.catalogue.titles import titles_in
from app.composer.session import PracticeSession
from app.composer.token import ENGINE, Ticket, encode, session_id
from app.errors import BadParameter, FaultCode, Location, NotFound, NothingAcceptable
from app.exports.chapters_vtt import chapters_vtt
from app.exports.envelope import Envelope
from app.exports.html import html
from app.exports.markdown import markdown
from app.exports.metadata_vtt import metadata_vtt
from app.exports.ssml import ssml
from app.exports.text import text
from app.exports.vtt import vtt
from app.sessions.telling import spoken
from app.sessions.tickets import Tellings
from app.vocabulary.kinds import Kind, PlainKind
from app.web.accepting import accepted_types
from app.web.query import StrictQuery
from app.web.suggesting import closest

JSON = "json"
Render = Callable[[PracticeSession, Envelope], bytes]
FORMS: dict[str, tuple[str, Render]] = {
    "vtt": ("text/vtt; charset=utf-8", vtt),
    "chapters.vtt": ("text/vtt; charset=utf-8", chapters_vtt),
    "metadata.vtt": ("text/vtt; charset=utf-8", metadata_vtt),
    "ssml": ("application/ssml+xml", ssml),
    "txt": ("text/plain; charset=utf-8", text),
    "md": ("text/markdown; charset=utf-8", markdown),
    "html": ("text/html; charset=utf-8", html),
}
LABELLED = {
    "movement": Kind.MOVEMENTS,
    "acupoint": Kind.ACUPOINTS,
    "source": Kind.SOURCES,
    "condition": Kind.CONDITIONS,
}
LISTED = {"limitation": PlainKind.LIMITATIONS, "feature": PlainKind.FEATURES}
CALENDAR = "ics"
CALENDAR_TYPE = "text/calendar; charset=utf-8"
BY_TYPE = {
    "application/json": JSON,
    "text/vtt": "vtt",
    "application/ssml+xml": "ssml",
    "text/plain": "txt",
    "text/markdown": "md",
    "text/html": "html",
    "text/calendar": CALENDAR,
    "application/*": JSON,
    "*/*": JSON,
    "text/*": "txt",
}


class FormQuery(StrictQuery):
    """When the practice is to be: for the calendar alone."""

    start: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$")] | None = Field(
        default=None,
        examples=["2026-12-01T08:00"],
        description="For `.ics`: the local time it begins, 2026-12-01T08:00.",
    )
    tz: Annotated[str, Field(max_length=60)] | None = Field(
        default=None, description="For `.ics`: the time zone of `start`, such as Europe/Berlin."
    )


def form_of(name: str, request: Request) -> tuple[str, str]:
    """Return (token, form): by the suffix, or else by what Accept prefers."""
    token, dot, suffix = name.partition(".")
    if dot:
        if suffix not in (*FORMS, CALENDAR, JSON):
            raise NotFound("forms of a session", suffix, (*FORMS, CALENDAR, JSON))
        return token, suffix
    accepted = accepted_types(request.headers.get("accept"))
    known = [(kind, weight) for kind, weight in accepted if kind in BY_TYPE]
    refused = {BY_TYPE[kind] for kind, weight in known if not weight and "*" not in kind}
    wanted = [
        (weight, BY_TYPE[kind]) for kind, weight in known if weight and BY_TYPE[kind] not in refused
    ]
    if not wanted:
        raise NothingAcceptable("A session is JSON, text, captions, speech or a calendar.")
    return token, max(wanted, key=lambda item: item[0])[1]


def rendered(
    edition: Edition,
    told: Tellings,
    ticket: Ticket,
    form: str,
    query: FormQuery,
    site: str | None,
) -> tuple[bytes, str]:
    """Return the bytes of a form with their media type."""
    session = told.session
    envelope = replace(
        envelope_of(edition, ticket, site), original=told.original, marked=told.marked
    )
    if form == CALENDAR:
        # Its library is 3 MB that a worker does without until somebody wants a calendar.
        from app.exports.icalendar_form import icalendar

        return icalendar(session, envelope, _start(query)), CALENDAR_TYPE
    media_type, render = FORMS[form]
    return render(session, envelope), media_type


def envelope_of(edition: Edition, ticket: Ticket, site: str | None) -> Envelope:
    """Return what stands around a session of this ticket, in its language."""
    token, locale = encode(ticket), spoken(edition, ticket.wish.lang)
    return Envelope(
        session_id=session_id(ticket),
        release=edition.release.number,
        engine=ENGINE,
        made_at=datetime.fromisoformat(edition.release.released_at).astimezone(UTC),
        intended_use=phrases_in(edition, locale).say("service.intended_use"),
        permalink=f"/v1/sessions/{token}" if token else None,
        site=site,
        labels=_labels(edition, locale),
        original_labels=_labels(edition, "en"),
    )


def _labels(edition: Edition, locale: str) -> Mapping[str, str]:
    """Names for people of all that a session may hold, made once for a release and language."""
    key = ("form_labels", locale)
    found: dict[str, str] | None = edition.memo.get(key)
    if found is None:
        # A label is set in a line of its own language, so no original is set behind it here.
        found = dict(phrases_in(edition, locale, beside=False).told)
        for group, listed in LISTED.items():
            for item in edition.listed(listed, locale):
                found[f"{group}.{item['code']}"] = item["label"]
        for group, kind in LABELLED.items():
            for slug, title in titles_in(edition, kind, locale).items():
                found[f"{group}.{slug}"] = title
        edition.memo[key] = found
    return found


def zone_of(name: str, location: Location = Location.QUERY) -> ZoneInfo:
    """Return a time zone; raise BadParameter for a name that is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        reason = "There is no time zone by that name; one is written like Europe/Berlin."
        pointer = "/tz" if location is Location.BODY else None
        raise BadParameter(
            "tz",
            reason,
            location=location,
            did_you_mean=closest(name, _zones()),
            pointer=pointer,
        ) from None


@cache
def _zones() -> tuple[str, ...]:
    """Every name of a time zone; finding them opens a file for each."""
    return tuple(sorted(available_timezones()))


def _start(query: FormQuery) -> datetime:
    if query.start is None or query.tz is None:
        reason = "A calendar needs `start` and `tz`."
        raise BadParameter("start" if query.start is None else "tz", reason, code=FaultCode.MISSING)
    zone = zone_of(query.tz)
    try:
        return datetime.fromisoformat(query.start).replace(tzinfo=zone)
    except ValueError:
        reason = "It is no time of the calendar."
        raise BadParameter("start", reason, code=FaultCode.INVALID) from None
