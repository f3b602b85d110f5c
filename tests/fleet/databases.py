"""The primary database and its streaming replica, hung, ended and promoted at will."""

import os
import signal
from pathlib import Path

from tests.fleet.programs import children_of
from tests.postgres import SUPERUSER, Postgres


class Database(Postgres):
    """A PostgreSQL that can be hung: it keeps its connections and answers nothing."""

    def address(self, name: str) -> str:
        """Return the address of a database of it, past any pooler."""
        return self._url(name)

    @property
    def data(self) -> Path:
        """Where it keeps everything."""
        return self._data

    @property
    def is_running(self) -> bool:
        """Say whether its first process is there."""
        return self._process is not None and self._process.poll() is None

    def hang(self) -> None:
        """Stop every process of it where it stands."""
        for pid in self._all():
            os.kill(pid, signal.SIGSTOP)

    def go_on(self) -> None:
        """Let all of them go on."""
        for pid in self._all():
            os.kill(pid, signal.SIGCONT)

    def _all(self) -> list[int]:
        assert self._process is not None
        return [self._process.pid, *children_of(self._process.pid)]


class Replica(Database):
    """A copy of a running primary that follows it."""

    def __init__(self, primary: Database) -> None:
        super().__init__()
        self._primary = primary

    def start(self) -> None:
        """Copy the primary on the first start, then follow it."""
        if not (self._data / "PG_VERSION").exists():
            self._run(
                "pg_basebackup",
                *("-h", str(self._primary.folder), "-U", SUPERUSER, "-D", str(self._data)),
                *("--write-recovery-conf", "--checkpoint=fast"),
            )
        super().start()

    def promote(self) -> None:
        """Make it a primary of its own."""
        self._run("pg_ctl", "promote", "-D", str(self._data))
