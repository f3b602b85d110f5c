"""How a figure is held up before anything moves: on its feet, a seat, its knees or its back."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.figures.authoring.channels import LETTER
from app.figures.authoring.reading import Fields, fields, number, numbers, word
from app.figures.scene import Seat, SeatKind
from app.figures.skeleton import OTHER, SIDES, SIGN, Side
from app.figures.vectors import IDENTITY, Matrix, rotation_x, rotation_z


class Held(StrEnum):
    """What carries the weight, which also says how the height of the hips is found."""

    BY_FEET = "feet"
    BY_SEAT = "seat"
    BY_KNEES = "knees"
    BY_FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance with the channels that it sets.

    `root` lays the whole figure down; `hip_height_cm` is set for all but feet and knees.
    """

    name: str
    held: Held = Held.BY_FEET
    root: Matrix = IDENTITY
    hip_height_cm: float = 0.0
    channels: dict[str, float] = field(default_factory=dict)
    seat: Seat | None = None
    hands: dict[Side, str] = field(default_factory=dict)  # presets that fit better than `rest`


STANCE_FIELDS = ("feet", "width", "toe_out", "sink", "seat", "step", "knees", "lying_on")
SEAT_FIELDS = ("kind", "height", "width", "depth", "turned", "at")
ON_A_SEAT = 9.5  # from the sitting surface up to the middle of the pelvis
ON_THE_BACK = 10.0
ON_THE_SIDE = 17.0
SUPINE = rotation_x(-90.0)

# Between the ankles, toes turned out, depth of the knees.
_STANDING = {
    "together": (9.0, 8.0, 0.8),
    "shoulder": (32.0, 4.0, 0.9),
    "wide": (48.0, 10.0, 3.0),
    "horse": (76.0, 14.0, 18.0),
    "bow-left": (24.0, 4.0, 4.0),
    "bow-right": (24.0, 4.0, 4.0),
    "single-left": (18.0, 6.0, 1.5),
    "single-right": (18.0, 6.0, 1.5),
}
FEET = (
    *_STANDING,
    "chair",
    "cross-legged",
    "long-sitting",
    "kneeling",
    "hands-and-knees",
    "supine",
    "side-lying",
)
_FLOOR_SEATS = ("cross-legged", "long-sitting")
_KNEES = ("bent", "long")
_ON_THIGHS: dict[Side, str] = dict.fromkeys(SIDES, "thighs")


def stance(said: object, seat_said: object, where: str) -> Stance:
    """Read `stance` (a word or an object) and the `seat` beside it."""
    told = fields({"feet": said} if isinstance(said, str) else said, STANCE_FIELDS, where)
    name = word(told.get("feet", "shoulder"), FEET, f"{where}.feet")
    measures = {
        key: number(told[key], f"{where}.{key}")
        for key in ("width", "toe_out", "sink", "step")
        if key in told
    }
    if name in _STANDING:
        behind = _seat(name, {"at": _BEHIND, **_kind_of(seat_said)}, None) if seat_said else None
        return Stance(name, channels=_standing(name, measures), seat=behind)
    height = number(told["seat"], f"{where}.seat") if "seat" in told else None
    seat = _seat(name, seat_said, height)
    if name == "chair" or name in _FLOOR_SEATS:
        hips = (seat.height_cm if seat else 0.0) + ON_A_SEAT
        channels = _sitting(name, measures)
        return Stance(name, Held.BY_SEAT, IDENTITY, hips, channels, seat, _ON_THIGHS)
    if name in ("kneeling", "hands-and-knees"):
        hands = _ON_THIGHS if name == "kneeling" else dict.fromkeys(SIDES, "floor")
        return Stance(name, Held.BY_KNEES, channels=_kneeling(name, measures), hands=hands)
    if name == "supine":
        knees = word(told.get("knees", "bent"), _KNEES, f"{where}.knees")
        return Stance(name, Held.BY_FLOOR, SUPINE, ON_THE_BACK, _supine(knees, measures))
    below = word(told.get("lying_on", "right"), SIDES, f"{where}.lying_on")
    lower: Side = "left" if below == "left" else "right"
    root = rotation_z(-90.0 * SIGN[lower])
    hands = {lower: "pillow-side", OTHER[lower]: "on-hip"}
    return Stance(name, Held.BY_FLOOR, root, ON_THE_SIDE, _side_lying(lower), hands=hands)


def _seat(name: str, said: object, height: float | None) -> Seat | None:
    if said is None:
        return Seat(SeatKind.CHAIR, height or 45.0) if name == "chair" else None
    told = _kind_of(said)
    kind = SeatKind(word(told.get("kind", "chair"), tuple(SeatKind), "seat.kind"))
    usual = {SeatKind.CUSHION: (10.0, 40.0, 34.0), SeatKind.BENCH: (45.0, 110.0, 34.0)}
    high, wide, deep = usual.get(kind, (45.0, 42.0, 42.0))
    return Seat(
        kind,
        number(told.get("height", height or high), "seat.height"),
        _spot(told),
        number(told.get("width", wide), "seat.width"),
        number(told.get("depth", deep), "seat.depth"),
        number(told.get("turned", 0.0), "seat.turned"),
    )


