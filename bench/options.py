"""What can be asked of `./run bench`."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """A run's size, what it is limited to, and whether it writes the page."""

    rounds: int
    seconds: float
    only: tuple[str, ...]
    is_quick: bool
    write: bool

    def wants(self, part: str) -> bool:
        """Say whether a case or part is to be run."""
        return not self.only or part in self.only


def read_options(arguments: Sequence[str] | None, parts: Sequence[str]) -> Options:
    """Read the command line; a misspelt one ends the run with the words it knows."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short round, no 20 x content")
    parser.add_argument("--rounds", type=int, default=5, help="rounds (5)")
    parser.add_argument("--seconds", type=float, default=2, help="seconds a turn (2)")
    parser.add_argument(
        "--only", action="append", choices=parts, default=[], help="only this, repeatable"
    )
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    chosen = parser.parse_args(arguments)
    if chosen.write and (chosen.quick or chosen.only):
        parser.error("--write needs the whole run")
    rounds, seconds = (1, 1.0) if chosen.quick else (chosen.rounds, chosen.seconds)
    return Options(rounds, seconds, tuple(chosen.only), chosen.quick, chosen.write)
