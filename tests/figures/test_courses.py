"""Walks, mirrored halves, motions in their window, and variants told by what differs."""

import pytest

from app.figures.authoring.basing import expanded
from app.figures.choreographies import all_choreographies, read_choreography
from app.figures.performance import Performance
from app.settings import ROOT
from tests.figures.documents import Document, draw_the_bow, hold_up_the_sky, wuji
from tests.figures.test_stances import still

SEEDS = ROOT / "seed_data"


def walk() -> Performance:
    path = SEEDS / "choreographies" / "guo-lin-natural-walk.json"
    return Performance(read_choreography(path).variants["walking"])


def test_a_walker_stays_in_the_picture_while_the_ground_goes_by() -> None:
    performance = walk()
    first, last = performance.body_at(0), performance.body_at(performance.beats - 1e-6)
    assert last.position["hips"] == pytest.approx(first.position["hips"], abs=0.01)
    assert last.scene.ground_shift_cm == pytest.approx(44, abs=0.01)
    middle = performance.body_at(performance.beats / 2)
    assert middle.scene.ground_shift_cm == pytest.approx(22)


def test_a_motion_belongs_to_its_phases_and_fades_at_their_ends() -> None:
    document = still("shoulder")
    document["motion"] = [{"channel": "head.turn", "amp": 20, "period": 1, "during": [1, 1]}]
    performance = Performance(document)
    turned = [performance.body_at(beat / 8).rotation["head"][2][0] for beat in range(48)]
    assert max(map(abs, turned[:24])) < 1e-9 < max(map(abs, turned[24:]))
    assert abs(turned[25]) < abs(turned[34])


def test_with_a_mirrored_half_every_motion_is_mirrored() -> None:
    document = still("shoulder", then="mirror")
    document["motion"] = [{"channel": "head.turn", "amp": 20, "period": 6}]
    performance = Performance(document)
    left, right = performance.body_at(1.5), performance.body_at(7.5)
    assert left.rotation["head"][2][0] == pytest.approx(-right.rotation["head"][2][0])
    assert left.rotation["head"][2][0] > 0.2


def test_a_mirrored_phase_may_show_another_written_step() -> None:
    document = draw_the_bow()
    document["phases"][0] |= {"step": 2, "mirrored_step": 5}
    phases = Performance(document).phases
    assert (phases[0].step, phases[3].step) == (2, 5)


def test_face_follows_breath_and_phase() -> None:
    document = wuji() | {"mouth": "round", "eyes": "soft"}
    document["phases"][0]["eyes"] = "wide"
    document["phases"][1]["to"] = {"head": {"gaze": 20}}
    performance = Performance(document)
    assert (performance.body_at(1).face.eyes, performance.body_at(1).face.mouth) == (
        "wide",
        "closed",
    )
    out = performance.body_at(7.999).face
    assert (out.eyes, out.mouth) == ("soft", "round")
    assert out.gaze_left_degrees == pytest.approx(20, abs=0.1)


def test_a_variant_is_told_by_what_differs() -> None:
    variants = {
        "standing": hold_up_the_sky(),
        "seated": {
            "based_on": "standing",
            "stance": "chair",
            "drop": ["head"],
            "symmetry": None,
            "phases": {"1": {"beats": 4, "to": {"hands": {"at": "heart", "off": [11, 2, 20]}}}},
        },
        "low": {"based_on": "seated", "view": "left"},
    }
    told = expanded(variants)
    seated, low = told["seated"], told["low"]
    assert "based_on" not in seated and "symmetry" not in seated
    assert [phase["beats"] for phase in seated["phases"]] == [2, 4, 1, 2, 2]
    assert "head" not in seated["phases"][1]["to"]
    assert low["phases"] == seated["phases"] and low["view"] == "left"
    assert told["standing"] == hold_up_the_sky()
    Performance(low)


def test_dropping_a_channel_takes_its_motions_along() -> None:
    swaying = wuji() | {"motion": [{"channel": "hips.turn", "amp": 4}]}
    told = expanded({"a": swaying, "b": {"based_on": "a", "drop": ["hips"]}})
    assert told["b"]["motion"] == []
    assert told["b"]["phases"][0]["to"] == {}


def test_expectations_and_acceptances_are_not_inherited() -> None:
    base: Document = wuji() | {"expect": [{"what": "head.travel", "max": 3}], "accepted": []}
    told = expanded({"a": base, "b": {"based_on": "a"}})
    assert not {"expect", "accepted"} & set(told["b"])


def test_all_choreographies_of_the_seeds_can_be_read() -> None:
    movements = [read.movement for read in all_choreographies(SEEDS)]
    assert movements == sorted(movements) and "wuji-standing" in movements


def test_an_arc_is_taken_on_the_way_on_which_it_is_told_and_not_again() -> None:
    document = still("shoulder")
    raised = {"at": "heart", "off": [9, 0, 16], "palm": "back", "arc": [12, 0, 0]}
    document["phases"] = [
        {"breath": "in", "beats": 4, "to": {"handL": raised}},
        {"breath": "out", "beats": 4, "to": {"handR": {"shape": "fist"}}},
        {"breath": "free", "beats": 4, "to": "start"},
    ]
    performance = Performance(document)
    arrived = performance.body_at(4).position["leftHand"]
    for beat in (5, 6, 7):
        assert performance.body_at(beat).position["leftHand"] == pytest.approx(arrived, abs=0.8)


def test_a_hand_that_nobody_names_keeps_its_aim_and_forgets_its_way() -> None:
    document = hold_up_the_sky()
    poses = Performance(document).poses
    assert poses[2].hands["left"].arc == (0.0, 0.0, 16.0)
    assert poses[3].hands["left"].arc is None
    assert poses[3].hands["left"].at == poses[2].hands["left"].at
