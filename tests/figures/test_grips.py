"""The shapes of a hand."""

from itertools import combinations, pairwise
from typing import Literal

import pytest

from app.figures.builds import BUILDS
from app.figures.camera import Camera
from app.figures.flesh_hand import Hand
from app.figures.frame import Frame, Traits
from app.figures.grips import SHAPES, grip_of
from app.figures.looks import Hair
from app.figures.performance import Performance
from app.figures.vectors import distance
from tests.figures.documents import wuji


def hand(
    shape: str,
    side: Literal["left", "right"] = "left",
    *,
    stretched: str | None = None,
    view: str = "left",
) -> Hand:
    """A hand of one who stands, hanging or stretched forward with the palm facing `stretched`."""
    document = wuji()
    if stretched:
        document["start"] = {"hands": {"dir": "forward", "bend": 8, "palm": stretched}}
    body = Performance(document).body_at(0.0)
    body.hand_shapes = {"left": {shape: 1.0}, "right": {shape: 1.0}}
    return Hand(Frame(body, BUILDS["slim"], Hair.BUN, Traits()), Camera(view), side)


def span(shape: str) -> float:
    """How far the fingertips are apart at most, in cm."""
    tips = [finger[-1] for finger in hand(shape).fingers]
    return max(distance(one, other) for one, other in combinations(tips, 2))


def test_a_beak_gathers_the_fingertips_and_a_wing_fans_them() -> None:
    assert span("beak") < span("open") < span("bird-wing")


def test_a_pinch_brings_thumb_and_index_finger_closer_than_an_open_hand() -> None:
    gaps = {
        shape: distance(hand(shape).thumb[-1], hand(shape).fingers[0][-1])
        for shape in ("pinch", "open")
    }
    assert gaps["pinch"] < 0.6 * gaps["open"]


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_a_finger_keeps_its_length_in_every_shape(shape: str) -> None:
    for finger, straight in zip(hand(shape).fingers, hand("open").fingers, strict=True):
        for (a, b), (c, d) in zip(
            pairwise(finger),
            pairwise(straight),
            strict=True,
        ):
            assert distance(a, b) == pytest.approx(distance(c, d), rel=0.03)


def test_a_fist_folds_all_fingers_and_half_a_fist_half() -> None:
    fist, half = grip_of({"fist": 1.0}), grip_of({"fist": 0.5, "open": 0.5})
    assert all(fold == pytest.approx(1.0) for fold in fist.folds)
    assert all(0.4 < fold < 0.6 for fold in half.folds)


@pytest.mark.parametrize("palm", ["up", "down"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_flat_hand_that_points_at_the_viewer_dips_and_is_no_stub(
    palm: str, side: Literal["left", "right"]
) -> None:
    aside, ahead = (hand("open", side, stretched=palm, view=view) for view in ("left", "front"))
    level, dipped = (one.fingers[1][-1][1] - one.wrist[1] for one in (aside, ahead))
    assert dipped < level - 5.0


def test_a_fist_that_points_at_the_viewer_stays_as_it_is() -> None:
    aside, ahead = (hand("fist", stretched="down", view=view) for view in ("left", "front"))
    assert ahead.fingers[1][0] == pytest.approx(aside.fingers[1][0], abs=1.2)
