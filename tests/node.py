"""Brings the tools that check the practice app (tsc, axe) from npm, and runs the type check.

Nothing of them is served, so a machine without node can do all but this; it says so loudly.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent / "node"
PLAYER = HOME.parent.parent / "app" / "player"


class NodeUnavailable(RuntimeError):
    """There is no node here, or npm could not bring the tools."""


def tools() -> Path:
    """Return the folder of the tools, installed from the lock on first use."""
    found = HOME / "node_modules"
    if not (found / "axe-core").is_dir() or not (found / "typescript").is_dir():
        npm = shutil.which("npm")
        if npm is None:
            raise NodeUnavailable("no npm on PATH")
        command = (npm, "ci", "--no-audit", "--no-fund", "--silent")
        done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NodeUnavailable(f"npm ci failed: {done.stderr.strip()[:300]}")
    return found


def main() -> int:
    """Check the types of the practice app; that there is no node fails in CI alone."""
    try:
        tsc = tools() / ".bin" / "tsc"
    except NodeUnavailable as reason:
        sys.stderr.write(f"THE TYPES OF THE PRACTICE APP ARE NOT CHECKED: {reason}\n")
        return 1 if os.environ.get("CI") else 0
    return subprocess.call((str(tsc), "-p", str(PLAYER / "tsconfig.json")))


if __name__ == "__main__":
    sys.exit(main())
