"""Documents unfolded from the rows of a release, written down to be read in one piece."""

import marshal
from collections import defaultdict
from typing import Any

from sqlalchemy import Engine

from app.catalogue import choreographies
from app.catalogue.edition import Edition
from app.catalogue.tables import TABLES, Snapshot, read_tables
from app.catalogue.translations import packed
from app.models import records
from app.models.choreographies import Choreography
from app.models.plain_shapes import PLAIN_SHAPES
from app.models.shapes import SHAPES
from app.models.unfolding import Unfolder

# Tables of which no document is made: what stands beside the trees.
BESIDE = ("content_release", "record", "rename", "tombstone", "search_synonym")


def written_down(engine: Engine, before: Edition | None) -> bytes:
    """Read the tables and write down what a release is made of.

    Trees of records that are as in the edition `before` may be missing.
    """
    rows = read_tables(engine, before)
    translations = packed(rows.told, before.translations if before else {})
    unfolder = Unfolder(rows.tables)
    plain = {shape.name: tuple(unfolder.trees(shape)) for shape in PLAIN_SHAPES}
    beside = {name: rows.of(TABLES[name]) for name in BESIDE}
    figures = choreographies.packed(rows.of(Choreography))
    return marshal.dumps((_trees(unfolder, rows), plain, beside, translations, figures))


def _trees(unfolder: Unfolder, rows: Snapshot) -> dict[str, dict[str, Any]]:
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    for alias in sorted(rows.of(records.Alias), key=lambda row: row["position"]):
        named[alias["kind"], alias["slug"]].append(alias["name"])
    assessed = {(row["kind"], row["slug"]): row["assessed_by"] for row in rows.of(records.Record)}
    return {
        kind.value: {
            tree["slug"]: {
                **tree,
                "aliases": named.get((kind, tree["slug"]), []),
                "assessed_by": assessed[kind, tree["slug"]],
            }
            for tree in unfolder.trees(shape)
        }
        for kind, shape in SHAPES.items()
    }
