"""Puts a record's texts into the language asked for; what has no translation stays English."""

import copy
from collections.abc import Mapping
from typing import Any

from app.catalogue.shelf import Tree


def translated(tree: Tree, texts: Mapping[str, str]) -> Tree:
    """Return the record with each text that has a translation replaced, by JSON pointer."""
    if not texts:
        return tree
    turned: dict[str, Any] = copy.deepcopy(dict(tree))
    for pointer, text in texts.items():
        *way, last = (_unescape(step) for step in pointer.split("/")[1:])
        holder: Any = turned
        for step in way:
            holder = holder[int(step)] if isinstance(holder, list) else holder[step]
        if isinstance(holder, list):
            holder[int(last)] = text
        else:
            holder[last] = text
    return turned


def _unescape(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")
