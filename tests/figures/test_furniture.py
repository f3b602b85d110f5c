"""Mats under those who sit and lie on the floor."""

from app.figures.furniture import mat_shown
from app.figures.performance import Performance
from tests.figures.documents import Document, wuji


def mat_of(**more: object) -> tuple[float, float]:
    """Width and length of the mat that is shown, in cm."""
    document: Document = wuji() | {"stance": "long-sitting", "seat": None} | more
    body = Performance(document).body_at(0)
    mat = mat_shown(body.scene.mat, [body])
    assert mat is not None
    return mat.width_cm, mat.length_cm


def test_a_mat_lies_the_long_way_under_the_legs() -> None:
    width, length = mat_of()
    assert length > 1.3 * width


def test_spread_arms_do_not_turn_the_mat() -> None:
    spread = {"hands": {"dir": [1, 0, 0.1], "bend": 10, "palm": "down"}}
    assert mat_of(start=spread)[0] == mat_of()[0]


def test_who_lies_across_the_room_has_the_mat_turned() -> None:
    width, length = mat_of(stance={"feet": "side-lying", "lying_on": "left"})
    assert width > length
