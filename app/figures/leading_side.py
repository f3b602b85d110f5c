"""Which side a movement is done on, seen from how far its hands and feet travel."""

from itertools import pairwise

from app.figures.body import Body
from app.figures.performance import Performance
from app.figures.skeleton import LEFT, RIGHT, SIDES, Side
from app.figures.vectors import distance, subtract

# Below this share of the other's way a side only goes along.
GOES_ALONG = 0.8
STILL_CM = 3.0


def leading_side(performance: Performance) -> Side | None:
    """Return the side that does more in the written half; None where both do as much."""
    written = sum(not phase.is_mirrored for phase in performance.phases)
    bodies = [performance.rough_body(number) for number in range(written + 1)]
    ways = {side: _way(bodies, side) for side in SIDES}
    more: Side = LEFT if ways[LEFT] > ways[RIGHT] else RIGHT
    less = min(ways.values())
    if ways[more] < STILL_CM or less > GOES_ALONG * ways[more]:
        return None
    return more


def _way(bodies: list[Body], side: Side) -> float:
    """How far hand and foot of a side go in all, in the axes of the hips' place."""
    return sum(
        distance(_from_hips(one, f"{side}{bone}"), _from_hips(other, f"{side}{bone}"))
        for one, other in pairwise(bodies)
        for bone in ("Hand", "Foot")
    )


def _from_hips(body: Body, bone: str) -> tuple[float, float, float]:
    return subtract(body.position[bone], body.position["hips"])
