"""One release as the tables hold it: documents unfolded into trees, and the rows beside them."""

import marshal
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from app.catalogue import choreographies
from app.catalogue.choreographies import PackedChoreographies
from app.catalogue.keeping import Kept
from app.catalogue.shelf import Tree
from app.catalogue.tables import Snapshot, newest_release, read_tables
from app.catalogue.translations import Packed, packed
from app.models import records, terms
from app.models.base import Table
from app.models.choreographies import Choreography
from app.models.folding import Unfolder
from app.models.plain_shapes import PLAIN_SHAPES
from app.models.shapes import SHAPES
from app.vocabulary.kinds import Kind

# Tables of which no document is made.
BESIDE: tuple[type[Table], ...] = (
    records.ContentRelease,
    records.Record,
    records.Rename,
    records.Tombstone,
    terms.SearchSynonym,
)


@dataclass(frozen=True, slots=True)
class Content:
    """`trees` by kind and slug, `plain` lists by name, `beside` rows by table, other languages,
    and how each variant is done.
    """

    trees: Mapping[Kind, dict[str, Tree]]
    plain: Mapping[str, tuple[Tree, ...]]
    beside: Mapping[type[Table], list[Tree]]
    translations: Packed
    choreographies: PackedChoreographies


def read_content(engine: Engine, kept: Kept | None = None) -> Content:
    """Read one release; raises what `read_tables` raises. What is `kept` of it is read instead.

    The rows weigh as much as all that is made of them, and what is made stands between them: when
    they go they would leave holes, a third of a worker's edition. So the trees are written down,
    everything else is let go, and they are read into the room that became free.
    """
    trees, plain, beside, translations, figures = marshal.loads(
        _known(engine, kept) or _written(engine, kept)
    )
    return Content(
        trees={kind: trees[kind.value] for kind in Kind},
        plain=plain,
        beside=dict(zip(BESIDE, beside, strict=True)),
        translations=translations,
        choreographies=figures,
    )


def _known(engine: Engine, kept: Kept | None) -> bytes | None:
    newest = newest_release(engine) if kept else None
    return kept.read(newest) if kept and newest else None


def _written(engine: Engine, kept: Kept | None) -> bytes:
    rows = read_tables(engine)
    unfolder = Unfolder(rows.rows)
    plain = {shape.name: tuple(unfolder.trees(shape)) for shape in PLAIN_SHAPES}
    beside = [rows.of(table) for table in BESIDE]
    translations = packed([*rows.of(records.Translation), *rows.of(records.PlainTranslation)])
    figures = choreographies.packed(rows.of(Choreography))
    written = marshal.dumps((_trees(unfolder, rows), plain, beside, translations, figures))
    if kept:
        # The release that was read, which may be newer than the one that was looked for.
        live = max(rows.of(records.ContentRelease), key=lambda row: row["number"])
        kept.write((live["number"], live["sha256"]), written)
    return written


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
