"""Unfolds rows of flat tables into the nested documents that `folding.py` made them of."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from app.models.base import Table
from app.models.folding import Part, Path, RowKey, Shape, Tree, dig


@dataclass(frozen=True, slots=True)
class Columns:
    """The rows of one table, column by column; no columns where there are no rows."""

    names: tuple[str, ...]
    values: tuple[Sequence[Any], ...]

    def rows(self) -> list[Tree]:
        """Each row as a dict by column."""
        return [dict(zip(self.names, row, strict=True)) for row in zip(*self.values, strict=True)]

    def column(self, name: str) -> Sequence[Any]:
        """The value of one column in each row."""
        return self.values[self.names.index(name)] if self.values else ()

    def keys(self, names: Iterable[str]) -> list[RowKey]:
        """The values of some columns in each row."""
        return list(zip(*map(self.column, names), strict=True))

    def by(self, names: Iterable[str]) -> dict[RowKey, "Columns"]:
        """The same rows apart, by the values of some columns."""
        found: dict[RowKey, list[RowKey]] = defaultdict(list)
        for key, row in zip(self.keys(names), zip(*self.values, strict=True), strict=True):
            found[key].append(row)
        return {
            key: Columns(self.names, tuple(zip(*rows, strict=True))) for key, rows in found.items()
        }


NO_ROWS = Columns((), ())


class Unfolder:
    """Turns rows back into trees; made once for all rows of a release.

    The rows of a table are in the order of its primary key. There are tens of thousands, so it goes
    through them by columns, and most loops run in C.
    """

    def __init__(self, tables: Mapping[type[Table], Columns]) -> None:
        self._groups: dict[tuple[type[Table], RowKey], Columns] = {}
        # A tree is read and never changed, so all that is empty in it may be one list.
        self._nothing: list[Any] = []
        for table, columns in tables.items():
            users = columns.by(table.shared_by) if table.shared_by else {(): columns}
            self._groups |= {(table, user): some for user, some in users.items()}

    def trees(self, shape: Shape) -> list[Tree]:
        """Return the documents of one shape in the order of their keys."""
        found = self._unfold(shape)
        return [items[0] for _, items in sorted(found.items())]

    def _unfold(self, part: Part) -> dict[RowKey, list[Any]]:
        user = tuple(part.fixed[name] for name in part.table.shared_by)
        rows = self._groups.get((part.table, user), NO_ROWS)
        found: dict[RowKey, list[Any]] = defaultdict(list)
        if part.column is not None:
            for key, value in zip(rows.keys(part.keys), rows.column(part.column), strict=True):
                found[key].append(value)
            return _shared(found)
        items = _items(part, rows)
        for name, child in part.parts.items():
            own = (*part.keys, "position") if part.positioned else part.keys
            self._hang(name, child, items, rows.keys(own))
        for key, item in zip(rows.keys(part.keys), items, strict=True):
            found[key].append(item)
        return found

    def _hang(self, name: str, child: Part, items: list[Tree], keys: list[RowKey]) -> None:
        """Give each item what lies below it, which it is named by."""
        children = self._unfold(child)
        *way, last = name.split(".")
        for item, key in zip(items, keys, strict=True):
            holder = dig(item, tuple(way))
            if holder is not None:
                some = children.get(key, self._nothing)
                holder[last] = (some[0] if some else None) if child.single else some


def _items(part: Part, rows: Columns) -> list[Tree]:
    """Each row as the object that it is in the document, without what lies below it."""
    columns: dict[Path, Sequence[Any]] = {}
    if not part.positioned:
        columns = {(name,): rows.column(name) for name in part.keys}
    for name, path in part.paths.items():
        values = rows.column(name)
        if name in part.as_json:
            values = [value if value is None else json.loads(value) for value in values]
        columns[path] = values
    return _objects(columns, part.nullable, ())


def _objects(columns: Mapping[Path, Sequence[Any]], nullable: Set[Path], within: Path) -> list[Any]:
    fields: dict[str, dict[Path, Sequence[Any]]] = defaultdict(dict)
    for path, values in columns.items():
        fields[path[0]][path[1:]] = values
    made = [
        inner[()] if () in inner else _objects(inner, nullable, (*within, name))
        for name, inner in fields.items()
    ]
    items = [dict(zip(fields, row, strict=True)) for row in zip(*made, strict=True)]
    return [None if _is_empty(item) else item for item in items] if within in nullable else items


def _shared(found: dict[RowKey, list[Any]]) -> dict[RowKey, list[Any]]:
    """The same with one list for all that are equal: two in three lists of words are."""
    lists: dict[tuple[Any, ...], list[Any]] = {}
    return {key: lists.setdefault(tuple(items), items) for key, items in found.items()}


def _is_empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_is_empty(inner) for inner in value.values())
    return value is None
