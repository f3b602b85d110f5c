"""Finds a real browser for the tests, and Chinese type, and installs Debian's where it may; a stage
of the run does so before the tests, of which several processes would install it at once.
"""

import os
import shutil
import subprocess
import sys

from tests.debian import install

# Debian packs the same engine without windows; it takes three fifths of the processor time.
PACKAGES = ("chromium-headless-shell", "chromium")
NAMES = (*PACKAGES, "chromium-browser", "google-chrome")
# With the program that tells whether there is any.
CHINESE_TYPE = ("fontconfig", "fonts-wqy-zenhei")


class ChromiumUnavailable(RuntimeError):
    """There is no browser here, and none could be installed."""


def chromium() -> str:
    """Return the path of a Chromium."""
    for package in PACKAGES:
        found = _found()
        if found is not None:
            return found
        install(package)
    found = _found()
    if found is None:
        raise ChromiumUnavailable("no chromium on PATH, and apt-get could not install it")
    return found


def has_chinese_type() -> bool:
    """Without it a browser draws boxes, which are narrower than the characters."""
    listed = shutil.which("fc-list")
    if listed is None:
        return False
    found = subprocess.run((listed, ":lang=zh"), capture_output=True, check=False)
    return bool(found.stdout)


def _found() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> int:
    """Tell where the browser is; that there is none fails in CI alone."""
    if not has_chinese_type():
        install(*CHINESE_TYPE)
    try:
        sys.stdout.write(f"{chromium()}\n")
    except ChromiumUnavailable as reason:
        sys.stderr.write(f"BROWSER TESTS WILL NOT RUN: {reason}\n")
        return 1 if os.environ.get("CI") else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
