"""A flood of costly pictures is refused in time and holds up nothing else."""

import asyncio
from threading import Event
from typing import Any

import httpx
import pytest

from app.api.figures import making
from app.api.figures.making import LONG, QUICK
from app.catalogue.live import LiveEdition
from app.main import create_app
from app.settings import Settings
from app.web.easel import Easel
from tests.client import Client
from tests.drawn import SKY


@pytest.mark.parametrize(
    ("lane", "name", "other"),
    [(QUICK, "figure.svg", "sequence.svg"), (LONG, "animation.svg", "figure.svg")],
)
def test_a_full_line_refuses_its_own_pictures_and_no_others(
    drawn_live: LiveEdition, lane: Any, name: str, other: str
) -> None:
    app, go_on = create_app(Settings(log_requests=False), drawn_live), Event()

    def wait() -> bytes:
        go_on.wait(20)
        return b""

    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://daoyin.test") as http:
            filling = [asyncio.create_task(lane.made(("full", n), wait)) for n in range(200)]
            await asyncio.sleep(0)
            try:
                return [
                    await http.get(f"{SKY}/{path}?skin=brown&clothing=indigo")
                    for path in (name, other)
                ]
            finally:
                go_on.set()
                await asyncio.gather(*filling, return_exceptions=True)

    refused, made = asyncio.run(ask())
    assert refused.status_code == 503
    assert refused.json()["type"] == "/problems/busy"
    assert refused.headers["retry-after"] == "2"
    assert refused.headers["cache-control"] == "no-store"
    assert made.status_code == 200


def test_who_asks_for_what_is_not_drawn_in_time_may_ask_again(
    drawn: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = f"{SKY}/animation.svg?skin=brown"
    monkeypatch.setattr(making, "EASEL", Easel(longest_seconds=0))
    assert drawn.problem(path, 503)["type"] == "/problems/busy"
    assert "animation_svg was not drawn in time" in caplog.text
    monkeypatch.undo()
    assert drawn.get(path).status_code == 200


def test_what_was_drawn_is_served_however_full_the_line_is(drawn: Client) -> None:
    path = f"{SKY}/animation.svg?skin=porcelain"
    first = drawn.get(path)
    assert first.status_code == 200 and drawn.get(path).content == first.content


def test_many_who_ask_at_once_are_answered_with_one_drawing(drawn_live: LiveEdition) -> None:
    app = create_app(Settings(log_requests=False), drawn_live)

    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://daoyin.test") as http:
            path = f"{SKY}/animation.svg?skin=deep&hair=bob"
            return await asyncio.gather(*(http.get(path) for _ in range(60)))

    answers = asyncio.run(ask())
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
