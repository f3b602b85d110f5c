"""What a check has to say of a performance."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

Level = Literal["error", "warning"]
ERROR: Final[Level] = "error"
WARNING: Final[Level] = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; `subject` says with what, so that only the worst is told.

    `amount` is how bad it is, in whatever unit the check measures.
    """

    level: Level
    code: str
    beat: float
    subject: str
    text: str
    amount: float = 0.0

    def __str__(self) -> str:
        return f"{self.level:7} {self.code:10} {self.beat:6.2f}  {self.subject}: {self.text}"


def worst_of_each(findings: Iterable[Finding]) -> list[Finding]:
    """For each code and subject the worst, errors first, then by code and beat."""
    kept: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        key = (finding.code, finding.subject)
        if key not in kept or finding.amount > kept[key].amount:
            kept[key] = finding
    return sorted(kept.values(), key=lambda f: (f.level, f.code, f.beat, f.subject))
