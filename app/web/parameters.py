"""What one field of a query model accepts on the wire: its kind, whether it repeats, its spelling.

Only words, whole numbers, decimal numbers, true/false, closed lists, and lists of these; anything
else is refused when the route is defined, not when a request arrives.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?")
_PLAIN = re.compile("[A-Za-z0-9_.~-]*").fullmatch
# What stands for each byte in a query.
_ESCAPED = [chr(byte) if _PLAIN(chr(byte)) else f"%{byte:02X}" for byte in range(256)]
_REPEATING: tuple[Any, ...] = (list, tuple, set, frozenset)


class Unordered:
    """Put into a list's annotation: the order of its values says nothing, nor does repetition."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter; `lex` turns its text into a value, or into None when it cannot."""

    name: str
    attribute: str
    required: bool
    many: bool
    unordered: bool
    lex: Callable[[str], Any] | None
    expects: str
    allowed: tuple[str, ...]
    examples: tuple[str, ...] = ()

    def spelled(self, value: Any) -> str:
        """Return a value as it stands in a query, sorted where the order says nothing."""
        name = self.name
        if type(value) is str:
            return f"{name}={_escaped(value)}"
        if value is None:
            return ""
        if not self.many:
            return f"{name}={_escaped(_text(value))}"
        if len(value) == 1:
            (item,) = value
            return f"{name}={_escaped(item if type(item) is str else _text(item))}"
        texts = [item if type(item) is str else _text(item) for item in value]
        if self.unordered:
            texts.sort()
        return "&".join([f"{name}={_escaped(text)}" for text in texts])


def parameters_of(model: type[BaseModel]) -> Iterator[Parameter]:
    """Describe every field of a query model; raise TypeError for one that cannot be on a wire."""
    for attribute, field in model.model_fields.items():
        yield _parameter(attribute, field)


def _parameter(attribute: str, field: FieldInfo) -> Parameter:
    kind = _bare(field.annotation)
    repeating = get_origin(kind) in _REPEATING
    item = _bare(get_args(kind)[0]) if repeating else kind
    lex, expects = _lexer(item, attribute)
    return Parameter(
        name=field.alias or attribute,
        attribute=attribute,
        required=field.is_required(),
        many=repeating,
        unordered=get_origin(kind) in (set, frozenset)
        or any(mark is Unordered or isinstance(mark, Unordered) for mark in field.metadata),
        lex=lex,
        expects=expects,
        allowed=closed_list(item),
        examples=tuple(map(str, field.examples or ())),
    )


def _bare(annotation: Any) -> Any:
    """Take `Annotated` and `| None` off a type."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
            if len(kinds) != 1:
                raise TypeError(f"a query parameter has one type, not {annotation}")
            annotation = kinds[0]
        else:
            return annotation


def _lexer(kind: Any, attribute: str) -> tuple[Callable[[str], Any] | None, str]:
    if kind is bool:
        return {"true": True, "false": False}.get, "Only true or false."
    if kind is int:
        return _whole_number, "A whole number in plain digits."
    if kind is float:
        return _decimal_number, "A number in plain digits, such as 5 or 5.5."
    if kind is str or closed_list(kind):
        return None, "A text."
    raise TypeError(f"{attribute}: {kind} cannot be a query parameter")


def _whole_number(text: str) -> int | None:
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else None


def _decimal_number(text: str) -> float | None:
    # Adding zero makes -0.0 the same as 0.0, which are equal but spelled differently.
    return float(text) + 0.0 if _DECIMAL_NUMBER.fullmatch(text) else None


def closed_list(kind: Any) -> tuple[str, ...]:
    """Return the words of a closed list, or none where any word may be."""
    values: tuple[Any, ...] = ()
    if get_origin(kind) is Literal:
        values = get_args(kind)
    elif isinstance(kind, type) and issubclass(kind, Enum):
        values = tuple(member.value for member in kind)
    return values if all(isinstance(value, str) for value in values) else ()


def _escaped(text: str) -> str:
    if _PLAIN(text):
        return text
    if _PLAIN(text.replace(" ", "")):
        return text.replace(" ", "%20")
    return "".join([_ESCAPED[byte] for byte in text.encode()])


def _text(value: Any) -> str:
    if isinstance(value, str):
        return str.__str__(value)  # of a closed list, whose member's own text it is
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value.value) if isinstance(value, Enum) else str(value)
