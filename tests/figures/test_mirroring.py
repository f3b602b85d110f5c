"""A mirrored document is the same movement on the other side, bone for bone."""

from collections.abc import Callable

import pytest

from app.figures.authoring.mirroring import mirrored_document
from app.figures.performance import Performance
from app.figures.skeleton import ORDER
from tests.figures import documents
from tests.figures.documents import Document


def one_sided() -> Document:
    """Weight on one leg, a stick in one hand, a rail at one side, everything turned a little."""
    return {
        "format": "qigong-pose/1",
        "stance": "single-left",
        "props": [
            {"kind": "stick", "held": "left", "length": 80},
            {"kind": "rail", "side": "right", "distance": 40, "along": 10},
            {"kind": "wall", "side": "behind", "along": 20},
        ],
        "start": {
            "hips": {"shift": [6, 2], "turn": 10, "list": 4},
            "spine": {"side": 6, "turn": 8},
            "head": {"turn": 20, "tilt": 5, "nod": 3},
            "legR": {"flex": 40, "knee": 60, "out": 5},
            "handL": {"at": "heart", "off": [4, 2, 20], "palm": "up"},
            "handR": {"dir": [1, 0, 0.4], "bend": 20, "palm": "down"},
        },
        "motion": [
            {"channel": "hips.turn", "shape": "sine", "amp": 6, "period": 4},
            {"channel": "handL.off", "shape": "circle", "amp": [3, 3], "period": 4},
            {"channel": "wristR.flex", "shape": "sine", "amp": 12, "period": 2},
            {"wave": ["lumbar.bend", "mid.side", "upper.turn"], "amp": [4, 3, 2], "lag": 0.2},
        ],
        "phases": [
            {"breath": "in", "beats": 4, "to": {"handR": {"at": "shoulder", "off": [2, 4, 18]}}},
            {"breath": "out", "beats": 4, "to": "start"},
        ],
        "view": "front-left",
        "trails": ["handL.tip", "footR"],
        "gaze": "handL",
    }


@pytest.mark.parametrize(
    "make",
    [
        documents.wuji,
        documents.hold_up_the_sky,
        documents.draw_the_bow,
        documents.silk_reeling,
        documents.seated_breathing,
        one_sided,
    ],
)
def test_every_bone_is_on_the_other_side(make: Callable[[], Document]) -> None:
    one, other = Performance(make()), Performance(mirrored_document(make()))
    for step in range(12):
        beat = one.beats * step / 12
        here, there = one.body_at(beat), other.body_at(beat)
        for bone in ORDER:
            x, y, z = there.position[_exchanged(bone)]
            assert here.position[bone] == pytest.approx((-x, y, z), abs=1e-6), (beat, bone)


def test_what_is_beside_the_body_changes_sides_too() -> None:
    one, other = Performance(one_sided()), Performance(mirrored_document(one_sided()))
    for here, there in zip(
        one.body_at(1).scene.supports, other.body_at(1).scene.supports, strict=True
    ):
        places = sorted((-x, y, z) for x, y, z in there.ends)
        assert sorted(here.ends) == [pytest.approx(place) for place in places]


def test_how_it_is_shown_changes_sides_too() -> None:
    mirrored = mirrored_document(one_sided())
    assert mirrored["view"] == "front-right"
    assert mirrored["trails"] == ["handR.tip", "footL"]
    assert mirrored["gaze"] == "handR"
    assert mirrored_document({"view": 40})["view"] == -40


@pytest.mark.parametrize("make", [documents.draw_the_bow, one_sided])
def test_mirrored_twice_it_is_what_it_was(make: Callable[[], Document]) -> None:
    assert mirrored_document(mirrored_document(make())) == make()


def _exchanged(bone: str) -> str:
    for one, other in (("left", "right"), ("right", "left")):
        if bone.startswith(one):
            return other + bone.removeprefix(one)
    return bone
