"""Screening over HTTP: the questionnaire, what answers mean, and the questionnaire in FHIR.

Answers are health data: they come in a body, nothing of them is kept, and no line of the log
holds any of it.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Body, Query
from pydantic import Field
from starlette.responses import Response

from app.api.listing import LanguageQuery, Words
from app.api.misnaming import named
from app.api.providing import LiveEdition, ServedLocale
from app.api.refusals import OF_A_QUERY
from app.api.rendering import dumps
from app.api.routes import said
from app.api.screening.answers import given_answers
from app.api.screening.fields import FindingsRead, ScreeningGiven, ScreeningRead
from app.api.screening.telling import findings, questionnaire
from app.catalogue.edition import Edition
from app.catalogue.questionnaire import parts_for, presumed
from app.catalogue.spoken import phrases_in
from app.errors import BadRequest, Location
from app.exports.fhir_questionnaire import fhir_questionnaire
from app.safety.asking import evaluate
from app.vocabulary.kinds import Kind, PlainKind
from app.vocabulary.safety import Scope
from app.web.document import responses
from app.web.endpoints import Json
from app.web.routes import LeanRoute

router = APIRouter(route_class=LeanRoute, tags=["screening"])
FHIR_JSON = "application/fhir+json"


class ScreeningQuery(LanguageQuery):
    """Which conditions to screen for; without any, only what is asked of everybody."""

    condition: Words = Field(default=frozenset(), description="Conditions at hand.")


@router.get(
    "/screening",
    operation_id="get_screening",
    summary="The questions to ask before practice",
    description=(
        "What asks for help now stands first; then age, a general part, and a part for each "
        "family of the conditions at hand. `leads_to` tells what an answer means."
    ),
    response_model=ScreeningRead,
    responses=responses(*OF_A_QUERY),
)
async def get_screening(
    edition: LiveEdition, locale: ServedLocale, query: Annotated[ScreeningQuery, Query()]
) -> Json:
    """Return the questionnaire for these conditions."""
    told = questionnaire(edition, _asked_for(edition, query), locale)
    return said(dumps(told), _spoken(edition, locale))


@router.get(
    "/screening.fhir.json",
    operation_id="get_screening_fhir",
    summary="The questions as a FHIR R4 Questionnaire",
    description=(
        "The same questionnaire for systems of clinics. Link ids are the codes of parts and "
        "questions; follow-ups carry `enableWhen`."
    ),
    response_class=Response,
    responses={
        200: {
            "description": "A FHIR R4 Questionnaire.",
            "content": {FHIR_JSON: {"schema": {"type": "object"}}},
        },
        **responses(*OF_A_QUERY),
    },
)
async def get_screening_fhir(
    edition: LiveEdition, locale: ServedLocale, query: Annotated[ScreeningQuery, Query()]
) -> Response:
    """Return the questionnaire in the language of clinical systems."""
    spoken = _spoken(edition, locale)
    told = questionnaire(edition, _asked_for(edition, query), locale)
    phrases = phrases_in(edition, locale)
    body = dumps(fhir_questionnaire(told, edition.release.number, spoken, phrases))
    return Response(body, media_type=FHIR_JSON, headers={"Content-Language": spoken})


@router.post(
    "/screening",
    operation_id="post_screening",
    summary="What a person's answers mean",
    description=(
        "Answers in, limitations and red flags out. What is not answered counts as not asked and "
        "is named. Stateless: no answer is kept, logged or cached."
    ),
    response_model=FindingsRead,
    responses=responses(
        "unknown-parameter",
        "invalid-parameter",
        "malformed-body",
        "payload-too-large",
        "unsupported-media-type",
        "not-ready",
    ),
)
async def post_screening(
    edition: LiveEdition,
    locale: ServedLocale,
    query: Annotated[LanguageQuery, Query()],
    answers: Annotated[ScreeningGiven, Body()],
) -> Response:
    """Return what follows from the answers."""
    conditions = _conditions(edition, answers.conditions, in_body=True)
    questions = [
        question
        for part in parts_for(edition, conditions, locale)
        for _, question in part.questions
    ]
    hazards = frozenset(
        code for code in edition.book.hazards if edition.book.scopes[code] is Scope.VARIANT
    )
    found = evaluate(
        questions,
        given_answers(answers.answers, questions),
        presumed=tuple(presumed(edition, conditions, locale)),
        hazards=hazards,
    )
    body = dumps(findings(edition, found, locale))
    headers = {"Cache-Control": "no-store", "Content-Language": _spoken(edition, locale)}
    return Response(body, media_type="application/json", headers=headers)


def _spoken(edition: Edition, locale: str) -> str:
    """The language of the questions, which are most of what is said."""
    return locale if edition.is_listed_in(PlainKind.SCREENING, locale) else "en"


def _asked_for(edition: Edition, query: ScreeningQuery) -> list[str]:
    return _conditions(edition, sorted(query.condition), in_body=False)


def _conditions(edition: Edition, names: Iterable[str], *, in_body: bool) -> list[str]:
    """Return the slugs meant, sorted; the order in which they are named means nothing."""
    found, faults = set(), []
    for index, name in enumerate(names):
        slug = named(edition, Kind.CONDITIONS, name, "conditions", f"/conditions/{index}")
        if isinstance(slug, str):
            found.add(slug)
        elif in_body:
            faults.append(slug)
        else:
            faults.append(replace(slug, name="condition", location=Location.QUERY, pointer=None))
    if faults:
        raise BadRequest(faults)
    return sorted(found)
