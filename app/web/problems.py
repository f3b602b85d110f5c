"""RFC 9457 problem documents: the registry of types, their shape, and how OpenAPI is told of them.

Which exception becomes which problem is decided in `web.refusals`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pydantic import BaseModel, Field
from pydantic.json_schema import models_json_schema
from starlette.responses import Response

from app.errors import Candidate, Fault, Obstacle, Relaxation, SeekCare

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemType:
    """One row of the registry; `docs/problems/<slug>.md` says the same at length."""

    slug: str
    status: int
    title: str
    meaning: str

    @property
    def uri(self) -> str:
        return f"/problems/{self.slug}"


PROBLEM_TYPES = {
    row.slug: row
    for row in (
        ProblemType(
            "ambiguous-name",
            300,
            "The name fits several records",
            "The name stands for more than one record; `candidates` lists them, choose one.",
        ),
        ProblemType(
            "unknown-parameter",
            400,
            "Unknown parameter",
            "A query parameter or body field is not known here; nothing unknown is ignored.",
        ),
        ProblemType(
            "invalid-parameter",
            400,
            "Invalid parameter",
            "A parameter or body field has a value that cannot be used; `faults` names each.",
        ),
        ProblemType(
            "unsupported-language",
            400,
            "Unsupported language",
            "The language asked for with `lang` is not served; an unknown Accept-Language is not"
            " an error and falls back.",
        ),
        ProblemType(
            "malformed-request",
            400,
            "Malformed request",
            "What was sent is no HTTP request that can be read; the connection is closed.",
        ),
        ProblemType(
            "malformed-body",
            400,
            "Malformed body",
            "The body is not strict JSON: broken syntax, a repeated key, NaN, or too deep.",
        ),
        ProblemType(
            "invalid-key",
            401,
            "Invalid key",
            "The key in Authorization is not known here or was revoked, or one is needed.",
        ),
        ProblemType(
            "out-of-scope",
            403,
            "Out of scope",
            "The key is not for this kind of route; anybody may ask it without a key.",
        ),
        ProblemType(
            "not-found",
            404,
            "Not found",
            "Nothing is at this path, or no record goes by this name; `suggestions` may help.",
        ),
        ProblemType(
            "method-not-allowed",
            405,
            "Method not allowed",
            "The path exists, but not for this method; the Allow header lists those it has.",
        ),
        ProblemType(
            "not-acceptable",
            406,
            "Not acceptable",
            "The Accept or Accept-Encoding header refuses every form in which the answer exists.",
        ),
        ProblemType(
            "gone",
            410,
            "Gone",
            "The record was withdrawn; `replaced_by` is the slug to use instead, if any.",
        ),
        ProblemType(
            "payload-too-large",
            413,
            "Body too large",
            "The body is longer than any request needs.",
        ),
        ProblemType(
            "unsupported-media-type",
            415,
            "Unsupported media type",
            "Only application/json in UTF-8, not compressed, is read.",
        ),
        ProblemType(
            "cannot-compose",
            422,
            "No session meets the wish",
            "The wish is well formed, and no session meets it; `obstacles` says why, and each of"
            " `relaxations` was composed and works.",
        ),
        ProblemType(
            "too-many-requests",
            429,
            "Too many requests",
            "More was asked than the quota allows; ask again after Retry-After seconds.",
        ),
        ProblemType(
            "internal-error",
            500,
            "Internal error",
            "We made a mistake; `request_id` finds it in our log.",
        ),
        ProblemType(
            "not-ready",
            503,
            "Not ready",
            "The content is still being loaded; ask again after Retry-After seconds.",
        ),
        ProblemType(
            "busy",
            503,
            "Busy",
            "Many pictures are being drawn just now; ask again after Retry-After seconds.",
        ),
    )
}


class FaultRead(BaseModel):
    """One thing wrong with one parameter or body field."""

    name: str
    code: str = Field(description="What is wrong, in a word that a program can branch on.")
    reason: str
    location: str = Field(description="query, path, body or header")
    pointer: str | None = Field(description="JSON pointer into the body, for body fields.")
    allowed: list[str]
    did_you_mean: str | None


class CandidateRead(BaseModel):
    """A record that an ambiguous name may stand for."""

    kind: str
    slug: str
    name: str
    href: str


class ObstacleRead(BaseModel):
    """One reason why a wish cannot be met; `rule` and `limitation` where safety stands behind."""

    code: str
    wanted: str | None
    reason: str
    rule: str | None
    limitation: str | None
    sources: list[str]


class SeekCareRead(BaseModel):
    """Any one of the signs asks for the action, whatever else was asked."""

    level: str = Field(description="emergency, urgent or soon")
    action: str
    signs: list[str]


class RelaxationRead(BaseModel):
    """A change of the wish with which a session was composed."""

    field: str
    value: str
    reason: str


class ProblemRead(BaseModel):
    """The one shape of every refusal; every member is always there."""

    type: str = Field(description="Which problem: the address of its page.")
    title: str
    status: int
    detail: str
    seek_care_if: list[SeekCareRead] = Field(
        description="Red flags of the conditions in a wish that cannot be met."
    )
    instance: str = Field(description="The path asked for; of a secret one only its pattern.")
    request_id: str
    faults: list[FaultRead]
    candidates: list[CandidateRead]
    suggestions: list[str]
    replaced_by: str | None
    obstacles: list[ObstacleRead]
    relaxations: list[RelaxationRead]


def problem(
    slug: str,
    detail: str,
    *,
    instance: str,
    request_id: str,
    faults: Iterable[Fault] = (),
    candidates: Iterable[Candidate] = (),
    suggestions: Iterable[str] = (),
    replaced_by: str | None = None,
    obstacles: Iterable[Obstacle] = (),
    relaxations: Iterable[Relaxation] = (),
    seek_care_if: Iterable[SeekCare] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return one problem document as a response."""
    row = PROBLEM_TYPES[slug]
    document = {
        "type": row.uri,
        "title": row.title,
        "status": row.status,
        "detail": detail,
        "seek_care_if": [asdict(warning) for warning in seek_care_if],
        "instance": instance,
        "request_id": request_id,
        "faults": [_fault_document(fault) for fault in faults],
        "candidates": [_candidate_document(candidate) for candidate in candidates],
        "suggestions": list(suggestions),
        "replaced_by": replaced_by,
        "obstacles": [asdict(obstacle) for obstacle in obstacles],
        "relaxations": [asdict(relaxation) for relaxation in relaxations],
    }
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "replace"
    )
    return Response(body, row.status, headers, MEDIA_TYPE)


def href_of(kind: str, slug: str) -> str:
    """Return the address of a record; every kind has the same shape of address."""
    return f"/v1/{kind}/{slug}"


def _fault_document(fault: Fault) -> dict[str, Any]:
    return {
        "name": fault.name,
        "code": fault.code.value,
        "reason": fault.reason,
        "location": fault.location.value,
        "pointer": fault.pointer,
        "allowed": list(fault.allowed),
        "did_you_mean": fault.did_you_mean,
    }


def _candidate_document(candidate: Candidate) -> dict[str, str]:
    return {
        "kind": candidate.kind,
        "slug": candidate.slug,
        "name": candidate.name,
        "href": href_of(candidate.kind, candidate.slug),
    }


def schemas() -> dict[str, Any]:
    """Return the OpenAPI components that `responses` refers to."""
    _, document = models_json_schema(
        [(ProblemRead, "serialization")], ref_template="#/components/schemas/{model}"
    )
    components: dict[str, Any] = document["$defs"]
    return components
