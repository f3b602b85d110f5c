"""One reader for all connections: no two get into each other's way, however they send."""

from __future__ import annotations

import asyncio
import gc
import re
from itertools import islice, pairwise
from random import Random

import pytest
from httptools import HttpRequestParser
from hypothesis import given
from hypothesis import strategies as st

from app.web.whole import WholeReader
from tests.web.test_wire_turns import WISH, Recorder, connections, get, post

ONE = b"GET /v1/leaves/oak?lang=en HTTP/1.1\r\nHost: x\r\nX-Odd: 1\r\n\r\n"
READ = (b"/v1/leaves/oak?lang=en", [(b"host", b"x"), (b"x-odd", b"1")])
NO_HTTP = b"NO HTTP\r\n\r\n"
LEFT_TO_OTHERS = {
    "nothing": b"",
    "a part": ONE[:-1],
    "a part of the first line": ONE[:8],
    "two": ONE + ONE,
    "one and a part": ONE + ONE[:-3],
    "another method": ONE.replace(b"GET", b"HEAD"),
    "a letter with a body": post(WISH, 1),
    "the last of a connection": ONE.replace(b"X-Odd: 1", b"Connection: close"),
    "an older protocol": ONE.replace(b"HTTP/1.1", b"HTTP/1.0"),
    "a part of a body": ONE.replace(b"X-Odd: 1", b"Content-Length: 5") + b"1234",
    "an upgrade": ONE.replace(b"X-Odd: 1", b"Connection: Upgrade\r\nUpgrade: websocket"),
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "a header that is none": ONE.replace(b"X-Odd: 1", b"X Odd\x00 1"),
    "what comes after the last": ONE.replace(b"X-Odd: 1", b"Connection: close") + b"more",
}


@pytest.mark.parametrize("before", LEFT_TO_OTHERS)
def test_what_is_not_one_whole_get_is_left_to_others_and_spoils_nothing(before: str) -> None:
    reader = WholeReader()
    for _ in range(2):
        assert reader.read(LEFT_TO_OTHERS[before]) is None
        assert reader.read(ONE) == READ
        assert reader.read(ONE) == READ


def test_a_body_of_a_get_and_empty_lines_are_passed_over() -> None:
    reader = WholeReader()
    with_body = ONE.replace(b"X-Odd: 1", b"Content-Length: 3") + b"abc"
    assert reader.read(with_body) == (READ[0], [(b"host", b"x"), (b"content-length", b"3")])
    assert reader.read(b"\r\n" + ONE + b"\r\n") == READ
    assert reader.read(ONE) == READ


@pytest.mark.parametrize("sent", [ONE, *LEFT_TO_OTHERS.values()])
def test_the_reader_keeps_nothing_of_what_it_read(sent: bytes) -> None:
    reader = WholeReader()
    reader.read(sent)
    kept = [getattr(reader, name) for name in WholeReader.__slots__ if name != "_parser"]
    assert all(not one for one in kept), kept


def test_connections_have_a_parser_each_only_until_what_needs_it_is_answered() -> None:
    async def play() -> None:
        gc.collect()
        before = parsers()
        many = list(islice(connections(), 50))
        for number, (wire, transport) in enumerate(many):
            for target in ("/v1/leaves/oak", f"/v1/leaves/tree-{number}"):
                wire.data_received(get(target, number))
            assert transport.ids == [number, number]
        assert parsers() - before <= 1
        for wire, transport in many:
            wire.data_received(get("/v1/slow", 7)[:9])
            wire.data_received(get("/v1/slow", 7)[9:])
            assert transport.ids != [7]
        assert parsers() - before >= 50
        for number, (wire, transport) in enumerate(many):
            while len(transport.ids) < 3:
                await asyncio.sleep(0.001)
            assert transport.ids == [number, number, 7]
            wire.data_received(post(WISH, 8)[:-1])
            wire.data_received(post(WISH, 8)[-1:] + get("/v1/leaves/oak", 9))
        while any(len(transport.ids) < 5 for _, transport in many):
            await asyncio.sleep(0.001)
        assert parsers() - before <= 1

    asyncio.run(play())


def parsers() -> int:
    return sum(type(one) is HttpRequestParser for one in gc.get_objects())


def script(chance: Random, first: int) -> tuple[list[bytes], list[int], list[bytes]]:
    """Return what one connection sends, the ids that come back, and the statuses."""
    asked: list[bytes] = []
    statuses: list[bytes] = []
    for number in range(first, first + chance.randint(1, 6)):
        with_body = get("/v1/leaves/oak", number)[:-2] + b"Content-Length: 4\r\n\r\nGET "
        sent, status = chance.choice(
            [
                (get("/v1/leaves/oak", number), b"200"),
                (get(f"/v1/leaves/tree-{number}", number), b"200"),
                (get("/v1/leaves/unknown", number), b"404"),
                (get("/v1/slow", number), b"200"),
                (get("/v1/leaves/oak", number).replace(b"GET", b"HEAD"), b"200"),
                (with_body, b"200"),
                (post(WISH, number), b"200"),
                (post(b"?", number), b"400"),
            ]
        )
        asked.append(sent)
        statuses.append(status)
    ids = list(range(first, first + len(asked)))
    if chance.random() < 0.3:
        asked.append(NO_HTTP)
        statuses.append(b"400")
    return asked, ids, statuses


def cut(chance: Random, asked: list[bytes]) -> list[bytes]:
    """Cut what is sent in pieces: whole requests, some together, parts of some."""
    sent = b"".join(asked)
    ends = {sum(map(len, asked[: number + 1])) for number in range(len(asked))}
    ends = {end for end in ends if chance.random() < 0.8}
    ends |= {chance.randrange(1, len(sent)) for _ in range(chance.randint(0, 3))}
    places = [0, *sorted(ends - {len(sent)}), len(sent)]
    return [sent[start:end] for start, end in pairwise(places)]


@given(chance=st.randoms(use_true_random=False))
def test_however_they_send_each_connection_gets_its_own_answers(chance: Random) -> None:
    async def play() -> None:
        told = [script(chance, 100 * number) for number in range(chance.randint(2, 6))]
        wires = list(islice(connections(), len(told)))
        left = [cut(chance, asked) for asked, _, _ in told]
        while any(left):
            at = chance.choice([number for number, pieces in enumerate(left) if pieces])
            wire, transport = wires[at]
            if not transport.closing:
                wire.data_received(left[at][0])
            del left[at][0]
            for _ in range(chance.randint(0, 3)):  # or the next comes in the same turn
                await asyncio.sleep(0)
        for (asked, ids, statuses), (_, transport) in zip(told, wires, strict=True):
            while len(statuses_of(transport)) < len(statuses) and not transport.closing:
                await asyncio.sleep(0.001)
            found = statuses_of(transport)
            assert transport.ids == ids[: len(transport.ids)]
            assert found == statuses[: len(found)]
            # What is no HTTP closes a connection, and who still waited there gets no more.
            assert transport.closing == (asked[-1] == NO_HTTP)
            assert len(found) == len(statuses) or transport.closing

    asyncio.run(asyncio.wait_for(play(), 30))


def statuses_of(transport: Recorder) -> list[bytes]:
    return re.findall(rb"HTTP/1\.1 (\d{3}) ", transport.written)
