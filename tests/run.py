"""Runs the stages of `./run test` and tells at the end which failed."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.settings import Settings

PYTHON = sys.executable
BIN = Path(PYTHON).parent
ROOT = Path(__file__).resolve().parent.parent
PYTEST = (PYTHON, "-m", "pytest", "-q", "--dist", "worksteal", "--ignore", "tests/fleet")
# One more than there are cores, for a test of the whole run often waits for a browser or a disk;
# those of the quick run never do, and each process loads the application first.
WHOLE = (*PYTEST, "-n", str(min(os.cpu_count() or 1, 4) + 1))
QUICK = (*PYTEST, "-n", "2")
# One after the other: the fleet is one, and each test breaks something of it.
FLEET = (PYTHON, "-m", "pytest", "-q", "-n", "0", "tests/fleet")
QUICK_MARKS = "not slow and not postgres"
# One case of each test that has many, and less of what is tried at random.
FIRST_CASES = ("-p", "tests.first_cases")
# Its library alone takes seconds to load, and its tests are slow.
NOT_LOADED = ("-p", "no:schemathesis")

# These take the whole machine.
ALONE = ("tests", "fleet")

SPELLED = ("seed_data", "docs", "deploy", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")

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
        (
            "security",
            (str(BIN / "bandit"), "-q", "-c", "pyproject.toml", "-r", "app", "migrations"),
        ),
        ("dockerfile", (str(BIN / "hadolint"), "Dockerfile")),
        ("seeds", (PYTHON, "-m", "app.cli", "seed", "check")),
        ("browser", (PYTHON, "-m", "tests.chromium")),
        ("player", (PYTHON, "-m", "tests.node")),
        ("tests", WHOLE),
    ]


def fleet_stages() -> list[Stage]:
    """The fleet alone, started as plain processes and broken piece by piece."""
    return [("fleet", FLEET)]


def quick_stages() -> list[Stage]:
    """What a person runs before every commit."""
    tests = (*QUICK, "-m", QUICK_MARKS, "--hypothesis-profile", "quick", *FIRST_CASES, *NOT_LOADED)
    return [*static_stages(), ("tests", tests)]


def run(stages: Sequence[Stage]) -> int:
    """Run every stage, also after one failed; return 1 when any did.

    Those before the tests run side by side, for most of them use one core; the tests use all.
    """
    before = [stage for stage in stages if stage[0] not in ALONE]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        failed = _failed(pool.map(_run_held_back, before))
    for name, command in (stage for stage in stages if stage[0] in ALONE):
        began = time.monotonic()
        code = subprocess.call(command, cwd=ROOT, stdin=subprocess.DEVNULL, env=_environment())
        _tell(name, code, began)
        failed += [name] if code else []
    return _verdict(failed)


def run_together(stages: Sequence[Stage]) -> int:
    """Run all stages side by side: tests that wait for no program leave room while they begin."""
    with ThreadPoolExecutor(len(stages)) as pool:
        return _verdict(_failed(pool.map(_run_held_back, stages)))


def _failed(names: Iterable[str | None]) -> list[str]:
    return [name for name in names if name]


def _verdict(failed: Sequence[str]) -> int:
    told = f"failed: {', '.join(failed)}" if failed else "all stages passed"
    sys.stdout.write(told + "\n")
    return 1 if failed else 0


def _run_held_back(stage: Stage) -> str | None:
    """Run one stage and show what it said when it ends, so that two never speak at once."""
    name, command = stage
    began = time.monotonic()
    # Nobody may answer a question in CI, so nothing can ask one.
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=_environment(),
        text=True,
        check=False,
    )
    _tell(name, done.returncode, began, done.stdout)
    return name if done.returncode else None


def _tell(name: str, code: int, began: float, said: str = "") -> None:
    verdict = "ok" if code == 0 else "FAILED"
    sys.stdout.write(f"{said}[{verdict}] {name} {time.monotonic() - began:.1f} s\n")
    sys.stdout.flush()


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
        return run_together(quick_stages())
    if list(arguments) == ["fleet"]:
        return run(fleet_stages())
    return subprocess.call((PYTHON, "-m", "pytest", *arguments), cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
