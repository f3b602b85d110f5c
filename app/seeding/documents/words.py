"""Closed lists of words that another room keeps, as the types of fields."""

from collections.abc import Iterable
from typing import Any

from pydantic import Discriminator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class OneOf:
    """Put beside `str` in `Annotated`: the text is one of these words."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(str(word) for word in words)

    def __get_pydantic_core_schema__(
        self, _type: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.literal_schema(list(self.words))


def kind_of(value: Any) -> str:
    """Tell which of a field's shapes a value has, so that only that one is held against it."""
    kinds = {str: "word", list: "list", float: "number", int: "number"}
    return kinds.get(type(value), "object")


# Put beside a union whose members are tagged `word`, `list`, `number` or `object`.
BY_KIND = Discriminator(kind_of)
