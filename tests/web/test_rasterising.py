"""Pictures turned into pixels: as large as asked, in bounds, and with words in every script."""

from __future__ import annotations

import struct

import pytest

from app.web.rasterising import HIGHEST_PIXELS, png_of

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
    '<rect width="100%" height="100%" fill="#fff"/>'
    '<text x="5" y="30" font-size="24" font-family="system-ui, sans-serif">{words}</text></svg>'
)


def picture(words: str = "", wide: float = 100, high: float = 50) -> bytes:
    return PICTURE.format(words=words, wide=wide, high=high).encode()


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def test_it_is_as_wide_as_asked_and_keeps_its_shape() -> None:
    assert size_of(png_of(picture(), 300)) == (300, 150)


def test_what_would_be_too_high_comes_out_narrower() -> None:
    wide, high = size_of(png_of(picture(wide=10, high=400), 2048))
    assert high <= HIGHEST_PIXELS and wide == HIGHEST_PIXELS * 10 // 400


def test_the_same_picture_is_the_same_bytes() -> None:
    assert png_of(picture("Yánglíngquán"), 200) == png_of(picture("Yánglíngquán"), 200)


@pytest.mark.parametrize("words", ["Lift", "ǎ", "门", "門", "→", "，"])
def test_words_in_every_script_are_drawn_and_not_left_out(words: str) -> None:
    missing = png_of(picture("\ue000"), 200)  # a character that no font has
    assert png_of(picture(words), 200) not in (missing, png_of(picture(), 200))


def test_a_picture_without_a_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="viewBox"):
        png_of(b'<svg xmlns="http://www.w3.org/2000/svg"/>', 100)
