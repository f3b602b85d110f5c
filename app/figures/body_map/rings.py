"""Rings: cross-sections of a body part, from which its skin is lofted.

A ring says how far the skin lies from the axis of the part, in centimetres, to the outer side (of
an arm: the thumb's side), to the inner side, to the front (of an arm: the palm's side) and to the
back. Between two rings of a table the skin runs smoothly.
"""

from math import cos, radians, sin
from typing import NamedTuple


class Ring(NamedTuple):
    """A cross-section; `at` is a height in cm (trunk, head) or a share of the bone (limb)."""

    at: float
    outer: float
    inner: float
    front: float
    back: float


Rings = tuple[Ring, ...]


def ring_at(rings: Rings, at: float) -> Ring:
    """The cross-section between those of a table of rising `at`; its ends go on for ever."""
    if at <= rings[0].at:
        return rings[0]._replace(at=at)
    if at >= rings[-1].at:
        return rings[-1]._replace(at=at)
    here = max(i for i in range(len(rings) - 1) if rings[i].at <= at)
    four = (
        rings[max(0, here - 1)],
        rings[here],
        rings[here + 1],
        rings[min(len(rings) - 1, here + 2)],
    )
    return Ring(at, *(_between(four, at, measure) for measure in range(1, 5)))


def _between(four: tuple[Ring, Ring, Ring, Ring], at: float, measure: int) -> float:
    """One measure by a cubic whose slopes at both rings are those of their neighbours."""
    before, low, high, after = four
    gap = high.at - low.at
    u = (at - low.at) / gap
    rise_low = (high[measure] - before[measure]) / (high.at - before.at) * gap
    rise_high = (after[measure] - low[measure]) / (after.at - low.at) * gap
    return (
        (2 * u**3 - 3 * u * u + 1) * low[measure]
        + (u**3 - 2 * u * u + u) * rise_low
        + (3 * u * u - 2 * u**3) * high[measure]
        + (u**3 - u * u) * rise_high
    )


class OnRing(NamedTuple):
    """A place on a ring: cm to the outer side and to the front, and the way out of the skin."""

    outward: float
    forward: float
    normal_outward: float
    normal_forward: float


def on_ring(ring: Ring, degrees: float, fullness: float = 2.0) -> OnRing:
    """The skin in a direction: 0 outer side, 90 front, 180 inner side, 270 back.

    `fullness` is the exponent of the superellipse: 2 is round, more is boxier.
    """
    c, s = cos(radians(degrees)), sin(radians(degrees))
    half_width = ring.outer if c >= 0 else ring.inner
    half_depth = ring.front if s >= 0 else ring.back
    reach = (abs(c) ** fullness + abs(s) ** fullness) ** (-1.0 / fullness)
    u, v = c * reach, s * reach
    return OnRing(u * half_width, v * half_depth, *_away(u, v, half_width, half_depth, fullness))


def on_ring_across(ring: Ring, outward: float, *, front: bool, fullness: float) -> OnRing:
    """The skin of the front or back at so many cm to the side of the middle line."""
    half_width = ring.outer if outward >= 0 else ring.inner
    half_depth = ring.front if front else ring.back
    u = max(-0.985, min(0.985, outward / half_width))
    v = (1 - abs(u) ** fullness) ** (1 / fullness) * (1 if front else -1)
    return OnRing(u * half_width, v * half_depth, *_away(u, v, half_width, half_depth, fullness))


def on_ring_along(ring: Ring, forward: float, *, fullness: float) -> OnRing:
    """The skin of the outer side at so many cm before (negative: behind) the axis."""
    half_depth = ring.front if forward >= 0 else ring.back
    v = max(-0.985, min(0.985, forward / half_depth))
    u = (1 - abs(v) ** fullness) ** (1 / fullness)
    return OnRing(u * ring.outer, v * half_depth, *_away(u, v, ring.outer, half_depth, fullness))


def _away(
    u: float, v: float, half_width: float, half_depth: float, fullness: float
) -> tuple[float, float]:
    """The normal of the superellipse at (u, v), both told in half widths and half depths."""
    x = abs(u) ** (fullness - 1) / half_width * (1 if u >= 0 else -1)
    y = abs(v) ** (fullness - 1) / half_depth * (1 if v >= 0 else -1)
    size = (x * x + y * y) ** 0.5
    return x / size, y / size
