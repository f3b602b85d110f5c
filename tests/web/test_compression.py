"""Accept-Encoding, and bodies compressed once."""

from __future__ import annotations

import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import NothingAcceptable
from app.web.compression import IDENTITY, Compressor, choose_encoding, is_compressible


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        (None, IDENTITY),
        (b"", IDENTITY),
        (b"gzip, deflate, br", "br"),
        (b"gzip", "gzip"),
        (b"x-gzip", "gzip"),
        (b"gzip, " * 500, IDENTITY),
        (b"GZIP", "gzip"),
        (b"br;q=0.5, gzip;q=0.8", "gzip"),
        (b"br;q=0, gzip", "gzip"),
        (b"br;q=0", IDENTITY),
        (b"identity, br;q=0.5", IDENTITY),
        (b"*", "br"),
        (b"*;q=0.5, gzip", "gzip"),
        (b"br;q=0, *", "gzip"),
        (b"identity;q=0, gzip;q=0.001", "gzip"),
        (b"zstd, deflate", IDENTITY),
        (b"br;q=high, gzip", "gzip"),
        (b"gzip;q=1.0000", IDENTITY),
        (b"gzip ; q=1", "gzip"),
    ],
)
def test_the_coding_that_is_preferred_is_chosen(header: bytes | None, coding: str) -> None:
    assert choose_encoding(header).coding == coding


@pytest.mark.parametrize("header", [b"*;q=0", b"identity;q=0", b"identity;q=0, br;q=0, *;q=0.0"])
def test_a_header_that_refuses_everything_is_told_so(header: bytes) -> None:
    with pytest.raises(NothingAcceptable):
        choose_encoding(header)


def test_a_short_body_stays_plain_unless_plain_is_refused() -> None:
    assert choose_encoding(b"br").coding_for(b"short") == IDENTITY
    assert choose_encoding(b"br, identity;q=0").coding_for(b"short") == "br"
    assert choose_encoding(b"br").coding_for(b"long " * 200) == "br"


weights = st.sampled_from(["", ";q=0", ";q=0.5", ";q=1", ";q=0.001"])
pieces = st.tuples(st.sampled_from(["br", "gzip", "identity", "*", "zstd"]), weights)


@given(st.lists(pieces, max_size=5, unique_by=lambda piece: piece[0]))
def test_no_coding_is_ever_chosen_that_was_refused(listed: list[tuple[str, str]]) -> None:
    header = ", ".join(word + weight for word, weight in listed).encode()
    said = dict(listed)

    def refused(coding: str) -> bool:
        # Without a word on it, plain is acceptable and any other coding is not (RFC 9110, 12.5.3).
        unsaid = "" if coding == IDENTITY else ";q=0"
        return said.get(coding, said.get("*", unsaid)) == ";q=0"

    try:
        chosen = choose_encoding(header)
    except NothingAcceptable:
        assert all(refused(coding) for coding in ("br", "gzip", IDENTITY))
    else:
        assert not refused(chosen.coding)
        assert not refused(chosen.coding_for(b"short"))


@given(st.binary(max_size=200))
def test_no_header_whatever_breaks_the_choice(header: bytes) -> None:
    try:
        assert choose_encoding(header).coding in ("br", "gzip", IDENTITY)
    except NothingAcceptable:
        assert b"0" in header


def test_a_compressed_body_is_the_same_body() -> None:
    body = b'{"words":"one two three"}' * 50
    compressor = Compressor(100_000)
    assert brotli.decompress(compressor.compress(body, b"d", "br")) == body
    assert gzip.decompress(compressor.compress(body, b"d", "gzip")) == body
    assert compressor.compress(body, b"d", IDENTITY) is body


def test_gzip_gives_the_same_bytes_at_any_time() -> None:
    first, second = Compressor(100_000), Compressor(100_000)
    packed = first.compress(b"body" * 200, b"d", "gzip")
    assert packed == second.compress(b"body" * 200, b"d", "gzip")
    assert packed[4:8] == b"\0\0\0\0"


def test_a_body_is_compressed_once_for_each_coding() -> None:
    compressor = Compressor(100_000)
    for _ in range(3):
        for coding in ("br", "gzip"):
            compressor.compress(b"body" * 200, b"d", coding)
    assert compressor.compressions == 2


def test_what_is_remembered_stays_within_its_bounds() -> None:
    compressor = Compressor(1000)
    for number in range(500):
        compressor.compress(b"%d" % number, b"%d" % number, "gzip")
    assert compressor.held_bytes <= 1000
    compressor.compress(b"0", b"0", "gzip")
    assert compressor.compressions == 501


def test_only_text_is_compressed() -> None:
    assert is_compressible(b"application/json")
    assert is_compressible(b"application/fhir+json")
    assert is_compressible(b"image/svg+xml; charset=utf-8")
    assert not is_compressible(b"image/png")
    assert not is_compressible(b"application/gzip")
