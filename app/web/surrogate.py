"""What is told to a cache that answers others in our place: how long, and nothing of who asked.

Such a cache names itself (`Surrogate-Capability`, W3C Edge Architecture). Only the lifetime that
it gets is read where it must be quick: nginx searches `Cache-Control` seven times at each answer.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.web.headers import Header

_CAPABILITY = b"surrogate-capability"


def speaks_for_others(sent: Mapping[bytes, bytes]) -> bool:
    """Say whether a request is that of a cache, which will give the answer to others as well.

    With a key it is not: that answer is its caller's alone (RFC 9111, 3.5).
    """
    return _CAPABILITY in sent and b"authorization" not in sent


def lifetime(seconds: int) -> Header:
    """Return the header that tells nginx for how many seconds it may use an answer."""
    return (b"x-accel-expires", b"%d" % seconds)
