"""Much sent at once: one connection leaves turns to others, and holds no more than it must."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from app.web.turns import HALF_A_TURN_READS, MOST_AT_ONCE_BYTES
from app.web.wire import Wire
from tests.web.conftest import World

WISH = b'{"minutes":5}'


class Recorder(asyncio.Transport):
    """A transport that keeps what is written, and remembers whether it reads."""

    def __init__(self) -> None:
        super().__init__()
        self.written = bytearray()
        self.reads = True
        self.closing = False
        self.unsent_bytes = 0

    def get_write_buffer_size(self) -> int:
        return self.unsent_bytes

    def write(self, data: Any) -> None:
        if not self.closing:  # as uvloop's and asyncio's, which drop what comes after
            self.written += data

    def writelines(self, list_of_data: Any) -> None:
        self.write(b"".join(list_of_data))

    def is_closing(self) -> bool:
        return self.closing

    def close(self) -> None:
        self.closing = True

    def pause_reading(self) -> None:
        assert not self.closing
        self.reads = False

    def resume_reading(self) -> None:
        assert not self.closing
        self.reads = True

    @property
    def ids(self) -> list[int]:
        return [int(found) for found in re.findall(rb"x-request-id: n(\d+)\r", self.written)]


def connected() -> tuple[Wire, Recorder]:
    return next(connections())


def connections() -> Iterator[tuple[Wire, Recorder]]:
    """Connections to one server, without an end."""
    world = World()
    config = uvicorn.Config(world.app, lifespan="off", log_level="critical", access_log=False)
    config.load()
    state = ServerState()
    while True:
        wire, transport = Wire(config, state, {}), Recorder()
        wire.connection_made(transport)
        yield wire, transport


def get(target: str, number: int) -> bytes:
    return f"GET {target} HTTP/1.1\r\nX-Request-Id: n{number}\r\n\r\n".encode()


def post(body: bytes, number: int) -> bytes:
    named = f"X-Request-Id: n{number}\r\nContent-Type: application/json\r\n"
    return f"POST /v1/wishes HTTP/1.1\r\n{named}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def until_answered(transport: Recorder, requests: int) -> None:
    for _ in range(100_000):
        if transport.reads and len(transport.ids) >= requests:
            return
        await asyncio.sleep(0)
    raise AssertionError(f"{len(transport.ids)} of {requests} were answered")


def test_a_turn_answers_no_more_than_its_share() -> None:
    async def play() -> None:
        wire, transport = connected()
        sent = [get("/v1/leaves/oak", number) for number in range(2000)]
        wire.data_received(b"".join(sent))
        assert not transport.reads
        answered = 0
        while answered < len(sent):
            await asyncio.sleep(0)
            now = len(transport.ids)
            assert (now - answered) * len(sent[0]) <= MOST_AT_ONCE_BYTES
            answered = now
        await until_answered(transport, 2000)
        assert transport.ids == list(range(2000))

    asyncio.run(play())


def test_only_the_first_of_a_turn_is_made_on_the_spot() -> None:
    async def play() -> None:
        wire, transport = connected()
        sent = [get(f"/v1/leaves/tree-{number}", number) for number in range(20)]
        wire.data_received(b"".join(sent))
        assert transport.ids == [0]
        await until_answered(transport, 20)
        assert transport.ids == list(range(20))

    asyncio.run(play())


def test_the_loop_turns_however_many_ask_at_once() -> None:
    async def play() -> None:
        wire, transport = connected()
        turned: list[int] = []
        for number in range(2 * HALF_A_TURN_READS + 100):
            if number == HALF_A_TURN_READS:  # as a task would that somebody waits for
                asyncio.get_running_loop().call_soon(lambda: turned.append(len(transport.ids)))
            wire.data_received(get("/v1/leaves/oak", number))
        assert len(transport.ids) == 2 * HALF_A_TURN_READS
        await until_answered(transport, 2 * HALF_A_TURN_READS + 100)
        assert turned == [2 * HALF_A_TURN_READS]
        assert transport.ids == list(range(2 * HALF_A_TURN_READS + 100))

    asyncio.run(play())


def test_one_whose_reading_fails_is_closed_and_the_others_are_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def play() -> None:
        told: list[dict[str, Any]] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))
        many = list(islice(connections(), 4))
        for _ in range(2 * HALF_A_TURN_READS):
            many[0][0].data_received(get("/v1/leaves/oak", 0))
        broken = many[2][0]
        for number, (wire, _) in enumerate(many[1:]):
            wire.data_received(get("/v1/leaves/oak", number))
        monkeypatch.setattr(
            Wire, "_answer_whole", raising_for(broken, Wire._answer_whole), raising=True
        )
        await asyncio.sleep(0.01)
        assert [transport.ids for _, transport in many[1:]] == [[0], [], [2]]
        assert [transport.closing for _, transport in many] == [False, False, True, False]
        assert [context["protocol"] for context in told] == [broken]

    asyncio.run(play())


def raising_for(broken: Wire, method: Any) -> Any:
    def answer(wire: Wire, *asked: Any) -> Any:
        if wire is broken:
            raise RuntimeError("broken")
        return method(wire, *asked)

    return answer


def test_after_a_turn_all_are_answered_at_once_again() -> None:
    async def play() -> None:
        wire, transport = connected()
        for number in range(3 * HALF_A_TURN_READS):
            wire.data_received(get("/v1/leaves/oak", number))
            if number % 1000 == 0:
                assert len(transport.ids) == number + 1
                await asyncio.sleep(0)

    asyncio.run(play())


def test_a_connection_that_rests_keeps_nothing_of_what_was_asked() -> None:
    async def play() -> None:
        wire, transport = connected()
        for number in range(2):
            wire.data_received(get("/v1/leaves/oak", number))
            assert transport.ids == list(range(number + 1))
            assert (getattr(wire, "url", b""), wire.headers or []) == (b"", [])

    asyncio.run(play())


def test_who_does_not_read_is_not_read_from() -> None:
    async def play() -> None:
        wire, transport = connected()
        wire.pause_writing()
        transport.unsent_bytes = 1
        wire.data_received(get("/v1/leaves/oak", 1) * 5000)
        for _ in range(50):
            await asyncio.sleep(0)
        assert not transport.reads and not transport.written
        assert len(wire.pipeline) * len(get("/v1/leaves/oak", 1)) <= MOST_AT_ONCE_BYTES
        transport.unsent_bytes = 0
        wire.resume_writing()
        await until_answered(transport, 5000)
        assert len(transport.ids) == 5000

    asyncio.run(play())


def test_who_asks_on_without_reading_is_kept_no_answers() -> None:
    async def play() -> None:
        wire, transport = connected()
        wire.data_received(get("/v1/leaves/oak", 0))
        wire.pause_writing()
        transport.unsent_bytes = 1
        for number in range(1, 10):
            wire.data_received(get("/v1/leaves/oak", number))
            await asyncio.sleep(0)
        assert transport.ids == [0]
        transport.unsent_bytes = 0
        wire.resume_writing()
        await until_answered(transport, 10)
        assert transport.ids == list(range(10))

    asyncio.run(play())


def test_a_connection_that_is_lost_drops_what_it_held() -> None:
    async def play() -> None:
        for by_peer in (True, False):
            wire, transport = connected()
            wire.data_received(get("/v1/slow", 1) * 500)
            await asyncio.sleep(0)
            transport.close()
            if by_peer:
                wire.connection_lost(ConnectionResetError())
            await asyncio.sleep(0.03)
            assert len(transport.ids) <= 1

    asyncio.run(play())


@pytest.mark.parametrize("size", [10, 3000, 5000, 100_000, 10**6])
@pytest.mark.parametrize("padding", [10, 4000, 60_000, 70_000, 300_000])
def test_bodies_arrive_whole_however_they_are_cut(size: int, padding: int) -> None:
    async def play() -> None:
        wire, transport = connected()
        body = WISH + b" " * padding
        asked = [post(body, 0), get("/v1/leaves/oak", 1), get("/v1/slow", 2), post(body, 3)]
        asked += [post(b"?", 4), get("/v1/leaves/oak", 5)]
        sent = b"".join(asked)
        for start in range(0, len(sent), size):
            while not transport.reads:
                await asyncio.sleep(0)
            wire.data_received(sent[start : start + size])
        await until_answered(transport, 6)
        assert transport.ids == list(range(6))
        statuses = re.findall(rb"HTTP/1.1 (\d+)", transport.written)
        wished = b"413" if padding > 65_000 else b"200"
        assert statuses == [wished, b"200", b"200", wished, b"400", b"200"]

    asyncio.run(asyncio.wait_for(play(), 10))
