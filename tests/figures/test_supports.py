"""Walls, rails and chairs beside a figure: told apart from any side, and never in its way."""

import pytest

from app.figures.camera import Camera
from app.figures.framing import reach_of
from app.figures.furniture import scene_parts
from app.figures.looks import Look
from app.figures.parts import Panel, Part
from app.figures.performance import Performance
from app.figures.still import moment
from tests.figures.documents import Document, hold_up_the_sky, wuji


def parts_of(document: Document, view: str) -> dict[str, Part]:
    performance = Performance(document)
    scene = performance.body_at(0).scene
    parts = scene_parts(scene, Camera(view), reach_of(performance))
    return {part.name: part for part in parts}


def beside(kind: str, side: str = "front", **more: object) -> Document:
    return wuji() | {"props": [{"kind": kind, "side": side, **more}]}


def test_a_wall_makes_no_figure_small() -> None:
    alone, walled = wuji(), beside("wall", "behind", distance=19)
    for view in ("front", "front-left"):
        one, other = (
            moment(Performance(document), 0, Look(), view)[1] for document in (alone, walled)
        )
        assert other.height < 1.2 * one.height


def test_a_wall_is_as_high_as_it_is_told_to_be() -> None:
    (panel,) = parts_of(beside("wall", "behind", height=90), "front")["support-0"].pieces
    assert isinstance(panel, Panel)
    assert max(corner[1] for corner in panel.corners) == 90


@pytest.mark.parametrize(("side", "view"), [("front", "left"), ("left", "front")])
def test_a_rail_that_points_at_the_viewer_shows_both_its_posts(side: str, view: str) -> None:
    parts, camera = parts_of(beside("rail", side), view), Camera(view)
    posts = [camera.page(parts[f"support-0-post-{end}"].samples[0][0])[0] for end in (0, 1)]
    assert abs(posts[0] - posts[1]) > 100


def test_a_chair_whose_back_is_held_has_a_seat_and_four_legs() -> None:
    parts = parts_of(beside("chair-back", "left"), "front")
    assert {"support-0-seat", "support-0-seat-back"} <= set(parts)
    assert sum("seat-leg" in name for name in parts) == 4


def test_what_stands_before_a_figure_lets_it_shine_through() -> None:
    assert parts_of(beside("rail"), "front")["support-0"].pieces[0].visibility < 0.5
    assert parts_of(beside("rail"), "left")["support-0"].pieces[0].visibility == 1
    assert parts_of(beside("rail"), "back")["support-0"].pieces[0].visibility == 1


def test_a_figure_keeps_its_size_from_beat_to_beat() -> None:
    performance = Performance(hold_up_the_sky())
    boxes = [moment(performance, phase.last_beat, Look())[1] for phase in performance.phases]
    assert max(box.height for box in boxes) < 1.03 * min(box.height for box in boxes)
    assert max(box.width for box in boxes) < 1.03 * min(box.width for box in boxes)
