"""The outline of a lofted part as an eye sees it, and places between its two edges."""

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot
from typing import Final, Literal

from app.figures.body_map.body_shape import (
    LIMB_FULLNESS,
    LIMBS,
    TRUNK,
    TRUNK_FULLNESS,
)
from app.figures.body_map.eye import Eye, Seen
from app.figures.body_map.rings import on_ring, ring_at
from app.figures.body_map.skin import LimbPart, limb_frame
from app.figures.body_map.stance import Posed
from app.figures.skeleton import Side
from app.figures.vectors import Vector, dot

Part = Literal["trunk"] | LimbPart
_DIRECTIONS: Final = tuple(range(0, 360, 10))


@dataclass(frozen=True, slots=True)
class Loft:
    """A part of a body seen by an eye.

    `centre` and `cross_section` tell, at a height (trunk) or share (limb), the middle of the ring
    and all its skin, on the picture. `plus` is the way on the picture in which the second edge
    lies: the outer side of a limb, the figure's left or front of the trunk.
    """

    ats: tuple[float, ...]
    centre: Callable[[float], Seen]
    cross_section: Callable[[float], tuple[Seen, ...]]
    plus: Callable[[float], Seen]

    def edges(self, at: float) -> tuple[Seen, Seen]:
        """The two outermost places of the ring across the part: (minus side, plus side)."""
        across = self._across(at)
        places = self.cross_section(at)
        reach = [place[0] * across[0] + place[1] * across[1] for place in places]
        return places[reach.index(min(reach))], places[reach.index(max(reach))]

    def at(self, at: float, side: float) -> Seen:
        """A place between the edges: `side` -1 is the minus edge, 1 the plus edge."""
        low, high = self.edges(at)
        share = (side + 1) / 2
        return (low[0] + (high[0] - low[0]) * share, low[1] + (high[1] - low[1]) * share)

    def stops(self, start: float, end: float) -> list[float]:
        """The rings between two places of the part, with both ends, in the order walked."""
        low, high = min(start, end), max(start, end)
        between = [a for a in self.ats if low + 0.012 * self._span < a < high - 0.012 * self._span]
        walked = [low, *between, high]
        return walked if start <= end else walked[::-1]

    @property
    def _span(self) -> float:
        return self.ats[-1] - self.ats[0]

    def _across(self, at: float) -> Seen:
        step = self._span / 40
        before, after = self.centre(at - step), self.centre(at + step)
        dx, dy = after[0] - before[0], after[1] - before[1]
        size = hypot(dx, dy) or 1.0
        across = (-dy / size, dx / size)
        plus = self.plus(at)
        if across[0] * plus[0] + across[1] * plus[1] < 0:
            return (-across[0], -across[1])
        return across


def loft(body: Posed, part: Part, side: Side, eye: Eye) -> Loft:
    """A part of a standing body as an eye sees it."""
    return _trunk(eye) if part == "trunk" else _limb(body, part, side, eye)


def _trunk(eye: Eye) -> Loft:
    def centre(height: float) -> Seen:
        return eye.see((0.0, height, 0.0))

    def cross_section(height: float) -> tuple[Seen, ...]:
        ring = ring_at(TRUNK, height)
        ways = (on_ring(ring, degrees, TRUNK_FULLNESS) for degrees in _DIRECTIONS)
        return tuple(eye.see((on.outward, height, on.forward)) for on in ways)

    plus = _way(eye, (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
    return Loft(tuple(ring.at for ring in TRUNK), centre, cross_section, lambda _: plus)


def _limb(body: Posed, part: LimbPart, side: Side, eye: Eye) -> Loft:
    rings = LIMBS[part]

    def centre(share: float) -> Seen:
        return eye.see(limb_frame(body, part, side, share).centre)

    def cross_section(share: float) -> tuple[Seen, ...]:
        frame = limb_frame(body, part, side, share)
        ring = ring_at(rings, share)
        middle, outer, front = eye.see(frame.centre), eye.see(frame.outer), eye.see(frame.front)
        ways = (on_ring(ring, degrees, LIMB_FULLNESS) for degrees in _DIRECTIONS)
        return tuple(
            (
                middle[0] + outer[0] * on.outward + front[0] * on.forward,
                middle[1] + outer[1] * on.outward + front[1] * on.forward,
            )
            for on in ways
        )

    def plus(share: float) -> Seen:
        frame = limb_frame(body, part, side, share)
        return _way(eye, frame.outer, frame.front)

    return Loft(tuple(ring.at for ring in rings), centre, cross_section, plus)


def _way(eye: Eye, first: Vector, second: Vector) -> Seen:
    """The way on the picture of whichever of two directions the eye sees better from the side."""
    better = first if abs(dot(first, eye.toward)) < abs(dot(second, eye.toward)) else second
    return eye.see(better)


def strip(seen: Loft, start: float, end: float) -> list[Seen]:
    """The outline of a part from one ring to another: along the minus edge, back along the plus."""
    stops = seen.stops(start, end)
    edges = [seen.edges(at) for at in stops]
    return [low for low, _ in edges] + [high for _, high in reversed(edges)]
