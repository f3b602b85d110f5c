"""One release: documents as trees, and the rows beside them."""

import gc
import marshal
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Engine

from app.catalogue.choreographies import PackedChoreographies
from app.catalogue.edition import Edition
from app.catalogue.keeping import Kept
from app.catalogue.releases import newest_release
from app.catalogue.shelf import Tree
from app.catalogue.translations import Packed
from app.vocabulary.kinds import Kind


@dataclass(frozen=True, slots=True)
class Content:
    """`trees` by kind and slug, `plain` lists by name, `beside` rows by the name of their table,
    other languages, and how each variant is done.
    """

    trees: Mapping[Kind, dict[str, Tree]]
    plain: Mapping[str, tuple[Tree, ...]]
    beside: Mapping[str, list[Tree]]
    translations: Packed
    choreographies: PackedChoreographies


def read_content(
    engine: Engine, kept: Kept | None = None, before: Edition | None = None
) -> Content:
    """Read one release; raises what `read_tables` raises. What is `kept` of it is read instead.

    A record with the same hash as in the edition `before` is that same tree again. The rows weigh
    as much as all that is made of them, and what is made stands between them: when they go they
    would leave holes, a third of a worker's edition. So the trees are written down, everything
    else is let go, and they are read into the room that became free.
    """
    written = _known(engine, kept)
    is_read = written is None
    if written is None:
        # Only here: a start that has its release beside the database needs none of the tables.
        from app.catalogue.unfolding import written_down

        written = written_down(engine, before)
        # Python keeps thousands of tuples that went, to use them again, and each keeps its
        # megabyte from the system; only a whole search lets go of them.
        gc.collect()
    # Our own: read from the tables, or from what we wrote of them beside the database.
    trees, plain, beside, translations, figures = marshal.loads(written)  # nosec B302
    if is_read and before:
        trees = _with_those_that_stay(trees, beside["record"], before)
    if is_read and kept:
        # The release that was read, which may be newer than the one that was looked for.
        live = max(beside["content_release"], key=lambda row: row["number"])
        whole = marshal.dumps((trees, plain, beside, translations, figures))
        kept.write((live["number"], live["sha256"]), whole)
    return Content(
        trees={kind: trees[kind.value] for kind in Kind},
        plain=plain,
        beside=beside,
        translations=translations,
        choreographies=figures,
    )


def _known(engine: Engine, kept: Kept | None) -> bytes | None:
    newest = newest_release(engine) if kept else None
    return kept.read(newest) if kept and newest else None


def _with_those_that_stay(
    read: Mapping[str, dict[str, Tree]], registry: list[Tree], before: Edition
) -> dict[str, dict[str, Tree]]:
    """All trees by kind and slug, in the order in which a whole release has them."""
    slugs: dict[str, list[str]] = {kind.value: [] for kind in Kind}
    for row in registry:
        slugs[row["kind"]].append(row["slug"])
    return {
        kind: {
            slug: read[kind][slug] if slug in read[kind] else before.tree(Kind(kind), slug)
            for slug in sorted(some)
        }
        for kind, some in slugs.items()
    }
