"""POST /v1/programmes/plan: a programme laid over dates, each practice with its session."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Body
from starlette.requests import Request
from starlette.responses import Response

from app.api.plans.fields import PlanBody, PlanRead
from app.api.plans.telling import answer, calendar
from app.api.providing import LiveEdition
from app.api.refusals import OF_A_WISH
from app.api.sessions.answering import require_json, unkept
from app.api.sessions.forms import CALENDAR_TYPE, zone_of
from app.errors import Location
from app.sessions.telling import spoken
from app.web.accepting import accepted_types, weight_of
from app.web.charging import COMPOSE, charged
from app.web.document import responses
from app.web.routes import FreshRoute
from app.web.site import site_of
from app.web.stages import stage

router = APIRouter(prefix="/programmes", route_class=FreshRoute, tags=["programmes"])


@router.post(
    "/plan",
    operation_id="plan_programme",
    openapi_extra=charged(COMPOSE),
    summary="Lay a programme over dates",
    description=(
        "Dated practices, each with the address of its session. In no week are two things raised, "
        "and every fifth week is lighter; where effort makes things worse nothing is ever raised. "
        "Nothing is kept."
    ),
    response_model=PlanRead,
    responses=responses("cannot-compose", *OF_A_WISH),
)
async def plan_programme(
    request: Request, edition: LiveEdition, asked: Annotated[PlanBody, Body()]
) -> Response:
    """Plan one programme, as JSON or as a calendar."""
    zone = None if asked.tz is None else zone_of(asked.tz, Location.BODY)
    lang = spoken(edition, asked.lang)
    if prefers_calendar(request.headers.get("accept", "")):
        with stage("plan"):
            body = await asyncio.to_thread(calendar, edition, asked, zone, site_of(request))
        said = unkept(body, lang, CALENDAR_TYPE)
    else:
        require_json(request)
        with stage("plan"):
            body = await asyncio.to_thread(answer, edition, asked)
        said = unkept(body, lang)
    said.headers["Vary"] = "Accept"
    return said


def prefers_calendar(accept: str) -> bool:
    """Say whether a calendar is asked for before JSON."""
    wanted = dict(accepted_types(accept)).get("text/calendar", 0.0)
    return wanted > 0 and wanted >= weight_of(accept, "application/json")
