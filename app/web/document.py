"""What the OpenAPI document says of refusals, and real answers as examples; it writes no answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from app.web.charging import EXTENSION, charge_in
from app.web.problems import MEDIA_TYPE, PROBLEM_TYPES, ProblemRead, ProblemType, schemas

# Written by `./run openapi` from the real content; one file for each operation id.
EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
# Whatever the route: encodings are chosen, and mistakes made, outside of it.
ANYWHERE = ("not-acceptable", "internal-error")
# Wherever something is charged, the gate may refuse; it may not know the clients yet.
CHARGED = ("invalid-key", "out-of-scope", "too-many-requests", "not-ready")
KEY = {
    "type": "http",
    "scheme": "bearer",
    "description": "Reading needs no key; a key has quotas of its own. docs/limits.md tells all.",
}
MOVED: dict[str, Any] = {
    "description": "The record was renamed; the same request goes to its new address.",
    "headers": {
        "Location": {
            "description": "The new address, the query kept.",
            "schema": {"type": "string", "format": "uri-reference"},
        }
    },
}
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


def complete(document: dict[str, Any], examples: Path = EXAMPLES) -> dict[str, Any]:
    """Add schemas of refusals and examples; take out FastAPI's own 422, never sent here."""
    components = document.setdefault("components", {}).setdefault("schemas", {})
    components.update(schemas())
    document["components"]["securitySchemes"] = {"key": KEY}
    for template, path in document.get("paths", {}).items():
        for method, operation in path.items():
            refused = operation.get("responses", {}).get("422", {})
            if _UNUSED[0] in str(refused.get("content", {}).get("application/json", {})):
                del operation["responses"]["422"]
            _tell_refusals(operation)
            told = examples / f"{operation.get('operationId')}.json"
            if told.is_file():
                _show(operation, method, template, json.loads(told.read_text(encoding="utf-8")))
    for name in _UNUSED:
        components.pop(name, None)
    return document


def _tell_refusals(operation: dict[str, Any]) -> None:
    """Add what any route may refuse, and tell all anew: FastAPI drops nulls out of examples."""
    named = {"lang": "unsupported-language"}
    told = {named[one["name"]] for one in operation.get("parameters", ()) if one["name"] in named}
    for answer in operation["responses"].values():
        told |= set(answer.get("content", {}).get(MEDIA_TYPE, {}).get("examples", ()))
    charge = charge_in(operation)
    operation.setdefault(EXTENSION, charge._asdict())
    if charge.units:
        told |= {*CHARGED}
        operation["security"] = [{}, {"key": []}]
    in_order = [slug for slug in PROBLEM_TYPES if slug in told or slug in ANYWHERE]
    operation["responses"] |= {
        str(status): answer for status, answer in responses(*in_order).items()
    }


def _show(operation: dict[str, Any], method: str, template: str, example: dict[str, Any]) -> None:
    """Put a real request and what it was answered into an operation; a file is only linked to."""
    request = example["request"]
    given = dict(zip(template.split("/"), urlsplit(request).path.split("/"), strict=True))
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "path":
            parameter["example"] = unquote(given[f"{{{parameter['name']}}}"])
    told = {"summary": f"{method.upper()} {request}"}
    for content in operation.get("requestBody", {}).get("content", {}).values():
        content["examples"] = {"real": told | {"value": example["body"]}}
    for media_type, content in operation["responses"]["200"]["content"].items():
        is_shown = "answer" in example and media_type == "application/json"
        value = {"value": example["answer"]} if is_shown else {"externalValue": request}
        content["examples"] = {"real": told | value}


def _example(row: ProblemType) -> dict[str, Any]:
    return {
        "type": row.uri,
        "title": row.title,
        "status": row.status,
        "detail": row.meaning,
        "seek_care_if": [_SEEK_CARE] if row.slug == "cannot-compose" else [],
        "instance": "/v1/sessions" if row.slug == "cannot-compose" else "/v1/movements",
        "request_id": "8c1f0a2e-2a",
        "faults": [_FAULTS[row.slug]] if row.slug in _FAULTS else [],
        "candidates": _CANDIDATES if row.slug == "ambiguous-name" else [],
        "suggestions": ["carpal-tunnel-syndrome"] if row.slug == "not-found" else [],
        "replaced_by": "natural-breathing" if row.slug == "gone" else None,
        "obstacles": [_OBSTACLE] if row.slug == "cannot-compose" else [],
        "relaxations": [_RELAXATION] if row.slug == "cannot-compose" else [],
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
_OBSTACLE: dict[str, Any] = {
    "code": "time-not-reached",
    "wanted": "seconds",
    "reason": "The 9 movements that are left do not add up to 3600 seconds.",
    "rule": None,
    "limitation": None,
    "sources": [],
}
_SEEK_CARE = {
    "level": "emergency",
    "action": "Call your local emergency number now.",
    "signs": ["you can't hold or pass urine, or can't hold your bowel"],
}
_RELAXATION = {"field": "minutes", "value": "30", "reason": "Another length can be filled."}
_CANDIDATES = [
    {
        "kind": "acupoints",
        "slug": slug,
        "name": "Zhongzhu",
        "href": f"/v1/acupoints/{slug}",
    }
    for slug in ("ki15", "te3")
]
