"""Every closed list with labels, the limitations with their questions, and the risk features."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.api.embedding import embed
from app.api.fields import Read, Ref
from app.api.listing import LanguageQuery
from app.api.providing import LiveEdition
from app.api.refusals import OF_A_QUERY
from app.api.rendering import dumps
from app.vocabulary.safety import CellValue, Scope
from app.web.document import responses
from app.web.routes import LeanRoute

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
async def get_vocabulary(edition: LiveEdition, query: Annotated[LanguageQuery, Query()]) -> bytes:
    """Return all lists of the release."""
    found: bytes | None = edition.memo.get("vocabulary")
    if found is None:
        lists: dict[str, list[dict[str, Any]]] = {}
        for term in sorted(edition.plain["terms"], key=lambda t: (t["list"], t["position"])):
            shown = {name: term[name] for name in ("code", "label", "definition")}
            lists.setdefault(term["list"], []).append(shown)
        whole = {
            "lists": lists,
            "limitations": embed(edition, list(edition.plain["limitations"])),
            "risk_features": list(edition.plain["features"]),
            "cells": embed(edition, list(edition.plain["cells"])),
        }
        checked = VocabularyRead.shaped(whole)
        found = edition.memo["vocabulary"] = dumps(checked)
    return found
