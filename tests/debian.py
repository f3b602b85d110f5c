"""Debian's packages that tests need, where they may be installed."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path


def install(*packages: str) -> None:
    """Install packages, and no more than try: who needs them looks whether they are there.

    One process after the other: apt-get refuses whoever comes while it is at work.
    """
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    with (Path(tempfile.gettempdir()) / "dy-apt.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for command in (("update",), ("install", "-y", "--no-install-recommends", *packages)):
            subprocess.run(("apt-get", *command), capture_output=True, check=False)
