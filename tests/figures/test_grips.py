"""The shapes of a hand."""

from itertools import combinations, pairwise
from typing import Literal

import pytest

from app.figures.builds import BUILDS
from app.figures.flesh_hand import Hand
from app.figures.frame import Frame, Traits
from app.figures.grips import SHAPES, grip_of
from app.figures.looks import Hair
from app.figures.performance import Performance
from app.figures.vectors import distance
from tests.figures.documents import wuji


def hand(shape: str, side: Literal["left", "right"] = "left") -> Hand:
    body = Performance(wuji()).body_at(0.0)
    body.hand_shapes = {"left": {shape: 1.0}, "right": {shape: 1.0}}
    return Hand(Frame(body, BUILDS["slim"], Hair.BUN, Traits()), side)


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
