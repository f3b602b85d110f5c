"""From a document to a body at any beat."""

from collections.abc import Callable
from time import process_time
from typing import Any

import pytest

from app.figures.faults import BadChoreography
from app.figures.performance import Performance
from app.figures.skeleton import FOREARM, ORDER, SHIN, SIDES, THIGH, UPPER_ARM
from app.figures.vectors import distance, dot
from tests.figures.documents import (
    Document,
    draw_the_bow,
    hold_up_the_sky,
    seated_breathing,
    silk_reeling,
    wuji,
)

ALL = [wuji, hold_up_the_sky, draw_the_bow, silk_reeling, seated_breathing]


def beats_of(performance: Performance, count: int = 40) -> list[float]:
    return [performance.beats * step / count for step in range(count)]


@pytest.mark.parametrize("document", ALL)
def test_every_bone_is_placed_and_no_limb_changes_its_length(
    document: Callable[[], Document],
) -> None:
    performance = Performance(document())
    for beat in beats_of(performance):
        body = performance.body_at(beat)
        assert set(body.position) == set(body.rotation) == set(ORDER)
        for side in SIDES:
            for start, end, long in (
                ("UpperArm", "LowerArm", UPPER_ARM),
                ("LowerArm", "Hand", FOREARM),
                ("UpperLeg", "LowerLeg", THIGH),
                ("LowerLeg", "Foot", SHIN),
            ):
                far = distance(body.position[side + start], body.position[side + end])
                assert far == pytest.approx(long, abs=1e-6)


@pytest.mark.parametrize("document", ALL)
def test_every_rotation_is_one(document: Callable[[], Document]) -> None:
    performance = Performance(document())
    for beat in beats_of(performance, 12):
        for x, y, z in performance.body_at(beat).rotation.values():
            assert [dot(x, x), dot(y, y), dot(z, z)] == pytest.approx([1, 1, 1])
            assert [dot(x, y), dot(y, z), dot(z, x)] == pytest.approx([0, 0, 0], abs=1e-9)


def test_standing_feet_stay_where_they_are() -> None:
    performance = Performance(draw_the_bow())
    first = performance.body_at(0)
    for beat in beats_of(performance):
        for side in SIDES:
            foot = f"{side}Foot"
            assert performance.body_at(beat).position[foot] == pytest.approx(first.position[foot])


def test_the_second_half_of_a_mirrored_course_is_the_first_one_mirrored() -> None:
    performance = Performance(draw_the_bow())
    half = performance.beats / 2
    assert [phase.is_mirrored for phase in performance.phases] == [False] * 3 + [True] * 3
    for beat in (2.0, 4.5, 6.0):
        first, second = performance.body_at(beat), performance.body_at(beat + half)
        x, y, z = first.position["leftHand"]
        assert second.position["rightHand"] == pytest.approx((-x, y, z), abs=0.05)


def test_the_breath_fills_and_empties_the_lungs() -> None:
    performance = Performance(hold_up_the_sky())
    assert performance.breath_level(0) == 0
    assert performance.breath_level(5.5) == 1
    assert performance.breath_level(9.999) < 0.01
    levels = [performance.breath_level(beat / 10) for beat in range(50)]
    assert levels == sorted(levels)


def test_the_belly_swells_forward_and_carries_the_hands() -> None:
    performance = Performance(seated_breathing())
    empty, full = performance.body_at(0), performance.body_at(4)
    assert full.belly == 1
    assert full.position["leftHand"][2] > empty.position["leftHand"][2] + 1.5


def test_a_phase_names_the_written_step_it_shows() -> None:
    first, second = Performance(wuji()).phases
    assert (first.step, first.start_beat, first.end_beat) == (1, 0, 4)
    assert (second.step, second.breath) == (2, "out")


def test_the_same_document_gives_the_same_bodies() -> None:
    one, other = Performance(silk_reeling()), Performance(silk_reeling())
    for beat in beats_of(one, 9):
        assert one.body_at(beat).position == other.body_at(beat).position


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"stanse": "wide"}, "stanse"),
        ({"stance": "wiide"}, "stance.feet"),
        ({"view": "above"}, "view"),
        ({"beat_s": 0}, "beat_s"),
        ({"phases": []}, "phases"),
        ({"start": {"handL": {"at": "tummy"}}}, "start.handL.at"),
        ({"start": {"handL": {"palm": "sideways"}}}, "start.handL.palm"),
        ({"start": {"handL": {"at": "navel", "dir": "up"}}}, "start.handL"),
        ({"start": {"spine": {"bent": 3}}}, "start.spine"),
        ({"start": {"spine": {"bend": True}}}, "start.spine.bend"),
        ({"motion": [{"channel": "hips.wobble", "amp": 2}]}, "motion[0]"),
        ({"motion": [{"channel": "hips.turn", "amp": 2, "period": 3}]}, "motion[0].period"),
        ({"motion": [{"channel": "hips.turn", "amp": 2, "period": 1e-320}]}, "motion[0].period"),
        ({"motion": [{"wave": [{}, "spine.bend"], "amp": [1, 1]}]}, "motion[0].wave"),
    ],
)
def test_what_cannot_be_read_is_refused_by_the_name_of_its_field(
    change: dict[str, Any], where: str
) -> None:
    with pytest.raises(BadChoreography) as refused:
        Performance(wuji() | change)
    assert where in str(refused.value)


def test_a_body_takes_less_than_a_millisecond() -> None:
    performance = Performance(silk_reeling())  # flows, the costliest way between keys
    beats = beats_of(performance, 60)

    def seconds() -> float:
        started = process_time()
        for beat in beats:
            performance.body_at(beat)
        return process_time() - started

    # The best of several rounds, for others may be at work on the same machine.
    assert min(seconds() for _ in range(5)) / len(beats) < 0.001


def test_a_breath_goes_on_over_the_seam_of_the_loop() -> None:
    document = wuji()
    document["phases"] = [
        {"breath": "in", "beats": 2},
        {"breath": "out", "beats": 4},
        {"breath": "in", "beats": 2, "to": "start"},
    ]
    performance = Performance(document)
    before, after = performance.breath_level(7.999), performance.breath_level(0.001)
    assert before == pytest.approx(0.5, abs=0.01) and after == pytest.approx(before, abs=0.01)
