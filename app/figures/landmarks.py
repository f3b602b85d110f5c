"""Named places on the body that a hand can go to or touch; they ride on the bones.

Told for the left side: x is outward, y up, z forward. On an arm x leads to the hand, y to the
outer side, z to the thumb's side; on a leg y leads up the limb, z to its front.
"""

from typing import Final, NamedTuple

from app.figures.body import Body
from app.figures.skeleton import OTHER, SIGN, Side
from app.figures.vectors import IDENTITY, ORIGIN, Matrix, Vector, add, product, rotation_x, turn

OTHER_SIDE: Final = "other "
WORLD: Final = "world"
# Places beside the body; a scene says where they are.
SUPPORT_PLACES: Final = ("rail", "chair-back", "wall")
FOREARM_ROLL: Final = 0.6  # the share of the hand's turning that the middle of the forearm follows


class Landmark(NamedTuple):
    """A place on a bone (without its side), the direction out of the skin, and how far the place
    lies above the skin, for the places that were chosen for a hand held before the body.
    """

    bone: str
    point: Vector
    normal: Vector
    gap: float = 0.0


_FRONT: Final = (0.0, 0.0, 1.0)
_BACK: Final = (0.0, 0.0, -1.0)
_OUT: Final = (1.0, 0.0, 0.0)
_IN: Final = (-1.0, 0.0, 0.0)
_UP: Final = (0.0, 1.0, 0.0)
_DOWN: Final = (0.0, -1.0, 0.0)

_HEAD: Final = {
    "crown": Landmark("head", (0, 18, 0), _UP),
    "brow": Landmark("head", (0, 9, 12), _FRONT, 1.2),
    "face": Landmark("head", (0, 6, 12), _FRONT, 1.0),
    "eye": Landmark("head", (3.3, 7.6, 10.4), _FRONT),
    "temple": Landmark("head", (7.2, 8.5, 4.5), (0.95, 0.0, 0.31)),
    "ear": Landmark("head", (8, 6, 0), _OUT),
    "cheek": Landmark("head", (5.6, 2.5, 8.6), (0.6, 0.0, 0.8)),
    "nose": Landmark("head", (0, 4.6, 11.4), _FRONT),
    "mouth": Landmark("head", (0, 1.4, 10.4), _FRONT),
    "chin": Landmark("head", (0, -2.4, 9.2), (0.0, -0.5, 0.87)),
    "back-of-head": Landmark("head", (3.5, 7, -10.4), (0.2, 0.0, -0.98)),
    "nape": Landmark("neck", (1.5, 3, -6.2), _BACK),
    "throat": Landmark("neck", (0, 1, 7), _FRONT),
}
_FRONT_OF_TRUNK: Final = {
    "dantian": Landmark("hips", (0, 5, 12.5), _FRONT, 1.2),
    "navel": Landmark("spine", (0, 2, 13), _FRONT, 2.0),
    "solar": Landmark("chest", (0, 3, 13), _FRONT, 2.0),
    "heart": Landmark("upperChest", (0, 2, 13), _FRONT, 2.0),
    "breastbone": Landmark("upperChest", (0, 7, 10.2), _FRONT),
    "collarbone": Landmark("upperChest", (8, 13, 5.6), (0.0, 0.6, 0.8)),
    "chest": Landmark("upperChest", (8, 4, 10.2), (0.25, 0.0, 0.97)),
    "belly-side": Landmark("spine", (7.5, 0, 9.6), (0.5, 0.0, 0.87)),
    "groin": Landmark("hips", (8, -5, 10.4), (0.2, 0.0, 0.98)),
    "shoulder": Landmark("upperChest", (17, 12.3, 0), _OUT),
    "shoulder-top": Landmark("upperChest", (12.5, 17.2, -1), (0.25, 0.97, 0.0)),
    "armpit": Landmark("upperChest", (14.5, 3, 0), _OUT),
    "ribs": Landmark("chest", (14, 4, 4), (0.95, 0.0, 0.31), 0.8),
    "waist": Landmark("spine", (12.8, 0, 0), _OUT),
    "hip": Landmark("hips", (16, 0, 0), _OUT),
}
_BACK_OF_TRUNK: Final = {
    "shoulder-blade": Landmark("upperChest", (8, 4, -9.6), _BACK),
    "kidney": Landmark("spine", (7, 3, -12), _BACK, 2.2),
    "mingmen": Landmark("spine", (0, 3, -12), _BACK, 2.2),
    "low-back": Landmark("spine", (5, -2, -9.8), _BACK),
    "sacrum": Landmark("hips", (4, 4, -10.6), _BACK),
    "tailbone": Landmark("hips", (0, -4, -11.6), _BACK),
    "buttock": Landmark("hips", (9, -5, -11.4), (0.3, 0.0, -0.95)),
}
_ARM: Final = {
    "upper-arm": Landmark("UpperArm", (13, 5.0, 0), _UP),
    "upper-arm-inner": Landmark("UpperArm", (16, -4.9, 0), _DOWN),
    "upper-arm-front": Landmark("UpperArm", (14, 0, 5.0), _FRONT),
    "elbow": Landmark("LowerArm", (0, 0, -4.6), _BACK),
    "elbow-crease": Landmark("LowerArm", (1, 0, 4.6), _FRONT),
    "forearm": Landmark("LowerArm", (13, 4.4, 0), _UP),
    "forearm-inner": Landmark("LowerArm", (14, -4.4, 0), _DOWN),
    "wrist": Landmark("Hand", (0, 2.4, 0), _UP),
    "wrist-inner": Landmark("Hand", (-1, -2.4, 0), _DOWN),
    "palm": Landmark("Hand", (8.5, -1.4, 0), _DOWN),
    "hand-back": Landmark("Hand", (7, 1.5, 0), _UP),
    "fingers": Landmark("Hand", (13, -0.9, 0), _DOWN),
    "thumb-web": Landmark("Hand", (6, 0.8, 3.6), (0.0, 0.6, 0.8)),
}
_LEG: Final = {
    "thigh": Landmark("UpperLeg", (0, -22, 8.6), _FRONT),
    "thigh-outer": Landmark("UpperLeg", (8.7, -22, 0), _OUT),
    "thigh-inner": Landmark("UpperLeg", (-8.4, -22, 0), _IN),
    "thigh-back": Landmark("UpperLeg", (0, -22, -8.6), _BACK),
    "knee": Landmark("LowerLeg", (0, 0, 7), _FRONT),
    "kneecap": Landmark("UpperLeg", (0, -39, 7.2), _FRONT),
    "knee-outer": Landmark("LowerLeg", (6.6, -4, 1), _OUT),
    "knee-inner": Landmark("LowerLeg", (-6.6, -4, 1), _IN),
    "knee-back": Landmark("LowerLeg", (0, 0, -6.8), _BACK),
    "shin": Landmark("LowerLeg", (0, -18, 6.4), _FRONT),
    "shin-outer": Landmark("LowerLeg", (6.4, -15, 1), _OUT),
    "calf": Landmark("LowerLeg", (0, -13, -7.6), _BACK),
    "ankle": Landmark("LowerLeg", (0, -37, 5.4), _FRONT),
    "ankle-outer": Landmark("LowerLeg", (5.2, -39, 0), _OUT),
    "ankle-inner": Landmark("LowerLeg", (-5.2, -39, 0), _IN),
    "foot-top": Landmark("Foot", (0, -1.6, 8), (0.0, 0.9, 0.44)),
    "toes": Landmark("Foot", (0, -4.5, 18.6), _FRONT),
    "sole": Landmark("Foot", (0, -7, 5), _DOWN),
    "heel": Landmark("Foot", (0, -4, -8), _BACK),
}
_OWN: Final = {**_HEAD, **_FRONT_OF_TRUNK, **_BACK_OF_TRUNK, **_ARM, **_LEG}
LANDMARKS: Final[dict[str, Landmark]] = {
    **_OWN,
    **{OTHER_SIDE + name: landmark for name, landmark in _OWN.items()},
}
PLACES: Final[tuple[str, ...]] = (*LANDMARKS, WORLD, *SUPPORT_PLACES)
# What swells with the breath: the channel, and by how many centimetres forward.
_BELLY: Final = {"dantian": 2.2, "navel": 2.2, "belly-side": 1.4}
_RIBS: Final = {"ribs": 1.0, "heart": 1.0, "breastbone": 0.8, "chest": 0.8}


