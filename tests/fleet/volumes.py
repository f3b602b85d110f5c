"""A small file system that a test fills to its last byte, and makes room on again."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PIECE = 1 << 20


class NotMounted(RuntimeError):
    """This process may not mount a file system of its own."""


class Volume:
    """A mounted file system of a few megabytes, in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        """Take all the room that is left."""
        with self._ballast.open("ab", buffering=0) as ballast:
            for size in (PIECE, 4096, 1):
                with suppress(OSError):
                    while ballast.write(bytes(size)) == size:
                        pass

    def free(self) -> None:
        """Give the room back."""
        self._ballast.unlink(missing_ok=True)


@contextmanager
def mounted(folder: Path, megabytes: int, owner: int = 0) -> Iterator[Volume]:
    """Mount an empty file system on a folder until the block ends; raises NotMounted."""
    option = f"size={megabytes}m,mode=0700,uid={owner},gid={owner}"
    command = ("mount", "-t", "tmpfs", "-o", option, "tmpfs", str(folder))
    done = subprocess.run(command, capture_output=True, check=False) if os.geteuid() == 0 else None
    if done is None or done.returncode:
        raise NotMounted("only who may mount a small file system can fill one")
    try:
        yield Volume(folder)
    finally:
        subprocess.run(("umount", "--lazy", str(folder)), check=True)


@contextmanager
def small_volume(megabytes: int) -> Iterator[Volume]:
    """A file system of its own for files of ours."""
    with (
        tempfile.TemporaryDirectory(prefix="dy-volume-") as folder,
        mounted(Path(folder), megabytes) as volume,
    ):
        yield volume
