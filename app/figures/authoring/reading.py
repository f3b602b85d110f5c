"""Read the fields of an authored document, and refuse what is not of the right kind."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from math import isfinite
from typing import Any

from app.figures.faults import BadChoreography
from app.figures.vectors import Vector

# What JSON gives for an object; its values are checked field by field as they are read.
Fields = Mapping[str, Any]


def fields(value: object, allowed: Collection[str], where: str) -> Fields:
    """An object without any field that nobody here knows."""
    if not isinstance(value, Mapping):
        raise BadChoreography(where, "should be an object")
    for name in value:
        if name not in allowed:
            raise BadChoreography(where, f"unknown field {name!r}{_meant(str(name), allowed)}")
    return value


def word(value: object, allowed: Collection[str], where: str) -> str:
    """One of a closed list of words."""
    if isinstance(value, str) and value in allowed:
        return value
    raise BadChoreography(where, f"unknown word {value!r}{_meant(str(value), allowed)}")


def number(value: object, where: str) -> float:
    """A finite number; a boolean is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
        raise BadChoreography(where, f"should be a number, not {value!r}")
    return float(value)


def numbers(value: object, count: int, where: str) -> tuple[float, ...]:
    """A list of so many numbers."""
    if not isinstance(value, (list, tuple)) or len(value) != count:
        raise BadChoreography(where, f"should be a list of {count} numbers")
    return tuple(number(part, f"{where}[{place}]") for place, part in enumerate(value))


def vector(value: object, where: str) -> Vector:
    """A list of three numbers."""
    x, y, z = numbers(value, 3, where)
    return (x, y, z)


def items(value: object, where: str) -> list[Any]:
    if not isinstance(value, (list, tuple)):
        raise BadChoreography(where, "should be a list")
    return list(value)


def text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value:
        raise BadChoreography(where, "should be a text")
    return value


def _meant(said: str, allowed: Collection[str]) -> str:
    near = get_close_matches(said, sorted(allowed), 1)
    return f", did you mean {near[0]!r}?" if near else ""