def is_on_other_arm(name: str) -> bool:
    """Whether a hand that goes there has to wait until the other arm is placed."""
    return name.startswith(OTHER_SIDE) and name.removeprefix(OTHER_SIDE) in _ARM


def place(body: Body, name: str, side: Side) -> tuple[Vector, Matrix]:
    """The world place of a landmark of a side, and the frame in which offsets from it are told.

    The first column of the frame leads out (away from the middle), so for the right side it is
    not a rotation but a mirrored one.
    """
    if name == WORLD:
        return ORIGIN, _sided(IDENTITY, side)
    support = next((s for s in body.scene.supports if s.kind == name), None)
    if support is not None:
        near, far = support.ends
        height = support.height_cm if name == "wall" else 0.0
        return add(
            ((near[0] + far[0]) / 2, (near[1] + far[1]) / 2, (near[2] + far[2]) / 2),
            (0.0, height, 0.0),
        ), _sided(IDENTITY, side)
    if name.startswith(OTHER_SIDE):
        name, side = name.removeprefix(OTHER_SIDE), OTHER[side]
    landmark = LANDMARKS[name]
    x, y, z = landmark.point
    swelling = _BELLY.get(name, 0.0) * body.belly + _RIBS.get(name, 0.0) * body.ribs
    bone = landmark.bone if landmark.bone[0].islower() else side + landmark.bone
    frame = _frame(body, bone, side)
    at = add(body.position[bone], turn(frame, (SIGN[side] * x, y, z + swelling)))
    if name == "knee":  # hands on the knees stay level whatever the shins do
        frame = body.rotation["hips"]
    return at, _sided(frame, side)


def skin(body: Body, name: str, side: Side) -> tuple[Vector, Vector]:
    """The world place on the skin and the unit vector that leads straight out of it."""
    at, _ = place(body, name, side)
    if name.startswith(OTHER_SIDE):
        name, side = name.removeprefix(OTHER_SIDE), OTHER[side]
    landmark = LANDMARKS[name]
    bone = landmark.bone if landmark.bone[0].islower() else side + landmark.bone
    normal = turn(_sided(_frame(body, bone, side), side), landmark.normal)
    gap = -landmark.gap
    return add(at, (normal[0] * gap, normal[1] * gap, normal[2] * gap)), normal


def _frame(body: Body, bone: str, side: Side) -> Matrix:
    frame = body.rotation[bone]
    if bone.endswith("LowerArm") and side in body.arms:
        return product(frame, rotation_x(FOREARM_ROLL * body.arms[side].pronation))
    return frame


def _sided(frame: Matrix, side: Side) -> Matrix:
    if side == "left":
        return frame
    x, y, z = frame[0]
    return ((-x, -y, -z), frame[1], frame[2])
