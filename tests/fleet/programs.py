"""Programs that a test starts, breaks and ends: each by its own process, never by its name."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.debian import install

PATIENCE_SECONDS = 120


class ProgramMissing(RuntimeError):
    """A program of Debian's is not here, and could not be installed."""


def program(name: str, package: str) -> str:
    """Return the path of a program, and install Debian's package where that may be done."""
    places = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
    found = shutil.which(name, path=places)
    if found is None:
        install(package)
        found = shutil.which(name, path=places)
    if found is None:
        raise ProgramMissing(f"no {name} here, and apt-get could not install {package}")
    return found


def wait_for(what: str, is_so: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> float:
    """Wait until something is so; return how many seconds that took."""
    began = time.monotonic()
    while not is_so():
        if time.monotonic() - began > seconds:
            raise TimeoutError(f"{what}: not within {seconds} s")
        time.sleep(0.02)
    return time.monotonic() - began


class Program:
    """One process in a folder of its own; what it says goes into the file `said`."""

    def __init__(
        self,
        folder: Path,
        command: Sequence[str | Path],
        *,
        environment: Mapping[str, str] | None = None,
        owner: int | None = None,
    ) -> None:
        self.folder = folder
        self.said = folder / "said"
        self._command = [str(part) for part in command]
        self._environment = {**os.environ, **(environment or {})}
        self._owner: dict[str, Any] = {}
        if owner is not None:
            self._owner = {"user": owner, "group": owner, "extra_groups": []}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start it; whether it is ready is for its user to see."""
        with self.said.open("ab") as said:
            self._process = subprocess.Popen(
                self._command,
                cwd=self.folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                **self._owner,
            )

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the process itself."""
        if self._process is not None and self.is_running:
            self._process.send_signal(number)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> float:
        """End it and return after how many seconds it was gone."""
        began = time.monotonic()
        if self._process is not None:
            self.send(number)
            try:
                self._process.wait(PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
                raise
        return time.monotonic() - began


def children_of(pid: int) -> list[int]:
    """Return the processes that a process has started, in any of its threads, and not yet lost."""
    found = (
        path.read_text(encoding="ascii") for path in Path(f"/proc/{pid}/task").glob("*/children")
    )
    return [int(child) for children in found for child in children.split()]


def resident_bytes(pid: int) -> int:
    """Return the resident memory of one process."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def workers_of(pid: int, named: bytes = b"spawn_main") -> set[int]:
    """The processes that answer, as they are called; what keeps house beside them does not."""
    return {child for child in children_of(pid) if named in _command_of(child)}


def _command_of(pid: int) -> bytes:
    """How a process was called; nothing once it is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""
