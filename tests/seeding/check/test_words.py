"""Each rule of app/seeding/check/words.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

TITLE = "routines/routines.json#/0/title"

BREAKS = (
    Break("banned-words-are-not-used", {TITLE: "Therapy for the hips"}, TITLE),
    Break("banned-words-are-not-used", {TITLE: "A cure beside prescribed medicine"}, TITLE),
    Break(
        "banned-words-are-not-used",
        {"movements/movements.json#/1/relations/0/reason": "It is the effective one."},
        "movements/movements.json#/1/relations/0/reason",
    ),
    Break("nothing-is-promised", {TITLE: "Guaranteed calm"}, TITLE),
    Break("no-number-to-call-is-given", {TITLE: "Or call 911"}, TITLE),
    Break("no-number-to-call-is-given", {TITLE: "Or dial 112 at once"}, TITLE),
    Break("texts-are-clean", {TITLE: "Steady  hips"}, TITLE),
    Break("texts-are-clean", {TITLE: "Steady\u200bhips"}, TITLE),
)


@pytest.mark.parametrize(
    "title",
    [
        "Rest until healed",
        "Keep taking prescribed medicine",
        "A physiotherapist taught 112 healthy people",
    ],
)
def test_a_word_that_only_looks_banned_may_stand(title: str, tmp_path: Path) -> None:
    assert Break("none", {TITLE: title}, "").told(tmp_path) == set()


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_word_that_must_not_be_read_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected


def test_the_words_of_the_article_and_of_sources_are_not_ours(tmp_path: Path) -> None:
    changes = {
        "claims/claims.json#/0/claim": "The article says that it cures the nerve.",
        "sources/sources.json#/0/title": "Qigong therapy for pain",
        "conditions/conditions.json#/0/lay_names": ["nerve treatment"],
    }
    assert Break("none", changes, "").told(tmp_path) == set()
