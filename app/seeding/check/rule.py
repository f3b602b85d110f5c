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


def strings(tree: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every string in a plain nested value with the path to it."""
    if isinstance(tree, str):
        yield path, tree
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from strings(value, (*path, name))
    elif isinstance(tree, list | tuple):
        for index, value in enumerate(tree):
            yield from strings(value, (*path, index))


def plain(document: Document) -> dict[str, Any]:
    """Unfold a document to a plain nested dict, with enum words as strings."""
    return document.model_dump(mode="json")
