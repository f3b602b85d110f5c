"""Choreographies of an edition, packed: a worker holds one for each variant and draws few."""

import json
import zlib
from collections.abc import Iterable
from typing import Any, cast

from app.catalogue.shelf import Tree

# By movement and variant.
PackedChoreographies = dict[str, dict[str, bytes]]
Document = dict[str, Any]


def packed(rows: Iterable[Tree]) -> PackedChoreographies:
    """Pack the canonical text of each choreography."""
    found: PackedChoreographies = {}
    for row in rows:
        written = zlib.compress(row["document"].encode(), 9)
        found.setdefault(row["movement"], {})[row["variant"]] = written
    return found


def unpacked(written: bytes) -> Document:
    """Return one choreography as its author wrote it."""
    return cast("Document", json.loads(zlib.decompress(written)))
