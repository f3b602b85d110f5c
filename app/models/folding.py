"""Folds a nested document into rows of flat tables, and unfolds rows into the same nested tree
again.

A `Shape` says how one kind of document lies in the tables: its own table, the objects
embedded in it (flattened to columns, `dose.unit` -> `dose_unit`), and the lists below it
(each a table that repeats its parent's key and adds a position). Folding and unfolding are
inverse; tests/seeding/test_folding.py proves it on all content.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from app.models.base import Table

Tree = dict[str, Any]
RowKey = tuple[Any, ...]
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
    def paths(self) -> dict[str, tuple[str, ...]]:
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
    def nullable(self) -> tuple[tuple[str, ...], ...]:
        """Paths of embedded objects that are null when all of their columns are."""
        return tuple(
            tuple(name[:-1].split("."))
            for name in sorted(self.objects, key=len, reverse=True)
            if name.endswith("?")
        )


@dataclass(frozen=True, kw_only=True)
class Shape(Part):
    """The root part of one kind of document; `name` is its folder under seed_data."""

    name: str
    positioned: bool = False


def _path(column: str, objects: Iterable[str]) -> tuple[str, ...]:
    for name in objects:
        prefix = name.replace(".", "_") + "_"
        if column.startswith(prefix):
            return (*name.split("."), column.removeprefix(prefix))
    return (column,)


def _dig(tree: Tree, path: tuple[str, ...]) -> Any:
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
        value = _dig(item, path)
        as_text = column in part.as_json and value is not None
        row[column] = json.dumps(value, ensure_ascii=False, sort_keys=True) if as_text else value
    yield part.table, row
    below = key if position is None else (*key, position)
    for name, child in part.parts.items():
        value = _dig(item, tuple(name.split(".")))
        items = ([value] if value is not None else []) if child.single else value or []
        for index, child_item in enumerate(items):
            yield from _fold_item(child, child_item, below, index)


class Unfolder:
    """Turns rows back into trees; made once for all rows of a release."""

    def __init__(self, rows: Mapping[type[Table], Iterable[Tree]]) -> None:
        self._groups: dict[tuple[type[Table], RowKey], list[Tree]] = defaultdict(list)
        # A tree is read and never changed, so all that is empty in it may be one list.
        self._nothing: list[Any] = []
        for table, some in rows.items():
            for row in some:
                self._groups[table, tuple(row[name] for name in table.shared_by)].append(row)

    def trees(self, shape: Shape) -> list[Tree]:
        """Return the documents of one shape in the order of their keys."""
        found = self._unfold(shape)
        return [items[0] for _, items in sorted(found.items())]

    def _rows(self, part: Part) -> list[Tree]:
        user = tuple(part.fixed[name] for name in part.table.shared_by)
        return self._groups.get((part.table, user), [])

    def _unfold(self, part: Part) -> dict[RowKey, list[Any]]:
        below = {name: (child, self._unfold(child)) for name, child in part.parts.items()}
        found: dict[RowKey, list[Any]] = defaultdict(list)
        rows = self._rows(part)
        if part.positioned:
            rows = sorted(rows, key=lambda row: row["position"])
        for row in rows:
            key = tuple(row[name] for name in part.keys)
            if part.column is not None:
                found[key].append(row[part.column])
                continue
            item = self._item(part, row)
            child_key = (*key, row["position"]) if part.positioned else key
            for name, (child, children) in below.items():
                _hang(item, name, child, children.get(child_key, self._nothing))
            found[key].append(item)
        return found if part.column is None else _shared(found)

    @staticmethod
    def _item(part: Part, row: Tree) -> Tree:
        item: Tree = {} if part.positioned else {name: row[name] for name in part.keys}
        for column, path in part.paths.items():
            value = row[column]
            if column in part.as_json and value is not None:
                value = json.loads(value)
            place = item
            for step in path[:-1]:
                place = place.setdefault(step, {})
            place[path[-1]] = value
        for path in part.nullable:
            holder = _dig(item, path[:-1])
            if holder is not None and _is_empty(holder[path[-1]]):
                holder[path[-1]] = None
        return item


def _shared(found: dict[RowKey, list[Any]]) -> dict[RowKey, list[Any]]:
    """The same with one list for all that are equal: two in three lists of words are."""
    lists: dict[tuple[Any, ...], list[Any]] = {}
    return {key: lists.setdefault(tuple(items), items) for key, items in found.items()}


def _is_empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_is_empty(inner) for inner in value.values())
    return value is None


def _hang(item: Tree, name: str, child: Part, children: list[Any]) -> None:
    *way, last = name.split(".")
    holder = _dig(item, tuple(way))
    if holder is not None:
        holder[last] = (children[0] if children else None) if child.single else children
