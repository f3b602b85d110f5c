"""Each rule of app/seeding/check/vocabulary.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break
from tests.seeding.world import REMOVED

TERMS = "vocabulary/terms.json#"
CROSSWALK = "vocabulary/crosswalk.json#"
ENTRY = {"phrase": "Back of the waist", "seen_in": "movements", "note": None}

BREAKS = (
    Break("closed-lists-have-terms", {f"{TERMS}/0": REMOVED}, TERMS),
    Break("terms-are-the-words-of-their-list", {f"{TERMS}/0/terms/0": REMOVED}, f"{TERMS}/0/terms"),
    Break(
        "open-words-have-terms",
        {"claims/claims.json#/0/topic": "teeth"},
        "claims/claims.json#/0/topic",
    ),
    Break(
        "crosswalk-leads-to-words-that-exist",
        {f"{CROSSWALK}/0/to": ["loin"]},
        f"{CROSSWALK}/0/to/0",
    ),
    Break(
        "crosswalk-leads-to-words-that-exist",
        {f"{CROSSWALK}/0/to_list": "places"},
        f"{CROSSWALK}/0/to/0",
    ),
    Break(
        "crosswalk-phrases-are-said-once",
        {f"{CROSSWALK}/-": {**ENTRY, "to_list": "regions", "to": ["hip"]}},
        f"{CROSSWALK}/1/phrase",
    ),
)


@pytest.mark.parametrize(
    ("name", "word"), [("goals", "calm"), ("features", "grip"), ("claim_topics", "nerves")]
)
def test_a_phrase_may_lead_to_a_word_of_any_list(name: str, word: str, tmp_path: Path) -> None:
    changes = {f"{CROSSWALK}/0/to_list": name, f"{CROSSWALK}/0/to": [word]}
    assert Break("none", changes, "").told(tmp_path) == set()


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_list_that_differs_from_the_code_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
