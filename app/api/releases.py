"""Content releases, and what the live one changed; what a syncing client needs to know."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.api.embedding import ref
from app.api.fields import Read, Ref
from app.api.listing import LanguageQuery
from app.api.providing import LiveEdition
from app.api.refusals import OF_A_QUERY
from app.api.rendering import dumps
from app.vocabulary.kinds import Kind
from app.web.document import responses
from app.web.routes import LeanRoute

router = APIRouter(route_class=LeanRoute, tags=["releases"])


class ReleaseRead(Read):
    """`sha256` is of the canonical content: the same content has the same hash everywhere."""

    number: int
    sha256: str
    released_at: str
    record_count: int


class BuriedRead(Read):
    """A slug that is gone for ever."""

    kind: Kind
    slug: str
    replaced_by: str | None
    reason: str


class ReleasesRead(Read):
    live: ReleaseRead
    items: list[ReleaseRead]
    total: int
    next: str | None
    added: list[Ref]
    changed: list[Ref]
    gone: list[BuriedRead]


@router.get(
    "/releases",
    operation_id="list_releases",
    summary="Content releases",
    description="The live release, those before it, and what the live one added and changed.",
    response_model=ReleasesRead,
    responses=responses(*OF_A_QUERY),
)
async def list_releases(edition: LiveEdition, query: Annotated[LanguageQuery, Query()]) -> bytes:
    """Return the releases, the newest first."""
    live = edition.release
    stamps = sorted(edition.stamps.items())
    told: dict[str, Any] = {
        "live": _release(live),
        "items": [_release(release) for release in reversed(edition.releases)],
        "total": len(edition.releases),
        "next": None,
        "added": [ref(edition, *key) for key, at in stamps if at.first_release == live.number > 1],
        "changed": [
            ref(edition, *key)
            for key, at in stamps
            if at.changed_release == live.number > at.first_release
        ],
        "gone": [dict(stone) for stone in edition.tombstones],
    }
    return dumps(told)


def _release(release: Any) -> dict[str, Any]:
    names = ("number", "sha256", "released_at", "record_count")
    return {name: getattr(release, name) for name in names}
