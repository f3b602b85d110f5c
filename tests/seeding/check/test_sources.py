"""Each rule of app/seeding/check/sources.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

SOURCES = "sources/sources.json#"

BREAKS = (
    Break("sources-are-told-once", {f"{SOURCES}/1/doi": "10.1000/1"}, f"{SOURCES}/0/doi"),
    Break(
        "sources-are-told-once",
        {f"{SOURCES}/{at}/url": "https://example.org/page" for at in (0, 1)},
        f"{SOURCES}/0/url",
    ),
    Break("sources-are-not-from-the-future", {f"{SOURCES}/0/year": 2099}, f"{SOURCES}/0/year"),
    Break(
        "sources-are-cited",
        {"concepts/concepts.json#/0/sources": ["teaching"]},
        f"{SOURCES}/4/slug",
    ),
    Break("addresses-are-addresses", {f"{SOURCES}/0/url": "a shelf at home"}, f"{SOURCES}/0/url"),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_source_that_cannot_be_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
