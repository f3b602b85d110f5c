"""Finds a real browser for the tests, and installs Debian's where it may; a stage of the run does
so before the tests, of which several processes would install it at once.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


class ChromiumUnavailable(RuntimeError):
    """There is no browser here, and none could be installed."""


def chromium() -> str:
    """Return the path of a Chromium."""
    found = _found()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (("update",), ("install", "-y", "--no-install-recommends", "chromium")):
            subprocess.run(("apt-get", *command), capture_output=True, check=False)
        found = _found()
    if found is None:
        raise ChromiumUnavailable("no chromium on PATH, and apt-get could not install it")
    return found


def _found() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    """Tell where the browser is; that there is none fails in CI alone."""
    try:
        sys.stdout.write(f"{chromium()}\n")
    except ChromiumUnavailable as reason:
        sys.stderr.write(f"BROWSER TESTS WILL NOT RUN: {reason}\n")
        return 1 if os.environ.get("CI") else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
