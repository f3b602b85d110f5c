"""What a process and its children used, read from /proc; it starts and ends nothing."""

import os
from dataclasses import dataclass
from pathlib import Path

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")
KILOBYTES_PER_MEGABYTE = 1024


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes in memory: all pages, pages with shared ones split, and the most there ever was."""

    resident: float
    proportional: float
    peak: float


def processor_seconds(pid: int) -> float:
    """Return user and system time of the process, its threads and its children."""
    ticks = sum(sum(_times(member)) for member in family(pid))
    return ticks / TICKS_PER_SECOND


def family(pid: int) -> list[int]:
    """Return the process and all that descend from it."""
    parents = dict(_parents())
    found = [pid]
    for member in found:
        found.extend(child for child, parent in parents.items() if parent == member)
    return found


def memory(pid: int) -> Memory:
    """Return the memory of the process and all that descend from it."""
    members = family(pid)
    return Memory(
        resident=sum(_kilobytes(member, "status", "VmRSS") for member in members),
        proportional=sum(_kilobytes(member, "smaps_rollup", "Pss") for member in members),
        peak=sum(_kilobytes(member, "status", "VmHWM") for member in members),
    )


def megabytes_of_each(pid: int) -> list[float]:
    """Return the resident megabytes of the process and of each that descends from it."""
    return [_kilobytes(member, "status", "VmRSS") for member in family(pid)]


def forget_peak(pid: int) -> None:
    """Let the peak of the memory be counted from now on."""
    (PROC / str(pid) / "clear_refs").write_text("5")


def _parents() -> list[tuple[int, int]]:
    found = []
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            try:
                found.append((int(folder.name), int(_fields(int(folder.name))[1])))
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended while we looked
    return found


def _times(pid: int) -> tuple[int, int]:
    fields = _fields(pid)
    return int(fields[11]), int(fields[12])


def _fields(pid: int) -> list[str]:
    """The fields of `stat` after the name, which may itself hold spaces and brackets."""
    return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()


def _kilobytes(pid: int, file: str, name: str) -> float:
    for line in (PROC / str(pid) / file).read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / KILOBYTES_PER_MEGABYTE
    return 0.0
