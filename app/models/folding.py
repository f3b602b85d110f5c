"""Folds a nested document into rows of flat tables; `unfolding.py` makes the same tree of them.

A `Shape` says how one kind of document lies in the tables: its own table, the objects
embedded in it (flattened to columns, `dose.unit` -> `dose_unit`), and the lists below it
(each a table that repeats its parent's key and adds a position). Folding and unfolding are
inverse; tests/seeding/test_folding.py proves it on all content.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from app.models.base import Table

Tree = dict[str, Any]
RowKey = tuple[Any, ...]
Path = tuple[str, ...]
Rows = dict[type[Table], list[Tree]]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One table of a shape.

    `keys` are the columns that repeat the parent's key. `fixed` holds columns that are the
    same for all rows of this part (a shared table's kind and place). `column` makes it a list
    of plain values. `single` makes it one object or null instead of a list. `objects` lists
    embedded objects by dotted path; a trailing `?` marks one that may be null. `only` names
    the columns that this user of a shared table fills.
    """

    table: type[Table]
    keys: tuple[str, ...]
    parts: Mapping[str, "Part"] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    column: str | None = None
    single: bool = False
    positioned: bool = True
    objects: tuple[str, ...] = ()
    rename: Mapping[str, str] = field(default_factory=dict)
    as_json: frozenset[str] = frozenset()
    only: frozenset[str] | None = None

    @cached_property
    def paths(self) -> dict[str, Path]:
        """Column -> path into the document, for the columns that hold the document's values."""
        own = {*self.keys, *self.fixed, *(("position",) if self.positioned else ())}
        objects = sorted((name.rstrip("?") for name in self.objects), key=len, reverse=True)
        back = {column: name for name, column in self.rename.items()}
        return {
            column.name: _path(back.get(column.name, column.name), objects)
            for column in self.table.__table__.columns  # type: ignore[attr-defined]  # SQLModel
            if column.name not in own and (self.only is None or column.name in self.only)
        }

    def whole(self) -> Iterator["Part"]:
        """Yield this part and every one below it."""
        yield self
        for below in self.parts.values():
            yield from below.whole()

    @cached_property
    def nullable(self) -> frozenset[Path]:
        """Paths of embedded objects that are null when all of their columns are."""
        return frozenset(tuple(name[:-1].split(".")) for name in self.objects if name[-1] == "?")


@dataclass(frozen=True, kw_only=True)
class Shape(Part):
    """The root part of one kind of document; `name` is its folder under seed_data."""

    name: str
    positioned: bool = False


def _path(column: str, objects: Iterable[str]) -> Path:
    for name in objects:
        prefix = name.replace(".", "_") + "_"
        if column.startswith(prefix):
            return (*name.split("."), column.removeprefix(prefix))
    return (column,)


def dig(tree: Tree, path: Path) -> Any:
    """Return what lies at a path, None where something on the way is null."""
    value: Any = tree
    for step in path:
        value = value[step] if value is not None else None
    return value


def fold(shape: Shape, document: Tree) -> Iterator[tuple[type[Table], Tree]]:
    """Yield every row of the document, parents before children."""
    yield from _fold_item(shape, document, tuple(document[key] for key in shape.keys), None)


def _fold_item(
    part: Part, item: Any, key: RowKey, position: int | None
) -> Iterator[tuple[type[Table], Tree]]:
    row: Tree = {**part.fixed, **dict(zip(part.keys, key, strict=True))}
    if position is not None:
        row["position"] = position
    if part.column is not None:
        row[part.column] = item
        yield part.table, row
        return
    for column, path in part.paths.items():
        value = dig(item, path)
        as_text = column in part.as_json and value is not None
        row[column] = json.dumps(value, ensure_ascii=False, sort_keys=True) if as_text else value
    yield part.table, row
    below = key if position is None else (*key, position)
    for name, child in part.parts.items():
        value = dig(item, tuple(name.split(".")))
        items = ([value] if value is not None else []) if child.single else value or []
        for index, child_item in enumerate(items):
            yield from _fold_item(child, child_item, below, index)
