"""Where the processor time of a held answer goes, as perf sees it; left out where perf is not."""

import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from bench import cases, wrk
from bench.machine import say
from bench.servers import Server

SECONDS = 3
SHOWN = (cases.OURS, cases.EVERYTHING_ON, cases.BARE)
# What perf calls the objects in which the time was spent, by the beginning of their names.
ROOMS = {
    "[kernel": "kernel: sockets and waiting",
    "libpython": "Python",
    "python": "Python",
    "loop.": "uvloop",
    "parser.": "httptools",
    "url_parser.": "httptools",
    "libc": "C library: memory and copying",
}
OTHER = "all else"

Profile = dict[str, dict[str, float]]


def profiled(
    servers: Mapping[str, Server], target: str, scratch: Path, program: str
) -> Profile | None:
    """Return for each server the percent of its time that each room takes."""
    perf = shutil.which("perf")
    if perf is None:
        say("perf is not installed: where the time goes is LEFT OUT. Debian: linux-perf")
        return None
    script = wrk.same_request({}, scratch / "profile.lua")
    return {
        name: _shares(perf, server, target, script, scratch, program)
        for name, server in servers.items()
        if name in SHOWN
    }


def _shares(
    perf: str, server: Server, target: str, script: Path, scratch: Path, program: str
) -> dict[str, float]:
    data = scratch / "perf.data"
    words = (perf, "record", "-q", "-p", str(server.pid), "-o", str(data), "sleep", str(SECONDS))
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as watching:
        wrk.press(program, server.port, target, script, SECONDS + 1)
        watching.wait()
    told = subprocess.run(
        (perf, "report", "-i", str(data), "--no-children", "--sort", "dso", "--stdio"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    ).stdout
    shares: dict[str, float] = defaultdict(float)
    for line in told.splitlines():
        if line.strip() and not line.startswith("#"):
            share, name = line.split(maxsplit=1)
            shares[_room(name)] += float(share.rstrip("%"))
    return dict(shares)


def _room(name: str) -> str:
    return next((room for start, room in ROOMS.items() if name.startswith(start)), OTHER)
