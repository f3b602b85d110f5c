"""The parsers by name, and one input tried with a look at the clock of this thread."""

import time
from random import Random

from tests.fuzzing.choreographies import choreography
from tests.fuzzing.headers import encoding, language
from tests.fuzzing.packed import cursor, token
from tests.fuzzing.trying import Tried, Try

PARSERS: dict[str, Try] = {
    "token": token,
    "cursor": cursor,
    "language": language,
    "encoding": encoding,
    "choreography": choreography,
}


def tried(parser: str, number: int) -> tuple[Tried, float]:
    """Try the input of this number; return what came of it and its seconds of processor time."""
    random = Random(f"{parser}/{number}")
    began = time.thread_time()
    found = PARSERS[parser](random)
    return found, time.thread_time() - began
