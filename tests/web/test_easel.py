"""Long drawing is done in a process of its own, which cannot take the server with it."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from app.web.easel import CouldNotDraw, Easel, TookTooLong
from tests import easel_jobs


@pytest.fixture
def easel() -> Iterator[Easel]:
    easel = Easel(longest_seconds=5)
    yield easel
    easel.close()


def test_it_draws_in_another_process_and_keeps_it(easel: Easel) -> None:
    first = easel.draw(easel_jobs.process_number)
    assert first != easel_jobs.process_number()
    assert easel.draw(easel_jobs.process_number) == first


def test_the_process_knows_nothing_of_the_application(easel: Easel) -> None:
    loaded = easel.draw(easel_jobs.loaded).decode().split()
    assert {"fastapi", "sqlalchemy", "pydantic", "app.main"}.isdisjoint(loaded)


def test_a_long_answer_comes_whole_whatever_is_printed_meanwhile(easel: Easel) -> None:
    assert easel.draw(easel_jobs.long, 3_000_000) == b"x" * 3_000_000


@pytest.mark.slow
def test_what_takes_too_long_is_ended_and_the_next_is_drawn() -> None:
    easel = Easel(longest_seconds=2)
    before = easel.draw(easel_jobs.process_number)
    began = time.monotonic()
    with pytest.raises(TookTooLong):
        easel.draw(easel_jobs.sleep, 60)
    assert time.monotonic() - began < 4
    assert easel.draw(easel_jobs.process_number) != before
    easel.close()


def test_a_failure_is_told_and_the_process_stays(easel: Easel) -> None:
    before = easel.draw(easel_jobs.process_number)
    with pytest.raises(CouldNotDraw, match="TypeError"):
        easel.draw(easel_jobs.sleep, "no number")
    assert easel.draw(easel_jobs.process_number) == before


def test_more_memory_than_it_may_have_is_a_failure(easel: Easel) -> None:
    with pytest.raises(CouldNotDraw, match="MemoryError"):
        easel.draw(easel_jobs.greedy)


def test_a_process_that_dies_is_replaced(easel: Easel) -> None:
    with pytest.raises(OSError, match="ended"):
        easel.draw(easel_jobs.die)
    assert easel.draw(easel_jobs.sleep, 0) == b"awake"
