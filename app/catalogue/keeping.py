"""A release written down beside an embedded database: the next start need not read its tables."""

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

APP = Path(__file__).resolve().parents[1]
RELEASE = tuple[int, str]
# What decides how the tables are written down; the schema's revision comes with the mark.
WRITERS = ("models", "catalogue")
_DIGEST_BYTES = hashlib.sha256().digest_size


class Kept:
    """One file; whatever is wrong with it, it is as if it were not there."""

    def __init__(self, path: Path, revision: str) -> None:
        self._path = path
        self._mark = f"{revision}\0{sys.version}\0{_code()}".encode()

    def read(self, release: RELEASE) -> bytes | None:
        """Return what was written down of this release by this very code, or None."""
        with suppress(OSError):
            whole = self._path.read_bytes()
            written = whole[_DIGEST_BYTES:]
            if whole[:_DIGEST_BYTES] == self._digest(release, written):
                return written
        return None

    def write(self, release: RELEASE, written: bytes) -> None:
        """Write a release down in the place of another; where that can't be, nothing is kept."""
        begun = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with suppress(OSError):
            try:
                begun.write_bytes(self._digest(release, written) + written)
                begun.replace(self._path)
            finally:
                begun.unlink(missing_ok=True)

    def _digest(self, release: RELEASE, written: bytes) -> bytes:
        number, sha256 = release
        head = f"{number}\0{sha256}\0".encode()
        return hashlib.sha256(self._mark + b"\0" + head + written).digest()


def _code() -> str:
    """Names, sizes and times of the modules that decide it."""
    files = (path for name in WRITERS for path in (APP / name).rglob("*.py"))
    seen = ((path, path.stat()) for path in sorted(files))
    return "\n".join(f"{path.name} {stat.st_size} {stat.st_mtime_ns}" for path, stat in seen)
