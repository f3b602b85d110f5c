"""How a movement moves, for players that have a body of their own: three forms of one motion."""

import json
import struct
from typing import Any

import pytest

from tests.client import Client
from tests.drawn import BOW, SKY


def test_the_compiled_form_has_a_track_for_every_bone_that_moves(drawn: Client) -> None:
    told = drawn.json(f"{SKY}/choreography/compiled")
    assert told["format"] == "qigong-pose-compiled/1" and told["unit"] == "m"
    times = told["times"]
    assert times == sorted(times) and times[-1] == told["duration_s"]
    assert len(told["hips"]) == len(times)
    assert {"leftUpperArm", "rightUpperArm", "head"} <= set(told["rotations"])
    for track in told["rotations"].values():
        assert len(track) in (1, len(times))
        assert all(len(turn) == 4 for turn in track)
    assert "creativecommons.org" in told["licence"]


def test_a_vrm_animation_is_a_glb_with_the_humanoid_named(drawn: Client) -> None:
    response = drawn.get(f"{SKY}/animation.vrma")
    assert response.headers["content-type"] == "model/gltf-binary"
    assert 'filename="hold-up-the-sky-standing.vrma"' in response.headers["content-disposition"]
    magic, version, length = struct.unpack("<4sII", response.content[:12])
    assert (magic, version, length) == (b"glTF", 2, len(response.content))
    size, kind = struct.unpack("<I4s", response.content[12:20])
    assert kind == b"JSON"
    document: Any = json.loads(response.content[20 : 20 + size])
    bones = document["extensions"]["VRMC_vrm_animation"]["humanoid"]["humanBones"]
    assert {"hips", "spine", "head", "leftUpperArm", "rightLowerLeg"} <= set(bones)
    assert "CC BY 4.0" in document["asset"]["copyright"]


def test_a_bvh_has_a_skeleton_and_its_frames(drawn: Client) -> None:
    response = drawn.get(f"{BOW}/animation.bvh")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    lines = response.text.splitlines()
    assert lines[0] == "HIERARCHY" and "MOTION" in lines
    motion = lines[lines.index("MOTION") :]
    assert int(motion[1].removeprefix("Frames:")) == len(motion) - 3


@pytest.mark.parametrize("name", ["choreography/compiled", "animation.vrma", "animation.bvh"])
def test_they_take_a_variant_and_no_look(drawn: Client, name: str) -> None:
    standing = drawn.get(f"{SKY}/{name}?variant=standing")
    assert standing.content == drawn.get(f"{SKY}/{name}").content
    assert standing.content != drawn.get(f"{SKY}/{name}?posture=seated").content
    assert 'rel="license"' in standing.headers["link"]
    drawn.problem(f"{SKY}/{name}?theme=dark", 400)
    drawn.problem(f"/v1/movements/wuji-standing/{name}", 404)
