"""The compiled form: bone tracks as compact JSON, for players that draw a body of their own."""

from typing import Any

from app.figures.exchange import Frame, frames
from app.figures.performance import Performance
from app.figures.skeleton import ORDER, PARENT

FORMAT = "qigong-pose-compiled/1"
FRAMES_PER_SECOND = 4.0
_STILL = 1e-3  # a part of a quaternion that changes less is not worth a track


def compiled(
    performance: Performance, name: str, frames_per_second: float = FRAMES_PER_SECOND
) -> dict[str, Any]:
    """One loop as a JSON object; VRM bone names, T-pose rest, metres, quaternions (x, y, z, w).

    A bone that stays at rest has no track, one that is turned but still has a single value.
    """
    told = frames(performance, frames_per_second)
    tracks: dict[str, list[list[float]]] = {}
    for bone in ORDER:
        track = _track(bone, told)
        if track:
            tracks[bone] = track
    return {
        "format": FORMAT,
        "name": name,
        "duration_s": round(told[-1].seconds, 3),
        "loops": True,
        "rest": "vrm-t-pose",
        "unit": "m",
        "parents": {bone: PARENT[bone] for bone in ORDER},
        "times": [round(frame.seconds, 3) for frame in told],
        "hips": [[round(part, 4) for part in frame.hips] for frame in told],
        "rotations": tracks,
    }


def _track(bone: str, told: list[Frame]) -> list[list[float]]:
    values = [frame.rotations[bone] for frame in told]
    first = values[0]
    moves = any(abs(a - b) > _STILL for value in values for a, b in zip(value, first, strict=True))
    if moves:
        return [[round(part, 4) for part in value] for value in values]
    if max(abs(part) for part in first[:3]) > _STILL:
        return [[round(part, 4) for part in first]]
    return []
