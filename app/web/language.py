"""Which of our languages an `Accept-Language` header asks for; whatever it holds, one is chosen."""

from __future__ import annotations

from functools import lru_cache

from app.web.preference import LONGEST_HEADER_BYTES, weighted

# RFC 4647 lookup cuts subtags off the end, and never gets from zh-TW to a script: this does.
_SCRIPTS = {
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
    "zh-cn": "zh-hans",
    "zh-sg": "zh-hans",
    "zh-my": "zh-hans",
    "zh": "zh-hans",
}


@lru_cache(maxsize=1024)
def negotiate(header: bytes | None, supported: tuple[str, ...]) -> str:
    """Return the supported language that the header prefers; the first one when none fits."""
    if not header or len(header) > LONGEST_HEADER_BYTES:
        return supported[0]
    offered = {tag.casefold(): tag for tag in supported}
    ranges = weighted(header)
    refused = {wanted for wanted, weight in ranges if weight == 0}
    for wanted, weight in sorted(ranges, key=lambda pair: -pair[1]):
        if weight == 0:
            break
        if wanted == "*":
            return next((tag for low, tag in offered.items() if low not in refused), supported[0])
        found = _look_up(wanted, offered)
        if found is not None and found.casefold() not in refused:
            return found
    return supported[0]


def _look_up(wanted: str, offered: dict[str, str]) -> str | None:
    while wanted:
        if wanted in offered:
            return offered[wanted]
        if _SCRIPTS.get(wanted) in offered:
            return offered[_SCRIPTS[wanted]]
        wanted = wanted.rpartition("-")[0]
    return None
