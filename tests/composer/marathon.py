"""The long proofs, which can be stopped and go on: `python -m tests.composer.marathon --help`."""

import argparse
import sys
import traceback
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2s
from pathlib import Path
from typing import Any, Self

from app.composer.cards import Library
from app.composer.session import PracticeSession
from app.composer.wish import Wish
from app.vocabulary.practice import Goal, Posture
from tests.composer.counting import valid_sessions
from tests.composer.examining import examine
from tests.composer.generated import generated, small
from tests.composer.real import real_library
from tests.composer.trying import case
from tests.composer.wishing import Drawing
from tests.progress import Progress

FIRST = 1_000_000  # far from the numbers that `./run test` uses
REAL_OF_50, LARGE_OF_50, MIDDLE_OF_50 = 5, 1, 14  # the others on libraries of a few movements


@dataclass(slots=True)
class State(Progress):
    """`sessions` holds a hash of each different session on the real seeds."""

    sessions: set[str] = field(default_factory=set)

    @classmethod
    def told(cls, plain: dict[str, Any]) -> Self:
        state = super(State, cls).told(plain)
        state.sessions = set(plain["sessions"])
        return state

    def plainly(self) -> dict[str, Any]:
        return {
            **super(State, self).plainly(),
            "distinct_sessions_on_the_real_seeds": len(self.sessions),
            "sessions": sorted(self.sessions),
        }

    def __str__(self) -> str:
        told = super(State, self).__str__()
        return f"{told}, {len(self.sessions)} distinct real sessions"


def main() -> int:
    """Run one proof; 1 when anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.composer.marathon")
    parser.add_argument("proof", choices=("properties", "best", "distinct"))
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--state", type=Path)
    parser.add_argument("--first", type=int, default=FIRST, help="the number of the first case")
    given = parser.parse_args()
    if given.proof == "distinct":
        return _distinct()
    path = given.state or Path(f"{given.proof}.json")
    state = State.read(path)
    prove = _property if given.proof == "properties" else _best
    return state.run(path, given.count, lambda done: _try(prove, given.first + done, state))


def _try(prove: Any, seed: int, state: State) -> None:
    try:
        prove(seed, state)
    except Exception:
        state.counts["crashes"] += 1
        state.failures.append({"seed": seed, "error": traceback.format_exc()})


def _property(seed: int, state: State) -> None:
    kind, library, drawing = library_of(seed)
    wish = drawing.wish(seed)
    outcome = examine(wish, library, seed)
    state.counts[f"wishes, {kind}"] += 1
    state.counts[f"{'sessions' if outcome.session else 'refusals'}, {kind}"] += 1
    state.counts.update(f"refused: {code}" for code in set(outcome.codes))
    if outcome.session and kind == "real":
        state.sessions.add(structure(outcome.session))
    if outcome.broken:
        state.failures.append({"seed": seed, "broken": outcome.broken, "wish": repr(wish)})


def _best(seed: int, state: State) -> None:
    tried = case(seed)
    state.counts["with a session" if tried.plan else "with none"] += 1
    if not tried.agrees:
        state.failures.append({"seed": seed, "best": tried.best, "wish": repr(tried.wish)})


def structure(session: PracticeSession) -> str:
    """Return a hash of what is done and when: movement, variant, side, seconds, repetitions."""
    told = [
        (step.movement, step.variant, step.side, step.start_seconds, step.seconds, step.repetitions)
        for step in session.steps
    ]
    return blake2s(repr(told).encode(), digest_size=8).hexdigest()


def library_of(seed: int) -> tuple[str, Library, Drawing]:
    """Return the kind of a case, its library, and what draws its wish."""
    turn = seed % 50
    if turn < REAL_OF_50:
        return ("real", *_drawn("real", 0))
    if turn < REAL_OF_50 + LARGE_OF_50:
        return ("large", *_drawn("large", seed // 50 % 5))
    if turn < REAL_OF_50 + LARGE_OF_50 + MIDDLE_OF_50:
        return ("middle", *_drawn("middle", seed // 50 % 400))
    return ("small", *_drawn("small", seed // 50 % 3000))


@cache
def _drawn(kind: str, number: int) -> tuple[Library, Drawing]:
    if kind == "real":
        return (found := real_library()), Drawing(found)
    if kind == "large":
        return (found := generated(100 + number)), Drawing(found)
    if kind == "middle":
        return (found := generated(1000 + number, 12 + number % 16)), Drawing(found, longest=900)
    return (found := small(FIRST + number)), Drawing(found, longest=400)


def _distinct() -> int:
    """Tell for a few plain wishes how many sessions keep every rule; see `counting`."""
    library = real_library()
    both = (Posture.STANDING, Posture.SEATED)
    for minutes in (5, 10, 20):
        for postures in ((Posture.SEATED,), both):
            wish = Wish(
                goals=(Goal.MOBILITY,), seconds=minutes * 60, postures=postures, limitations=()
            )
            many = valid_sessions(wish, library)
            sys.stdout.write(f"{minutes} minutes, {' and '.join(postures)}: {many:.3e} sessions\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
