"""A fault found in the seeds: where it is, which rule it breaks, and what is wrong."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`pointer` is an RFC 6901 JSON pointer into `file`; `rule` is the id of a named invariant."""

    file: str
    pointer: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}#{self.pointer} [{self.rule}] {self.message}"


class SeedFaults(Exception):  # the name says what it carries, not that it is an error
    """All faults at once; nothing was written."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults in the seeds")
        self.faults = sorted(faults)
