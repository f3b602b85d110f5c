"""What runs in the drawing process: one piece of work after the other, until its input ends.

It imports what the work needs and nothing else, so it stays a tenth of a server.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
from contextlib import suppress
from typing import IO

# A mark and the length of what follows.
HEAD = ">BQ"
MADE, FAILED = 0, 1
MOST_MEMORY_BYTES = 1 << 30
# Whoever waits for a page goes before whoever waits for a picture.
NICER = 5


def main() -> None:
    """Work until the server closes the pipe, or is gone."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    _keep_within_bounds()
    while (job := _next(sys.stdin.buffer)) is not None:
        mark, body = _done(job)
        answers.write(struct.pack(HEAD, mark, len(body)) + body)
        answers.flush()


def _done(job: bytes) -> tuple[int, bytes]:
    try:
        # From the server that started this process, by a pipe that nobody else holds.
        work, arguments = pickle.loads(job)  # nosec B301
        return MADE, work(*arguments)
    except Exception as error:  # whatever it is, the server must hear of it
        return FAILED, f"{type(error).__name__}: {error}".encode()


def _next(jobs: IO[bytes]) -> bytes | None:
    head = jobs.read(struct.calcsize(HEAD))
    if len(head) < struct.calcsize(HEAD):
        return None
    _, length = struct.unpack(HEAD, head)
    job = jobs.read(length)
    return job if len(job) == length else None


def _keep_within_bounds() -> None:
    with suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    with suppress(AttributeError, OSError):
        os.nice(NICER)


if __name__ == "__main__":
    main()
