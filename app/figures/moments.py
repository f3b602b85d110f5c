"""Which moments of a movement have to be drawn: those between which the body goes straight on."""

from collections.abc import Sequence

from app.figures.body import Body
from app.figures.morphing import needed_keys
from app.figures.performance import Performance
from app.figures.skeleton import SIDES, SIGN

FRAMES_PER_BEAT = 4
LEAST_FRAMES, MOST_FRAMES = 12, 72
# How far a joint may be from the straight way between two moments, in cm.
JOINT_TOLERANCE_CM = 0.9
# Depth is compared at the moments only, so they must not lie far apart.
WIDEST_GAP = 3
HAND_CM, SHAPE_CM = 9.0, 6.0


def moments(performance: Performance) -> tuple[list[float], list[Body]]:
    """Return shares of the loop from 0 to 1 and the body at each; the last is the first again."""
    count = max(LEAST_FRAMES, min(MOST_FRAMES, round(performance.beats * FRAMES_PER_BEAT)))
    bodies = [performance.body_at(performance.beats * frame / count) for frame in range(count)]
    bodies.append(bodies[0])
    times = [frame / count for frame in range(count + 1)]
    rows = [_joints(body) for body in bodies]
    kept = _closed_gaps(needed_keys(rows, times, JOINT_TOLERANCE_CM))
    return [times[frame] for frame in kept], [bodies[frame] for frame in kept]


def _closed_gaps(kept: Sequence[int]) -> list[int]:
    """Add frames so that no two neighbours are farther apart than the widest gap."""
    filled = [kept[0]]
    for frame in kept[1:]:
        while frame - filled[-1] > WIDEST_GAP:
            rest = frame - filled[-1]
            parts = -(-rest // WIDEST_GAP)
            filled.append(filled[-1] + rest // parts)
        filled.append(frame)
    return filled


def _joints(body: Body) -> list[float]:
    """The places of all that moves, in cm; how a hand is turned and shaped counts as well."""
    row: list[float] = [*body.position["hips"], *body.position["upperChest"]]
    row += body.point("head", (0.0, 16.0, 0.0))
    row += body.point("head", (0.0, 6.0, 9.0))
    row += (4.0 * body.belly, 2.0 * body.ribs)
    for side in SIDES:
        for bone in ("UpperArm", "LowerArm", "Hand", "LowerLeg", "Foot", "Toes"):
            row += body.position[side + bone]
        row += body.point(side + "Hand", (SIGN[side] * HAND_CM, 0.0, 0.0))
        row += body.point(side + "Hand", (SIGN[side] * HAND_CM, -HAND_CM, 0.0))
        row.append(SHAPE_CM * max(body.hand_shapes[side].values(), default=0.0))
    return row
