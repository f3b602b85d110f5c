"""Starts and ends the servers that are compared, each alone on its port and on one core."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.settings import ROOT, Settings
from bench.asking import seconds_until_up
from bench.machine import CORES, SERVER_CORE, may_open_many

READY = "/health/ready"
OUR_SETTINGS = frozenset(name.upper() for name in Settings.model_fields)


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers; `start_seconds` is how long its first 200 took."""

    name: str
    port: int
    pid: int
    start_seconds: float


def our_command(port: int, workers: int = 1) -> tuple[str, ...]:
    """Serve what the database holds, without looking at the seeds."""
    where = ("--port", str(port), "--workers", str(workers))
    return (sys.executable, "-m", "app.cli", "serve", "--no-prepare", *where)


def uvicorn_command(factory: str, port: int) -> tuple[str, ...]:
    """Serve another application as ours is served."""
    options = ("--loop", "uvloop", "--http", "httptools", "--no-access-log", "--no-server-header")
    quiet = ("--log-level", "warning", "--port", str(port))
    return (sys.executable, "-m", "uvicorn", "--factory", factory, *options, *quiet)


@contextmanager
def our_server(
    name: str, database_url: str, scratch: Path, workers: int = 1, /, **settings: str
) -> Iterator[Server]:
    """Run our service on a database; request log and limits are off unless a setting says so.

    One worker has a core to itself; several share all with whoever asks.
    """
    port = free_port()
    quiet = {"LOG_REQUESTS": "false", "LIMIT_REQUESTS": "false"}
    environment = {"DATABASE_URL": database_url, **quiet, **settings}
    command = our_command(port, workers)
    cores = [SERVER_CORE] if workers == 1 else CORES
    with serving(name, command, port, READY, scratch, environment, cores) as server:
        yield server


@contextmanager
def serving(
    name: str,
    command: Sequence[str],
    port: int,
    ready: str,
    scratch: Path,
    environment: Mapping[str, str] | None = None,
    cores: Sequence[int] = (SERVER_CORE,),
) -> Iterator[Server]:
    """Start a server, wait for its first 200, and end it in the end."""
    log = scratch / f"{name.replace(' ', '-')}.log"
    with log.open("wb") as output:
        began = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=_environment(environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            preexec_fn=partial(_on_its_cores, cores),
        )
        try:
            took = seconds_until_up(port, ready, began, process)
            yield Server(name, port, process.pid, took)
        except TimeoutError:
            raise RuntimeError(f"{name} did not start:\n{log.read_text()[-2000:]}") from None
        finally:
            process.terminate()
            try:
                process.wait(timeout=25)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _on_its_cores(cores: Sequence[int]) -> None:
    os.sched_setaffinity(0, cores)
    may_open_many()


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment without settings of ours, which would change what is measured."""
    kept = {name: value for name, value in os.environ.items() if name not in OUR_SETTINGS}
    return {**kept, **more}
