"""Whether a SQLite file may have been written to since somebody looked into it.

A look opens the file anew, for a migration may have put another in its place: 4 ms each time
of processor time in which hardly anybody is answered. The times and sizes of the file and of its
log tell in a thirtieth of that whether there is anything to see.
"""

import time
from pathlib import Path

from sqlalchemy import Engine

# What is written twice while the file system's clock stands still looks as if written once: a mark
# is believed when a look was made so long after it was first seen. FAT counts in steps of two.
SETTLED_SECONDS = 3.0
# A disk that fails or a file that may no longer be read is seen by a look alone.
LONGEST_SECONDS = 10.0

Mark = tuple[tuple[int, int, int] | None, ...]


class StandingFile:
    """The file behind an engine; behind PostgreSQL there is none, and every look is needed."""

    def __init__(self, engine: Engine) -> None:
        path = engine.url.database if engine.dialect.name == "sqlite" else None
        self._files = (Path(path), Path(f"{path}-wal")) if path and path != ":memory:" else ()
        self._mark: Mark = ()
        self._since = self._looked_at = 0.0

    def is_as_it_was(self) -> bool:
        """Say whether the last look still holds; who is told no has to look."""
        now = time.monotonic()
        mark = tuple(_mark(file) for file in self._files)
        if not mark or mark != self._mark:
            self._mark, self._since = mark, now
        elif (
            self._looked_at - self._since >= SETTLED_SECONDS
            and now - self._looked_at < LONGEST_SECONDS
        ):
            return True
        self._looked_at = now
        return False

    def forget(self) -> None:
        """The look failed, so the next one is needed whatever the file is like."""
        self._mark = ()


def _mark(file: Path) -> tuple[int, int, int] | None:
    try:
        seen = file.stat()
    except OSError:
        return None
    return seen.st_ino, seen.st_size, seen.st_mtime_ns
