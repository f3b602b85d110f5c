"""The service card: what this is, what it is not, and where everything begins."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.api.fields import Read
from app.api.listing import LanguageQuery
from app.api.providing import LiveEdition
from app.api.refusals import OF_A_QUERY
from app.api.rendering import dumps
from app.vocabulary.kinds import Kind, Locale
from app.vocabulary.phrases import ENGLISH
from app.web.document import responses
from app.web.routes import LeanRoute

INTENDED_USE = ENGLISH.say("service.intended_use")
LICENCE = (
    "Code: Apache-2.0. Our own texts: CC BY 4.0. Codes of other bodies keep the rights "
    "that stand beside each of them."
)

router = APIRouter(route_class=LeanRoute, tags=["service"])


class KindRead(Read):
    kind: Kind
    count: int
    href: str


class ServiceRead(Read):
    """What is served, from which release, and under which terms."""

    name: str
    intended_use: str
    intended_use_page: str
    licence: str
    release: int
    release_sha256: str
    kinds: list[KindRead]
    languages: list[Locale]
    links: dict[str, str]


@router.get(
    "/v1",
    operation_id="get_service",
    summary="What this service is",
    description="Intended use, licence, release, and the address of every kind of record.",
    response_model=ServiceRead,
    responses=responses(*OF_A_QUERY),
)
async def get_service(edition: LiveEdition, query: Annotated[LanguageQuery, Query()]) -> bytes:
    """Return the service card."""
    card: dict[str, Any] = {
        "name": "Daoyin",
        "intended_use": INTENDED_USE,
        "intended_use_page": "/docs/intended-use",
        "licence": LICENCE,
        "release": edition.release.number,
        "release_sha256": edition.release.sha256,
        "kinds": [
            {
                "kind": kind.value,
                "count": len(edition.shelf(kind).slugs),
                "href": f"/v1/{kind.value}",
            }
            for kind in Kind
        ],
        "languages": [locale.value for locale in Locale],
        "links": {
            "search": "/v1/search?q=",
            "vocabulary": "/v1/vocabulary",
            "coverage": "/v1/coverage",
            "releases": "/v1/releases",
            "bundle": "/v1/bundle",
            "body_map": "/v1/body-map/front.svg",
            "openapi": "/openapi.json",
            "docs": "/docs",
        },
    }
    return dumps(card)
