"""Inputs of one shape and growing size, for parsers that might go over them more than once."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from app.api.paging import page_of
from app.composer.token import NotAToken, decode
from app.errors import BadParameter, NothingAcceptable
from app.figures.choreographies import FOLDER, read_choreography
from app.figures.faults import BadChoreography
from app.seeding.read import read
from app.web.compression import choose_encoding
from app.web.language import negotiate
from app.web.preference import weighted
from tests.fuzzing.packed import RELEASE, SLUGS, TREES

SMALL, LARGE = 4_000, 64_000
# What grows with the size takes sixteen times as long, and what grows with its square 256 times.
MOST_TIMES = 60
LEAST_SECONDS = 2e-4  # below that a clock tells more about itself
TRIES = 5

HEADERS = (",", ";", "a-", "a,", "q=0.0", "a;q=1,", " ", "*,", "zh-", "\t;")
PACKED = ("A", "-", "=", "W1tb", "bnVs", "eyJh", "/+", "IiIi")
WRITTEN = ("[", "{", '{"a":', '"', "0", "[[],", '{"variants":{', "\\u", " ", "-", "1e", '"a":1,')
CHANNELS = '{"movement":"x","variants":{"v":{"phases":[%s]}}}'
PHASE = '{"beats":1,"to":{"hips":{"sink":1}}}'
KEYS = '{"movement":"x","variants":{%s}}'

Parse = Callable[[str], object]


def _token(text: str) -> None:
    with suppress(NotAToken):
        decode(text)


def _cursor(text: str) -> None:
    with suppress(BadParameter):
        page_of(SLUGS, sort="slug", key=None, trees=TREES, cursor=text, limit=9, release=RELEASE)


def _language(text: str) -> None:
    negotiate.__wrapped__(text.encode(), ("en", "zh-Hans"))


def _encoding(text: str) -> None:
    weighted(text.encode())  # what would come after the limit of length
    with suppress(NothingAcceptable):
        choose_encoding.__wrapped__(text.encode())


def _choreography(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / FOLDER / "x.json"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        read([Path(folder)])
        with suppress(BadChoreography):
            read_choreography(path)


def _shapes() -> Iterator[tuple[str, str, Parse, Callable[[int], str]]]:
    for name, parse, pieces in (
        ("token", _token, PACKED),
        ("cursor", _cursor, PACKED),
        ("language", _language, HEADERS),
        ("encoding", _encoding, HEADERS),
        ("choreography", _choreography, WRITTEN),
    ):
        for piece in pieces:
            yield name, piece, parse, partial(_repeated, piece)
    yield "choreography", "phases", _choreography, lambda size: CHANNELS % _listed(PHASE, size)
    yield "choreography", "one key", _choreography, lambda size: KEYS % _listed('"v":{}', size)
    yield "choreography", "keys", _choreography, lambda size: KEYS % _keys(size // 10)


def _repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece))


def _keys(count: int) -> str:
    """So many keys, of which only the last is said twice."""
    return ",".join(f'"v{min(number, count - 2)}":1' for number in range(count))


def _listed(piece: str, size: int) -> str:
    return ",".join([piece] * (size // len(piece)))


def too_steep() -> list[str]:
    """Return each shape that takes much more than its size to read."""
    found = []
    for name, shape, parse, sized in _shapes():
        small, large = (_seconds(parse, sized(size)) for size in (SMALL, LARGE))
        if large > MOST_TIMES * max(small, LEAST_SECONDS):
            found.append(f"{name} of {shape!r}: {small:.5f} s, then {large:.5f} s")
    return found


def _seconds(parse: Parse, text: str) -> float:
    """The least processor time of a few tries: what disturbs only ever adds to it."""
    times = []
    for _ in range(TRIES):
        began = time.thread_time()
        parse(text)
        times.append(time.thread_time() - began)
    return min(times)
