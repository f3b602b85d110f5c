"""Each rule of app/seeding/check/reading.py, broken once."""

from pathlib import Path

import pytest

from app.seeding.check.reading import HARDEST_GRADE, _counted, _grade
from tests.seeding.check.breaking import Break

HARD = (
    "Proprioceptive information concerning lumbopelvic orientation influences neuromuscular "
    "coordination, notwithstanding considerable interindividual variability regarding "
    "musculoskeletal characteristics, psychological expectations and environmental conditions. "
) * 4

PLAIN = "You sit down. You rest your hands. You let the breath come and go. " * 8
SUMMARY = "movements/movements.json#/{}/summary"

BREAKS = (
    Break(
        "texts-are-easy-to-read",
        {SUMMARY.format(0): HARD.strip()},
        "movements/movements.json#/0",
    ),
    Break(
        "summaries-are-not-alike",
        {
            SUMMARY.format(0): "You lift both hands to the ribs and let them sink.",
            SUMMARY.format(1): "You lift both hands to the chest and let them sink.",
        },
        SUMMARY.format(0),
    ),
)


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_text_that_is_hard_or_said_before_is_told(broken: Break, tmp_path: Path) -> None:
    assert broken.told(tmp_path) == broken.expected


def test_plain_words_and_a_few_hard_ones_pass(tmp_path: Path) -> None:
    few = "Neuromuscular coordination notwithstanding."
    for text in (PLAIN.strip(), few):
        assert Break("none", {SUMMARY.format(0): text}, "").told(tmp_path) == set()


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        # As worked out by hand: 0.39 words a sentence + 11.8 syllables a word - 15.59.
        ("The cat sat on the mat. The dog ran.", -2.035),
        ("Acupuncture, moved slowly, changed little.", 9.96),
    ],
)
def test_the_grade_is_that_of_the_formula(text: str, grade: float) -> None:
    assert _grade(*_counted([text])) == pytest.approx(grade, abs=0.01)
    assert HARDEST_GRADE == 8
