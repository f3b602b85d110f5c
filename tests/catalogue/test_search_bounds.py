"""The search under hostile queries and much content: it never raises, wanders or scans."""

from __future__ import annotations

import sys
from functools import cache
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue.search.entries import Entry
from app.catalogue.search.index import SearchIndex
from app.catalogue.search.lexicon import Lexicon, allowed_slips
from app.catalogue.search.postings import FIRST, Postings, pack, rank_of

WORDS = ["knee", "pain", "breathing", "spine", "wrist"]
WORDS += ["sciatica", "neuropathy", "qigong", "standing", "seated"]


@cache
def world(size: int) -> SearchIndex:
    """Many records of which every tenth speaks of the same word."""
    return SearchIndex.build(
        Entry(
            ("movements", "conditions", "sources")[number % 3],
            f"record-{number:05}",
            (
                ("name", f"{WORDS[number % 10]} {number}"),
                ("text", f"{WORDS[number // 10 % 10]} 膝"),
            ),
        )
        for number in range(size)
    )


def small() -> SearchIndex:
    return world(400)


def large() -> SearchIndex:
    return world(8000)


ALPHABET = st.one_of(st.characters(), st.sampled_from("knepai 膝陽命ǖ'-\ud800\u0301 34"))


def steps(index: SearchIndex, query: str) -> int:
    """Lines of Python executed for one answer: the same on every machine, unlike time."""
    count = 0

    def tracer(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        index.find(query)
    finally:
        sys.settrace(before)
    return count


@given(query=st.text(ALPHABET, max_size=300), limit=st.integers(0, 50), offset=st.integers(0, 500))
def test_any_text_is_answered_and_always_the_same(query: str, limit: int, offset: int) -> None:
    result = small().find(query, limit=limit, offset=offset)
    assert len(result.hits) <= min(limit, max(0, result.total - offset))
    assert result == small().find(query, limit=limit, offset=offset)


@pytest.mark.slow
@given(st.lists(st.sampled_from([*WORDS, "kne", "sciatca", "12", "膝", "the"]), max_size=5))
def test_pages_make_up_the_whole_without_repeats(words: list[str]) -> None:
    query = " ".join(words)
    whole = small().find(query, limit=10_000)
    pages = [
        hit
        for at in range(0, whole.total, 7)
        for hit in small().find(query, limit=7, offset=at).hits
    ]
    assert pages == list(whole.hits)
    assert len({(hit.kind, hit.slug) for hit in pages}) == whole.total


@pytest.mark.slow
@pytest.mark.parametrize("query", ["kne", "sciatca", "knee pain", "kne pai", "膝"])
def test_every_page_of_much_content_tells_the_same_total(query: str) -> None:
    total = large().find(query, limit=1).total
    assert total == large().find(query, limit=100_000).total == large().find(query, offset=90).total
    assert len(large().find(query, limit=100_000).hits) == total


def test_the_order_of_the_entries_does_not_matter() -> None:
    entries = [Entry("regions", f"r{n}", (("name", WORDS[n % 10]),)) for n in range(50)]
    forward, backward = SearchIndex.build(entries), SearchIndex.build(reversed(entries))
    for query in [*WORDS, "nee", "spin", "knee pain"]:
        assert forward.find(query) == backward.find(query)


@pytest.mark.slow
@pytest.mark.parametrize("query", ["knee", "sciatica", "膝", "neuropathy", "seated"])
def test_one_word_costs_the_same_in_twenty_times_the_content(query: str) -> None:
    assert large().find(query).total >= 15 * small().find(query).total > 0
    assert steps(large(), query) <= steps(small(), query) * 1.2 + 20


@pytest.mark.slow
def test_the_worst_query_stays_bounded_in_much_content() -> None:
    worst = " ".join([*WORDS, "kne", "pai"])
    assert steps(large(), worst) < 60_000


def test_a_beginning_that_many_words_share_offers_the_names_first() -> None:
    surfaces = {f"ab{number:03}": number for number in range(200)}
    prominence = [5] * 200
    prominence[150] = 1 << 24
    lexicon = Lexicon(surfaces, {}, prominence)
    assert lexicon.completions("a")[0] == 150
    assert len(lexicon.completions("ab")) == 16
    assert len(lexicon.completions("ab15")) == 10


@given(
    st.text("abcdef", min_size=4, max_size=14),
    st.integers(0, 13),
    st.sampled_from(["drop", "add", "swap", "change"]),
)
def test_one_slip_is_always_found(word: str, at: int, slip: str) -> None:
    at %= len(word)
    changed = {
        "drop": word[:at] + word[at + 1 :],
        "add": word[:at] + "g" + word[at:],
        "swap": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        "change": word[:at] + "g" + word[at + 1 :],
    }[slip]
    lexicon = Lexicon({word: 0}, {}, [2])
    found = lexicon.corrections(changed)
    assert (found != []) == (allowed_slips(changed) > 0)


@given(st.text("abcdef", min_size=10, max_size=18), st.data())
def test_two_slips_are_found_in_long_words(word: str, data: st.DataObject) -> None:
    letters = list(word)
    for _ in range(2):
        at = data.draw(st.integers(0, len(letters) - 1))
        letters[at : at + 1] = data.draw(st.sampled_from([[], ["g"], [letters[at], "g"]]))
    assert Lexicon({word: 0}, {}, [2]).corrections("".join(letters)) != []


@pytest.mark.parametrize("count", [1, 30, FIRST, FIRST + 1, 2000])
@pytest.mark.parametrize("kinds", [1, 5])
def test_the_best_of_a_list_are_the_same_as_when_all_of_it_is_sorted(
    count: int, kinds: int
) -> None:
    every = [(number % kinds, number * 7919 % 65536, number) for number in range(1000)]
    postings = Postings([[pack(kind, strength, rank, 3) for kind, strength, rank in every]])
    best = sorted(every, key=lambda one: (-one[1], one[2]))[:count]
    assert [rank_of(one) for one in postings.best(0, count)] == [rank for _, _, rank in best]
    some = frozenset({0, 4})
    assert postings.count(0, some) == sum(kind in some for kind, _, _ in every)


def test_a_word_that_begins_one_other_offers_that_alone() -> None:
    lexicon = Lexicon({"knee": 0, "kneel": 1, "wrist": 2}, {}, [1, 1, 1])
    offered = {word: lexicon.completions(word) for word in ("knee", "kne", "kneel", "w", "x")}
    assert offered == {"knee": [1], "kne": [0, 1], "kneel": [], "w": [2], "x": []}
