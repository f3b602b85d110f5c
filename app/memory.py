"""What is asked of Python's own memory: to look for no garbage for a while, to give room back."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Keep Python's search for garbage away from what makes objects and drops none.

    That is so of loading a release, and of loading code: a sixth of an import is that search.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def give_back_memory() -> None:
    """Hand what a load took back to the system, where the C library knows how."""
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):
        return  # not glibc: it has its own ways
