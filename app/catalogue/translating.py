"""Puts texts into a document by JSON pointer; what has no translation stays as it is."""

from collections.abc import Mapping
from typing import Any

from app.catalogue.shelf import Tree

# What to put where, nested as the document is.
Changes = dict[str, Any]


def translated(tree: Tree, texts: Mapping[str, str]) -> Tree:
    """Return the document with each text that has a translation replaced, by JSON pointer.

    Only what holds a new text is made anew; everything else is the very same object, so that
    another language costs its words and no more.
    """
    if not texts:
        return tree
    changes: Changes = {}
    for pointer, text in texts.items():
        *way, last = (_unescape(step) for step in pointer.split("/")[1:])
        holder = changes
        for step in way:
            holder = holder.setdefault(step, {})
        holder[last] = text
    turned: Tree = _changed(tree, changes)
    return turned


def _changed(value: Any, changes: Any) -> Any:
    if isinstance(changes, str):
        return changes
    if isinstance(value, list | tuple):
        turned = list(value)
        for step, change in changes.items():
            turned[int(step)] = _changed(value[int(step)], change)
        return turned
    return {**value, **{step: _changed(value[step], change) for step, change in changes.items()}}


def _unescape(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")
