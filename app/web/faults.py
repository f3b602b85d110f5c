"""One pydantic error to one fault of ours, without the value that was sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.errors import Fault, FaultCode, Location
from app.web.parameters import Parameter
from app.web.suggesting import closest

_CODES = {
    "missing": FaultCode.MISSING,
    "extra_forbidden": FaultCode.UNKNOWN,
    "enum": FaultCode.NOT_ALLOWED,
    "literal_error": FaultCode.NOT_ALLOWED,
    "greater_than": FaultCode.OUT_OF_RANGE,
    "greater_than_equal": FaultCode.OUT_OF_RANGE,
    "less_than": FaultCode.OUT_OF_RANGE,
    "less_than_equal": FaultCode.OUT_OF_RANGE,
    "too_short": FaultCode.OUT_OF_RANGE,
    "too_long": FaultCode.OUT_OF_RANGE,
    "string_too_short": FaultCode.OUT_OF_RANGE,
    "string_too_long": FaultCode.OUT_OF_RANGE,
    "multiple_of": FaultCode.OUT_OF_RANGE,
    "finite_number": FaultCode.OUT_OF_RANGE,
}
_REASONS = {
    FaultCode.MISSING: "It is required.",
    FaultCode.UNKNOWN: "There is no such field here.",
    FaultCode.NOT_ALLOWED: "It is not one of the allowed values.",
}


def code_of(kind: str) -> FaultCode:
    """Return our word for one of pydantic's kinds of error."""
    if kind.endswith("_type") or kind.endswith("_parsing"):
        return FaultCode.WRONG_TYPE
    return _CODES.get(kind, FaultCode.INVALID)


def reason_of(error: Any, code: FaultCode) -> str:
    """Return one sentence on an error; pydantic's own says the bounds and not the value."""
    said = _REASONS.get(code)
    if said is None:
        said = str(error["msg"]).removeprefix("Value error, ").rstrip(".") + "."
    return said


def fault_of(error: Any, name: str, parameter: Parameter | None) -> Fault:
    """Return the fault of one query parameter, with the values that it does allow."""
    code = code_of(error["type"])
    allowed = parameter.allowed if parameter is not None else ()
    given = error["input"]
    near = closest(given, allowed) if allowed and isinstance(given, str) else None
    reason = written_like(error, parameter.examples if parameter else ()) or reason_of(error, code)
    return Fault(name, reason, code, Location.QUERY, allowed=allowed, did_you_mean=near)


def written_like(error: Any, examples: Iterable[Any] | None) -> str | None:
    """Show how a text is to be written: a pattern would say it to programmers alone."""
    if error["type"] != "string_pattern_mismatch" or not examples:
        return None
    return f"It must be written like {' or '.join(map(str, examples))}."
