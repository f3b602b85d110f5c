"""Outlines of projected bodies."""

from itertools import pairwise
from math import hypot

import pytest

from app.figures.camera import UNITS_PER_CM, Camera
from app.figures.hulls import (
    FINGER,
    LIMB,
    SMOOTH,
    Ball,
    Hull,
    ellipsoid,
    foreshortening,
    level,
    outline,
    path,
)
from app.figures.vectors import IDENTITY


def test_the_outline_of_a_sphere_touches_its_circle() -> None:
    camera = Camera("front", 0.0)
    ball = Ball((3.0, 40.0, 0.0), 20.0)
    for x, y, _, _ in outline(camera, Hull((ball,), SMOOTH)):
        away = hypot(x - 3.0 * UNITS_PER_CM, y + 40.0 * UNITS_PER_CM)
        assert away == pytest.approx(20.0 * UNITS_PER_CM, abs=1.0)


def test_an_ellipsoid_is_as_wide_and_as_high_as_its_axes() -> None:
    camera = Camera("front", 0.0)
    points = outline(camera, Hull((ellipsoid((0, 0, 0), IDENTITY, (10.0, 4.0, 30.0)),), SMOOTH))
    assert max(x for x, *_ in points) == pytest.approx(10 * UNITS_PER_CM, abs=1)
    assert max(y for _, y, *_ in points) == pytest.approx(4 * UNITS_PER_CM, abs=1)


def test_a_limb_has_straight_flanks_whatever_way_it_turns() -> None:
    camera = Camera("front", 0.0)
    for direction in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.6, 0.8, 0.0)):
        end = (direction[0] * 30, direction[1] * 30, 0.0)
        hull = Hull((Ball((0, 0, 0), 5.0), Ball(end, 5.0)), LIMB, direction)
        across = (-direction[1], direction[0])
        widths = [
            abs(x * across[0] - y * across[1]) / UNITS_PER_CM for x, y, *_ in outline(camera, hull)
        ]
        assert max(widths) == pytest.approx(5.0, abs=0.3)


def test_two_limbs_of_one_kind_have_the_same_commands() -> None:
    camera = Camera("front-left")
    near = Hull((Ball((0, 0, 0), 1.0), Ball((9, 2, 1), 0.8)), FINGER, (9, 2, 1))
    far = Hull((Ball((0, 0, 0), 1.0), Ball((0, 0, 9), 0.8)), FINGER, (0, 0, 9))
    lengths = {
        len(path([outline(camera, hull)], is_still=False).split("q")[1].split())
        for hull in (near, far)
    }
    assert len(lengths) >= 1
    assert len(outline(camera, near)) == len(outline(camera, far)) == len(FINGER)


def test_a_limb_that_points_at_the_viewer_has_no_length() -> None:
    camera = Camera("front", 0.0)
    ball = Ball((0, 0, 0), 1.0)
    assert foreshortening(camera, Hull((ball,), LIMB, (0, 0, 1))) == pytest.approx(0, abs=1e-9)
    assert foreshortening(camera, Hull((ball,), LIMB, (0, 1, 0))) == pytest.approx(1)


def test_a_disc_on_the_floor_keeps_its_points_apart_when_seen_flat() -> None:
    camera = Camera("front", 7.0)
    disc = ellipsoid((0, 0, 0), IDENTITY, (30.0, 0.01, 30.0))
    points = outline(camera, Hull((disc,), level(8, camera.to_viewer[1])))
    xs = sorted({x for x, *_ in points})
    assert min(b - a for a, b in pairwise(xs)) > 20
