"""The skeleton: which bones there are, where each begins, how long the limbs are.

Names and T-pose are those of VRM and glTF: y is up, the figure faces +z, its left is +x.
Centimetres, on a body of 170 cm.
"""

from typing import Final, Literal

from app.figures.vectors import Vector

Side = Literal["left", "right"]
LEFT: Final[Side] = "left"
RIGHT: Final[Side] = "right"
SIDES: Final[tuple[Side, Side]] = (LEFT, RIGHT)
SIGN: Final[dict[Side, int]] = {LEFT: 1, RIGHT: -1}
OTHER: Final[dict[Side, Side]] = {LEFT: RIGHT, RIGHT: LEFT}

UPPER_ARM: Final = 28.5
FOREARM: Final = 25.0
PALM: Final = 8.5  # from the wrist to the middle of the palm
THIGH: Final = 42.0
SHIN: Final = 40.0
ANKLE_HEIGHT: Final = 7.0  # of the ankle above the sole
BALL: Final = 12.0  # from the ankle forward to the ball of the foot
HIP_HEIGHT: Final = 91.0
HIP_JOINT: Final = (9.0, -2.0, 0.0)  # of the left leg, from the middle of the pelvis
SHOULDER_JOINT: Final = (17.2, 12.3, -1.0)  # of the left arm at rest, from the upper chest
STATURE: Final = 170.0

TRUNK: Final = ("hips", "spine", "chest", "upperChest", "neck", "head")
LIMBS: Final = (
    "Shoulder",
    "UpperArm",
    "LowerArm",
    "Hand",
    "UpperLeg",
    "LowerLeg",
    "Foot",
    "Toes",
)


def _limbs(side: Side) -> dict[str, tuple[str, Vector]]:
    sign = SIGN[side]
    return {
        f"{side}Shoulder": ("upperChest", (sign * 3.0, 12.3, 0.0)),
        f"{side}UpperArm": (f"{side}Shoulder", (sign * 14.2, 0.0, -1.0)),
        f"{side}LowerArm": (f"{side}UpperArm", (sign * UPPER_ARM, 0.0, 0.0)),
        f"{side}Hand": (f"{side}LowerArm", (sign * FOREARM, 0.0, 0.0)),
        f"{side}UpperLeg": ("hips", (sign * HIP_JOINT[0], HIP_JOINT[1], HIP_JOINT[2])),
        f"{side}LowerLeg": (f"{side}UpperLeg", (0.0, -THIGH, 0.0)),
        f"{side}Foot": (f"{side}LowerLeg", (0.0, -SHIN, 0.0)),
        f"{side}Toes": (f"{side}Foot", (0.0, -4.5, BALL)),
    }


# Each bone with its parent and the place of its own head in the T-pose, told from the parent's.
BONES: Final[dict[str, tuple[str | None, Vector]]] = {
    "hips": (None, (0.0, HIP_HEIGHT, 0.0)),
    "spine": ("hips", (0.0, 9.0, -1.0)),
    "chest": ("spine", (0.0, 12.0, -0.5)),
    "upperChest": ("chest", (0.0, 13.0, 0.0)),
    "neck": ("upperChest", (0.0, 19.5, -1.2)),
    "head": ("neck", (0.0, 7.6, 1.6)),
    **_limbs(LEFT),
    **_limbs(RIGHT),
}

# Parents come before their children.
ORDER: Final[tuple[str, ...]] = TRUNK + tuple(side + part for side in SIDES for part in LIMBS)
PARENT: Final[dict[str, str | None]] = {bone: BONES[bone][0] for bone in ORDER}
OFFSET: Final[dict[str, Vector]] = {bone: BONES[bone][1] for bone in ORDER}


def mirrored_bone(bone: str) -> str:
    """The same bone of the other side; a bone of the trunk is its own mirror."""
    for side in SIDES:
        if bone.startswith(side):
            return OTHER[side] + bone.removeprefix(side)
    return bone
