"""Every closed list with labels, the limitations with their questions, and the risk features."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.api.embedding import embed
from app.api.fields import Read, Ref
from app.api.listing import LanguageQuery
from app.api.providing import LiveEdition, ServedLocale
from app.api.refusals import OF_A_QUERY
from app.api.rendering import dumps
from app.api.routes import said
from app.catalogue.edition import Edition
from app.vocabulary.kinds import PlainKind
from app.vocabulary.safety import CellValue, Scope
from app.web.document import responses
from app.web.endpoints import Json
from app.web.routes import LeanRoute

TOLD = (PlainKind.TERMS, PlainKind.LIMITATIONS, PlainKind.FEATURES, PlainKind.CELLS)
router = APIRouter(route_class=LeanRoute, tags=["vocabulary"])


class TermRead(Read):
    code: str
    label: str
    definition: str | None


class GateRead(Read):
    """When a limitation ends the matter before any movement is chosen."""

    when: str
    action: str
    sources: list[Ref]


class LimitationRead(Read):
    code: str
    label: str
    question: str | None
    synonyms: list[str]
    is_strict: bool
    may_name_a_side: bool
    gate: GateRead | None
    note: str | None


class FeatureRead(Read):
    code: str
    label: str
    definition: str
    is_hazard: bool
    scope: Scope
    origin: str
    note: str | None


class CellRead(Read):
    """One limitation against one feature; a pair that is not listed is unknown, never clear."""

    limitation: str
    feature: str
    cell: CellValue
    advice: str
    inference: bool
    reason: str | None
    served_as_unknown: bool
    sources: list[Ref]


class VocabularyRead(Read):
    lists: dict[str, list[TermRead]]
    limitations: list[LimitationRead]
    risk_features: list[FeatureRead]
    cells: list[CellRead]


@router.get(
    "/vocabulary",
    operation_id="get_vocabulary",
    summary="Every closed list with labels",
    description=(
        "Lists may gain values: clients should tolerate new ones. `cells` holds what is known of "
        "a limitation against a risk feature; a missing pair is unknown."
    ),
    response_model=VocabularyRead,
    responses=responses(*OF_A_QUERY),
)
async def get_vocabulary(
    edition: LiveEdition, locale: ServedLocale, query: Annotated[LanguageQuery, Query()]
) -> Json:
    """Return all lists of the release."""
    spoken = locale if any(edition.is_listed_in(kind, locale) for kind in TOLD) else "en"
    key = ("vocabulary", spoken)
    found: bytes | None = edition.memo.get(key)
    if found is None:
        found = edition.memo[key] = dumps(VocabularyRead.shaped(_whole(edition, spoken)))
    return said(found, spoken)


def _whole(edition: Edition, locale: str) -> dict[str, Any]:
    lists: dict[str, list[dict[str, Any]]] = {}
    terms = edition.listed(PlainKind.TERMS, locale)
    for term in sorted(terms, key=lambda t: (t["list"], t["position"])):
        shown = {name: term[name] for name in ("code", "label", "definition")}
        lists.setdefault(term["list"], []).append(shown)
    limitations = edition.listed(PlainKind.LIMITATIONS, locale)
    return {
        "lists": lists,
        "limitations": embed(edition, list(limitations), locale),
        "risk_features": list(edition.listed(PlainKind.FEATURES, locale)),
        "cells": embed(edition, list(edition.listed(PlainKind.CELLS, locale)), locale),
    }
