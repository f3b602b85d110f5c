"""Search on the real content, judged by hand: what people type, and what they want to find."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.catalogue.edition import Edition
from app.vocabulary.kinds import Kind

JUDGED: list[Any] = json.loads(
    (Path(__file__).parent / "judged_queries.json").read_text(encoding="utf-8")
)
FIRST = 5
FLOOR = 0.97


def recall(edition: Edition, judged: Any) -> float:
    """The share of the wanted records that are among the first five hits."""
    kinds = frozenset({judged["kind"]}) if judged["kind"] else None
    hits = edition.search.find(judged["query"], kinds=kinds, limit=FIRST, offset=0).hits
    found = {(hit.kind, hit.slug) for hit in hits}
    wanted = {(kind, slug) for kind, slug in judged["wanted"]}
    return len(found & wanted) / min(len(wanted), FIRST)


def test_at_least_two_hundred_queries_are_judged_and_none_twice() -> None:
    asked = [(judged["query"], judged["kind"]) for judged in JUDGED]
    assert len(set(asked)) == len(asked) >= 200


def test_every_wanted_record_exists(edition: Edition) -> None:
    for judged in JUDGED:
        for kind, slug in judged["wanted"]:
            assert slug in edition.shelf(Kind(kind)).trees, (judged["query"], slug)


def test_what_people_want_is_among_the_first_five(edition: Edition) -> None:
    scores = {judged["query"]: recall(edition, judged) for judged in JUDGED}
    missed = {query: score for query, score in scores.items() if score < 1}
    assert sum(scores.values()) / len(scores) >= FLOOR, missed


@pytest.mark.parametrize("query", ["GB34", "陽陵泉", "mingmen", "sciatica", "carpal tunnel"])
def test_an_exact_name_comes_first(edition: Edition, query: str) -> None:
    judged = next(item for item in JUDGED if item["query"] == query)
    first = edition.search.find(query, kinds=None, limit=1, offset=0).hits[0]
    assert [first.kind, first.slug] in judged["wanted"]
