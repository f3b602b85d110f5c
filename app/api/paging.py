"""Order and pages of a list: a keyset cursor, so that a page neither repeats nor skips a record."""

import base64
import binascii
import json
import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.catalogue.shelf import Tree
from app.errors import BadParameter, FaultCode

SortKey = Callable[[Tree], Any]


@dataclass(frozen=True, slots=True)
class Page:
    """The slugs of one page and the cursor of the next, None on the last."""

    slugs: Sequence[str]
    next_cursor: str | None


def page_of(
    slugs: Sequence[str],
    *,
    sort: str,
    key: SortKey | None,
    trees: Any,
    cursor: str | None,
    limit: int,
) -> Page:
    """Cut one page; every order ends with the slug, which is unique."""
    falling = sort.startswith("-")
    if key is None:
        keyed: list[tuple[Any, str]] = []
        ordered: Sequence[str] = slugs[::-1] if falling else slugs
    else:
        keyed = sorted(((key(trees[slug]), slug) for slug in slugs), reverse=falling)
        ordered = [slug for _, slug in keyed]
    start = _start(ordered, keyed, sort, falling, cursor) if cursor else 0
    chosen = ordered[start : start + limit]
    if start + limit >= len(ordered):
        return Page(chosen, None)
    last = chosen[-1]
    value = key(trees[last]) if key else None
    return Page(chosen, _encode([sort, value, last]))


def _start(
    ordered: Sequence[str],
    keyed: list[tuple[Any, str]],
    sort: str,
    falling: bool,
    cursor: str,
) -> int:
    said, value, slug = _decode(cursor)
    if said != sort:
        raise _refused("The cursor belongs to another sort order.")
    if not keyed and value is not None:
        raise _refused("The cursor does not belong to this list.")
    marks: Any = keyed or ordered
    mark: Any = (value, slug) if keyed else slug
    try:
        if not falling:
            return bisect_right(marks, mark)
        return next((i for i, seen in enumerate(marks) if seen < mark), len(marks))
    except TypeError:
        raise _refused("The cursor does not belong to this list.") from None


def _encode(parts: list[Any]) -> str:
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def _decode(cursor: str) -> tuple[str, Any, str]:
    try:
        text = base64.b64decode(
            cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True
        ).decode()
        sort, value, slug = json.loads(text)
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise _refused("The cursor is not one that we gave.") from None
    if not (isinstance(sort, str) and isinstance(slug, str)):
        raise _refused("The cursor is not one that we gave.")
    if not (value is None or isinstance(value, (str, int, float))) or isinstance(value, bool):
        raise _refused("The cursor is not one that we gave.")
    if isinstance(value, float) and not math.isfinite(value):
        raise _refused("The cursor is not one that we gave.")
    return sort, value, slug


def _refused(reason: str) -> BadParameter:
    return BadParameter("cursor", reason, code=FaultCode.INVALID)
