"""A whole release in one compressed file with its SHA-256, for clients that work offline."""

import base64
import gzip
import hashlib
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.api.fields import Read
from app.api.listing import LanguageQuery
from app.api.providing import LiveEdition
from app.api.refusals import OF_A_QUERY
from app.api.rendering import dumps
from app.catalogue.edition import Edition
from app.vocabulary.kinds import Kind
from app.web.document import responses
from app.web.routes import LeanRoute

router = APIRouter(route_class=LeanRoute, tags=["bundle"])


class BundleRead(Read):
    """The content of the file once it is unpacked; links are slugs and not references."""

    release: dict[str, Any]
    records: dict[Kind, list[dict[str, Any]]]
    safety: dict[str, list[dict[str, Any]]]
    choreographies: list[dict[str, Any]]
    gone: list[dict[str, Any]]


@router.get(
    "/bundle",
    operation_id="get_bundle",
    summary="One release in one file",
    description=(
        "gzip of one JSON document. `Repr-Digest` (RFC 9530) holds the SHA-256 of the file; "
        "the same release gives the same file on every instance."
    ),
    response_class=Response,
    responses={
        200: {
            "description": "The file.",
            "content": {"application/gzip": {"schema": {"type": "string", "format": "binary"}}},
        },
        **responses(*OF_A_QUERY),
    },
)
async def get_bundle(edition: LiveEdition, query: Annotated[LanguageQuery, Query()]) -> Response:
    """Return the packed release."""
    packed = bundle_of(edition)
    digest = base64.b64encode(hashlib.sha256(packed).digest()).decode()
    name = f"daoyin-release-{edition.release.number}.json.gz"
    return Response(
        packed,
        media_type="application/gzip",
        headers={
            "Repr-Digest": f"sha-256=:{digest}:",
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )


def bundle_of(edition: Edition) -> bytes:
    """Pack the release; deterministic, so that its hash can be compared between instances."""
    found: bytes | None = edition.memo.get("bundle")
    if found is None:
        release = edition.release
        whole = {
            "release": {
                "number": release.number,
                "sha256": release.sha256,
                "record_count": release.record_count,
            },
            "records": {
                kind.value: [shelf.trees[slug] for slug in shelf.slugs]
                for kind, shelf in edition.shelves.items()
            },
            "safety": {name: list(trees) for name, trees in sorted(edition.plain.items())},
            "choreographies": list(_choreographies(edition)),
            "gone": [dict(stone) for stone in edition.tombstones],
        }
        found = edition.memo["bundle"] = gzip.compress(dumps(whole), compresslevel=9, mtime=0)
    return found


def _choreographies(edition: Edition) -> Iterator[dict[str, Any]]:
    """How each variant is done, as its author wrote it: one may be based on another."""
    for movement in sorted(edition.choreographies):
        for variant, document in sorted(edition.choreographies_of(movement).items()):
            yield {"movement": movement, "variant": variant, "document": document}
