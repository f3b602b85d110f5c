"""A process of its own for long drawing, so that no answer of this one waits for it.

Drawing is plain Python, and turning a picture into pixels never lets go of the interpreter: in a
thread either would hold up every other answer. The process is started for the first picture, knows
nothing of the application, and is ended when it takes too long.
"""

from __future__ import annotations

import pickle
import select
import struct
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import IO, Any

from app.web.easel_process import FAILED, HEAD

ROOT = Path(__file__).resolve().parents[2]
LONGEST_SECONDS = 20.0
_PIECE_BYTES = 1 << 16


class TookTooLong(Exception):
    """Something was not drawn in time, and the process that drew it is gone."""


class CouldNotDraw(Exception):
    """What the process says that went wrong; a mistake of ours."""


class Easel:
    """One process, used by one thread at a time."""

    def __init__(self, longest_seconds: float = LONGEST_SECONDS) -> None:
        self._longest_seconds = longest_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._ending: Callable[[], Any] = _nothing

    def draw(self, work: Callable[..., bytes], *arguments: Any) -> bytes:
        """Return what `work` returns in the process; it must be found there by its name."""
        until = monotonic() + self._longest_seconds
        try:
            to, answers = self._pipes()
            job = pickle.dumps((work, arguments))
            to.write(struct.pack(HEAD, 0, len(job)) + job)
            to.flush()
            mark, length = struct.unpack(HEAD, self._read(answers, struct.calcsize(HEAD), until))
            body = self._read(answers, length, until)
        except (OSError, TookTooLong):
            self.close()
            raise
        if mark == FAILED:
            raise CouldNotDraw(body.decode())
        return body

    def close(self) -> None:
        """End the process; the next picture starts another."""
        self._process = None
        self._ending()

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                (sys.executable, "-m", "app.web.easel_process"),
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
                start_new_session=True,  # what a terminal interrupts is the server alone
            )
            # Called once: by `close`, when nobody holds this any more, or when Python ends.
            self._ending = weakref.finalize(self, _end, self._process)
        assert self._process.stdin is not None and self._process.stdout is not None
        return self._process.stdin, self._process.stdout

    @staticmethod
    def _read(pipe: IO[bytes], length: int, until: float) -> bytes:
        found = bytearray()
        while len(found) < length:
            ready, _, _ = select.select([pipe], [], [], max(0.0, until - monotonic()))
            if not ready:
                raise TookTooLong
            piece = pipe.read(min(_PIECE_BYTES, length - len(found)))
            if not piece:
                raise OSError("the drawing process ended")
            found += piece
        return bytes(found)


def _nothing() -> None:
    pass


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    process.wait()
