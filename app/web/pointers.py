"""From pydantic's place of an error to the spot in the body that it tells of."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from app.web.parameters import closed_list

Place = Sequence[int | str]
# What pydantic adds to the place of an error when a key is wrong and not its value.
OF_A_KEY = "[key]"
WHOLE = "body"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a body: `kinds` are the types that fit besides null, `content` what was sent.

    `name` is the nearest field or key, `known` the fields of the object in which it stands, and
    `field` what the model says of it; `is_misfit`: of several kinds, what was sent is none.
    """

    pointer: str
    name: str
    kinds: tuple[Any, ...]
    content: Any
    field: FieldInfo | None = None
    known: tuple[str, ...] = ()
    is_misfit: bool = False


def spot_of(model: type[BaseModel], content: Any, place: Place) -> Spot | None:
    """Return the spot of an error, or None when it tells of a kind that was not meant."""
    spot = over = Spot("", WHOLE, (model,), content)
    for part in place:
        if part == OF_A_KEY and over.kinds and kind_of(over.kinds[0]) is dict:
            spot = replace(spot, kinds=_kinds(get_args(over.kinds[0])[0]), content=spot.name)
            continue
        if len(spot.kinds) < 2:
            over, spot = spot, _below(spot, part)
            continue
        # Where several kinds fit, pydantic tells of each of them and names it in the place.
        fitting = tuple(kind for kind in spot.kinds if _fits(kind, spot.content))
        if not fitting:
            return replace(spot, is_misfit=True)
        named = {kind.__name__ for kind in spot.kinds if is_model(kind)}
        meant = tuple(
            kind
            for kind in fitting
            if (kind.__name__ == part if is_model(kind) else part not in named)
        )
        if not meant:
            return None
        spot = replace(spot, kinds=meant)
    return spot


def is_model(kind: Any) -> TypeGuard[type[BaseModel]]:
    """Say whether a kind is an object with fields of its own."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def named_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model by the names that they have in a body."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _below(spot: Spot, part: int | str) -> Spot:
    """Return the spot one part further in."""
    kind = spot.kinds[0] if spot.kinds else None
    name = part if isinstance(part, str) else spot.name
    pointer = f"{spot.pointer}/{str(part).replace('~', '~0').replace('/', '~1')}"
    content = _inside(spot.content, part)
    if is_model(kind):
        fields = named_fields(kind)
        field = fields.get(str(part))
        kinds = () if field is None else _kinds(field.annotation)
        return Spot(pointer, name, kinds, content, field, tuple(sorted(fields)))
    inner = get_args(kind)[1 if kind_of(kind) is dict else 0 :]
    return Spot(pointer, name, _kinds(inner[0]) if inner else (), content)


def kind_of(kind: Any) -> Any:
    """Return the bare type of a kind: `list` for a list of whatever."""
    return get_origin(kind) or kind


def _inside(content: Any, part: int | str) -> Any:
    if isinstance(content, dict):
        return content.get(part)
    if isinstance(content, list) and isinstance(part, int) and part < len(content):
        return content[part]
    return None


def _fits(kind: Any, content: Any) -> bool:
    """Say whether what was sent is of the sort of JSON in which a kind is written."""
    if is_model(kind) or kind_of(kind) is dict:
        return isinstance(content, dict)
    if kind is str or closed_list(kind):
        return isinstance(content, str)
    if kind_of(kind) in (list, tuple):
        return isinstance(content, list)
    if kind is bool or isinstance(content, bool):
        return kind is bool and isinstance(content, bool)
    return isinstance(content, (int, float)) if kind is float else isinstance(content, int)


def _kinds(annotation: Any) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(_flat(annotation)))


def _flat(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _flat(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for inner in get_args(annotation):
            yield from _flat(inner)
    elif annotation is not type(None):
        yield annotation
