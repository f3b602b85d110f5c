"""POST /v1/programmes/plan: a programme laid over dates, each practice with its session."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from fastapi import Body as InBody
from starlette.requests import Request
from starlette.responses import Response

from app.api.embedding import embed, ref
from app.api.plans.fields import WEEKDAYS, PlanBody, PlanRead
from app.api.providing import LiveEdition
from app.api.rendering import dumps
from app.api.service import INTENDED_USE
from app.api.sessions.forms import CALENDAR_TYPE, envelope_of, require_json, zone_of
from app.api.sessions.routes import REFUSALS, UNKEPT
from app.api.sessions.telling import TOKEN_NOTE
from app.api.sessions.wishing import WishBody, wish_of
from app.api.warnings import seek_care_if, stop_if, with_red_flags
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.composer.planning import Phase, Week, plan
from app.composer.session import PracticeSession
from app.composer.token import Ticket, encode
from app.composer.wish import Wish
from app.errors import BadRequest, CannotCompose, DaoyinError, Fault, FaultCode, Location
from app.exports.icalendar_form import Appointment
from app.exports.icalendar_form import plan as plan_calendar
from app.sessions import composed
from app.vocabulary.kinds import Kind
from app.vocabulary.safety import Practice
from app.web.accepting import accepted_types, weight_of
from app.web.document import responses
from app.web.routes import FreshRoute
from app.web.site import site_of
from app.web.suggesting import closest

router = APIRouter(prefix="/programmes", route_class=FreshRoute, tags=["programmes"])
# Whoever declares it, or has a condition that brings it, is worse after doing more.
EFFORT_FLARE = "effort_flare"
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


@router.post(
    "/plan",
    operation_id="plan_programme",
    summary="Lay a programme over dates",
    description=(
        "Dated practices, each with the address of its session. In no week are two things raised, "
        "and every fifth week is lighter; where effort makes things worse nothing is ever raised. "
        "Nothing is kept."
    ),
    response_model=PlanRead,
    responses=responses("cannot-compose", *REFUSALS),
)
async def plan_programme(
    request: Request, edition: LiveEdition, asked: Annotated[PlanBody, InBody()]
) -> Response:
    """Plan one programme, as JSON or as a calendar."""
    headers = {**UNKEPT, "Vary": "Accept"}
    zone = None if asked.tz is None else zone_of(asked.tz, Location.BODY)
    if prefers_calendar(request.headers.get("accept", "")):
        site = site_of(request)
        body = await asyncio.to_thread(_calendar, edition, asked, zone, site)
        return Response(body, media_type=CALENDAR_TYPE, headers=headers)
    require_json(request)
    body = await asyncio.to_thread(_answer, edition, asked)
    return Response(body, media_type="application/json", headers=headers)


def prefers_calendar(accept: str) -> bool:
    """Say whether a calendar is asked for before JSON."""
    calendar = dict(accepted_types(accept)).get("text/calendar", 0.0)
    return calendar > 0 and calendar >= weight_of(accept, "application/json")


def _calendar(edition: Edition, asked: PlanBody, zone: ZoneInfo | None, site: str | None) -> bytes:
    """The planned practices as events; those that safety leaves too little of are left out."""
    if asked.time is None or zone is None:
        missing = "time" if asked.time is None else "tz"
        raise BadRequest([_fault(missing, "A calendar needs `time` and `tz`.")])
    slug, weeks = _planned(edition, asked)
    sessions = _Sessions(edition, asked)
    sessions.require_one(weeks, edition.tree(Kind.PROGRAMMES, slug)["conditions"])
    appointments = []
    for week in weeks:
        for practice in week.practices:
            found = sessions.of(practice.routine, practice.minutes)
            if found.session is not None:
                start = datetime.fromisoformat(f"{practice.on}T{asked.time}").replace(tzinfo=zone)
                appointments.append(Appointment(start, found.session, found.address))
    envelope = envelope_of(edition, Ticket(Wish(), edition.release.number), site)
    title = edition.tree(Kind.PROGRAMMES, slug)["title"]
    return plan_calendar(appointments, envelope, title=title, series=slug)


def _planned(edition: Edition, asked: PlanBody) -> tuple[str, tuple[Week, ...]]:
    start = _date(asked.start)
    slug = _programme(edition, asked)
    weekdays = tuple(sorted({WEEKDAYS.index(day) for day in asked.days}))
    tree = edition.tree(Kind.PROGRAMMES, slug)
    weeks = plan(
        tuple(_phases(tree)),
        start=start,
        weekdays=weekdays,
        weeks=asked.weeks,
        most_minutes=asked.minutes,
        is_level=_flares_after_effort(edition, asked, tree["conditions"]),
    )
    return slug, weeks


def _flares_after_effort(edition: Edition, asked: PlanBody, conditions: Iterable[str]) -> bool:
    declared = {
        item if isinstance(item, str) else item.limitation for item in asked.limitations or ()
    }
    trees = [edition.tree(Kind.CONDITIONS, condition) for condition in conditions]
    implied = {item["limitation"] for tree in trees for item in tree["implied_limitations"]}
    is_breath_only = any(tree["practice"] == Practice.BREATH_ONLY for tree in trees)
    return is_breath_only or EFFORT_FLARE in declared | implied


def _answer(edition: Edition, asked: PlanBody) -> bytes:
    slug, weeks = _planned(edition, asked)
    tree = edition.tree(Kind.PROGRAMMES, slug)
    sessions = _Sessions(edition, asked)
    sessions.require_one(weeks, tree["conditions"])
    answer = {
        "programme": ref(edition, Kind.PROGRAMMES, slug),
        "seek_care_if": seek_care_if(edition, tree["conditions"]),
        "stop_if": stop_if(edition),
        "stop_and_ask": tree["stop_and_ask"],
        "bad_day": tree["bad_day"],
        "lighter_weeks": tree["lighter_weeks"],
        "trials": list(_trials(edition, tree)),
        "weeks": [_week(edition, week, asked, sessions) for week in weeks],
        "token_note": TOKEN_NOTE,
        "intended_use": INTENDED_USE,
    }
    return dumps(PlanRead.model_validate(answer).model_dump(mode="json"))


@dataclass(frozen=True, slots=True)
class _Found:
    """The session of a practice with its address, or the note that says why there is none."""

    session: PracticeSession | None
    address: str | None
    note: str | None
    refused: CannotCompose | None


class _Sessions:
    """The session of each routine and length, composed once to know that it can be."""

    def __init__(self, edition: Edition, asked: PlanBody) -> None:
        self._edition = edition
        self._limitations = asked.limitations
        self._known: dict[tuple[str, int], _Found] = {}

    def of(self, routine: str, minutes: int) -> _Found:
        """Return the session of a routine at a length."""
        key = (routine, minutes)
        if key not in self._known:
            self._known[key] = self._compose(routine, minutes)
        return self._known[key]

    def require_one(self, weeks: tuple[Week, ...], conditions: Iterable[str]) -> None:
        """Refuse a plan without a single session, as the first of them was refused."""
        found = [self.of(one.routine, one.minutes) for week in weeks for one in week.practices]
        refused = found[0].refused
        if refused is not None and not any(one.session for one in found):
            # What would help a session need not be a part of a plan's body: it is left out.
            bare = CannotCompose(refused.obstacles)
            raise with_red_flags(self._edition, bare, conditions)

    def _compose(self, routine: str, minutes: int) -> _Found:
        body = WishBody.model_validate(
            {"routine": routine, "minutes": minutes, "limitations": self._limitations},
            strict=False,
        )
        ticket = Ticket(wish_of(body, self._edition), self._edition.release.number)
        try:
            session = composed(self._edition, ticket)
        except CannotCompose as refused:
            return _Found(None, None, refused.reason, refused)
        token = encode(ticket)
        return _Found(session, f"/v1/sessions/{token}" if token else None, None, None)


def _week(edition: Edition, week: Week, asked: PlanBody, sessions: _Sessions) -> dict[str, Any]:
    return {
        "number": week.number,
        "phase": week.phase,
        "raised": week.raised,
        "practices": [
            {
                "date": practice.on.isoformat(),
                "time": asked.time,
                "minutes": practice.minutes,
                "routine": ref(edition, Kind.ROUTINES, practice.routine),
                "session": sessions.of(practice.routine, practice.minutes).address,
                "note": sessions.of(practice.routine, practice.minutes).note,
            }
            for practice in week.practices
        ],
    }


def _phases(tree: Tree) -> Iterator[Phase]:
    for phase in tree["phases"]:
        yield Phase(
            phase["title"],
            phase["weeks_from"],
            phase["weeks_to"],
            phase["days_per_week"],
            phase["minutes"],
            tuple(phase["routines"]),
        )


def _trials(edition: Edition, tree: Tree) -> Iterator[dict[str, Any]]:
    for condition in tree["conditions"]:
        dosing = edition.tree(Kind.CONDITIONS, condition)["dosing"]
        if dosing:
            yield embed(edition, dosing)


def _date(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or not EARLIEST <= found < LATEST:
        raise BadRequest([_fault("start", "It is no day of the calendar.")])
    return found


def _programme(edition: Edition, asked: PlanBody) -> str:
    """The programme asked for, or the first one for the condition."""
    name, kind = (asked.programme, Kind.PROGRAMMES)
    if name is None:
        name, kind = asked.condition, Kind.CONDITIONS
    if name is None or (asked.programme and asked.condition):
        raise BadRequest([_fault("programme", "Name a programme or a condition, one of them.")])
    field = "programme" if kind is Kind.PROGRAMMES else "condition"
    try:
        slug = edition.resolve(kind, name)
    except DaoyinError:
        near = closest(name, edition.shelf(kind).slugs)
        raise BadRequest([_fault(field, "There is nothing by that name here.", near)]) from None
    if kind is Kind.PROGRAMMES:
        return slug
    shelf = edition.shelf(Kind.PROGRAMMES)
    found = next((key for key in shelf.slugs if slug in shelf.trees[key]["conditions"]), None)
    if found is None:
        raise BadRequest([_fault("condition", "We have no programme for this condition.")])
    return found


def _fault(name: str, reason: str, near: str | None = None) -> Fault:
    return Fault(name, reason, FaultCode.INVALID, Location.BODY, (), near, f"/{name}")
