"""The service as a process of its own: started as an operator starts it, on a free port."""

import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from tests.commands.forked import forked

ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 60
COMMAND_SECONDS = 120
# Nothing here is asked over TLS, and to read the world's certificates takes 30 ms each time.
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def typed(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run one operator command to its end, as an operator does."""
    return subprocess.run(
        (sys.executable, "-m", "app.cli", *arguments),
        cwd=ROOT,
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=COMMAND_SECONDS,
        check=False,
    )


def command(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run one operator command to its end, in a process that need not load the application."""
    with TemporaryDirectory(prefix="dy-told-") as folder:
        told = [Path(folder) / name for name in ("output", "errors")]
        process = forked(arguments, {**os.environ, **settings}, *told)
        process.join(COMMAND_SECONDS)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(arguments, COMMAND_SECONDS)
        output, errors = (file.read_text(encoding="utf-8") for file in told)
        done = subprocess.CompletedProcess(arguments, process.exitcode, output, errors)
        process.close()
        return done


def got(url: str, **headers: str) -> httpx.Response:
    """GET an address; an underscore in the name of a header stands for its hyphen."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.get(url, timeout=30, headers=named, verify=NO_CERTIFICATES)


class Served:
    """A running service; `url` is where it listens."""

    def __init__(self, process: "subprocess.Popen[str]", url: str) -> None:
        self.process = process
        self.url = url

    def get(self, path: str, **headers: str) -> httpx.Response:
        return got(self.url + path, **headers)

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            assert self.process.poll() is None, "the service ended before it answered"
            try:
                if self.get("/health/ready").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.05)
        raise TimeoutError("the service did not become ready")


@contextmanager
def served(*arguments: str, **settings: str) -> Iterator[Served]:
    """Serve until the block ends; the process and its workers end with it."""
    port = free_port()
    process: Any = subprocess.Popen(
        (sys.executable, "-m", "app.cli", "serve", "--port", str(port), *arguments),
        cwd=ROOT,
        env={**os.environ, "LOG_REQUESTS": "false", **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    service = Served(process, f"http://127.0.0.1:{port}")
    try:
        service.wait_until_ready()
        yield service
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()
