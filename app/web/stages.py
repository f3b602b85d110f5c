"""How long the costly stages of one answer took, for `Server-Timing` and the metrics."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter

# Stage and seconds, of the request that this task answers; no list where nobody asks.
_under_way: ContextVar[list[tuple[str, float]] | None] = ContextVar("stages", default=None)


def begin() -> list[tuple[str, float]]:
    """Begin a request, and return the list that its stages will be in."""
    stages: list[tuple[str, float]] = []
    _under_way.set(stages)
    return stages


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Take the time of a stage, waiting for a thread included; `name` is a token of HTTP."""
    stages = _under_way.get()
    started = perf_counter()
    try:
        yield
    finally:
        if stages is not None:
            stages.append((name, perf_counter() - started))


def server_timing(stages: list[tuple[str, float]], total_seconds: float) -> bytes:
    """Return the value of `Server-Timing`: each stage and the whole, in milliseconds."""
    told = [*stages, ("total", total_seconds)]
    return ", ".join(f"{name};dur={seconds * 1000:.1f}" for name, seconds in told).encode()
