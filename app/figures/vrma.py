"""VRM Animation (`.vrma`): a GLB file with one animation that plays on any VRM avatar."""

import json
import struct
from collections.abc import Sequence
from typing import Any

from app.figures.exchange import Frame, frames
from app.figures.performance import Performance
from app.figures.skeleton import OFFSET, ORDER, PARENT

MEDIA_TYPE = "model/gltf-binary"
FRAMES_PER_SECOND = 10.0
_MAGIC, _VERSION = 0x46546C67, 2
_JSON_CHUNK, _BINARY_CHUNK = 0x4E4F534A, 0x004E4942
_FLOAT = 5126
_PARTS = {"SCALAR": 1, "VEC3": 3, "VEC4": 4}
LICENSE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


class _Buffer:
    """Numbers laid end to end, with the views and accessors that find them again."""

    def __init__(self) -> None:
        self.bytes = bytearray()
        self.views: list[dict[str, Any]] = []
        self.accessors: list[dict[str, Any]] = []

    def add(self, values: Sequence[Sequence[float]], kind: str, *, bounded: bool = False) -> int:
        """Lay down rows of numbers; returns the number of their accessor."""
        flat = [part for value in values for part in value]
        self.views.append({"buffer": 0, "byteOffset": len(self.bytes), "byteLength": 4 * len(flat)})
        self.bytes += struct.pack(f"<{len(flat)}f", *flat)
        accessor: dict[str, Any] = {
            "bufferView": len(self.views) - 1,
            "componentType": _FLOAT,
            "count": len(values),
            "type": kind,
        }
        assert len(flat) == len(values) * _PARTS[kind]
        if bounded:
            # As the reader will see them, rounded to single precision.
            seen = struct.unpack(f"<{len(flat)}f", struct.pack(f"<{len(flat)}f", *flat))
            accessor |= {"min": [min(seen)], "max": [max(seen)]}
        self.accessors.append(accessor)
        return len(self.accessors) - 1


def vrma(
    performance: Performance, name: str, frames_per_second: float = FRAMES_PER_SECOND
) -> bytes:
    """One loop of a performance as a GLB file."""
    told = frames(performance, frames_per_second)
    buffer = _Buffer()
    animation = _animation(told, buffer, name)
    binary = bytes(buffer.bytes) + b"\0" * (-len(buffer.bytes) % 4)
    document = {
        "asset": {"version": "2.0", "generator": "Daoyin", "copyright": LICENSE},
        "extensionsUsed": ["VRMC_vrm_animation"],
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": _nodes(),
        "buffers": [{"byteLength": len(binary)}],
        "bufferViews": buffer.views,
        "accessors": buffer.accessors,
        "animations": [animation],
        "extensions": {
            "VRMC_vrm_animation": {
                "specVersion": "1.0",
                "humanoid": {
                    "humanBones": {bone: {"node": number} for number, bone in enumerate(ORDER)}
                },
            }
        },
    }
    return _glb(document, binary)


def _nodes() -> list[dict[str, Any]]:
    number = {bone: place for place, bone in enumerate(ORDER)}
    nodes: list[dict[str, Any]] = []
    for bone in ORDER:
        node: dict[str, Any] = {
            "name": bone,
            "translation": [round(part / 100, 4) for part in OFFSET[bone]],
        }
        children = [number[child] for child in ORDER if PARENT[child] == bone]
        nodes.append(node | ({"children": children} if children else {}))
    return nodes


def _animation(told: list[Frame], buffer: _Buffer, name: str) -> dict[str, Any]:
    times = buffer.add([(frame.seconds,) for frame in told], "SCALAR", bounded=True)
    tracks = [("translation", 0, buffer.add([frame.hips for frame in told], "VEC3"))]
    for number, bone in enumerate(ORDER):
        turned = buffer.add([frame.rotations[bone] for frame in told], "VEC4")
        tracks.append(("rotation", number, turned))
    return {
        "name": name,
        "samplers": [
            {"input": times, "output": output, "interpolation": "LINEAR"} for _, _, output in tracks
        ],
        "channels": [
            {"sampler": sampler, "target": {"node": node, "path": path}}
            for sampler, (path, node, _) in enumerate(tracks)
        ],
    }


def _glb(document: dict[str, Any], binary: bytes) -> bytes:
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 4)
    whole = 12 + 8 + len(text) + 8 + len(binary)
    return b"".join(
        (
            struct.pack("<III", _MAGIC, _VERSION, whole),
            struct.pack("<II", len(text), _JSON_CHUNK),
            text,
            struct.pack("<II", len(binary), _BINARY_CHUNK),
            binary,
        )
    )
