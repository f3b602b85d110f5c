"""From words to the skin: on the standing body, and on one that moves."""

import pytest

from app.figures.body_map.atlas import standard_atlas
from app.figures.body_map.placing import place, place_point
from app.figures.body_map.skin import limb_frame
from app.figures.body_map.stance import Posed, standing
from app.figures.performance import Performance
from app.figures.skeleton import LEFT, RIGHT, SIDES, Side
from app.figures.vectors import Vector, across, distance, dot, length, mirrored, subtract, unit
from tests.figures.documents import draw_the_bow, seated_breathing

ATLAS = standard_atlas()


def spot_of(body: Posed, code: str, side: Side = LEFT) -> tuple[Vector, Vector]:
    spot = place(body, ATLAS.points[code].places[0], side, ATLAS)
    return spot.position, spot.normal


def test_both_sides_of_a_standing_body_mirror_each_other() -> None:
    body = standing()
    for code, point in ATLAS.points.items():
        if point.is_midline:
            continue
        for spec in point.places:
            if not spec.is_midline:
                left = place(body, spec, LEFT, ATLAS)
                right = place(body, spec, RIGHT, ATLAS)
                assert distance(left.position, mirrored(right.position)) < 1e-6, code
                assert distance(left.normal, mirrored(right.normal)) < 1e-6, code


def test_every_way_out_of_the_skin_has_length_one() -> None:
    body = standing()
    for point in ATLAS.points.values():
        for _, spot in place_point(body, point, ATLAS):
            assert length(spot.normal) == pytest.approx(1.0)


def test_points_of_the_middle_line_lie_on_it() -> None:
    body = standing()
    for point in ATLAS.points.values():
        if point.is_midline:
            [(_, spot)] = place_point(body, point, ATLAS)
            assert spot.position[0] == pytest.approx(0.0)


def test_a_point_of_one_side_has_no_copy_on_the_other() -> None:
    body = standing()
    [(side, _)] = place_point(body, ATLAS.points["EX-HN13"], ATLAS)
    assert side == RIGHT


def test_inner_gate_and_outer_gate_lie_opposite_on_the_forearm() -> None:
    body = standing()
    inner, inner_way = spot_of(body, "PC6")
    outer, outer_way = spot_of(body, "TE5")
    assert dot(inner_way, outer_way) < -0.99
    frame = limb_frame(body, "forearm", LEFT, 10 / 12)
    along = unit(subtract(body.position["leftHand"], body.position["leftLowerArm"]))
    for position in (inner, outer):
        assert abs(dot(subtract(position, frame.centre), along)) < 0.05


@pytest.mark.parametrize(
    ("code", "way"),
    [
        ("CV12", (0.0, 0.0, 1.0)),
        ("BL23", (0.0, 0.0, -1.0)),
        ("GB31", (1.0, 0.0, 0.0)),
        ("GV20", (0.0, 1.0, 0.0)),
        ("KI1", (0.0, -1.0, 0.0)),
        ("LU9", (0.0, 0.0, 1.0)),
        ("SP9", (-1.0, 0.0, 0.0)),
    ],
)
def test_skin_looks_the_way_that_anatomy_tells(code: str, way: Vector) -> None:
    _, normal = spot_of(standing(), code)
    assert dot(normal, way) > 0.6


def test_points_ride_on_the_bones_of_a_body_that_moves() -> None:
    performance = Performance(draw_the_bow())
    for step in range(12):
        body = performance.body_at(performance.beats * step / 12)
        for side in SIDES:
            wrist = body.position[f"{side}Hand"]
            for code in ("PC7", "TE4", "LU9", "HT7"):
                assert 1.5 < distance(spot_of(body, code, side)[0], wrist) < 3.5
            knee = body.position[f"{side}LowerLeg"]
            assert distance(spot_of(body, "ST35", side)[0], knee) < 7.0
            assert distance(spot_of(body, "LI4", side)[0], wrist) < 9.0


def test_the_palm_side_of_the_wrist_turns_with_the_hand() -> None:
    performance = Performance(draw_the_bow())
    for step in range(12):
        body = performance.body_at(performance.beats * step / 12)
        for side in SIDES:
            palm = subtract((0.0, 0.0, 0.0), body.rotation[f"{side}Hand"][1])
            along = unit(subtract(body.position[f"{side}Hand"], body.position[f"{side}LowerArm"]))
            _, normal = spot_of(body, "PC7", side)
            # A bent wrist tips the palm along the arm; round the arm both must agree.
            assert dot(normal, unit(across(palm, along))) > 0.8


def test_the_gate_of_life_stays_on_the_small_of_a_sitting_back() -> None:
    body = Performance(seated_breathing()).body_at(0.0)
    position, normal = spot_of(body, "GV4")
    spine, chest = body.position["spine"], body.position["chest"]
    assert spine[1] < position[1] < chest[1]
    assert position[2] < spine[2] and normal[2] < -0.5
