"""Which part is painted before which: nearer parts cover farther ones where the two overlap.

Neighbouring parts of a body touch, so depth alone would let them flicker; for those, rules of
anatomy decide (`painting_rules`). What is left is sorted; should the comparisons go round in a
circle, the weakest of that circle gives way.
"""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations, permutations
from math import sqrt

from app.figures.camera import Camera
from app.figures.painting_rules import Rules, anatomical
from app.figures.parts import Part, Surface
from app.figures.vectors import Vector

# Parts whose outlines come as near as this are compared, in cm; it is about the pen's width.
TOUCH_CM = 1.5
RULE_WEIGHT = 1e6
# What only a patch asks for gives way to all else.
PATCH_WEIGHT = 1e-9

Sample = tuple[float, float, float, float]
Edges = dict[tuple[int, int], float]


class Shadowgraph:
    """One part as seen: its samples (x, y, nearness, radius in cm) and their bounds."""

    __slots__ = ("bottom", "left", "right", "samples", "top")

    def __init__(self, camera: Camera, samples: Sequence[tuple[Vector, float]]) -> None:
        self.samples: list[Sample] = []
        for centre, radius in samples:
            x = centre[0] * camera.right[0] + centre[2] * camera.right[2]
            up = camera.up
            y = centre[0] * up[0] + centre[1] * up[1] + centre[2] * up[2]
            self.samples.append((x, y, camera.nearness(centre), radius))
        self.left = min(x - r for x, _, _, r in self.samples)
        self.right = max(x + r for x, _, _, r in self.samples)
        self.bottom = min(y - r for _, y, _, r in self.samples)
        self.top = max(y + r for _, y, _, r in self.samples)

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

    __slots__ = ("order", "pairs")

    def __init__(self, order: list[int], pairs: list[tuple[int, int]]) -> None:
        self.order = order
        self.pairs = pairs


def painting_order(camera: Camera, parts: Sequence[Part]) -> PaintingOrder:
    """Sort the parts for one frame."""
    index = {part.name: number for number, part in enumerate(parts)}
    rules = anatomical(camera, {part.name: part for part in parts})
    seen = {
        number: Shadowgraph(camera, part.samples)
        for number, part in enumerate(parts)
        if part.samples
    }
    edges = _compared(seen, _ruled(rules, index))
    for part in parts:
        if part.joins and part.name not in rules.hidden:
            _clear_patch(
                Shadowgraph(camera, _spot(part)), [index[n] for n in part.joins], seen, edges
            )
    bodies = [number for number, part in enumerate(parts) if not part.joins]
    nearness = {number: _nearness(camera, parts[number]) for number in bodies}
    order = _sorted(bodies, edges, nearness)
    pairs = set(edges)
    for number, part in enumerate(parts):
        if part.joins and part.name not in rules.hidden:
            joined = [index[name] for name in part.joins]
            _lay_patch(number, joined, order, pairs, jacket=index["jacket"])
    return PaintingOrder(order, sorted(pairs))


def _compared(seen: dict[int, Shadowgraph], ruled: Edges) -> Edges:
    """Add to the rules a pair for any two parts that overlap; its weight is the lead in cm."""
    edges = dict(ruled)
    for (one, here), (other, there) in combinations(seen.items(), 2):
        if (one, other) in edges or (other, one) in edges or here.misses(there):
            continue
        lead = here.lead(there)
        if lead is not None:
            edges[(other, one) if lead > 0 else (one, other)] = max(abs(lead), 1e-6)
    return edges


def _spot(patch: Part) -> list[tuple[Vector, float]]:
    """Where a patch lies, told as samples."""
    surfaces = [piece for piece in patch.pieces if isinstance(piece, Surface)]
    return [
        (ball.centre, ball.radius) for one in surfaces for hull in one.hulls for ball in hull.balls
    ]


def _clear_patch(
    spot: Shadowgraph, joined: Sequence[int], seen: dict[int, Shadowgraph], edges: Edges
) -> None:
    """Let what covers one of two joined parts where they meet cover the other one, too.

    The patch follows the later of them: a hand over the upper arm alone would be under it.
    """
    for under, beside in permutations(joined, 2):
        for number, other in seen.items():
            if (under, number) not in edges or spot.misses(other):
                continue
            if (beside, number) not in edges and (number, beside) not in edges:
                edges[(beside, number)] = PATCH_WEIGHT


def _nearness(camera: Camera, part: Part) -> float:
    return sum(camera.nearness(centre) for centre, _ in part.samples) / len(part.samples)


def _lay_patch(
    patch: int,
    joined: list[int],
    order: list[int],
    pairs: set[tuple[int, int]],
    *,
    jacket: int,
) -> None:
    """Put a patch right after the later of the parts it joins; what covers that covers it.

    A free limb may have something between its two parts, such as the back of a chair: then there
    is nothing to join. The jacket between two parts of a sleeve is of the same cloth.
    """
    first, last = sorted(joined, key=order.index)
    others = [] if jacket in joined else [part for part in order if part != jacket]
    if any((first, part) in pairs and (part, last) in pairs for part in others):
        return
    for behind, before in list(pairs):
        if behind == last:
            pairs.add((patch, before))
    pairs.update((part, patch) for part in joined)
    order.insert(order.index(last) + 1, patch)


def _ruled(rules: Rules, index: dict[str, int]) -> Edges:
    return {
        (index[behind], index[before]): RULE_WEIGHT
        for behind, before in rules.pairs
        if behind in index and before in index
    }


def _sorted(shown: list[int], edges: Edges, nearness: dict[int, float]) -> list[int]:
    """Take what nothing has to precede, farthest first; `edges` loses what had to give way."""
    left = set(shown)
    behind: dict[int, set[int]] = {number: set() for number in shown}
    before: dict[int, list[int]] = {number: [] for number in shown}
    for back, front in list(edges):
        if back in left and front in left:
            behind[front].add(back)
            before[back].append(front)
        else:
            del edges[(back, front)]
    free = [(nearness[number], number) for number in shown if not behind[number]]
    heapify(free)
    order = []
    while left:
        while not free:
            back, front = _weakest(left, behind, edges)
            del edges[(back, front)]
            behind[front].discard(back)
            if not behind[front]:
                free.append((nearness[front], front))
        chosen = heappop(free)[1]
        order.append(chosen)
        left.discard(chosen)
        for number in before[chosen]:
            if chosen in behind[number]:
                behind[number].discard(chosen)
                if not behind[number]:
                    heappush(free, (nearness[number], number))
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
