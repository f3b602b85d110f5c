"""BVH: a skeleton and its motion as text, which nearly every animation program reads.

Centimetres and degrees; rotations in the order z, x, y.
"""

from collections.abc import Iterator
from math import asin, atan2, degrees

from app.figures.exchange import METRES, Frame, frames
from app.figures.performance import Performance
from app.figures.skeleton import OFFSET, ORDER, PARENT
from app.figures.vectors import Quaternion, clamp

MEDIA_TYPE = "text/plain"
FRAMES_PER_SECOND = 20.0
_ROOT_CHANNELS = "6 Xposition Yposition Zposition Zrotation Xrotation Yrotation"
_JOINT_CHANNELS = "3 Zrotation Xrotation Yrotation"


def bvh(performance: Performance, frames_per_second: float = FRAMES_PER_SECOND) -> str:
    """One loop of a performance as the text of a BVH file."""
    told = frames(performance, frames_per_second)
    order: list[str] = []
    skeleton = list(_joint("hips", 0, order))
    lines = [
        "HIERARCHY",
        *skeleton,
        "MOTION",
        f"Frames: {len(told) - 1}",
        f"Frame Time: {told[1].seconds:.6f}",
        *(_row(frame, order) for frame in told[:-1]),
    ]
    return "\n".join(lines) + "\n"


def _joint(bone: str, depth: int, order: list[str]) -> Iterator[str]:
    """The lines of a bone and all that hangs on it; notes the order in which they come."""
    order.append(bone)
    pad = "  " * depth
    offset = (0.0, 0.0, 0.0) if depth == 0 else OFFSET[bone]
    yield f"{pad}{'JOINT' if depth else 'ROOT'} {bone}"
    yield f"{pad}{{"
    yield f"{pad}  OFFSET {offset[0]:g} {offset[1]:g} {offset[2]:g}"
    yield f"{pad}  CHANNELS {_JOINT_CHANNELS if depth else _ROOT_CHANNELS}"
    children = [child for child in ORDER if PARENT[child] == bone]
    for child in children:
        yield from _joint(child, depth + 1, order)
    if not children:
        yield from _end(bone, pad)
    yield f"{pad}}}"


def _end(bone: str, pad: str) -> Iterator[str]:
    side = 1 if bone.startswith("left") else -1
    end = {"head": (0, 18, 0)}.get(bone, (side * 17, 0, 0) if bone.endswith("Hand") else (0, 0, 6))
    yield f"{pad}  End Site"
    yield f"{pad}  {{"
    yield f"{pad}    OFFSET {end[0]} {end[1]} {end[2]}"
    yield f"{pad}  }}"


def _row(frame: Frame, order: list[str]) -> str:
    numbers = [part / METRES for part in frame.hips]
    for bone in order:
        numbers += angles_zxy(frame.rotations[bone])
    return " ".join(f"{number:.4f}" for number in numbers)


def angles_zxy(rotation: Quaternion) -> tuple[float, float, float]:
    """Degrees about z, then x, then y, of a rotation = Rz Rx Ry."""
    x, y, z, w = rotation
    about_x = degrees(asin(clamp(2 * (y * z + x * w), -1.0, 1.0)))
    about_z = degrees(atan2(2 * (z * w - x * y), 1 - 2 * (x * x + z * z)))
    about_y = degrees(atan2(2 * (y * w - x * z), 1 - 2 * (x * x + y * y)))
    return about_z, about_x, about_y
