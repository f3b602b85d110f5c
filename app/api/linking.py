"""Links of the OpenAPI document: to which operation an answer leads, and with what of it."""

from typing import Any

FIRST_SLUG = "$response.body#/items/0/slug"
OWN_SLUG = "$response.body#/slug"
OWN_TOKEN = "$response.body#/token"


def link(operation: str, description: str, body: Any = None, **parameters: str) -> dict[str, Any]:
    """Return a link; parameters and body hold runtime expressions such as `OWN_TOKEN`."""
    told: dict[str, Any] = {"operationId": operation, "description": description}
    if parameters:
        told["parameters"] = parameters
    if body is not None:
        told["requestBody"] = body
    return told


def linked(links: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return the `openapi_extra` of a route whose good answers lead on."""
    return {"responses": {"200": {"links": links}}}
