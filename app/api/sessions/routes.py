"""Practice sessions over HTTP: composed on demand, rebuilt from a token, kept nowhere."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Body, Query
from starlette.requests import Request
from starlette.responses import Response

from app.api.providing import LiveEdition
from app.api.refusals import OF_A_WISH
from app.api.rendering import dumps
from app.api.sessions.answering import REVALIDATED, require_json, session_etag, unkept
from app.api.sessions.bodies import SwapBody, ValidateBody, WishBody
from app.api.sessions.checking import given, verdict_told
from app.api.sessions.composing import answer, in_form, swapped
from app.api.sessions.fields import SessionRead, ValidatedRead
from app.api.sessions.forms import FormQuery, form_of
from app.api.sessions.leading import from_a_session, other_forms
from app.api.sessions.wishing import wish_of
from app.composer.token import NotAToken, Ticket, decode
from app.composer.validating import validate
from app.errors import BadRequest, Fault, NotFound
from app.sessions.telling import library_in, spoken
from app.sessions.tickets import renewed
from app.web.charging import COMPOSE, charged
from app.web.conditional import is_unchanged
from app.web.document import responses
from app.web.routes import FreshRoute
from app.web.site import site_of
from app.web.stages import stage

router = APIRouter(prefix="/sessions", route_class=FreshRoute, tags=["sessions"])
NO_TOKEN = Fault.in_body("token", "It is no token that we gave: send it unchanged.")


@router.post(
    "",
    operation_id="compose_session",
    openapi_extra=charged(COMPOSE) | from_a_session(),
    summary="Compose a practice session",
    description=(
        "The best session for the wish, exact to the second. The same wish, release and engine "
        "give the same bytes. What safety leaves out is named in `omitted`. Nothing is kept."
    ),
    response_model=SessionRead,
    responses=responses("cannot-compose", *OF_A_WISH),
)
async def compose_session(
    request: Request, edition: LiveEdition, wish: Annotated[WishBody, Body()]
) -> Response:
    """Compose one session."""
    require_json(request)
    ticket = Ticket(wish_of(wish, edition), edition.release.number)
    with stage("compose"):
        body = await asyncio.to_thread(answer, edition, ticket, None)
    response = unkept(body, spoken(edition, ticket.wish.lang))
    response.headers["ETag"] = session_etag(body).decode()
    return response


@router.post(
    "/validate",
    operation_id="validate_steps",
    openapi_extra=charged(COMPOSE),
    summary="Judge your own list of steps",
    description=(
        "Judges a list of steps by the rules that hold for composed sessions: each finding with "
        "the id of its rule, safety first, and the timeline that the list would have."
    ),
    response_model=ValidatedRead,
    responses=responses(*OF_A_WISH),
)
async def validate_steps(
    request: Request, edition: LiveEdition, steps: Annotated[ValidateBody, Body()]
) -> Response:
    """Judge a list of steps."""
    require_json(request)
    own, wish = given(steps, edition)
    library = library_in(edition, wish.lang)
    told = verdict_told(edition, validate(own, wish, library), wish, library)
    return unkept(dumps(ValidatedRead.shaped(told)), spoken(edition, wish.lang))


@router.post(
    "/swap",
    operation_id="swap_step",
    openapi_extra=charged(COMPOSE) | from_a_session(),
    summary="Exchange one step of a session",
    description=(
        "The same session with one movement exchanged for the best other that fits in its place, "
        "by the step's number or id; all else stays as it was, to the second. Where nothing "
        "fits, the session is composed anew without the movement, and the others stay."
    ),
    response_model=SessionRead,
    responses=responses("cannot-compose", *OF_A_WISH),
)
async def swap_step(
    request: Request, edition: LiveEdition, swap: Annotated[SwapBody, Body()]
) -> Response:
    """Exchange one step."""
    require_json(request)
    try:
        ticket, changed = renewed(edition, decode(swap.token))
    except NotAToken:
        raise BadRequest([NO_TOKEN]) from None
    with stage("swap"):
        body = await asyncio.to_thread(swapped, edition, ticket, swap.step, changed)
    return unkept(body, spoken(edition, ticket.wish.lang))


@router.get(
    "/{token}",
    operation_id="get_session",
    openapi_extra=charged(COMPOSE) | from_a_session(),
    summary="Rebuild a session from its token",
    description=(
        "A token of an older release or engine is rebuilt on the live one; `release_changed` "
        "then says what it could not bring along. The address may hold health data. A suffix "
        "(`.vtt`, `.chapters.vtt`, `.metadata.vtt`, `.ssml`, `.txt`, `.md`, `.html`, `.ics`) or "
        "`Accept` chooses another form with the same seconds."
    ),
    response_model=SessionRead,
    responses={
        200: {"content": other_forms()},
        **responses(
            "unknown-parameter",
            "invalid-parameter",
            "not-found",
            "not-acceptable",
            "cannot-compose",
            "not-ready",
        ),
    },
)
async def get_session(
    request: Request, token: str, edition: LiveEdition, query: Annotated[FormQuery, Query()]
) -> Response:
    """Rebuild one session, in the form asked for."""
    spelled, form = form_of(token, request)
    try:
        ticket, changed = renewed(edition, decode(spelled))
    except NotAToken:
        raise NotFound("sessions", "") from None
    site = site_of(request)
    with stage("rebuild"):
        body, media_type = await asyncio.to_thread(
            in_form, edition, ticket, changed, form, query, site
        )
    etag = session_etag(body)
    headers = {
        **REVALIDATED,
        "ETag": etag.decode(),
        "Vary": "Accept, Accept-Encoding",
        "Content-Language": spoken(edition, ticket.wish.lang),
    }
    if is_unchanged(request.headers.get("if-none-match", "").encode(), etag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)
