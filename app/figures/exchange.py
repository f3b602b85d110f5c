"""A performance as tracks of bones, as files of motion exchange want them: seconds and metres."""

from dataclasses import dataclass

from app.figures.body import Body
from app.figures.performance import Performance
from app.figures.skeleton import ORDER, PARENT, SIDES
from app.figures.vectors import (
    Matrix,
    Quaternion,
    Vector,
    product,
    quaternion,
    relative,
    rotation_x,
)

MOST_FRAMES = 1200
FEWEST_FRAMES = 8
_FOREARM_ROLL = (
    0.6  # of the hand's turning is shared by the forearm, so that the skin does not wring
)
METRES = 0.01


@dataclass(frozen=True, slots=True)
class Frame:
    """One moment: the hips' place in metres, and each bone's rotation against its parent."""

    seconds: float
    hips: Vector
    rotations: dict[str, Quaternion]


def frames(performance: Performance, frames_per_second: float) -> list[Frame]:
    """Evenly spaced frames of one loop; the last is the first once more.

    There are never more than MOST_FRAMES of them, however fast they are asked for.
    """
    seconds = performance.beats * performance.seconds_per_beat
    wanted = round(seconds * frames_per_second)
    count = max(FEWEST_FRAMES, min(MOST_FRAMES, wanted))
    made: list[Frame] = []
    for number in range(count + 1):
        body = performance.body_at(performance.beats * (number % count) / count)
        rotations = _locals(body)
        if made:
            rotations = _nearest(rotations, made[-1].rotations)
        x, y, z = body.position["hips"]
        place = (x * METRES, y * METRES, z * METRES)
        made.append(Frame(seconds * number / count, place, rotations))
    return made


def _locals(body: Body) -> dict[str, Quaternion]:
    worlds: dict[str, Matrix] = dict(body.rotation)
    for side in SIDES:
        roll = rotation_x(_FOREARM_ROLL * body.arms[side].pronation)
        worlds[f"{side}LowerArm"] = product(worlds[f"{side}LowerArm"], roll)
    made = {}
    for bone in ORDER:
        parent = PARENT[bone]
        own = worlds[bone] if parent is None else relative(worlds[parent], worlds[bone])
        made[bone] = quaternion(own)
    return made


def _nearest(
    rotations: dict[str, Quaternion], before: dict[str, Quaternion]
) -> dict[str, Quaternion]:
    """Of the two quaternions of each rotation the one that is nearer to the frame before."""
    made: dict[str, Quaternion] = {}
    for bone, (x, y, z, w) in rotations.items():
        a, b, c, d = before[bone]
        made[bone] = (x, y, z, w) if a * x + b * y + c * z + d * w >= 0 else (-x, -y, -z, -w)
    return made
