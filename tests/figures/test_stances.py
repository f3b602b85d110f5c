"""How figures are held up: each stance is where it should be on floor, seat, knees and back."""

import pytest

from app.figures.authoring.stances import FEET
from app.figures.checks.checking import check_document
from app.figures.faults import BadChoreography
from app.figures.performance import Performance
from app.figures.skeleton import SIDES, THIGH
from app.figures.vectors import distance
from tests.figures.documents import Document


def still(stance: object, **told: object) -> Document:
    phases = [{"breath": "in", "beats": 3}, {"breath": "out", "beats": 3, "to": "start"}]
    return {"stance": stance, "phases": phases, **told}


@pytest.mark.parametrize("feet", FEET)
def test_every_stance_can_be_held_without_a_word_more(feet: str) -> None:
    errors = [finding for finding in check_document(still(feet)) if finding.level == "error"]
    assert errors == []


@pytest.mark.parametrize("feet", FEET)
def test_nothing_of_any_stance_is_under_the_floor(feet: str) -> None:
    body = Performance(still(feet)).body_at(1)
    assert min(y for _, y, _ in body.position.values()) > 0


def test_one_who_sits_is_as_high_as_the_seat() -> None:
    low = Performance(still("chair", seat={"kind": "stool", "height": 40})).body_at(0)
    high = Performance(still("chair", seat={"kind": "bench", "height": 50})).body_at(0)
    assert high.position["hips"][1] - low.position["hips"][1] == pytest.approx(10)
    assert high.scene.seat is not None and high.scene.seat.height_cm == 50


def test_one_who_lies_on_the_back_looks_up_with_bent_or_long_knees() -> None:
    bent = Performance(still({"feet": "supine", "knees": "bent"})).body_at(0)
    long = Performance(still({"feet": "supine", "knees": "long"})).body_at(0)
    for body in (bent, long):
        assert body.rotation["head"][2][1] > 0.95
        assert abs(body.position["head"][1] - body.position["hips"][1]) < 8
    assert bent.position["leftLowerLeg"][1] > 35 > 15 > long.position["leftLowerLeg"][1]


@pytest.mark.parametrize(("below", "height"), [("right", 1), ("left", -1)])
def test_one_who_lies_on_the_side_lies_on_the_side_that_is_told(below: str, height: int) -> None:
    body = Performance(still({"feet": "side-lying", "lying_on": below})).body_at(0)
    left, right = body.position["leftUpperLeg"][1], body.position["rightUpperLeg"][1]
    assert (left - right) * height > 15


def test_hands_of_one_who_lies_are_told_in_the_axes_of_the_body() -> None:
    reaching = {"hands": {"dir": "forward", "bend": 10}}
    body = Performance(still("supine", start=reaching)).body_at(0)
    for side in SIDES:
        assert body.position[f"{side}Hand"][1] > 55  # toward the ceiling


def test_kneeling_knees_stay_and_the_thighs_keep_their_length() -> None:
    document = still("hands-and-knees")
    document["phases"][0]["to"] = {"hips": {"shift": [0, -16]}}
    performance = Performance(document)
    first, back = performance.body_at(0), performance.body_at(3)
    for side in SIDES:
        knee = f"{side}LowerLeg"
        assert back.position[knee] == pytest.approx(first.position[knee], abs=0.6)
        thigh = distance(back.position[f"{side}UpperLeg"], back.position[knee])
        assert thigh == pytest.approx(THIGH)
    assert back.position["hips"][1] < first.position["hips"][1]


def test_a_lifted_leg_leaves_the_height_to_the_other_one() -> None:
    document = still("shoulder", start={"hips": {"shift": [-14, 0]}})
    document["phases"][0]["to"] = {"legL": {"flex": 60, "knee": 80}}
    performance = Performance(document)
    heights = [performance.body_at(beat / 4).position["hips"][1] for beat in range(12)]
    assert heights == sorted(heights)  # up from the leg that stood aside, and never down
    up = performance.body_at(3)
    assert up.feet["right"].is_on_floor and not up.feet["left"].is_on_floor
    assert up.feet["left"].lift_cm > 20


def test_a_leg_that_is_set_down_again_stands_where_it_stood() -> None:
    document = still("shoulder", start={"hips": {"shift": [-14, 0]}})
    document["phases"][0]["to"] = {"legL": {"flex": 60, "knee": 80}}
    document["phases"][1]["to"] = {"footL": {}}
    performance = Performance(document)
    first, last = performance.body_at(0), performance.body_at(performance.beats - 1e-6)
    assert last.position["leftFoot"] == pytest.approx(first.position["leftFoot"], abs=0.01)


def test_raised_heels_lift_the_body_over_feet_that_stay() -> None:
    document = still("shoulder")
    document["phases"][0]["to"] = {"feet": {"heel": 20}, "hips": {"shift": [0, 6]}}
    performance = Performance(document)
    low, high = performance.body_at(0), performance.body_at(3)
    assert high.position["leftFoot"][1] > low.position["leftFoot"][1] + 3
    assert high.position["leftToes"] == pytest.approx(low.position["leftToes"], abs=1.0)


def test_a_foot_that_goes_to_a_new_place_is_carried_unless_it_slides() -> None:
    carried = still("shoulder", start={"hips": {"shift": [-14, 0]}})
    carried["phases"][0]["to"] = {"footL": {"at": [16, 16]}}
    slid = still("shoulder", start={"hips": {"shift": [-14, 0]}})
    slid["phases"][0]["to"] = {"footL": {"at": [16, 16], "slide": True}}
    assert Performance(carried).body_at(1.5).feet["left"].lift_cm > 3
    assert Performance(slid).body_at(1.5).feet["left"].lift_cm == 0
    assert Performance(slid).body_at(1.5).feet["left"].may_slide


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ({"stance": {"feet": "supine", "knees": "folded"}}, "stance.knees"),
        ({"stance": {"feet": "side-lying", "lying_on": "back"}}, "stance.lying_on"),
        ({"stance": "chair", "seat": "throne"}, "seat.kind"),
        ({"stance": "chair", "seat": {"kind": "chair", "legs": 4}}, "seat"),
        ({"props": [{"kind": "sword"}]}, "props[0]"),
        ({"props": [{"kind": "pillow", "under": "bed"}]}, "props[0].under"),
    ],
)
def test_a_stance_or_thing_that_nobody_knows_is_refused(told: Document, where: str) -> None:
    with pytest.raises(BadChoreography) as refused:
        Performance(still("shoulder") | told)
    assert refused.value.where == where


@pytest.mark.parametrize(
    ("stance", "seat"),
    [
        ("shoulder", 5),
        ("shoulder", ["chair"]),
        ("chair", {"at": [1, 2, 3]}),
        ("chair", {"at": 7}),
        ("chair", {"at": ["a", "b"]}),
    ],
)
def test_a_seat_that_is_none_is_refused(stance: str, seat: object) -> None:
    with pytest.raises(BadChoreography, match="seat"):
        Performance(still(stance, seat=seat))
