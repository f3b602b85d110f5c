"""What a rule is: a named function whose docstring is the invariant; no rule stands here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from app.seeding.content import Content
from app.seeding.documents.base import Document
from app.seeding.faults import Fault

Check = Callable[[Content], Iterator[Fault]]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """`id` is the function's name with hyphens; every fault of the function carries it."""

    id: str
    says: str
    subject: str
    check: Check


def rule_of(check: Check) -> Rule:
    """Make the rule of a function; one without a sentence cannot become a rule."""
    if not check.__doc__:
        raise ValueError(f"{check.__name__} does not say what it holds true")
    subject = check.__module__.rpartition(".")[2]
    return Rule(check.__name__.replace("_", "-"), " ".join(check.__doc__.split()), subject, check)


def strings(tree: Any, path: Path = ()) -> list[tuple[Path, str]]:
    """Return every string in a plain nested value with the path to it."""
    found: list[tuple[Path, str]] = []
    _gather(tree, path, found)
    return found


def _gather(tree: Any, path: Path, found: list[tuple[Path, str]]) -> None:
    if isinstance(tree, str):
        found.append((path, tree))
    elif isinstance(tree, dict):
        for name, value in tree.items():
            _gather(value, (*path, name), found)
    elif isinstance(tree, list | tuple):
        for index, value in enumerate(tree):
            _gather(value, (*path, index), found)


def plain(document: Document) -> dict[str, Any]:
    """Unfold a document to a plain nested dict, with enum words as strings."""
    return document.model_dump(mode="json")


def words_of(document: Document) -> list[tuple[Path, str]]:
    """Return every string of a document with the path to it, unfolded once for all rules."""
    held = _UNFOLDED.get(id(document))
    if held is None:
        if len(_UNFOLDED) >= MOST_UNFOLDED:
            _UNFOLDED.clear()
        held = _UNFOLDED[id(document)] = (document, strings(plain(document)))
    return held[1]


MOST_UNFOLDED = 20_000
# By identity: documents are frozen, and one that is held here keeps its own.
_UNFOLDED: dict[int, tuple[Document, list[tuple[Path, str]]]] = {}
