"""Accept-Language against the languages that are served."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.language import negotiate

SERVED = ("en", "zh-Hans", "zh-Hant")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        (b"", "en"),
        (b"en-GB,en;q=0.9", "en"),
        (b"zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        (b"zh-TW", "zh-Hant"),
        (b"zh-HK", "zh-Hant"),
        (b"zh-hant-HK", "zh-Hant"),
        (b"ZH", "zh-Hans"),
        (b"zh-Hans;q=0.2, zh-Hant;q=0.9", "zh-Hant"),
        (b"fr, zh-TW;q=0.5", "zh-Hant"),
        (b"fr, de", "en"),
        (b"*", "en"),
        (b"en;q=0, *", "zh-Hans"),
        (b"en;q=0, zh-Hant", "zh-Hant"),
        (b"de;q=junk, zh-TW", "zh-Hant"),
        (b"zh-Hant, " * 500, "en"),
    ],
)
def test_the_preferred_language_is_served_or_the_first(header: bytes | None, language: str) -> None:
    assert negotiate(header, SERVED) == language


@given(st.binary(max_size=100))
def test_no_header_whatever_breaks_the_choice(header: bytes) -> None:
    assert negotiate(header, SERVED) in SERVED
