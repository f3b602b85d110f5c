"""The figures of several workers as one: each leaves its own in a folder; whoever is asked sums.

A worker that ended leaves what it counted, so no sum ever falls; what it held, such as memory, goes
with it.
"""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.web.exposition import Family, merged, packed, unpacked

_ENDED = "ended"
_LOCK = "lock"


def shared_folder() -> Path | None:
    """Where this worker's server has its folder; None for a process that is alone."""
    parent = multiprocessing.parent_process()
    return None if parent is None or parent.pid is None else _folder_of(parent.pid)


@contextmanager
def opened_folder() -> Iterator[None]:
    """Have the folder for the workers that this process is about to start."""
    folder = _folder_of(os.getpid())
    shutil.rmtree(folder, ignore_errors=True)  # of a server that was killed and had our number
    folder.mkdir(mode=0o700)
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _folder_of(server: int) -> Path:
    return Path(tempfile.gettempdir()) / f"daoyin-{os.geteuid()}-{server}"


class Gathering:
    """The folder, private to this user, that the workers of one server share."""

    def __init__(self, folder: Path, process: int | None = None) -> None:
        """Raise PermissionError for a folder that others may write to."""
        seen = folder.lstat()
        if seen.st_uid != os.geteuid() or seen.st_mode & 0o077:
            raise PermissionError(f"{folder} is not private to this user")
        self._folder = folder
        self._process = os.getpid() if process is None else process
        with self._locked():
            self._bury(self._process)  # a worker before this one had the same number

    def leave(self, families: Sequence[Family]) -> None:
        """Leave this worker's figures for the others."""
        self._write(str(self._process), families)

    def all(self, own: Sequence[Family]) -> list[Family]:
        """Return the sum of `own`, of what the other workers left, and of those that ended."""
        with self._locked():
            states: list[Sequence[Family]] = [own]
            for path in sorted(self._folder.iterdir()):
                if path.name.isdecimal() and int(path.name) != self._process:
                    if _is_alive(int(path.name)):
                        states.append(_read(path))
                    else:
                        self._bury(int(path.name))
            return merged([*states, _read(self._folder / _ENDED)])

    def _bury(self, process: int) -> None:
        path = self._folder / str(process)
        if not path.exists():
            return
        counted = [family for family in _read(path) if family.kind != "gauge"]
        self._write(_ENDED, merged([_read(self._folder / _ENDED), counted]))
        path.unlink()

    def _write(self, name: str, families: Sequence[Family]) -> None:
        new = self._folder / f".{name}.new"
        new.write_text(packed(families), encoding="utf-8")
        new.replace(self._folder / name)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self._folder / _LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _read(path: Path) -> list[Family]:
    try:
        return unpacked(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return []  # it ended between two looks, or the disk is full: the others still count


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
