"""Runs the stages of `./run test` one after the other and tells at the end which failed."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from app.settings import Settings

PYTHON = sys.executable
BIN = Path(PYTHON).parent
ROOT = Path(__file__).resolve().parent.parent
PYTEST = (PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal")
QUICK_MARKS = "not slow and not postgres"
# All of it is slow, and each process would load the library of it only to leave it out.
NOT_LOADED = ("-p", "no:schemathesis", "--ignore", "tests/contract/test_schemathesis.py")

SPELLED = ("seed_data", "docs", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")

Stage = tuple[str, Sequence[str]]


def static_stages() -> list[Stage]:
    """Everything that looks at the code without running it."""
    return [
        ("format", (PYTHON, "-m", "ruff", "format", "--check", "--quiet", ".")),
        ("lint", (PYTHON, "-m", "ruff", "check", "--quiet", ".")),
        ("types", (PYTHON, "-m", "mypy", "app", "bench", "tests", "migrations")),
        ("imports", (str(BIN / "lint-imports"),)),
        ("spelling", (str(BIN / "codespell"), *SPELLED)),
    ]


def full_stages() -> list[Stage]:
    """All that CI checks."""
    return [
        *static_stages(),
        ("dependencies", (PYTHON, "-m", "deptry", "app", "migrations")),
        ("dockerfile", (str(BIN / "hadolint"), "Dockerfile")),
        ("seeds", (PYTHON, "-m", "app.cli", "seed", "check")),
        ("browser", (PYTHON, "-m", "tests.chromium")),
        ("player", (PYTHON, "-m", "tests.node")),
        ("tests", PYTEST),
    ]


def quick_stages() -> list[Stage]:
    """What a person runs before every commit."""
    tests = (*PYTEST, "-m", QUICK_MARKS, "--hypothesis-profile", "quick", *NOT_LOADED)
    return [*static_stages(), ("tests", tests)]


def run(stages: Sequence[Stage]) -> int:
    """Run every stage, also after one failed; return 1 when any did."""
    failed = []
    for name, command in stages:
        began = time.monotonic()
        # Nobody may answer a question in CI, so nothing can ask one.
        code = subprocess.call(command, cwd=ROOT, stdin=subprocess.DEVNULL, env=_environment())
        sys.stdout.write(
            f"[{'ok' if code == 0 else 'FAILED'}] {name} {time.monotonic() - began:.1f} s\n"
        )
        sys.stdout.flush()
        if code:
            failed.append(name)
    told = f"failed: {', '.join(failed)}" if failed else "all stages passed"
    sys.stdout.write(told + "\n")
    return 1 if failed else 0


def _environment() -> dict[str, str]:
    """The caller's environment without settings of ours, which would change what is tested.

    pytest rewrites every assertion at import and keeps that as byte code; where keeping it is
    forbidden, each of the processes compiles all tests and the application anew.
    """
    ours = {name.upper() for name in Settings.model_fields}
    left_out = {*ours, "PYTHONDONTWRITEBYTECODE"}
    return {name: value for name, value in os.environ.items() if name not in left_out}


def main(arguments: Sequence[str]) -> int:
    """Choose the stages by the arguments of `./run test`."""
    if not arguments:
        return run(full_stages())
    if list(arguments) == ["quick"]:
        return run(quick_stages())
    return subprocess.call((PYTHON, "-m", "pytest", *arguments), cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
