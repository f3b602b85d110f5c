"""The numbers that a pose is made of, each with its name, its rest value and its mirror.

Centimetres and degrees. A channel is named `group.field`, as in `spine.bend`; a field that is a
list is told apart by its parts, as in `hips.shift.left`.
"""

from app.figures.skeleton import LEFT, RIGHT, Side

LETTER: dict[Side, str] = {LEFT: "L", RIGHT: "R"}
SIDE_OF: dict[str, Side] = {"L": LEFT, "R": RIGHT}

# Fields that are lists, and what their parts are called.
LISTS: dict[str, tuple[str, ...]] = {
    "hips.shift": ("left", "forward"),
    "footL.at": ("out", "forward"),
    "footR.at": ("out", "forward"),
    "handL.off": ("out", "up", "forward"),
    "handR.off": ("out", "up", "forward"),
}

_TRUNK: dict[str, dict[str, float]] = {
    "hips": {
        "shift.left": 0.0,
        "shift.forward": 0.0,
        "sink": 1.2,
        "turn": 0.0,
        "tilt": 0.0,
        "list": 0.0,
    },
    **{part: dict.fromkeys(("bend", "side", "turn"), 0.0) for part in ("spine", "lumbar")},
    **{part: dict.fromkeys(("bend", "side", "turn"), 0.0) for part in ("mid", "upper")},
    "neck": dict.fromkeys(("nod", "tilt", "turn"), 0.0),
    # The eyes glide in a head that keeps still: to the left, and down.
    "head": dict.fromkeys(("nod", "tilt", "turn", "gaze", "gaze_down"), 0.0),
}
_LIMBS: dict[str, dict[str, float]] = {
    "foot": {
        "at.out": 16.0,
        "at.forward": 0.0,
        "yaw": 0.0,
        "heel": 0.0,
        "toe": 0.0,
        "roll": 0.0,
        "lift": 0.0,
        "loose": 0.0,
        "point": 0.0,
        "knee_out": 0.0,
    },
    "leg": {
        "free": 0.0,
        "flex": 0.0,
        "out": 0.0,
        "turn": 0.0,
        "knee": 0.0,
        "point": 0.0,
        "sway": 0.0,
    },
    "shoulder": {"lift": 0.0, "forward": 0.0},
}

HANGING_ANGLES = tuple(name for name in _LIMBS["leg"] if name != "free")

# What every pose holds, with the neutral value.
NEUTRAL: dict[str, float] = {
    **{
        f"{group}.{name}": value for group, named in _TRUNK.items() for name, value in named.items()
    },
    **{
        f"{group}{letter}.{name}": value
        for group, named in _LIMBS.items()
        for letter in "LR"
        for name, value in named.items()
    },
    "belly": 0.0,
    "ribs": 0.0,
}

# What only an oscillator moves: the hand about its aim, and the wrist about its angles.
OSCILLATED_ONLY: tuple[str, ...] = tuple(
    [f"hand{letter}.off.{axis}" for letter in "LR" for axis in ("out", "up", "forward")]
    + [f"wrist{letter}.{angle}" for letter in "LR" for angle in ("pron", "flex", "dev")]
)

# Groups that speak of both sides at once.
BOTH_SIDES: dict[str, str] = {
    "feet": "foot",
    "legs": "leg",
    "shoulders": "shoulder",
    "wrists": "wrist",
    "hands": "hand",
}

_ODD: frozenset[str] = frozenset(
    {"hips.shift.left", "hips.turn", "hips.list", "head.gaze"}
    | {
        f"{part}.{name}"
        for part in ("spine", "lumbar", "mid", "upper")
        for name in ("side", "turn")
    }
    | {f"{part}.{name}" for part in ("neck", "head") for name in ("tilt", "turn")}
)


def fields_of(group: str) -> tuple[str, ...]:
    """The authored fields of a group, lists counted once: `hips` has `shift`, `sink`, ..."""
    names = dict.fromkeys(
        name.removeprefix(f"{group}.").split(".")[0]
        for name in (*NEUTRAL, *OSCILLATED_ONLY)
        if name.startswith(f"{group}.")
    )
    return tuple(names)


def mirrored_channel(name: str) -> tuple[str, int]:
    """The channel that takes over when left and right change places, and the sign it takes."""
    group, _, rest = name.partition(".")
    if group[-1:] in SIDE_OF:
        return f"{group[:-1]}{'R' if group[-1] == 'L' else 'L'}.{rest}", 1
    return name, -1 if name in _ODD else 1


def mirrored_channels(values: dict[str, float]) -> dict[str, float]:
    """The numbers of the mirrored pose."""
    pairs = {name: mirrored_channel(name) for name in values}
    return {name: sign * values[partner] for name, (partner, sign) in pairs.items()}
