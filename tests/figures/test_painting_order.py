"""What covers what."""

import pytest

from app.figures.camera import Camera
from app.figures.flesh import figure_parts, traits_of
from app.figures.framing import reach_of
from app.figures.furniture import scene_parts
from app.figures.layering import layered
from app.figures.looks import Look
from app.figures.painting_order import PaintingOrder, painting_order
from app.figures.performance import Performance
from tests.figures.documents import Document, draw_the_bow, seated_breathing, wuji


def order(document: Document, view: str, beat: float = 0.0, pitch: float = 7.0) -> list[str]:
    """The names of the parts from back to front."""
    performance = Performance(document)
    body = performance.body_at(beat)
    camera = Camera(view, pitch)
    parts = figure_parts(body, camera, Look(), traits_of([body]))
    parts += scene_parts(body.scene, camera, reach_of(performance))
    return [parts[number].name for number in painting_order(camera, parts).order]


@pytest.mark.parametrize("view", ["front", "left", "back", "front-right"])
def test_every_part_is_painted_once(view: str) -> None:
    names = order(wuji(), view)
    assert len(names) == len(set(names))
    assert {"jacket", "skirt", "sash", "face", "hair", "left-hand", "right-foot"} <= set(names)


def test_the_near_arm_covers_the_body_and_the_body_the_far_arm() -> None:
    names = order(wuji(), "left")
    assert names.index("right-forearm") < names.index("skirt") < names.index("left-forearm")


def test_crossed_hands_cover_the_jacket_from_before_and_are_covered_from_behind() -> None:
    front = order(draw_the_bow(), "front")
    back = order(draw_the_bow(), "back")
    for hand in ("left-hand", "right-hand"):
        assert front.index("jacket") < front.index(hand)
        assert back.index(hand) < back.index("jacket")


def test_the_outer_of_two_crossed_hands_is_painted_last() -> None:
    names = order(draw_the_bow(), "front")
    assert names.index("left-hand") < names.index("right-hand")


def test_who_sits_covers_the_seat_and_is_covered_by_its_back_from_behind() -> None:
    sitting = seated_breathing()
    sitting["seat"] = "chair-with-back"
    front, back = order(sitting, "front"), order(sitting, "back")
    assert front.index("seat") < front.index("skirt")
    assert front.index("seat-back") < front.index("jacket")
    assert back.index("jacket") < back.index("seat-back")


def test_who_bends_forward_shows_the_back_over_the_sash() -> None:
    bent = wuji()
    bent["start"] = {"hips": {"tilt": 50}, "spine": {"bend": 50}}
    names = order(bent, "front")
    assert names.index("skirt") < names.index("sash") < names.index("jacket")
    names = order(bent, "back")
    assert names.index("jacket") < names.index("sash") < names.index("skirt")


def test_a_patch_follows_the_later_of_the_parts_that_it_joins() -> None:
    names = order(wuji(), "front-left")
    for side in ("left", "right"):
        joined = (names.index(f"{side}-upper-arm"), names.index(f"{side}-forearm"))
        assert names.index(f"{side}-elbow") == max(joined) + 1


def test_a_hand_before_the_sleeve_is_not_hidden_by_the_seam_of_the_shoulder() -> None:
    raised = {"at": "face", "off": [16, -2, 24], "palm": "forward", "fingers": "up"}
    sinking = {"dir": [0.7, -0.75, 0.55], "bend": 45, "palm": "down", "shape": "relaxed"}
    phases = [{"breath": "out", "beats": 5, "to": {"hands": sinking}}]
    phases.append({"breath": "in", "beats": 4, "to": "start"})
    sitting = seated_breathing() | {"start": {"hands": raised}, "phases": phases}
    for beat in (0.0, 0.5, 1.0, 1.5, 2.0):
        names = order(sitting, "front", beat, pitch=12)
        for side in ("left", "right"):
            assert names.index(f"{side}-shoulder") < names.index(f"{side}-hand"), beat


@pytest.mark.parametrize("view", ["front", "front-left", "left", "back"])
def test_a_wall_lies_under_every_part_however_far_they_are_apart(view: str) -> None:
    performance = Performance(
        draw_the_bow() | {"props": [{"kind": "wall", "side": "behind", "distance": 30}]}
    )
    camera = Camera(view)
    bodies = [performance.body_at(beat) for beat in range(0, 20, 2)]
    frames = []
    for body in bodies:
        parts = figure_parts(body, camera, Look(), traits_of(bodies))
        parts += scene_parts(body.scene, camera, reach_of(performance))
        frames.append(painting_order(camera, parts))
    (wall,) = (number for number, part in enumerate(parts) if part.name == "support-0")
    slots = layered(frames)
    assert slots[0].part == wall
    assert slots[0].frames == set(range(len(bodies)))


def test_a_film_keeps_every_order_that_a_frame_needs() -> None:
    frames = [
        PaintingOrder([0, 1, 2], [(0, 1), (1, 2)]),
        PaintingOrder([1, 0, 2], [(1, 0)]),
        PaintingOrder([2, 1, 0], [(2, 1), (1, 0)]),
        PaintingOrder([0, 1, 2], [(0, 1), (1, 2)]),
    ]
    slots = layered(frames)
    for number, frame in enumerate(frames):
        shown = [slot.part for slot in slots if number in slot.frames]
        assert sorted(shown) == sorted(frame.order)
        for behind, before in frame.pairs:
            assert shown.index(behind) < shown.index(before)


def test_a_film_without_change_has_one_slot_a_part() -> None:
    same = [PaintingOrder([0, 1, 2], [(0, 1), (1, 2)]) for _ in range(5)]
    assert [slot.part for slot in layered(same)] == [0, 1, 2]
