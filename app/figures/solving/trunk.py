"""The pelvis, the spine and the head."""

from collections.abc import Mapping

from app.figures.body import Body
from app.figures.vectors import Matrix, product, rotation_x, rotation_y, rotation_z

# How the bend of the whole spine is shared among its three parts.
_SPINE = (
    ("spine", "hips", "lumbar", 0.36),
    ("chest", "spine", "mid", 0.34),
    ("upperChest", "chest", "upper", 0.30),
)
_NECK_SHARE = 0.45  # of what the head does


def turned(bend: float, side: float, turn: float) -> Matrix:
    """Forward by `bend`, down on the left by `side`, round to the left by `turn` (degrees)."""
    return product(rotation_y(turn), product(rotation_z(-side), rotation_x(bend)))


def pelvis_rotation(values: Mapping[str, float], root: Matrix) -> Matrix:
    """How the pelvis is turned in the room."""
    own = turned(values["hips.tilt"], values["hips.list"], values["hips.turn"])
    return product(root, own)


def place_spine(body: Body, values: Mapping[str, float]) -> None:
    """Set the bones from the lumbar spine to the head; the hips must be in place."""
    bend, side, turn = (values[f"spine.{name}"] for name in ("bend", "side", "turn"))
    for bone, parent, part, share in _SPINE:
        body.position[bone] = body.joint(bone)
        own = turned(
            bend * share + values[f"{part}.bend"],
            side * share + values[f"{part}.side"],
            turn * share + values[f"{part}.turn"],
        )
        body.rotation[bone] = product(body.rotation[parent], own)
    nod, tilt, look = (values[f"head.{name}"] for name in ("nod", "tilt", "turn"))
    neck = turned(
        nod * _NECK_SHARE + values["neck.nod"],
        tilt * _NECK_SHARE + values["neck.tilt"],
        look * _NECK_SHARE + values["neck.turn"],
    )
    rest = 1.0 - _NECK_SHARE
    for bone, parent, own in (
        ("neck", "upperChest", neck),
        ("head", "neck", turned(nod * rest, tilt * rest, look * rest)),
    ):
        body.position[bone] = body.joint(bone)
        body.rotation[bone] = product(body.rotation[parent], own)
