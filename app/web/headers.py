"""Headers that answers carry whatever they are about: safety, CORS, terms, request id, release."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

Header = tuple[bytes, bytes]

JSON_TYPE: Header = (b"content-type", b"application/json")
TERMS = (b"link", b'</docs/intended-use>; rel="terms-of-service"')
_NO_SNIFFING = (b"x-content-type-options", b"nosniff")
_NO_REFERRER = (b"referrer-policy", b"no-referrer")
# Only what a browser shows as a page can send a referrer; each header costs 0.3 us to write.
_PAGES = (b"text/html", b"image/svg+xml")
_DATA_POLICY = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")
_PAGE_POLICY = (
    b"content-security-policy",
    b"; ".join(
        [
            b"default-src 'self'",
            b"img-src 'self' data:",
            b"object-src 'none'",
            b"base-uri 'none'",
            b"form-action 'none'",
            b"frame-ancestors 'none'",
        ]
    ),
)
CORS: tuple[Header, ...] = (
    (b"access-control-allow-origin", b"*"),
    # A list of them would be in each answer, and be read by each cache on the way.
    (b"access-control-expose-headers", b"*"),
)
PREFLIGHT: tuple[Header, ...] = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-allow-methods", b"GET, HEAD, POST, OPTIONS"),
    (
        b"access-control-allow-headers",
        b"Accept, Accept-Language, Authorization, Content-Type, If-None-Match, Traceparent, "
        b"X-Request-Id",
    ),
    (b"access-control-max-age", b"86400"),
)
_SANE_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")


@lru_cache(maxsize=64)
def standing_headers(content_type: bytes, *, is_open: bool) -> tuple[Header, ...]:
    """Return what every answer of this type carries; `is_open` lets other origins read it."""
    policy = _PAGE_POLICY if content_type.startswith(b"text/html") else _DATA_POLICY
    pages = (_NO_REFERRER,) if content_type.startswith(_PAGES) else ()
    return (_NO_SNIFFING, *pages, policy, TERMS, *(CORS if is_open else ()))


def missing_from(own: Iterable[Header], standing: Iterable[Header]) -> list[Header]:
    """Return the standing headers that an answer has not set for itself; links add up."""
    names = {name for name, _ in own if name != b"link"}
    return [header for header in standing if header[0] not in names]


class Standing(NamedTuple):
    """Headers that many answers share, also as they are written."""

    headers: tuple[Header, ...]
    lines: bytes

    @classmethod
    def of(cls, headers: Iterable[Header]) -> Standing:
        """Write the headers once for all answers that carry them."""
        kept = tuple(headers)
        return cls(kept, lines(kept))


def lines(headers: Sequence[Header]) -> bytes:
    """Return headers as HTTP/1.1 writes them, each with its line's end.

    A value that would end its line early, and so write a header of its own, is refused.
    """
    said = b"".join([b"%b: %b\r\n" % header for header in headers])
    ends = len(headers)
    if said.count(b"\n") != ends or said.count(b"\r") != ends or b"\0" in said:
        raise ValueError("a header with a line break in it")
    return said


def request_ids() -> Callable[[], bytes]:
    """Return a maker of request ids: a random start for this process, then a count."""
    prefix = os.urandom(4).hex().encode()
    count = itertools.count(1).__next__
    return lambda: b"%b-%x" % (prefix, count())


def is_sane_request_id(sent: bytes) -> bool:
    """Say whether a request id from outside may go into our log and back into a header."""
    return _SANE_REQUEST_ID.fullmatch(sent) is not None


def by_name(pairs: Iterable[Header]) -> dict[bytes, bytes]:
    """Return headers by name; values sent on several lines are joined (RFC 9110, 5.3)."""
    joined: dict[bytes, bytes] = {}
    for name, value in pairs:
        joined[name] = joined[name] + b", " + value if name in joined else value
    return joined


def is_under(path: str, prefixes: tuple[str, ...]) -> bool:
    """Say whether a path is one of the prefixes or lies below one."""
    return any(path == prefix or path.startswith(prefix + "/") for prefix in prefixes)
