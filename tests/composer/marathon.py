"""The long proofs, which can be stopped and go on: `python -m tests.composer.marathon --help`."""

import argparse
import json
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2s
from pathlib import Path
from typing import Any

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

SAVED_EVERY = 500
FIRST = 1_000_000  # far from the numbers that `./run test` uses
REAL_OF_50, LARGE_OF_50, MIDDLE_OF_50 = 5, 1, 14  # the others on libraries of a few movements


@dataclass(slots=True)
class State:
    """What is done so far; `sessions` holds a hash of each different session on the real seeds."""

    done: int = 0
    seconds: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[dict[str, Any]] = field(default_factory=list)
    sessions: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, path: Path) -> "State":
        """Go on where the file ends; begin where there is none."""
        if not path.exists():
            return cls()
        plain = json.loads(path.read_text(encoding="utf-8"))
        counts, sessions = Counter(plain["counts"]), set(plain["sessions"])
        return cls(plain["done"], plain["seconds"], counts, plain["failures"], sessions)

    def write(self, path: Path) -> None:
        """Write beside the file and then over it, so that a stop leaves a whole one."""
        plain = {
            "done": self.done,
            "seconds": round(self.seconds, 1),
            "counts": dict(sorted(self.counts.items())),
            "failures": self.failures,
            "distinct_sessions_on_the_real_seeds": len(self.sessions),
            "sessions": sorted(self.sessions),
        }
        beside = path.with_suffix(".part")
        beside.write_text(json.dumps(plain, indent=1), encoding="utf-8")
        beside.replace(path)


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
    while state.done < given.count:
        began = time.process_time()
        for _ in range(min(SAVED_EVERY, given.count - state.done)):
            _try(prove, given.first + state.done, state)
            state.done += 1
        state.seconds += time.process_time() - began
        state.write(path)
        _say(state, given.count)
    _say(state, given.count)
    return 1 if state.failures else 0


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


def _say(state: State, count: int) -> None:
    rate = state.done / max(0.1, state.seconds)
    sys.stdout.write(
        f"{state.done}/{count} at {rate:.0f} a second of processor time, "
        f"{len(state.failures)} failures, {len(state.sessions)} distinct real sessions\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
