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
    """The slugs of one page and the cursor of the next, None on the last.

    `release_changed` says that the page before was of another release: what both releases have at
    the same place is neither missed nor repeated, anything else may be.
    """

    slugs: Sequence[str]
    next_cursor: str | None
    release_changed: bool


def page_of(
    slugs: Sequence[str],
    *,
    sort: str,
    key: SortKey | None,
    trees: Any,
    cursor: str | None,
    limit: int,
    release: int,
) -> Page:
    """Cut one page; every order ends with the slug, which is unique."""
    falling = sort.startswith("-")
    if key is None:
        keyed: list[tuple[Any, str]] = []
        ordered: Sequence[str] = slugs[::-1] if falling else slugs
    else:
        keyed = sorted(((key(trees[slug]), slug) for slug in slugs), reverse=falling)
        ordered = [slug for _, slug in keyed]
    start, other = _start(ordered, keyed, sort, falling, cursor) if cursor else (0, release)
    chosen = ordered[start : start + limit]
    if start + limit >= len(ordered):
        return Page(chosen, None, other != release)
    last = chosen[-1]
    value = key(trees[last]) if key else None
    return Page(chosen, _encode([sort, value, last, release]), other != release)


def _start(
    ordered: Sequence[str],
    keyed: list[tuple[Any, str]],
    sort: str,
    falling: bool,
    cursor: str,
) -> tuple[int, int]:
    """Return where the page starts, and the release that the cursor was given in."""
    said, value, slug, release = _decode(cursor)
    if said != sort:
        raise _refused("The cursor belongs to another sort order.")
    if not keyed and value is not None:
        raise _refused("The cursor does not belong to this list.")
    marks: Any = keyed or ordered
    mark: Any = (value, slug) if keyed else slug
    try:
        if not falling:
            return bisect_right(marks, mark), release
        return next((i for i, seen in enumerate(marks) if seen < mark), len(marks)), release
    except TypeError:
        raise _refused("The cursor does not belong to this list.") from None


def _encode(parts: list[Any]) -> str:
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def _decode(cursor: str) -> tuple[str, Any, str, int]:
    try:
        text = base64.b64decode(
            cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True
        ).decode()
        sort, value, slug, release = json.loads(text)
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise _refused("The cursor is not one that we gave.") from None
    if not (isinstance(sort, str) and isinstance(slug, str) and type(release) is int):
        raise _refused("The cursor is not one that we gave.")
    if not (value is None or isinstance(value, (str, int, float))) or isinstance(value, bool):
        raise _refused("The cursor is not one that we gave.")
    if isinstance(value, float) and not math.isfinite(value):
        raise _refused("The cursor is not one that we gave.")
    return sort, value, slug, release


def _refused(reason: str) -> BadParameter:
    return BadParameter("cursor", reason, code=FaultCode.INVALID)