_BEHIND = (0.0, -46.0)  # where a chair waits for one who stands


def _kind_of(said: object) -> Fields:
    return fields({"kind": said} if isinstance(said, str) else said, SEAT_FIELDS, "seat")


def _spot(told: Fields) -> tuple[float, float]:
    x, z = numbers(told.get("at", (0.0, 0.0)), 2, "seat.at")
    return (x, z)


def _both(values: dict[str, float]) -> dict[str, float]:
    """The same numbers for both sides: `foot.lift` becomes `footL.lift` and `footR.lift`."""
    return {
        f"{group}{letter}.{name}": value
        for key, value in values.items()
        for group, _, name in [key.partition(".")]
        for letter in "LR"
    }


def _standing(name: str, measures: dict[str, float]) -> dict[str, float]:
    width, toe_out, sink = _STANDING[name]
    toe_out = measures.get("toe_out", toe_out)
    channels = {"hips.sink": measures.get("sink", sink)} | _both(
        {
            "foot.at.out": measures.get("width", width) / 2,
            "foot.at.forward": -4.0,
            "foot.yaw": toe_out,
        }
    )
    kind, _, leading = name.partition("-")
    if leading not in SIDES:
        return channels
    lead: Side = "left" if leading == "left" else "right"
    rear = OTHER[lead]
    if kind == "bow":
        half = measures.get("step", 44.0) / 2
        channels |= {
            f"foot{LETTER[lead]}.at.forward": half - 4.0,
            f"foot{LETTER[rear]}.at.forward": -half - 4.0,
            f"foot{LETTER[rear]}.yaw": measures.get("toe_out", 24.0),
            "hips.shift.forward": half * 0.2,
        }
    else:
        channels |= {
            "hips.shift.left": SIGN[lead] * (measures.get("width", width) / 2 - 0.8),
            f"leg{LETTER[rear]}.free": 1.0,
            f"leg{LETTER[rear]}.flex": 45.0,
            f"leg{LETTER[rear]}.knee": 65.0,
            f"leg{LETTER[rear]}.point": 15.0,
        }
    return channels


def _sitting(name: str, measures: dict[str, float]) -> dict[str, float]:
    toe_out = measures.get("toe_out", 6.0)
    if name == "chair":
        out = measures.get("width", 30.0) / 2
        return {"hips.sink": 0.0} | _both(
            {"foot.at.out": out, "foot.at.forward": 37.0, "foot.yaw": toe_out}
        )
    if name == "long-sitting":
        out = measures.get("width", 22.0) / 2
        return _both(
            {
                "foot.at.out": out,
                "foot.at.forward": 80.5,
                "foot.lift": -0.5,
                "foot.loose": 1.0,
                "foot.point": 8.0,
                "foot.knee_out": 8.0,
            }
        )
    crossed = _both(
        {
            "foot.at.out": -11.0,
            "foot.lift": -1.0,
            "foot.loose": 1.0,
            "foot.point": 22.0,
            "foot.knee_out": 86.0,
        }
    )
    # One shin lies before the other, so that neither goes through it.
    return crossed | {"footL.at.forward": 16.0, "footR.at.forward": 39.0}


def _kneeling(name: str, measures: dict[str, float]) -> dict[str, float]:
    out = measures.get("width", 20.0 if name == "kneeling" else 24.0) / 2
    channels = _both({"foot.at.out": out, "foot.yaw": 0.0})
    if name == "kneeling":
        return channels | _both({"foot.at.forward": 38.0})
    return channels | {"hips.tilt": 86.0}


def _supine(knees: str, measures: dict[str, float]) -> dict[str, float]:
    out = measures.get("width", 24.0) / 2
    if knees == "bent":
        return _both({"foot.at.out": out, "foot.at.forward": 44.0, "foot.yaw": 4.0})
    return _both(
        {
            "foot.at.out": out,
            "foot.at.forward": 83.4,
            "foot.lift": -1.0,
            "foot.loose": 1.0,
            "foot.point": 22.0,
            "foot.knee_out": 12.0,
        }
    )


def _side_lying(lower: Side) -> dict[str, float]:
    below, above = LETTER[lower], LETTER[OTHER[lower]]
    return {
        f"leg{below}.free": 1.0,
        f"leg{below}.flex": 28.0,
        f"leg{below}.knee": 45.0,
        f"leg{below}.point": 20.0,
        f"leg{above}.free": 1.0,
        f"leg{above}.flex": 58.0,
        f"leg{above}.out": -12.0,
        f"leg{above}.knee": 78.0,
        f"leg{above}.point": 20.0,
        # The lower shoulder lies in front of the chest, which rests on it and on its side.
        f"shoulder{below}.forward": 38.0,
        "spine.side": -9.0 * SIGN[lower],
    }
