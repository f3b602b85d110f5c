"""No cell, hazard or limitation of a condition changes unseen; see `tests.content.safety_book`."""

import json

import pytest

from app.composer.pacing import NEVER_BELOW_FIVE
from app.safety.rules import ENDING, PLACED
from app.seeding.content import Content
from app.vocabulary.kinds import PlainKind
from app.vocabulary.safety import CellValue
from tests.content.safety_book import BOOK, book_of
from tests.seeding.altered import altered

WRITTEN = json.loads(BOOK.read_text(encoding="utf-8"))


def test_what_the_seeds_say_of_safety_is_what_was_agreed(real_content: Content) -> None:
    assert book_of(real_content) == WRITTEN


@pytest.mark.slow
def test_any_cell_that_is_turned_is_seen(real_content: Content) -> None:
    for cell, _ in list(real_content.each_plain(PlainKind.CELLS)):
        if cell.served_as_unknown:
            continue
        other = CellValue.CLEAR if cell.cell is not CellValue.CLEAR else CellValue.FORBID
        turned = altered(real_content)
        key = (cell.limitation, cell.feature)
        turned.plain[PlainKind.CELLS][key] = cell.model_copy(update={"cell": other})
        assert book_of(turned) != WRITTEN, key


def test_nobody_falls_out_of_the_lists_in_the_code() -> None:
    assert {"fever", "recent_stroke_or_tia"} == ENDING
    assert {"recent_fracture", "surgery_not_cleared"} == PLACED
    assert {
        *("heart_disease_or_chest_symptoms", "lung_disease", "panic_attacks", "pregnancy"),
        *("dizzy_on_standing", "high_blood_pressure"),
        *("psychosis_or_mania", "trauma_or_dissociation"),
    } == NEVER_BELOW_FIVE
