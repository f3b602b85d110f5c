"""What the process itself costs, and how late its event loop is; read when somebody asks."""

from __future__ import annotations

import asyncio
import os
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import perf_counter, process_time, time

from app.web.exposition import Family, single

_PROC = Path("/proc/self")
_STARTED = time()


class Pulse:
    """Looks every second how late the loop calls it: what all answers wait for, beside their own
    work.
    """

    def __init__(self, every_seconds: float = 1.0, remembered: int = 30) -> None:
        self._every = every_seconds
        self._late: deque[float] = deque([0.0], maxlen=remembered)
        self._next: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin on the running loop."""
        loop = asyncio.get_running_loop()
        due = perf_counter() + self._every

        def beat() -> None:
            self._late.append(max(0.0, perf_counter() - due))
            self.start()

        self._next = loop.call_later(self._every, beat)

    def close(self) -> None:
        """Stop looking."""
        if self._next is not None:
            self._next.cancel()

    @property
    def worst_seconds(self) -> float:
        """The latest of the last half minute."""
        return max(list(self._late))


def process_families(pulse: Pulse) -> Iterator[Family]:
    """Yield what Prometheus expects of every process; sums where there are several."""
    yield single("process_cpu_seconds_total", "counter", "Processor time.", process_time())
    yield single("process_start_time_seconds", "gauge", "Start of the process.", _STARTED, "min")
    yield single("process_threads", "gauge", "Threads.", threading.active_count())
    yield single("daoyin_workers", "gauge", "Processes that answer.", 1)
    late = "Latest call of the event loop in half a minute."
    yield single("daoyin_loop_lag_seconds", "gauge", late, pulse.worst_seconds, "max")
    with suppress(OSError, ValueError, IndexError):  # no Linux
        pages = int((_PROC / "statm").read_text().split()[1])
        held = pages * os.sysconf("SC_PAGE_SIZE")
        yield single("process_resident_memory_bytes", "gauge", "Memory held.", held)
        files = len(list((_PROC / "fd").iterdir()))
        yield single("process_open_fds", "gauge", "Open files and connections.", files)
    with suppress(ImportError, OSError):
        import resource

        most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        yield single("process_max_fds", "gauge", "Most open files.", most, "min")
