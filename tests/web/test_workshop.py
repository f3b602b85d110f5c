"""Costly answers are made once, in their turn, and refused when too many wait."""

from __future__ import annotations

import asyncio
import random
from threading import Event, current_thread

import pytest

from app.errors import Busy
from app.web.workshop import Lane, Store


def test_what_many_ask_for_at_once_is_made_once_and_off_the_loop() -> None:
    made: list[str] = []
    go_on = Event()

    def make() -> bytes:
        go_on.wait(5)
        made.append(current_thread().name)
        return b"picture"

    async def ask() -> list[bytes]:
        lane = Lane("lane", most_waiting=2)
        asking = [asyncio.create_task(lane.made("key", make)) for _ in range(20)]
        await asyncio.sleep(0)
        go_on.set()
        return await asyncio.gather(*asking)

    assert asyncio.run(ask()) == [b"picture"] * 20
    assert len(made) == 1 and made[0].startswith("lane")


def test_a_full_line_is_refused_and_an_empty_one_takes_work_again() -> None:
    go_on = Event()

    def make() -> bytes:
        go_on.wait(5)
        return b"picture"

    async def ask() -> None:
        lane = Lane("lane", most_waiting=3)
        waiting = [asyncio.create_task(lane.made(key, make)) for key in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await lane.made("one too many", make)
        go_on.set()
        assert await asyncio.gather(*waiting) == [b"picture"] * 3
        assert await lane.made("another", make) == b"picture"

    asyncio.run(ask())


def test_one_lane_does_not_hold_up_another() -> None:
    go_on = Event()

    def slow() -> bytes:
        go_on.wait(5)
        return b"slow"

    async def ask() -> None:
        slow_lane, quick_lane = Lane("slow", 2), Lane("quick", 2)
        waiting = asyncio.create_task(slow_lane.made("key", slow))
        assert await quick_lane.made("key", lambda: b"quick") == b"quick"
        assert not waiting.done()
        go_on.set()
        assert await waiting == b"slow"

    asyncio.run(ask())


def test_one_who_gives_up_does_not_take_it_from_the_others() -> None:
    go_on = Event()

    def make() -> bytes:
        go_on.wait(5)
        return b"picture"

    async def ask() -> None:
        lane = Lane("lane", most_waiting=1)
        leaving = asyncio.create_task(lane.made("key", make))
        staying = asyncio.create_task(lane.made("key", make))
        await asyncio.sleep(0)
        leaving.cancel()
        go_on.set()
        assert await staying == b"picture"

    asyncio.run(ask())


def test_what_fails_is_told_to_all_and_may_be_tried_again() -> None:
    async def ask() -> None:
        lane = Lane("lane", most_waiting=1)
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                await lane.made("key", lambda: bytes(1 // 0))

    asyncio.run(ask())


def test_a_store_gives_back_what_it_keeps_and_never_holds_more_than_it_may() -> None:
    chance = random.Random(7)
    store = Store(10_000)
    bodies = {key: chance.randbytes(1_000) for key in range(40)}
    for key, body in bodies.items():
        store.keep(key, body)
        assert store.held_bytes <= 10_000
        assert store.find(0) == bodies[0]
    assert store.find(39) == bodies[39]
    assert store.find(1) is None
    store.keep("huge", chance.randbytes(20_000))
    assert store.find("huge") is None and store.find(39) == bodies[39]
