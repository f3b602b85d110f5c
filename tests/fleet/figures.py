"""`docs/reliability.md`, written from what the fleet's tests saw.

`FLEET_REPORT=docs/reliability.md ./run test fleet` writes it; without that the figures are shown.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

REPORT = "FLEET_REPORT"
INTRODUCTION = """\
# Reliability

This page is written by `FLEET_REPORT=docs/reliability.md ./run test fleet`. Do not edit it: run it
again.

The fleet of `deploy/` stands as plain processes on one machine: nginx with its cache, two
instances (one of them with two workers), pgbouncer in transaction mode, a PostgreSQL primary and
its streaming replica. Each row is a test that breaks something, fails if the promise does not
hold, and tells what it measured. A request is *lost* when it got no answer, or one that is no 200;
who finds a kept connection closed asks again on a new one, as browsers do. Times are of a small
machine that does everything at once, the people who ask included; they say what to expect, and no
test fails because of them. A disk that is full is a small file system in memory, a clock that jumps
is libfaketime's, and the moments at which loads are killed can be had again by their seed.

What takes an hour or a million tries is told in [a fleet](fleet.md#runs-that-take-long).

"""


class Figures:
    """Rows of test, what was measured, figure."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, str, str]] = []

    def note(self, test: str, what: str, figure: str) -> None:
        """Add a row."""
        self._rows.append((test.removeprefix("test_").replace("_", " "), what, figure))

    def write(self) -> None:
        """Write the page, or show the rows."""
        page = os.environ.get(REPORT)
        if not page:
            for row in self._rows:
                sys.stderr.write("\n" + " | ".join(row))
            return
        made = f"Made on {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores.\n\n"
        head = "| what is promised | what was measured | figure |\n|---|---|---|\n"
        last = ""
        rows = []
        for test, what, figure in self._rows:
            rows.append(f"| {'' if test == last else test} | {what} | {figure} |\n")
            last = test
        Path(page).write_text(INTRODUCTION + made + head + "".join(rows), encoding="utf-8")
