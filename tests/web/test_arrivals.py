"""The door of the server: a crowd that comes at once is let in within a few turns of the loop."""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
import subprocess
import sys
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import pytest
import uvloop

from app.web.arrivals import LEAST_MORE, ServingLoop
from tests.certificates import Authority

CROWD = 300
RESET = struct.pack("ii", 1, 0)
# Turns that asyncio needs itself before a connection is made known.
FEW = 3


class Guest(asyncio.Protocol):
    """A protocol as far as the door knows one: it counts with its server who is inside."""

    def __init__(self, server_state: SimpleNamespace) -> None:
        self.server_state = server_state
        self.was_told_to_leave = False

    def shutdown(self) -> None:
        self.was_told_to_leave = True

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.server_state.connections.add(self)

    def data_received(self, data: bytes) -> None:
        self.transport.write(data[::-1])


class House:
    """A server on a loop, with nobody inside."""

    def __init__(self) -> None:
        self.state = SimpleNamespace(connections=set())
        self.server: Any = None
        self.made: list[Guest] = []
        self.closes_at: int | None = None

    def guest(self) -> Guest:
        """Make a guest; the door may be closed while one comes in."""
        self.made.append(Guest(self.state))
        if len(self.made) == self.closes_at:
            self.server.close()
        return self.made[-1]

    async def __aenter__(self) -> House:
        loop = asyncio.get_running_loop()
        self.server = await loop.create_server(self.guest, "127.0.0.1", 0, backlog=2 * CROWD)
        return self

    async def __aexit__(self, *_: object) -> None:
        self.server.close()
        for guest in self.state.connections:
            guest.transport.close()
        for _turn in range(FEW):
            await asyncio.sleep(0)

    def arrivals(self, count: int) -> list[socket.socket]:
        """Connect so many at once; the kernel answers them before anybody lets them in."""
        address = self.server.sockets[0].getsockname()
        return [socket.create_connection(address, timeout=10) for _ in range(count)]

    async def turns_until_inside(self, count: int) -> int:
        turns = 0
        while len(self.state.connections) < count:
            await asyncio.sleep(0)
            turns += 1
            assert turns < 100 * CROWD, len(self.state.connections)
        return turns


async def answer(guest: socket.socket, words: bytes) -> bytes:
    """Say something, hear what is said to it, and leave."""
    with guest:
        guest.setblocking(False)
        loop = asyncio.get_running_loop()
        await loop.sock_sendall(guest, words)
        return await asyncio.wait_for(loop.sock_recv(guest, 10), 10)


def in_a_house(
    scene: Callable[[House], Awaitable[Any]], loop: type[uvloop.Loop] = ServingLoop
) -> Any:
    """Play a scene in a house that is closed after it."""

    async def play() -> Any:
        async with House() as house:
            return await scene(house)

    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(play())


def turns_for_a_crowd(loop: type[uvloop.Loop]) -> int:
    async def scene(house: House) -> int:
        crowd = house.arrivals(CROWD)
        turns = await house.turns_until_inside(CROWD)
        for one in crowd:
            one.close()
        return turns

    return int(in_a_house(scene, loop))


def test_a_crowd_is_in_after_a_few_turns_where_libuv_takes_one_for_each() -> None:
    assert turns_for_a_crowd(ServingLoop) <= CROWD / LEAST_MORE + FEW
    assert turns_for_a_crowd(uvloop.Loop) >= CROWD


def test_who_was_let_in_behind_another_is_a_guest_like_any() -> None:
    async def scene(house: House) -> None:
        crowd = house.arrivals(2 * LEAST_MORE)
        await house.turns_until_inside(len(crowd))
        transports = [guest.transport for guest in house.state.connections]
        peers = {transport.get_extra_info("peername") for transport in transports}
        assert peers == {one.getsockname() for one in crowd}
        for transport in transports:
            inner = transport.get_extra_info("socket")
            assert inner.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        for number, one in enumerate(crowd):
            assert await answer(one, b"%02d." % number) == (b"%02d." % number)[::-1]

    in_a_house(scene)


