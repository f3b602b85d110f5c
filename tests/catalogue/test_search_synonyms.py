"""The lay phrases that widen the search: their shape and their manners."""

from __future__ import annotations

import json
import re
from pathlib import Path

from app.catalogue.search.words import fold

FILE = Path(__file__).parents[2] / "seed_data" / "vocabulary" / "search_synonyms.json"
PHRASES: list[dict[str, object]] = json.loads(FILE.read_text(encoding="utf-8"))
PROMISE = re.compile(r"\b(treat|therap|cure|healed|heal\b|relie[fv]|prescri)")


def test_every_phrase_says_something_else_than_it_means() -> None:
    assert len(PHRASES) >= 60
    for phrase in PHRASES:
        assert set(phrase) == {"says", "means"}
        says, means = phrase["says"], phrase["means"]
        assert isinstance(says, str)
        assert isinstance(means, list)
        assert means
        assert says not in means


def test_no_phrase_stands_there_twice() -> None:
    said = [fold(str(phrase["says"])) for phrase in PHRASES]
    assert len(set(said)) == len(said)


def test_no_phrase_holds_a_promise() -> None:
    text = FILE.read_text(encoding="utf-8").lower()
    assert PROMISE.findall(text) == []
