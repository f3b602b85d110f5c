"""One release: documents as trees, and the rows beside them."""

import gc
import marshal
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Engine

from app.catalogue.choreographies import PackedChoreographies
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


def read_content(engine: Engine, kept: Kept | None = None) -> Content:
    """Read one release; raises what `read_tables` raises. What is `kept` of it is read instead.

    The rows weigh as much as all that is made of them, and what is made stands between them: when
    they go they would leave holes, a third of a worker's edition. So the trees are written down,
    everything else is let go, and they are read into the room that became free.
    """
    written = _known(engine, kept)
    if written is None:
        # Only here: a start that has its release beside the database needs none of the tables.
        from app.catalogue.unfolding import written_down

        written = written_down(engine, kept)
        # Python keeps thousands of tuples that went, to use them again, and each keeps its
        # megabyte from the system; only a whole search lets go of them.
        gc.collect()
    # Our own: read from the tables, or from what we wrote of them beside the database.
    trees, plain, beside, translations, figures = marshal.loads(written)  # nosec B302
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
