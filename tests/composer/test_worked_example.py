"""The worked example of docs/composer.md is the real answer to its wish, figure for figure."""

from app.catalogue.edition import Edition
from app.composer.compose import compose
from app.sessions.library import library_of
from tests.composer.worked_example import HEADING, PAGE, WISH, example

ADVICE = (
    "Content or a weight changed: write it anew with `python -m tests.composer.worked_example`."
)


def test_the_worked_example_is_the_real_answer(edition: Edition) -> None:
    library = library_of(edition)
    found = example(library)
    assert PAGE.read_text(encoding="utf-8").partition(HEADING)[2] == found, ADVICE
    assert f"{compose(WISH, library).objective:,} in all" in found
