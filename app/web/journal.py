"""One line of JSON for a request, and one for a mistake of ours.

No query string, body, address, token or exception message is in either: a query may be about
somebody's health, and a message may quote it.
"""

from __future__ import annotations

import json
import sys
import time
import traceback
from collections.abc import Callable
from functools import lru_cache

Write = Callable[[str], object]


def _to_standard_error(line: str) -> None:
    sys.stderr.write(line)


class Journal:
    """Writes the lines; `write` takes one finished line and must not block for long.

    Without `notes_requests` only our mistakes are written.
    """

    def __init__(self, write: Write = _to_standard_error, *, notes_requests: bool = True) -> None:
        self._write = write
        self._notes_requests = notes_requests

    def request(
        self, request_id: str, method: str, route: str | None, status: int, milliseconds: float
    ) -> None:
        """Note one answered request; `route` is its template, or None for an unknown path."""
        if not self._notes_requests:
            return
        # Put together by hand: `json.dumps` and `datetime` would take twice as long.
        self._write(
            f'{{"time": "{_now()}", "event": "request", "request_id": "{request_id}", '
            f'"method": {_quoted(method)}, "route": {_quoted(route)}, "status": {status}, '
            f'"milliseconds": {milliseconds:.2f}}}\n'
        )

    def failure(self, request_id: str, error: BaseException) -> None:
        """Note an exception that nobody expected, by its kind and the places it came through."""
        line = {
            "time": _now(),
            "event": "failure",
            "request_id": request_id,
            "error": type(error).__qualname__,
            "where": [
                f"{frame.filename}:{frame.lineno} in {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ],
        }
        self._write(json.dumps(line) + "\n")


@lru_cache(maxsize=512)
def _quoted(text: str | None) -> str:
    return json.dumps(text)


def _now() -> str:
    seconds = time.time()
    return f"{_to_the_second(int(seconds))}.{int(seconds * 1000) % 1000:03d}Z"


@lru_cache(maxsize=2)
def _to_the_second(seconds: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
