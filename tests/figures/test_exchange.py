"""Files for other programs: read back by plain means, they show the same bodies."""

import itertools
import json
import struct
from collections.abc import Iterator
from typing import Any

import pytest

from app.figures.bvh import angles_zxy, bvh
from app.figures.compiled import compiled
from app.figures.exchange import MOST_FRAMES, frames
from app.figures.performance import Performance
from app.figures.skeleton import OFFSET, ORDER, PARENT
from app.figures.vectors import (
    Matrix,
    Quaternion,
    Vector,
    about_axis,
    add,
    distance,
    product,
    quaternion,
    rotation_of,
    rotation_x,
    rotation_y,
    rotation_z,
    turn,
    unit,
)
from app.figures.vrma import vrma
from tests.figures.documents import Document, draw_the_bow, hold_up_the_sky, silk_reeling


def posed(hips: Vector, rotations: dict[str, Matrix]) -> dict[str, Vector]:
    """Plain forward kinematics over the skeleton, in centimetres."""
    places, worlds = {"hips": hips}, {"hips": rotations["hips"]}
    for bone in ORDER[1:]:
        parent = PARENT[bone]
        assert parent is not None
        worlds[bone] = product(worlds[parent], rotations[bone])
        places[bone] = add(places[parent], turn(worlds[parent], OFFSET[bone]))
    return places


def read_bvh(text: str) -> Iterator[tuple[Vector, dict[str, Matrix]]]:
    """The frames of a BVH file, read as any program would."""
    head, motion = text.split("MOTION\n")
    names = [line.split()[1] for line in head.splitlines() if line.split()[0] in ("ROOT", "JOINT")]
    for line in motion.splitlines()[2:]:
        numbers = [float(number) for number in line.split()]
        x, y, z = numbers[:3]
        rotations = {}
        for place, name in enumerate(names):
            a, b, c = numbers[3 + 3 * place : 6 + 3 * place]
            rotations[name] = product(product(rotation_z(a), rotation_x(b)), rotation_y(c))
        yield (x, y, z), rotations


@pytest.mark.parametrize("document", [hold_up_the_sky(), draw_the_bow(), silk_reeling()])
def test_a_bvh_file_replays_within_a_tenth_of_a_millimetre(document: Document) -> None:
    performance = Performance(document)
    read = list(read_bvh(bvh(performance, 5)))
    worst = 0.0
    for number, (hips, rotations) in enumerate(read):
        body = performance.body_at(performance.beats * number / len(read))
        for bone, place in posed(hips, rotations).items():
            # The shoulder blade carries the arm along; everything hangs where the body has it.
            worst = max(worst, distance(place, body.position[bone]))
    assert worst < 0.01


def test_a_glb_file_holds_what_its_document_says() -> None:
    performance = Performance(hold_up_the_sky())
    file = vrma(performance, "hold-up-the-sky")
    magic, version, whole = struct.unpack_from("<III", file)
    assert (magic, version, whole) == (0x46546C67, 2, len(file))
    size, kind = struct.unpack_from("<II", file, 12)
    assert kind == 0x4E4F534A and size % 4 == 0
    document: dict[str, Any] = json.loads(file[20 : 20 + size])
    binary = file[20 + size + 8 :]
    assert document["buffers"][0]["byteLength"] == len(binary)
    bones = document["extensions"]["VRMC_vrm_animation"]["humanoid"]["humanBones"]
    assert set(bones) == set(ORDER)
    for bone, at in bones.items():
        assert document["nodes"][at["node"]]["name"] == bone
    for view in document["bufferViews"]:
        assert view["byteOffset"] + view["byteLength"] <= len(binary)
    assert "CC BY 4.0" in document["asset"]["copyright"]


def test_a_glb_file_turns_the_bones_as_the_body_does() -> None:
    performance = Performance(draw_the_bow())
    file = vrma(performance, "draw-the-bow", 4)
    size = struct.unpack_from("<I", file, 12)[0]
    document = json.loads(file[20 : 20 + size])
    binary = file[28 + size :]

    def read(accessor: int) -> list[tuple[float, ...]]:
        told = document["accessors"][accessor]
        parts = {"SCALAR": 1, "VEC3": 3, "VEC4": 4}[told["type"]]
        start = document["bufferViews"][told["bufferView"]]["byteOffset"]
        flat = struct.unpack_from(f"<{parts * told['count']}f", binary, start)
        return [flat[row : row + parts] for row in range(0, len(flat), parts)]

    animation = document["animations"][0]
    tracks: dict[str, list[tuple[float, ...]]] = {}
    for channel in animation["channels"]:
        name = document["nodes"][channel["target"]["node"]]["name"]
        output = read(animation["samplers"][channel["sampler"]]["output"])
        tracks["place" if channel["target"]["path"] == "translation" else name] = output
    count = len(tracks["place"])
    for number in (0, 7, 23):
        x, y, z = (100 * part for part in tracks["place"][number])
        rotations = {bone: rotation_of(_four(tracks[bone][number])) for bone in ORDER}
        body = performance.body_at(performance.beats * number / (count - 1))
        for bone, place in posed((x, y, z), rotations).items():
            assert distance(place, body.position[bone]) < 0.01


def _four(values: tuple[float, ...]) -> Quaternion:
    x, y, z, w = values
    return (x, y, z, w)


def test_the_compiled_form_is_small_and_closes() -> None:
    told = compiled(Performance(hold_up_the_sky()), "hold-up-the-sky")
    assert told["times"][0] == 0 and told["times"][-1] == told["duration_s"]
    assert len(told["hips"]) == len(told["times"])
    for track in told["rotations"].values():
        assert len(track) in (1, len(told["times"]))
        assert track[0] == pytest.approx(track[-1], abs=2e-4) or track[0] == pytest.approx(
            [-part for part in track[-1]], abs=2e-4
        )
    assert len(json.dumps(told)) < 40_000


@pytest.mark.slow
def test_no_wish_makes_more_than_a_bounded_number_of_frames() -> None:
    assert len(frames(Performance(hold_up_the_sky()), 240)) == MOST_FRAMES + 1


def test_neighbouring_quaternions_never_take_the_long_way() -> None:
    told = frames(Performance(draw_the_bow()), 10)
    for before, after in itertools.pairwise(told):
        for bone in ORDER:
            pairs = zip(before.rotations[bone], after.rotations[bone], strict=True)
            assert sum(a * b for a, b in pairs) > 0


@pytest.mark.parametrize("angle", [-170.0, -91.0, 12.0, 90.0, 135.0, 180.0])
@pytest.mark.parametrize("axis", [(1.0, 0.0, 0.0), (0.2, -1.0, 0.4), (-0.5, 0.5, 0.7)])
def test_a_rotation_survives_quaternion_and_angles(axis: Vector, angle: float) -> None:
    there = about_axis(unit(axis), angle)
    back = rotation_of(quaternion(there))
    z, x, y = angles_zxy(quaternion(there))
    again = product(product(rotation_z(z), rotation_x(x)), rotation_y(y))
    for column in range(3):
        assert back[column] == pytest.approx(there[column], abs=1e-9)
        assert again[column] == pytest.approx(there[column], abs=1e-6)
