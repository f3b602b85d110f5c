"""One ranked, typo-tolerant search over everything."""

from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from app.api.embedding import ref
from app.api.fields import Read
from app.api.listing import LanguageQuery
from app.api.providing import LiveEdition
from app.api.refusals import OF_A_QUERY
from app.api.rendering import dumps
from app.catalogue.edition import Edition
from app.catalogue.search.entries import ROLES
from app.catalogue.search.index import shown_score
from app.catalogue.search.postings import (
    RANK_MASK,
    RANK_SHIFT,
    ROLE_MASK,
    rank_of,
)
from app.catalogue.search.scores import PLACE_BITS, Place
from app.vocabulary.kinds import Kind
from app.web.document import responses
from app.web.query import canonical_query
from app.web.routes import LeanRoute

# Positive, for with a negative mask the same step takes half as long again.
_ALL_BUT_RANK = (1 << PLACE_BITS) - 1 & ~(RANK_MASK << RANK_SHIFT)
router = APIRouter(route_class=LeanRoute, tags=["search"])


class SearchQuery(LanguageQuery):
    """What to look for; names, codes, pinyin with or without tones, hanzi, lay words."""

    q: Annotated[str, Field(min_length=1, max_length=200)] = Field(description="What to look for.")
    kind: tuple[Kind, ...] = Field(default=(), max_length=12, description="Only these kinds.")
    limit: Annotated[int, Field(ge=1, le=50)] = 20
    offset: Annotated[int, Field(ge=0, le=1000)] = 0
    release: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="From `next`: the release that the page before was of."
    )


class HitRead(Read):
    """A record found; the score compares within one answer only."""

    kind: Kind
    slug: str
    name: str
    href: str
    score: float
    matched: str = Field(description="The sort of field that matched: code, name, alias, text ...")


class SearchPage(Read):
    items: list[HitRead]
    total: int
    next: str | None
    release_changed: bool = Field(description="Another release: the pages begin anew.")


@router.get(
    "/search",
    operation_id="search",
    summary="Search everything",
    description=(
        "One ranking over names, aliases, codes, pinyin with and without tones, Chinese "
        "characters and texts. Typing errors are forgiven. A hit is no advice."
    ),
    response_model=SearchPage,
    responses=responses(*OF_A_QUERY),
)
async def search(edition: LiveEdition, query: Annotated[SearchQuery, Query()]) -> bytes:
    """Return one page of hits."""
    kinds = frozenset(kind.value for kind in query.kind) if query.kind else None
    live = edition.release.number
    # Ranks of two releases do not fit together: the second page of one would lie anywhere.
    changed = query.release is not None and query.release != live
    offset = 0 if changed else query.offset
    found = edition.search.places(query.q, kinds=kinds, limit=query.limit, offset=offset)
    shown = offset + len(found.ranked)
    following = None
    if shown < found.total and shown <= 1000:
        more = canonical_query(query, offset=str(shown), release=str(live))
        following = f"/v1/search?{more}"
    starts = _starts(edition)
    items = [
        (starts[place >> RANK_SHIFT & RANK_MASK] or _start(edition, starts, place))
        + _end(place & _ALL_BUT_RANK)
        for place in found.ranked
    ]
    return (
        b'{"items":['
        + b",".join(items)
        + b"],"
        + dumps({"total": found.total, "next": following, "release_changed": changed})[1:]
    )


def _starts(edition: Edition) -> list[bytes | None]:
    """What the hit of each record begins with, by rank; None until it is first found."""
    starts: list[bytes | None] | None = edition.memo.get("hits")
    if starts is None:
        starts = edition.memo["hits"] = [None] * len(edition.search.records)
    return starts


def _start(edition: Edition, starts: list[bytes | None], place: Place) -> bytes:
    rank = rank_of(place)
    kind, slug = edition.search.records[rank]
    start = starts[rank] = dumps(ref(edition, Kind(kind), slug))[:-1]
    return start


@lru_cache(maxsize=8192)
def _end(place: Place) -> bytes:
    """What a hit ends with; `place` is without the rank, so that many hits share it."""
    role = ROLES[place & ROLE_MASK]
    return b',"score":%b,"matched":"%b"}' % (str(shown_score(place)).encode(), role.encode())