def test_who_left_before_the_door_opened_keeps_nobody_out() -> None:
    async def scene(house: House) -> None:
        for one in house.arrivals(LEAST_MORE):
            one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            one.close()
        for one in house.arrivals(LEAST_MORE):
            assert await answer(one, b"ab") == b"ba"

    in_a_house(scene)


def test_who_comes_in_while_the_door_is_closed_is_served_and_told_to_leave() -> None:
    async def scene(house: House) -> None:
        house.closes_at = 4
        crowd = house.arrivals(1 + LEAST_MORE)
        crowd[5].sendall(b"ab")
        await house.turns_until_inside(len(crowd))
        assert await answer(crowd[5], b"cd") in (b"ba", b"badc")
        deadline = asyncio.get_running_loop().time() + 10
        while not all(guest.was_told_to_leave for guest in house.made[3:]):
            assert asyncio.get_running_loop().time() < deadline
            await asyncio.sleep(0.01)
        for one in crowd:
            one.close()

    in_a_house(scene)


def test_a_server_that_counts_nobody_lets_all_in_too() -> None:
    async def play() -> None:
        async def back(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write((await reader.readexactly(2))[::-1])
            writer.close()
            await writer.wait_closed()

        async with await asyncio.start_server(back, "127.0.0.1", 0) as server:
            address = server.sockets[0].getsockname()
            for one in [socket.create_connection(address, timeout=10) for _ in range(20)]:
                assert await answer(one, b"ab") == b"ba"

    with asyncio.Runner(loop_factory=ServingLoop) as runner:
        runner.run(play())


def test_where_tls_is_spoken_everybody_speaks_it(authority: Authority) -> None:
    shown = authority.certificate("IP:127.0.0.1")
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ours.load_cert_chain(shown.shown, shown.key)
    theirs = ssl.create_default_context(cafile=str(authority.root))

    async def play() -> None:
        async def hello(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"hello")
            writer.close()

        async def greeted(one: socket.socket) -> bytes:
            told, _ = await asyncio.open_connection(
                sock=one, ssl=theirs, server_hostname="127.0.0.1"
            )
            return await told.read()

        async with await asyncio.start_server(hello, "127.0.0.1", 0, ssl=ours) as server:
            address = server.sockets[0].getsockname()
            crowd = [socket.create_connection(address, timeout=10) for _ in range(6)]
            assert await asyncio.gather(*map(greeted, crowd)) == [b"hello"] * 6

    with asyncio.Runner(loop_factory=ServingLoop) as runner:
        runner.run(play())


def test_a_door_that_was_closed_lets_nobody_in() -> None:
    async def scene(house: House) -> None:
        address = house.server.sockets[0].getsockname()
        crowd = house.arrivals(2)
        await house.turns_until_inside(2)
        house.server.close()
        await asyncio.sleep(0)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(address, timeout=10)
        for one in crowd:
            one.close()

    in_a_house(scene)


WITHOUT_FILES = """
import asyncio, os, resource
from tests.web.test_arrivals import answer, in_a_house

async def scene(house):
    crowd = house.arrivals(40)
    last = max(int(name) for name in os.listdir("/proc/self/fd"))
    resource.setrlimit(resource.RLIMIT_NOFILE, (last + 13, 4096))
    for _ in range(200):
        await asyncio.sleep(0)
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    print(len(house.state.connections))
    for one in crowd:
        one.close()
    print(await answer(*house.arrivals(1), b"ab"))

in_a_house(scene)
"""


@pytest.mark.slow
def test_without_a_file_to_spare_the_door_stays_open_for_those_who_come_later() -> None:
    command = [sys.executable, "-c", WITHOUT_FILES]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    inside, late = told.stdout.split()
    assert int(inside) < 40, "there were files for all"
    assert late == "b'ba'", told.stderr
