"""A movement step by step, in motion, and in pixels."""

import struct

import pytest

from tests.api.figures.svg import SVG, count_of, parsed, text_of
from tests.client import Client
from tests.drawn import BOW, SKY


def test_a_strip_shows_the_steps_in_words(drawn: Client) -> None:
    movement = drawn.json(SKY)
    steps = movement["variants"][0]["steps"]
    told = text_of(parsed(drawn.get(f"{SKY}/sequence.svg")), "text")
    for word in steps[1]["text"].split()[:3]:
        assert word in told
    assert count_of(parsed(drawn.get(f"{SKY}/sequence.svg")), "svg") >= 4


def test_a_strip_speaks_chinese(drawn: Client) -> None:
    response = drawn.get(f"{SKY}/sequence.svg?lang=zh-Hans")
    assert response.headers["content-language"] == "zh-Hans"
    assert "Breathe" not in text_of(parsed(response), "text")


def test_an_animation_moves_for_ever(drawn: Client) -> None:
    root = parsed(drawn.get(f"{SKY}/animation.svg"))
    moving = list(root.iter(f"{SVG}animate"))
    assert len(moving) > 20
    assert {one.get("repeatCount") for one in moving} == {"indefinite"}


def seconds_of(drawn: Client, query: str) -> set[float]:
    root = parsed(drawn.get(f"{SKY}/animation.svg{query}"))
    return {float(str(one.get("dur")).removesuffix("s")) for one in root.iter(f"{SVG}animate")}


@pytest.mark.slow
def test_it_breathes_at_the_pace_asked_for(drawn: Client) -> None:
    assert len(seconds_of(drawn, "")) == 1
    assert seconds_of(drawn, "?breaths_per_minute=6") == {10}
    assert seconds_of(drawn, "?breaths_per_minute=4") == {15}


@pytest.mark.slow
def test_captions_and_trails_may_be_left_out(drawn: Client) -> None:
    whole = parsed(drawn.get(f"{SKY}/animation.svg"))
    bare = parsed(drawn.get(f"{SKY}/animation.svg?captions=false&trails=false"))
    assert text_of(whole, "text") and not text_of(bare, "text")
    assert "q-trail" not in drawn.get(f"{SKY}/animation.svg?trails=false").text


@pytest.mark.slow
def test_a_mirrored_movement_moves_to_both_sides(drawn: Client) -> None:
    told = text_of(parsed(drawn.get(f"{BOW}/animation.svg")), "desc")
    assert "other side" in told


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


@pytest.mark.parametrize("name", ["figure.png", "sequence.png"])
@pytest.mark.parametrize("width", [64, 512, 1024])
def test_pixels_are_as_many_as_asked_for(drawn: Client, name: str, width: int) -> None:
    response = drawn.get(f"{SKY}/{name}?width={width}")
    assert response.headers["content-type"] == "image/png"
    assert size_of(response.content)[0] == width


def test_without_a_width_it_is_512_pixels_wide(drawn: Client) -> None:
    assert size_of(drawn.get(f"{SKY}/figure.png").content)[0] == 512
