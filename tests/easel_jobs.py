"""Work for the drawing process to do in tests; it finds a function by the name of its module."""

import os
import sys
import time

from app.web.easel_process import MOST_MEMORY_BYTES


def process_number() -> bytes:
    return str(os.getpid()).encode()


def loaded() -> bytes:
    return " ".join(sorted(sys.modules)).encode()


def sleep(seconds: float) -> bytes:
    time.sleep(seconds)
    return b"awake"


def long(length: int) -> bytes:
    print("a library that chats")  # noqa: T201  # as some do
    return b"x" * length


def greedy() -> bytes:
    return b"x" * (2 * MOST_MEMORY_BYTES)


def die() -> bytes:
    os._exit(3)
