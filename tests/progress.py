"""How far a long proof has come, kept in a file, so that it can be stopped and go on."""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

SAVED_EVERY = 500


@dataclass(slots=True)
class Progress:
    """What is done so far, its seconds of processor time, what came of it, and every failure."""

    done: int = 0
    seconds: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Go on where the file ends; begin where there is none."""
        if not path.exists():
            return cls()
        return cls.told(json.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def told(cls, plain: dict[str, Any]) -> Self:
        """Make it from what `plainly` gave."""
        return cls(plain["done"], plain["seconds"], Counter(plain["counts"]), plain["failures"])

    def plainly(self) -> dict[str, Any]:
        """Return all of it as JSON can hold it."""
        return {
            "done": self.done,
            "seconds": round(self.seconds, 1),
            "counts": dict(sorted(self.counts.items())),
            "failures": self.failures,
        }

    def write(self, path: Path) -> None:
        """Write beside the file and then over it, so that a stop leaves a whole one."""
        beside = path.with_suffix(".part")
        beside.write_text(json.dumps(self.plainly(), indent=1), encoding="utf-8")
        beside.replace(path)

    def __str__(self) -> str:
        rate = self.done / max(0.1, self.seconds)
        return (
            f"{self.done} at {rate:.0f} a second of processor time, {len(self.failures)} failures"
        )

    def run(self, path: Path, count: int, prove: Callable[[int], None]) -> int:
        """Prove number after number up to `count`, and save now and then; 1 when any failed."""
        while self.done < count:
            began = time.process_time()
            for _ in range(min(SAVED_EVERY, count - self.done)):
                prove(self.done)
                self.done += 1
            self.seconds += time.process_time() - began
            self.write(path)
            sys.stdout.write(f"of {count}: {self}\n")
            sys.stdout.flush()
        return 1 if self.failures else 0
