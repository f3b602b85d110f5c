"""What the OpenAPI document says of refusals; it writes no answer."""

from __future__ import annotations

from typing import Any

from app.web.problems import MEDIA_TYPE, PROBLEM_TYPES, ProblemRead, ProblemType, schemas

_UNUSED = ("HTTPValidationError", "ValidationError")


def responses(*slugs: str) -> dict[int | str, dict[str, Any]]:
    """Return the `responses=` of a route that may refuse in these ways, an example for each."""
    by_status: dict[int | str, dict[str, Any]] = {}
    for slug in slugs:
        row = PROBLEM_TYPES[slug]
        answer = by_status.setdefault(
            row.status,
            {
                "description": "",
                "content": {
                    MEDIA_TYPE: {
                        "schema": {"$ref": f"#/components/schemas/{ProblemRead.__name__}"},
                        "examples": {},
                    }
                },
            },
        )
        answer["description"] = f"{answer['description']} {row.meaning}".strip()
        answer["content"][MEDIA_TYPE]["examples"][slug] = {"value": _example(row)}
    return by_status


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """Add the schemas of refusals, and take out FastAPI's own 422, which is never sent here."""
    components = document.setdefault("components", {}).setdefault("schemas", {})
    components.update(schemas())
    for path in document.get("paths", {}).values():
        for operation in path.values():
            refused = operation.get("responses", {}).get("422", {})
            if _UNUSED[0] in str(refused.get("content", {}).get("application/json", {})):
                del operation["responses"]["422"]
    for name in _UNUSED:
        components.pop(name, None)
    return document


def _example(row: ProblemType) -> dict[str, Any]:
    return {
        "type": row.uri,
        "title": row.title,
        "status": row.status,
        "detail": row.meaning,
        "instance": "/v1/movements",
        "request_id": "8c1f0a2e-2a",
        "faults": [_FAULTS[row.slug]] if row.slug in _FAULTS else [],
        "candidates": _CANDIDATES if row.slug == "ambiguous-name" else [],
        "suggestions": ["carpal-tunnel-syndrome"] if row.slug == "not-found" else [],
        "replaced_by": "natural-breathing" if row.slug == "gone" else None,
    }


def _fault(name: str, code: str, reason: str, *allowed: str) -> dict[str, Any]:
    return {
        "name": name,
        "code": code,
        "reason": reason,
        "location": "query",
        "pointer": None,
        "allowed": list(allowed),
        "did_you_mean": allowed[0],
    }


_FAULTS = {
    "unknown-parameter": _fault(
        "regoin", "unknown", "There is no such parameter here.", "region", "posture"
    ),
    "invalid-parameter": _fault(
        "posture", "not_allowed", "It is not one of the allowed values.", "seated", "standing"
    ),
    "unsupported-language": _fault(
        "lang", "not_allowed", "It is not one of the allowed values.", "en", "zh-Hans", "zh-Hant"
    ),
}
_CANDIDATES = [
    {
        "kind": "acupoints",
        "slug": slug,
        "name": "Zhongzhu",
        "href": f"/v1/acupoints/{slug}",
    }
    for slug in ("ki15", "te3")
]
