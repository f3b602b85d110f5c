"""Folding documents into rows and unfolding the rows are inverse, on all of the content."""

from collections import defaultdict
from typing import Any

import pytest

from app.models.folding import Rows, fold
from app.models.plain_shapes import PLAIN_SHAPES
from app.models.shapes import SHAPES
from app.models.unfolding import Columns, Unfolder
from app.seeding.content import Content
from app.seeding.rows import tree_of
from app.vocabulary.kinds import Kind


def unfolded(shape: Any, trees: list[Any]) -> list[Any]:
    rows: Rows = defaultdict(list)
    for tree in trees:
        for table, row in fold(shape, tree):
            rows[table].append(row)
    told = {table: columns(table, some) for table, some in rows.items()}
    return Unfolder(told).trees(shape)


def columns(table: Any, rows: list[Any]) -> Columns:
    """As the database tells them: a column that a row does not name is null."""
    names = tuple(column.name for column in table.__table__.columns)
    return Columns(names, tuple([row.get(name) for row in rows] for name in names))


@pytest.mark.parametrize("kind", list(Kind))
def test_every_record_comes_back_out_of_its_rows(real_content: Content, kind: Kind) -> None:
    trees = []
    for _, document in sorted(real_content.records[kind].items()):
        tree = tree_of(document)
        # The registry of records and the aliases have tables of their own.
        trees.append({k: v for k, v in tree.items() if k not in ("aliases", "assessed_by")})
    assert trees
    assert unfolded(SHAPES[kind], trees) == trees


@pytest.mark.parametrize("shape", [s for s in PLAIN_SHAPES if s.name != "terms"], ids=str)
def test_every_plain_document_comes_back_out_of_its_rows(real_content: Content, shape: Any) -> None:
    trees = [tree_of(document) for _, document in sorted(real_content.plain[shape.name].items())]
    assert trees
    assert unfolded(shape, trees) == trees
