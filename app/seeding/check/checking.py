"""Reads seed folders and applies every rule; tells all faults at once and mends none."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.seeding.check.registry import RULES
from app.seeding.content import Content
from app.seeding.faults import Fault
from app.seeding.read import read


def check(folders: Sequence[Path]) -> tuple[Content, list[Fault]]:
    """Read the folders; return what could be read and every fault, sorted by file and pointer."""
    content, faults = read(folders)
    faults.extend(check_content(content))
    return content, sorted(faults)


def check_content(content: Content) -> Iterator[Fault]:
    """Apply every rule to content that has been read."""
    for rule in RULES:
        yield from rule.check(content)
