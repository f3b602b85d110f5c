"""The machine that is measured on: its cores, its tools and how busy it is; never its name."""

import os
import platform
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE = CORES[0]
CLIENT_CORE = CORES[-1]
PACKAGES = ("wrk", "nginx-light")


@dataclass(frozen=True, slots=True)
class Tools:
    """Where the programs are that Python does not bring; None for one that is missing."""

    wrk: str | None
    nginx: str | None


def say(line: str) -> None:
    """Tell the person at the terminal how far the run is."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def may_open_many() -> None:
    """Let this process hold as many connections as it is allowed at most."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def find_tools() -> Tools:
    """Find wrk and nginx, and install them first where that is allowed."""
    found = _found()
    if found.wrk and found.nginx:
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("wrk or nginx is missing: asking apt-get for them ...")
        _install()
        found = _found()
    if not found.nginx:
        say("nginx is not installed and cannot be here: it is LEFT OUT of the comparison.")
    return found


def _found() -> Tools:
    # Debian keeps nginx in a folder that is not on everybody's path.
    path = os.environ.get("PATH", os.defpath) + os.pathsep + "/usr/sbin"
    return Tools(shutil.which("wrk", path=path), shutil.which("nginx", path=path))


def _install() -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("update",), ("install", "-y", "--no-install-recommends", *PACKAGES)):
        subprocess.run(
            ("apt-get", "-q", *command),
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )


def pin(core: int) -> None:
    """Keep this process, and those that it starts from now on, on one core."""
    os.sched_setaffinity(0, {core})


def busy() -> float:
    """Return how many processes wanted a core in the last minute."""
    return os.getloadavg()[0]


def counting_seconds() -> float:
    """Return the processor time that Python takes to add up twenty million numbers: days differ."""
    began, total = time.process_time(), 0
    for number in range(20_000_000):
        total += number
    return time.process_time() - began


def described(tools: Tools) -> str:
    """Say in general words what kind of machine this is."""
    kind = "virtual machine" if _is_virtual() else "machine"
    parts = [
        f"{platform.system()} {kind}, {platform.machine()}, {len(CORES)} cores",
        f"{platform.python_implementation()} {platform.python_version()}",
        *(_version(name) for name in (tools.wrk, tools.nginx) if name),
    ]
    return ", ".join(parts)


def _is_virtual() -> bool:
    cpu = Path("/proc/cpuinfo")
    return cpu.exists() and " hypervisor" in cpu.read_text()


def _version(program: str) -> str:
    told = subprocess.run((program, "-v"), capture_output=True, text=True, check=False)
    words = (told.stdout + told.stderr).replace("/", " ").split()
    version = next((word for word in words if word[:1].isdigit()), "")
    return f"{Path(program).name} {version}".strip()


def today() -> str:
    """Return the date in UTC."""
    return datetime.now(UTC).date().isoformat()
