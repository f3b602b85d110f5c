"""What goes into the search and what comes out of it; no word on how anything is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from app.vocabulary.kinds import Kind

ROLES = ("code", "name", "alias", "pinyin", "hanzi", "title", "lay", "summary", "text")
ROLE_NUMBERS = {role: number for number, role in enumerate(ROLES)}

KINDS = tuple(kind.value for kind in Kind)
KIND_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One findable record; the same role may stand in several fields (a field per alias)."""

    kind: str
    slug: str
    fields: tuple[tuple[str, str], ...]


class Hit(NamedTuple):
    """A record found; the score lies in (0, 1] and compares within one answer only."""

    kind: str
    slug: str
    score: float
    role: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of hits; `total` counts the hits that paging can reach."""

    hits: tuple[Hit, ...]
    total: int
