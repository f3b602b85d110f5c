"""Hands go where they are sent, lie on the skin, and hold what they hold."""

import pytest

from app.figures.authoring.contacts import HAND_PARTS
from app.figures.authoring.hand_presets import PRESETS
from app.figures.body import Body
from app.figures.landmarks import LANDMARKS, OTHER_SIDE, is_on_other_arm, skin
from app.figures.performance import Performance
from app.figures.skeleton import SIDES, SIGN, Side
from app.figures.solving.limbs import WRIST_RANGE, WristAngles, hand_frame, wrist_angles
from app.figures.solving.scenery import grip
from app.figures.vectors import IDENTITY, angle_between, cross, distance, dot, subtract, unit
from tests.figures.documents import Document, draw_the_bow, hold_up_the_sky, silk_reeling
from tests.figures.test_stances import still

FINGERS = {"temple": "up", "shoulder-top": "back", "low-back": "down", "thigh": "forward"}
TOUCHABLE = ["dantian", "navel", "chest", "temple", "waist", "low-back", "thigh", "shoulder-top"]
OF_OTHER_ARM = ["upper-arm", "forearm", "forearm-inner", "wrist", "hand-back"]


def part(body: Body, side: Side, name: str) -> tuple[float, float, float]:
    x, y, z = HAND_PARTS[name]
    return body.point(f"{side}Hand", (SIGN[side] * x, y, z))


def touching(landmark: str, **told: object) -> Document:
    fingers = FINGERS.get(landmark, "in")
    hand: Document = {"contact": {"with": landmark, **told}, "fingers": fingers}
    if landmark == "low-back":
        hand["off"] = [3, -3, 0]
    return still("chair", start={"handR": hand, "handL": "cradle"})


@pytest.mark.parametrize("landmark", TOUCHABLE)
def test_a_palm_lies_on_the_skin_and_faces_it(landmark: str) -> None:
    body = Performance(touching(landmark)).body_at(0)
    spot, normal = skin(body, landmark, "right")
    palm = part(body, "right", "palm")
    off = 5.0 if landmark == "low-back" else 1.0
    assert distance(palm, spot) < off
    facing = angle_between(body.rotation["rightHand"][1], normal)
    assert facing < 35  # a wrist may not give the last degrees


@pytest.mark.parametrize("landmark", OF_OTHER_ARM)
def test_a_hand_rests_on_the_other_arm_wherever_that_is(landmark: str) -> None:
    document = touching(f"{OTHER_SIDE}{landmark}")
    document["phases"][0]["to"] = {"handL": {"at": "heart", "off": [10, -4, 22], "palm": "down"}}
    performance = Performance(document)
    for beat in (0.0, 1.4, 3.0):
        body = performance.body_at(beat)
        spot, _ = skin(body, landmark, "left")
        assert distance(part(body, "right", "palm"), spot) < 1.5


def test_only_arms_make_a_hand_wait() -> None:
    waiting = {name for name in LANDMARKS if is_on_other_arm(name)}
    assert "other forearm" in waiting
    assert not waiting & {"forearm", "other thigh", "other sole", "navel"}


def test_a_rub_goes_to_and_fro_and_a_tap_leaves_the_skin_and_comes_back() -> None:
    rub = Performance(touching("thigh", kind="rub", stroke=[0, 4, 0], period=2))
    heights = [rub.body_at(beat / 4).position["rightHand"][2] for beat in range(8)]
    assert 7 < max(heights) - min(heights) < 9
    tap = Performance(touching("thigh", kind="tap", period=1, lift=5))
    on, off = tap.body_at(1), tap.body_at(1.5)
    assert off.position["rightHand"][1] - on.position["rightHand"][1] == pytest.approx(5, abs=0.3)


def test_a_second_hand_lies_over_the_first() -> None:
    start = {
        "handL": {"contact": {"with": "navel"}, "fingers": "in"},
        "handR": {"contact": {"with": "navel", "layer": 1}, "fingers": "in"},
    }
    body = Performance(still("chair", start=start)).body_at(0)
    assert part(body, "right", "palm")[2] - part(body, "left", "palm")[2] > 2.5


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_can_be_held(name: str) -> None:
    stance = {"floor": "hands-and-knees", "pillow-side": "supine"}.get(name, "chair")
    performance = Performance(still(stance, start={"hands": name}))
    performance.body_at(0)
    assert [strain for strain in performance.strains if strain.short_degrees > 25] == []


def test_a_stick_lies_along_both_grips() -> None:
    start = {"hands": {"at": "navel", "off": [16, 2, 22], "palm": "down", "shape": "fist"}}
    document = still("shoulder", start=start, props=[{"kind": "stick", "length": 100}])
    body = Performance(document).body_at(2)
    (stick,) = body.scene.sticks
    along = unit(subtract(stick.ends[1], stick.ends[0]))
    assert distance(*stick.ends) == pytest.approx(100)
    for side in SIDES:
        off = subtract(grip(body, side), stick.ends[0])
        aside = cross(along, off)
        assert dot(aside, aside) < 1e-9


def test_a_hand_on_a_rail_stays_there_while_the_body_moves() -> None:
    hold = {"at": "rail", "off": [16, 2, -3], "palm": "down", "fingers": "forward"}
    document = still(
        "shoulder", start={"hands": hold}, props=[{"kind": "rail", "side": "front", "distance": 44}]
    )
    document["phases"][0]["to"] = {"hips": {"sink": 8}, "spine": {"bend": 6}}
    performance = Performance(document)
    places = [performance.body_at(beat).position["leftHand"] for beat in (0, 1, 2, 3, 4.5)]
    assert max(distance(place, places[0]) for place in places) < 0.5


@pytest.mark.parametrize("document", [hold_up_the_sky(), draw_the_bow(), silk_reeling()])
def test_no_wrist_is_ever_turned_beyond_its_range(document: Document) -> None:
    performance = Performance(document)
    for step in range(60):
        body = performance.body_at(performance.beats * step / 60)
        for side in SIDES:
            arm = body.arms[side]
            for angle, (low, high) in zip(
                (arm.pronation, arm.flexion, arm.deviation), WRIST_RANGE, strict=True
            ):
                assert low - 1e-9 <= angle <= high + 1e-9


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("angles", [(0, 0, 0), (60, -70, 10), (-80, 75, -20), (88, 40, 25)])
def test_a_hand_frame_gives_its_angles_back(sign: int, angles: tuple[float, float, float]) -> None:
    told = WristAngles(*angles)
    assert wrist_angles(IDENTITY, hand_frame(IDENTITY, told, sign), sign) == pytest.approx(told)


def test_hand_shapes_melt_into_one_another() -> None:
    performance = Performance(draw_the_bow())
    halfway = performance.body_at(2.0).hand_shapes["left"]
    assert set(halfway) == {"relaxed", "bow"} and sum(halfway.values()) == pytest.approx(1)


def test_an_elbow_hangs_beside_the_ribs_and_not_in_them() -> None:
    document = still("chair")
    document["start"] = {"hands": "palms-up"}
    body = Performance(document).body_at(0)
    elbow, chest = body.position["leftLowerArm"], body.position["chest"]
    assert elbow[0] - chest[0] > 13.0
