"""Tokens of sessions and cursors of lists: JSON in base64 that comes back changed."""

import base64
import json
from functools import cache
from random import Random
from types import SimpleNamespace
from typing import Any

from app.api.paging import page_of
from app.composer.token import LONGEST_TOKEN, Exchange, NotAToken, Ticket, decode, encode
from app.errors import BadParameter
from tests.composer.generated import generated
from tests.composer.wishing import Drawing
from tests.fuzzing.mutating import changed_text, changed_tree, deep
from tests.fuzzing.trying import Tried, broken

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/"
TICKETS = 2000
NAMES = ("f", "e", "r", "w", "x", "goals", "seconds", "limitations", "postures", "locked", "odd")
SLUGS = [f"record-{number:03d}" for number in range(60)]
TREES = {slug: SimpleNamespace(level=number % 4) for number, slug in enumerate(SLUGS)}
RELEASE = 7


def pack(parts: Any) -> str:
    """Write parts as a token or cursor is written, canonical or not quite."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    raw = text.encode("utf-8", errors="surrogatepass")
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unpack(packed: str) -> Any:
    """Read what `pack` wrote."""
    return json.loads(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))


def spoiled(random: Random, packed: str, others: list[str]) -> str:
    """Return a packed text with something wrong in its letters, its tree or its depth."""
    kind = random.randrange(20)
    if kind == 0:
        return base64.urlsafe_b64encode(deep(random).encode()).rstrip(b"=").decode()
    if kind == 1:
        return "".join(random.choices(ALPHABET, k=random.randrange(80)))
    if kind == 2:
        return random.choice((packed, "A", "e3t7", "W1tb")) * random.randrange(1, 400)
    if kind < 10:
        return changed_text(random, packed, ALPHABET, others)
    return pack(changed_tree(random, unpack(packed), NAMES))


@cache
def _tickets() -> list[tuple[Ticket, str]]:
    wishes, found = Drawing(generated(1)), []
    for seed in range(TICKETS):
        exchanges = (Exchange(2, "a-movement", "seated", 4),) * (seed % 3)
        ticket = Ticket(wishes.wish(seed), 1 + seed % 9, exchanges=exchanges)
        token = encode(ticket)
        if token is not None:
            found.append((ticket, token))
    return found


@cache
def _tokens() -> list[str]:
    return [token for _, token in _tickets()]


def token(random: Random) -> Tried:
    """A token of ours gives its ticket back; any other text is refused or is the only spelling."""
    ticket, given = random.choice(_tickets())
    if random.random() < 0.1:
        return Tried("came back") if decode(given) == ticket else broken("token", given)
    given = spoiled(random, given, _tokens())
    try:
        found = decode(given)
    except NotAToken:
        return Tried("refused")
    if encode(found) != given or len(given) > LONGEST_TOKEN:
        return broken("token", given)
    return Tried("another token")


def cursor(random: Random) -> Tried:
    """The cursors of a list lead through all of it; any other is refused or leads into it."""
    sort = random.choice(("slug", "-slug", "level", "-level"))
    limit = random.choice((1, 7, 25))
    first = _page(sort, None, limit)
    if random.random() < 0.02:
        return _all_pages(sort, limit)
    assert first.next_cursor is not None
    given = spoiled(random, first.next_cursor, [first.next_cursor])
    try:
        page = _page(sort, given, limit)
    except BadParameter:
        return Tried("refused")
    if len(page.slugs) > limit or not set(page.slugs) <= set(SLUGS):
        return broken("cursor", given)
    return Tried("led into the list")


def _page(sort: str, given: str | None, limit: int) -> Any:
    key = (lambda tree: tree.level) if "level" in sort else None
    return page_of(
        SLUGS, sort=sort, key=key, trees=TREES, cursor=given, limit=limit, release=RELEASE
    )


def _all_pages(sort: str, limit: int) -> Tried:
    seen: list[str] = []
    page = _page(sort, None, limit)
    seen += page.slugs
    while page.next_cursor:
        page = _page(sort, page.next_cursor, limit)
        seen += page.slugs
    return Tried("came through") if sorted(seen) == SLUGS else broken("cursor", (sort, limit))
