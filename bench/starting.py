"""How long `./run serve` takes to its first 200, the second time and every time after."""

import os
import statistics
import subprocess
import time
from pathlib import Path

from app.settings import ROOT
from bench.asking import seconds_until_up
from bench.servers import OUR_SETTINGS, READY, free_port

SHELL_COMMAND = ("./run", "serve", "--port")


def second_start(scratch: Path, times: int) -> float:
    """Start once to migrate and seed, then `times` again; return the median seconds of those."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    for name in OUR_SETTINGS:
        if name != "SEED_DIRS":
            environment.pop(name, None)
    environment["DATABASE_URL"] = f"sqlite:///{scratch / 'started.db'}"
    environment["LOG_REQUESTS"] = "false"
    took = [_once(environment, scratch) for _ in range(times + 1)]
    return statistics.median(took[1:])


def _once(environment: dict[str, str], scratch: Path) -> float:
    port = free_port()
    with (scratch / "started.log").open("wb") as log:
        began = time.monotonic()
        process = subprocess.Popen(
            (*SHELL_COMMAND, str(port)),
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            return seconds_until_up(port, READY, began, process)
        finally:
            process.terminate()
            process.wait(timeout=25)
