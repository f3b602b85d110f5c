"""A million inputs for each parser, which can be stopped and go on.

`python -m tests.fuzzing.marathon --count 1000000 --state FILE`
"""

import argparse
import json
import sys
import traceback
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Self

from tests.fuzzing.growing import too_steep
from tests.fuzzing.parsers import PARSERS, tried
from tests.progress import Progress

FIRST = 1_000_000  # far from the numbers that `./run test` uses
# Of processor time, for inputs as long as they are let in; a machine that is busy counts too.
MOST_SECONDS = 0.5
WARM = 200


@dataclass(slots=True)
class State(Progress):
    """The slowest input so far, in seconds of processor time, and its number."""

    slowest: float = 0.0
    slowest_number: int = 0

    @classmethod
    def told(cls, plain: dict[str, Any]) -> Self:
        state = super(State, cls).told(plain)
        state.slowest, state.slowest_number = plain["slowest"], plain["slowest_number"]
        return state

    def plainly(self) -> dict[str, Any]:
        return {
            **super(State, self).plainly(),
            "slowest": self.slowest,
            "slowest_number": self.slowest_number,
        }

    def try_one(self, parser: str, done: int) -> None:
        """Try one input; what is no declared refusal is a failure."""
        number = FIRST + done
        try:
            found, seconds = tried(parser, number)
        except Exception:
            self.counts["crashed"] += 1
            self.failures.append({"number": number, "error": traceback.format_exc()})
            return
        self.counts[found.outcome] += 1
        if found.broken is not None:
            self.failures.append({"number": number, "broken": found.broken})
        if seconds > self.slowest:
            self.slowest, self.slowest_number = seconds, number
        if seconds > MOST_SECONDS:
            self.failures.append({"number": number, "seconds": seconds})


def main() -> int:
    """Try each parser so many times, and whether time grows with the size; 1 for any failure."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing.marathon", description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--state", type=Path, default=Path("fuzzing.json"))
    parser.add_argument("--parser", choices=PARSERS, action="append")
    given = parser.parse_args()
    steep = too_steep()
    failed = bool(steep)
    sys.stdout.write("".join(f"too steep: {one}\n" for one in steep) or "nothing is too steep\n")
    told = {}
    for name in given.parser or PARSERS:
        for number in range(WARM):  # what is read once is read here
            tried(name, number)
        path = given.state.with_suffix(f".{name}.json")
        state = State.read(path)
        code = state.run(path, given.count, partial(state.try_one, name))
        failed = failed or bool(code)
        told[name] = {**state.plainly(), "failures": len(state.failures)}
    sys.stdout.write(json.dumps(told, indent=1) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
