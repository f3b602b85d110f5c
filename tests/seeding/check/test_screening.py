"""Each rule of app/seeding/check/screening.py, broken once."""

from pathlib import Path

import pytest

from tests.seeding.check.breaking import Break

PARTS = "screening/screening.json#"
AGE = f"{PARTS}/0/questions/0"
FIRST = f"{PARTS}/1/questions/0"
EMERGENCY = f"{PARTS}/2/questions/0"
SOON = f"{PARTS}/2/questions/2"

BREAKS = (
    Break("screening-codes-are-unique", {f"{AGE}/code": "age"}, f"{AGE}/code"),
    Break("screening-codes-are-unique", {f"{PARTS}/2/order": 2}, f"{PARTS}/1/order"),
    Break(
        "follow-ups-follow",
        {f"{FIRST}/follows": {"question": "has_fever", "answers": ["yes"]}},
        f"{FIRST}/follows",
    ),
    Break("answers-fit-their-question", {f"{AGE}/answers/0/code": "sure"}, f"{AGE}/answers"),
    Break("answers-fit-their-question", {f"{AGE}/answers/0/most": 3}, f"{AGE}/answers"),
    Break("answers-fit-their-question", {f"{FIRST}/regions": ["lower-back"]}, f"{FIRST}/answers"),
    Break("sides-are-asked-where-they-count", {f"{FIRST}/asks_side": True}, f"{FIRST}/asks_side"),
    Break("flag-questions-raise-flags", {f"{AGE}/flags": "soon"}, AGE),
    Break("flag-questions-raise-flags", {f"{SOON}/signs": ["a pain"]}, SOON),
    Break(
        "screening-answers-have-grounds",
        {f"{FIRST}/answers/0/sources": []},
        f"{FIRST}/answers/0",
    ),
    Break(
        "screening-answers-have-grounds",
        {f"{AGE}/answers/1/advice": None},
        f"{AGE}/answers/1/advice",
    ),
    Break(
        "screening-answers-have-grounds",
        {f"{EMERGENCY}/answers/1/outlet": "answer_first", f"{EMERGENCY}/answers/1/reason": "So."},
        f"{EMERGENCY}/answers/1/outlet",
        ("screening-answers-have-grounds", f"{EMERGENCY}/answers/1"),
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_questionnaire_that_does_not_hold_together_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected
