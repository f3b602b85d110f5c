"""From pydantic's place of an error to a JSON pointer, and to the field names known there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel

Place = Sequence[int | str]


def pointer_to(content: Any, place: Place) -> str:
    """Return the RFC 6901 pointer to a place; parts that pydantic adds for unions are left out."""
    pointer = ""
    for step, part in enumerate(place):
        inside = _step_into(content, part)
        is_missing_leaf = step == len(place) - 1 and isinstance(content, dict)
        if inside is None and not is_missing_leaf:
            continue
        pointer += "/" + str(part).replace("~", "~0").replace("/", "~1")
        content = inside[0] if inside else None
    return pointer


def known_names(model: type[BaseModel], place: Place) -> tuple[str, ...]:
    """Return the names of the fields that the object at `place` may have, sorted."""
    models = [model]
    for part in place:
        fields = [m.model_fields[part] for m in models if part in m.model_fields]
        if fields:
            models = [inner for field in fields for inner in _models_in(field.annotation)]
    return tuple(sorted({name for known in models for name in known.model_fields}))


def _step_into(content: Any, part: int | str) -> tuple[Any] | None:
    if isinstance(content, dict) and part in content:
        return (content[part],)
    if isinstance(content, list) and isinstance(part, int) and part < len(content):
        return (content[part],)
    return None


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
