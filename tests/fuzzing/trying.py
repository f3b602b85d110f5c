"""What came of one input: a word to count by, and the input itself where a promise was broken."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Tried:
    """`outcome` is counted; `broken` quotes an input that broke a promise."""

    outcome: str
    broken: str | None = None


# Draws an input and tries it. Only what a parser declares as its refusal may be caught there.
Try = Callable[[Random], Tried]


def broken(promise: str, given: object) -> Tried:
    """Say which input broke which promise."""
    return Tried(f"broken: {promise}", repr(given)[:2000])
