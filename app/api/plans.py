"""POST /v1/programmes/plan: a programme laid over dates, each practice with its session."""

import asyncio
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from fastapi import Body as InBody
from pydantic import Field
from starlette.responses import Response

from app.api.conditions import DosingRead
from app.api.embedding import embed, ref
from app.api.fields import Read, RedFlagRead, Ref, SafetyTextRead
from app.api.providing import LiveEdition
from app.api.rendering import dumps
from app.api.service import INTENDED_USE
from app.api.session_telling import TOKEN_NOTE
from app.api.sessions import REFUSALS, UNKEPT
from app.api.warnings import seek_care_if, stop_if
from app.api.wishing import Body, Name, SidedLimitation, WishBody, wish_of
from app.catalogue.edition import Edition
from app.catalogue.shelf import Tree
from app.composer.planning import Phase, Week, plan
from app.composer.token import Ticket, encode
from app.errors import BadRequest, CannotCompose, DaoyinError, Fault, FaultCode, Location
from app.sessions import composed
from app.vocabulary.kinds import Kind
from app.web.document import responses
from app.web.routes import FreshRoute
from app.web.suggesting import closest

router = APIRouter(prefix="/programmes", route_class=FreshRoute, tags=["programmes"])
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


class PlanBody(Body):
    """When the practice is to be, and for whom; `programme`, or a `condition` that has one."""

    programme: Name | None = None
    condition: Name | None = None
    start: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="The first day, YYYY-MM-DD.")
    days: list[Weekday] = Field(
        default=list(WEEKDAYS), min_length=1, max_length=7, description="Days that one has."
    )
    time: str | None = Field(default=None, pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    minutes: int | None = Field(default=None, ge=3, le=90, description="At most so long a day.")
    weeks: int | None = Field(default=None, ge=1, le=52)
    limitations: Annotated[list[Name | SidedLimitation], Field(max_length=50)] | None = None


class PracticeRead(Read):
    """One practice; `session` null means that safety leaves too much of the routine."""

    date: str
    time: str | None
    minutes: int
    routine: Ref
    session: str | None
    note: str | None


class WeekRead(Read):
    """`number` null is a lighter week; `raised` is the one thing that is more than before."""

    number: int | None
    phase: str
    raised: Literal["days", "minutes", "routine"] | None
    practices: list[PracticeRead]


class PlanRead(Read):
    programme: Ref
    seek_care_if: list[RedFlagRead]
    stop_if: SafetyTextRead
    stop_and_ask: list[str]
    bad_day: str
    lighter_weeks: str
    trials: list[DosingRead] = Field(description="What trials used: a reading, no advice.")
    weeks: list[WeekRead]
    token_note: str
    intended_use: str


@router.post(
    "/plan",
    operation_id="plan_programme",
    summary="Lay a programme over dates",
    description=(
        "Dated practices, each with the address of its session. In no week are two things raised, "
        "and every fifth week is lighter. Nothing is kept."
    ),
    response_model=PlanRead,
    responses=responses("cannot-compose", *REFUSALS),
)
async def plan_programme(edition: LiveEdition, asked: Annotated[PlanBody, InBody()]) -> Response:
    """Plan one programme."""
    body = await asyncio.to_thread(_answer, edition, asked)
    return Response(body, media_type="application/json", headers=UNKEPT)


def _answer(edition: Edition, asked: PlanBody) -> bytes:
    start = _date(asked.start)
    slug = _programme(edition, asked)
    tree = edition.tree(Kind.PROGRAMMES, slug)
    weekdays = tuple(sorted({WEEKDAYS.index(day) for day in asked.days}))
    weeks = plan(
        tuple(_phases(tree)),
        start=start,
        weekdays=weekdays,
        weeks=asked.weeks,
        most_minutes=asked.minutes,
    )
    sessions = _Sessions(edition, asked)
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


class _Sessions:
    """The session of each routine and length, composed once to know that it can be."""

    def __init__(self, edition: Edition, asked: PlanBody) -> None:
        self._edition = edition
        self._limitations = asked.limitations
        self._known: dict[tuple[str, int], tuple[str | None, str | None]] = {}

    def of(self, routine: str, minutes: int) -> tuple[str | None, str | None]:
        """Return (address, note); the note says why there is no address."""
        key = (routine, minutes)
        if key not in self._known:
            self._known[key] = self._compose(routine, minutes)
        return self._known[key]

    def _compose(self, routine: str, minutes: int) -> tuple[str | None, str | None]:
        body = WishBody.model_validate(
            {"routine": routine, "minutes": minutes, "limitations": self._limitations},
            strict=False,
        )
        ticket = Ticket(wish_of(body, self._edition), self._edition.release.number)
        try:
            composed(self._edition, ticket)
        except CannotCompose as refused:
            return None, refused.reason
        token = encode(ticket)
        return (f"/v1/sessions/{token}" if token else None), None


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
                "session": sessions.of(practice.routine, practice.minutes)[0],
                "note": sessions.of(practice.routine, practice.minutes)[1],
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
