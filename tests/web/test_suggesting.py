"""The nearest known word."""

from __future__ import annotations

import pytest

from app.web.suggesting import closest

WORDS = ("region", "posture", "level_max", "exclude_risk", "limit")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("regoin", "region"),
        ("Posture", "posture"),
        ("level-max", "level_max"),
        ("limt", "limit"),
        ("colour", None),
        ("", None),
        ("region" * 50, None),
    ],
)
def test_a_near_miss_finds_the_word_and_a_stranger_finds_none(word: str, meant: str | None) -> None:
    assert closest(word, WORDS) == meant
