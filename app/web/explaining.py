"""What is wrong with a body in plain words: pydantic's errors to faults that say what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from app.errors import MOST_FAULTS, Fault, FaultCode
from app.web.faults import code_of, reason_of, written_like
from app.web.parameters import closed_list
from app.web.pointers import WHOLE, Spot, is_model, kind_of, named_fields, spot_of
from app.web.suggesting import closest

_ACCEPTED: Mapping[Any, str] = {
    str: "a text in quotes",
    int: "a whole number in plain digits, such as 5",
    float: "a number in plain digits, such as 5 or 5.5",
    bool: "true or false",
    list: "a list in [ ]",
    tuple: "a list in [ ]",
    dict: "an object in { }",
}
_BOUNDS: Mapping[str, Callable[[Any], str]] = {
    "greater_than_equal": lambda bounds: f"It must be at least {_plain(bounds['ge'])}.",
    "greater_than": lambda bounds: f"It must be more than {_plain(bounds['gt'])}.",
    "less_than_equal": lambda bounds: f"It must be at most {_plain(bounds['le'])}.",
    "less_than": lambda bounds: f"It must be less than {_plain(bounds['lt'])}.",
    "multiple_of": lambda bounds: f"It must be a multiple of {_plain(bounds['multiple_of'])}.",
    "too_short": lambda bounds: f"It must have at least {_count(bounds['min_length'], 'entry')}.",
    "too_long": lambda bounds: f"It may have at most {_count(bounds['max_length'], 'entry')}.",
    "string_too_short": lambda bounds: (
        f"It must have at least {_count(bounds['min_length'], 'character')}."
    ),
    "string_too_long": lambda bounds: (
        f"It may have at most {_count(bounds['max_length'], 'character')}."
    ),
}


def explained(model: type[BaseModel], content: Any, errors: Iterable[Any]) -> list[Fault]:
    """Return a fault for each thing that is wrong, once each and so many as help."""
    faults: dict[Fault, None] = {}
    for error in errors:
        spot = spot_of(model, content, error["loc"])
        if spot is not None:
            faults[_fault(spot, error)] = None
        if len(faults) == MOST_FAULTS:
            break
    return list(faults)


def _fault(spot: Spot, error: Any) -> Fault:
    code = code_of(error["type"])
    allowed: tuple[str, ...] = ()
    if code is FaultCode.UNKNOWN:
        allowed, given = spot.known, spot.name
    else:
        allowed, given = _closed(spot.kinds), spot.content
    if spot.is_misfit or (code is FaultCode.NOT_ALLOWED and not isinstance(given, str)):
        code = FaultCode.WRONG_TYPE
    near = closest(given, allowed) if allowed and isinstance(given, str) else None
    reason = _reason(spot, error, code)
    return Fault.in_body(
        spot.name, reason, code, pointer=spot.pointer, allowed=allowed, did_you_mean=near
    )


def _reason(spot: Spot, error: Any, code: FaultCode) -> str:
    if code is FaultCode.WRONG_TYPE and spot.kinds:
        return _wrong_type(spot)
    if bound := _BOUNDS.get(error["type"]):
        return bound(error["ctx"])
    examples = spot.field.examples if spot.field else None
    return written_like(error, examples) or reason_of(error, code)


def _wrong_type(spot: Spot) -> str:
    accepted = " or ".join(dict.fromkeys(_accepted(kind, spot) for kind in spot.kinds))
    if spot.content is None and spot.field is not None and not spot.field.is_required():
        return f"It must not be null: leave it out, or give {accepted}."
    return f"It must be {accepted}."


def _accepted(kind: Any, spot: Spot) -> str:
    if closed_list(kind):
        return "one of the allowed values, in quotes"
    if is_model(kind) and spot.name != WHOLE:
        return _object_of(kind)
    return _ACCEPTED.get(kind_of(kind), _ACCEPTED[dict])


def _object_of(model: type[BaseModel]) -> str:
    fields = named_fields(model)
    needed = [name for name, field in fields.items() if field.is_required()]
    free = [name for name in fields if name not in needed]
    parts = [f"an object with {', '.join(needed)}"] if needed else ["an object"]
    parts += [f"if you like {', '.join(free)}"] if free else []
    return ", and ".join(parts)


def _closed(kinds: Iterable[Any]) -> tuple[str, ...]:
    """Return all words that are allowed, or none where something else is allowed as well."""
    lists = [closed_list(kind) for kind in kinds]
    return tuple(word for words in lists for word in words) if all(lists) else ()


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def _count(number: int, what: str) -> str:
    many = {"entry": "entries"}.get(what, f"{what}s")
    return f"{number} {what if number == 1 else many}"
