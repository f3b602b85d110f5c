"""A session as one picture: drawn for whoever holds its token, and kept nowhere."""

import asyncio
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.api.figures.asking import LookQuery
from app.api.figures.boards import Placed, board_of
from app.api.figures.drawing import Board, storyboard_svg
from app.api.figures.making import SVG, picture, unkept
from app.api.providing import LiveEdition
from app.api.sessions.answering import REVALIDATED, session_etag
from app.api.sessions.forms import envelope_of
from app.api.sessions.refusing import red_flags_told
from app.catalogue.edition import Edition
from app.composer.token import NotAToken, Ticket, decode
from app.errors import NotFound
from app.exports.warnings import after, before, first
from app.sessions.telling import spoken
from app.sessions.tickets import refitted, renewed, tellings
from app.web.charging import COMPOSE, charged
from app.web.conditional import digest_of, is_unchanged
from app.web.document import responses
from app.web.routes import FreshRoute
from app.web.stages import stage

router = APIRouter(prefix="/sessions", route_class=FreshRoute, tags=["figures"])


@router.get(
    "/{token}/storyboard.svg",
    operation_id="get_session_storyboard",
    openapi_extra=charged(COMPOSE),
    summary="A session as one picture",
    description=(
        "Each step at the moment that shows most, with its name and its time; red flags, stop "
        "rules and advice stand above them, whole. The address may hold health data."
    ),
    response_class=Response,
    responses={
        200: {
            "description": "The picture, under CC BY 4.0.",
            "content": {SVG: {"schema": {"type": "string"}}},
        },
        **responses(
            "unknown-parameter",
            "invalid-parameter",
            "not-found",
            "cannot-compose",
            "not-ready",
            "busy",
        ),
    },
)
async def get_session_storyboard(
    request: Request, token: str, edition: LiveEdition, query: Annotated[LookQuery, Query()]
) -> Response:
    """Compose the session once more and draw it."""
    try:
        ticket, changed = renewed(edition, decode(token))
    except NotAToken:
        raise NotFound("sessions", "") from None
    if query.lang is not None:
        ticket = replace(ticket, wish=replace(ticket.wish, lang=query.lang))
    with stage("rebuild"):
        board = await asyncio.to_thread(_board, edition, ticket, changed)
    # What is drawn is told by what it is drawn from: nobody has to be told the token.
    key = ("session", digest_of(repr((board, query.look)).encode()))
    body = await unkept(edition, key, storyboard_svg, board, query.look)
    etag = session_etag(body)
    headers = {**REVALIDATED, "ETag": etag.decode()}
    if is_unchanged(request.headers.get("if-none-match", "").encode(), etag):
        return Response(status_code=304, headers=headers)
    response = picture(body, board.language)
    response.headers.update({**headers, "Content-Language": board.language})
    return response


def _board(edition: Edition, ticket: Ticket, changed: str | None) -> Board:
    with red_flags_told(edition, ticket.wish):
        ticket, _ = refitted(edition, ticket, changed)
        told = tellings(edition, ticket)
    session = told.session
    envelope = replace(
        envelope_of(edition, ticket, None), original=told.original, marked=told.marked
    )
    warnings = [line.text for some in (first, before, after) for line in some(session, envelope)]
    steps = (
        Placed(step.movement, step.variant, step.side, step.start_seconds, step.seconds)
        for step in session.steps
    )
    return board_of(edition, session.title, steps, warnings, spoken(edition, ticket.wish.lang))
