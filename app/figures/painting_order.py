"""Which part is painted before which: nearer parts cover farther ones where the two overlap.

Neighbouring parts of a body touch, so depth alone would let them flicker; for those, rules of
anatomy decide (`painting_rules`). What is left is sorted; should the comparisons go round in a
circle, the weakest of that circle gives way.
"""

from collections.abc import Sequence
from math import sqrt

from app.figures.camera import Camera
from app.figures.painting_rules import Rules, anatomical
from app.figures.parts import Part

# Parts whose outlines come as near as this are compared, in cm; it is about the pen's width.
TOUCH_CM = 1.5
RULE_WEIGHT = 1e6

Sample = tuple[float, float, float, float]
Edges = dict[tuple[int, int], float]


class Shadowgraph:
    """One part as seen: its samples (x, y, nearness, radius in cm) and their bounds."""

    __slots__ = ("bottom", "left", "nearness", "right", "samples", "top")

    def __init__(self, camera: Camera, part: Part) -> None:
        self.samples: list[Sample] = []
        for centre, radius in part.samples:
            x = centre[0] * camera.right[0] + centre[2] * camera.right[2]
            up = camera.up
            y = centre[0] * up[0] + centre[1] * up[1] + centre[2] * up[2]
            self.samples.append((x, y, camera.nearness(centre), radius))
        self.left = min(x - r for x, _, _, r in self.samples)
        self.right = max(x + r for x, _, _, r in self.samples)
        self.bottom = min(y - r for _, y, _, r in self.samples)
        self.top = max(y + r for _, y, _, r in self.samples)
        self.nearness = sum(z for _, _, z, _ in self.samples) / len(self.samples)

    def misses(self, other: "Shadowgraph") -> bool:
        """Return whether the two bounds do not even touch."""
        return (
            self.right < other.left
            or other.right < self.left
            or self.top < other.bottom
            or other.top < self.bottom
        )

    def lead(self, other: "Shadowgraph") -> float | None:
        """Return by how many cm this part is nearer where the two overlap; None if nowhere."""
        total = leading = 0.0
        for x, y, near, radius in self.samples:
            for other_x, other_y, other_near, other_radius in other.samples:
                reach = radius + other_radius + TOUCH_CM
                dx, dy = x - other_x, y - other_y
                apart = dx * dx + dy * dy
                if apart < reach * reach:
                    weight = (reach - sqrt(apart)) ** 2
                    total += weight
                    leading += weight * (near - other_near)
        return leading / total if total > 0 else None


class PaintingOrder:
    """Indices of parts from back to front, and the pairs (behind, before) that had to hold."""

    __slots__ = ("hidden", "order", "pairs")

    def __init__(self, order: list[int], pairs: list[tuple[int, int]], hidden: set[int]) -> None:
        self.order = order
        self.pairs = pairs
        self.hidden = hidden


def painting_order(camera: Camera, parts: Sequence[Part]) -> PaintingOrder:
    """Sort the parts for one frame."""
    index = {part.name: number for number, part in enumerate(parts)}
    rules = anatomical(camera, {part.name: part for part in parts})
    edges = _ruled(rules, index)
    seen = [Shadowgraph(camera, part) for part in parts]
    for one in range(len(parts)):
        for other in range(one + 1, len(parts)):
            if (one, other) in edges or (other, one) in edges:
                continue
            if seen[one].misses(seen[other]):
                continue
            lead = seen[one].lead(seen[other])
            if lead is not None:
                edges[(other, one) if lead > 0 else (one, other)] = max(abs(lead), 1e-6)
    hidden = {index[name] for name in rules.hidden}
    shown = [number for number in range(len(parts)) if number not in hidden]
    order = _sorted(shown, edges, [one.nearness for one in seen])
    return PaintingOrder(order, sorted(edges), hidden)


def _ruled(rules: Rules, index: dict[str, int]) -> Edges:
    return {
        (index[behind], index[before]): RULE_WEIGHT
        for behind, before in rules.pairs
        if behind in index and before in index
    }


def _sorted(shown: list[int], edges: Edges, nearness: list[float]) -> list[int]:
    """Take what nothing has to precede, farthest first; `edges` loses what had to give way."""
    left = set(shown)
    behind: dict[int, set[int]] = {number: set() for number in shown}
    for back, front in list(edges):
        if back in left and front in left:
            behind[front].add(back)
        else:
            del edges[(back, front)]
    order = []
    while left:
        free = [number for number in left if not behind[number]]
        while not free:
            back, front = _weakest(left, behind, edges)
            del edges[(back, front)]
            behind[front].discard(back)
            if not behind[front]:
                free = [front]
        chosen = min(free, key=lambda number: (nearness[number], number))
        order.append(chosen)
        left.discard(chosen)
        for number in left:
            behind[number].discard(chosen)
    return order


def _weakest(left: set[int], behind: dict[int, set[int]], edges: Edges) -> tuple[int, int]:
    """Walk back until the way closes to a circle, and return its lightest pair."""
    way, met = [min(left)], {}
    while way[-1] not in met:
        met[way[-1]] = len(way) - 1
        way.append(min(behind[way[-1]]))
    circle = way[met[way[-1]] :]
    pairs = list(zip(circle[1:], circle, strict=False))
    return min(pairs, key=lambda pair: (edges[pair], pair))
