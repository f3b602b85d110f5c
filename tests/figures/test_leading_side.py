"""The side that a movement is done on is the one that does more."""

from app.figures.authoring.mirroring import mirrored_document
from app.figures.leading_side import leading_side
from app.figures.performance import Performance
from tests.figures import documents
from tests.figures.documents import Document


def raise_left() -> Document:
    return documents.wuji() | {
        "phases": [
            {"beats": 4, "to": {"handL": {"dir": "up", "bend": 20}}},
            {"beats": 4, "to": "start"},
        ]
    }


def test_the_arm_that_is_raised_leads() -> None:
    assert leading_side(Performance(raise_left())) == "left"
    assert leading_side(Performance(mirrored_document(raise_left()))) == "right"


def test_the_written_half_counts_and_not_its_mirror() -> None:
    assert leading_side(Performance(raise_left() | {"then": "mirror"})) == "left"


def test_what_both_sides_do_alike_has_no_side() -> None:
    assert leading_side(Performance(documents.wuji())) is None
    assert leading_side(Performance(documents.hold_up_the_sky())) is None
