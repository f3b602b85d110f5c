"""One line of JSON for a request, and one for a mistake of ours.

No query string, body, address, token or exception message is in either: a query may be about
somebody's health, and a message may quote it. A request id that a caller made up may quote it too:
one with more than hexadecimal digits and hyphens is written as its hash.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from functools import lru_cache

from app.web.ledger import known_method

Write = Callable[[str], object]
# Lines that wait to be written; what comes while so many wait is dropped and counted.
MOST_WAITING = 10_000
# How long a line may wait.
EVERY_SECONDS = 0.25
_SAYS_NOTHING = re.compile(r"[0-9A-Fa-f-]{1,64}").fullmatch


def _to_standard_error(line: str) -> None:
    sys.stderr.write(line)
    sys.stderr.flush()


class Journal:
    """Writes the lines: at once, or after `start` from a thread of its own, off every answer's way.

    `write` takes one finished line or more. Without `notes_requests` only our mistakes are
    written.
    """

    def __init__(self, write: Write = _to_standard_error, *, notes_requests: bool = True) -> None:
        self._write = write
        self._notes_requests = notes_requests
        self._waiting: deque[Callable[[], str]] = deque()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self.dropped = 0

    def request(
        self,
        request_id: str,
        method: str,
        route: str | None,
        status: int,
        milliseconds: float,
        *,
        trace_id: str | None = None,
        is_sample: bool = False,
    ) -> None:
        """Note one answered request; `route` is its template, or None for an unknown path.

        `is_sample` marks one held answer that stands for many.
        """
        if not self._notes_requests:
            return
        at = time.time()

        # Put together by hand: `json.dumps` and `datetime` would take twice as long.
        def line() -> str:
            more = f', "trace_id": "{trace_id}"' if trace_id else ""
            more += ', "cached": true' if is_sample else ""
            return (
                f'{{"time": "{told_time(at)}", "event": "request", '
                f'"request_id": "{_told_id(request_id)}", '
                f'"method": {_quoted(known_method(method))}, "route": {_quoted(route)}, '
                f'"status": {status}, "milliseconds": {milliseconds:.3f}{more}}}\n'
            )

        self._put(line)

    def failure(self, request_id: str, error: BaseException) -> None:
        """Note an exception that nobody expected, by its kind and the places it came through."""
        line = {
            "time": told_time(time.time()),
            "event": "failure",
            "request_id": _told_id(request_id),
            "error": type(error).__qualname__,
            "where": places(error),
        }
        self._put(lambda: json.dumps(line) + "\n")

    def start(self) -> None:
        """Write from a thread from now on, so that a slow or full log holds up no answer."""

        def write_on() -> None:
            while not self._stop.wait(EVERY_SECONDS):
                self.flush()
            self.flush()

        self._stop.clear()
        self._thread = threading.Thread(target=write_on, name="journal", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Write what waits, and from then on at once again."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=5)
            self._thread = None

    def flush(self) -> None:
        """Write all that waits, in one piece; a log that cannot be written loses the lines."""
        waiting = self._waiting
        lines = [waiting.popleft()() for _ in range(len(waiting))]
        if not lines:
            return
        try:
            self._write("".join(lines))
        except (OSError, ValueError):  # a full disk, or a stream that was closed
            self.dropped += len(lines)

    def _put(self, line: Callable[[], str]) -> None:
        if len(self._waiting) >= MOST_WAITING:
            self.dropped += 1
            return
        self._waiting.append(line)
        if self._thread is None:
            self.flush()


def places(error: BaseException) -> list[str]:
    """Return the places that an exception came through, without a word of what it says."""
    return [
        f"{frame.filename}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]


def told_time(at: float) -> str:
    """Return seconds since the epoch as RFC 3339 with milliseconds."""
    return f"{_to_the_second(int(at))}.{int(at * 1000) % 1000:03d}Z"


def _told_id(request_id: str) -> str:
    if _SAYS_NOTHING(request_id):
        return request_id
    return f"sha256-{hashlib.sha256(request_id.encode()).hexdigest()[:16]}"


@lru_cache(maxsize=512)
def _quoted(text: str | None) -> str:
    return json.dumps(text)


@lru_cache(maxsize=2)
def _to_the_second(seconds: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
