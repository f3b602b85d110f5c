"""Trace context (W3C): what a caller's `traceparent` becomes in our answer and in our log.

Without OpenTelemetry this is all: the trace is named, so that a caller finds our line in theirs.
"""

from __future__ import annotations

import itertools
import os
import re
from typing import NamedTuple

_TRACEPARENT = re.compile(rb"([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")
_NONE = re.compile(rb"0+")
_PREFIX = os.urandom(4).hex().encode()
_count = itertools.count(1).__next__


class Trace(NamedTuple):
    """A request's place in a trace: ids in lower-case hexadecimal; `span` is ours."""

    trace: str
    parent: str
    span: str
    flags: str

    @property
    def answer(self) -> bytes:
        """The value of `traceresponse`."""
        return f"00-{self.trace}-{self.span}-{self.flags}".encode()


def trace_of(sent: bytes | None) -> Trace | None:
    """Read a `traceparent`; what is no such thing is passed over, as the standard asks."""
    if sent is None or len(sent) > 512:
        return None
    found = _TRACEPARENT.fullmatch(sent)
    if found is None:
        return None
    version, trace, parent, flags, more = found.groups()
    if version == b"ff" or (version == b"00" and more):
        return None
    if _NONE.fullmatch(trace) or _NONE.fullmatch(parent):
        return None
    span = b"%b%08x" % (_PREFIX, _count() & 0xFFFFFFFF)
    return Trace(trace.decode(), parent.decode(), span.decode(), flags.decode())
