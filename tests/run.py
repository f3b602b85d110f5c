"""Runs the stages of `./run test` and tells at the end which failed."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from app.settings import Settings
from tests.fleet.figures import REPORT

PYTHON = sys.executable
BIN = Path(PYTHON).parent
ROOT = Path(__file__).resolve().parent.parent
PYTEST = (PYTHON, "-m", "pytest", "-q", "--dist", "worksteal", "--ignore", "tests/fleet")
# One more than there are cores, for a test of the whole run often waits for a browser or a disk;
# those of the quick run never do, and each process loads the application first.
WHOLE = (*PYTEST, "-n", str(min(os.cpu_count() or 1, 4) + 1))
QUICK = (*PYTEST, "-n", "2")
# One after the other: the fleet is one, and each test breaks something of it.
FLEET = (PYTHON, "-m", "pytest", "-q", "-n", "0")
# These break an instance of their own, and so can do it beside the fleet.
ALONE = ("tests/fleet/test_clock.py", "tests/fleet/test_space.py")
QUICK_MARKS = "not slow and not postgres"
# One case of each test that has many, and less of what is tried at random.
FIRST_CASES = ("-p", "tests.first_cases")
# Its library alone takes seconds to load, and its tests are slow.
NOT_LOADED = ("-p", "no:schemathesis")

# They take minutes, so they are shown as they run; nothing else is until they have ended.
TOLD_AS_THEY_RUN = ("tests", "fleet")
# What the tests need, and what they find where it was installed.
NEEDED = ("browser", "player")

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
        ("browser", (PYTHON, "-m", "tests.chromium")),
        ("player", (PYTHON, "-m", "tests.node")),
        ("tests", WHOLE),
    ]


def fleet_stages() -> list[Stage]:
    """The fleet alone, started as plain processes and broken piece by piece.

    Where its figures are written down nothing else takes its time, and one process has them all.
    """
    if os.environ.get(REPORT):
        return [("fleet", (*FLEET, "tests/fleet"))]
    others = (f"--ignore={path}" for path in ALONE)
    return [("instances", (*FLEET, *ALONE)), ("fleet", (*FLEET, "tests/fleet", *others))]


def quick_stages() -> list[Stage]:
    """What a person runs before every commit."""
    tests = (*QUICK, "-m", QUICK_MARKS, "--hypothesis-profile", "quick", *FIRST_CASES, *NOT_LOADED)
    return [*static_stages(), ("tests", tests)]


@dataclass(frozen=True, slots=True)
class Told:
    """What a stage said, and how it ended."""

    name: str
    code: int
    seconds: float
    said: str = ""

    def show(self) -> None:
        """Show it on standard output."""
        verdict = "ok" if self.code == 0 else "FAILED"
        sys.stdout.write(f"{self.said}[{verdict}] {self.name} {self.seconds:.1f} s\n")
        sys.stdout.flush()


def run(stages: Sequence[Stage]) -> int:
    """Run every stage, also after one failed; return 1 when any did.

    What only looks at the code runs beside the tests, which leave it room when they wait; its word
    is kept until they have said theirs. Tests wait for the programs that they need.
    """
    ended = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        beside = {
            stage[0]: pool.submit(_run_held_back, stage)
            for stage in sorted(stages, key=lambda stage: stage[0] not in NEEDED)
            if stage[0] not in TOLD_AS_THEY_RUN
        }
        wait([told for name, told in beside.items() if name in NEEDED])
        for name, command in stages:
            if name in TOLD_AS_THEY_RUN:
                ended.append(_run_shown(name, command))
        for told in beside.values():
            ended.append(told.result())
            ended[-1].show()
    failed = [told.name for told in ended if told.code]
    verdict = f"failed: {', '.join(failed)}" if failed else "all stages passed"
    sys.stdout.write(verdict + "\n")
    return 1 if failed else 0


def _run_shown(name: str, command: Sequence[str]) -> Told:
    began = time.monotonic()
    code = subprocess.call(command, cwd=ROOT, stdin=subprocess.DEVNULL, env=_environment())
    told = Told(name, code, time.monotonic() - began)
    told.show()
    return told


def _run_held_back(stage: Stage) -> Told:
    """Run one stage and keep what it says, so that two never speak at once."""
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
    return Told(name, done.returncode, time.monotonic() - began, done.stdout)


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
    if list(arguments) == ["fleet"]:
        return run(fleet_stages())
    return subprocess.call((PYTHON, "-m", "pytest", *arguments), cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
