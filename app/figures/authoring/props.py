"""The things beside a figure as an author names them."""

from dataclasses import dataclass

from app.figures.authoring.reading import Fields, fields, items, number, numbers, word
from app.figures.scene import Mat, PillowUse, Support, SupportKind
from app.figures.skeleton import SIDES, Side

STICK = "stick"
PILLOW = "pillow"
MAT = "mat"
PROP_KINDS = (STICK, PILLOW, MAT, *SupportKind)
HELD_BY = ("both", *SIDES)
BESIDE = ("front", "behind", *SIDES)
_FIELDS: dict[str, tuple[str, ...]] = {
    STICK: ("kind", "held", "length", "leaning"),
    PILLOW: ("kind", "under", "thickness", "side"),
    MAT: ("kind", "at", "width", "length"),
    **dict.fromkeys(SupportKind, ("kind", "side", "distance", "height", "length", "along")),
}
MOST_PROPS = 8
_USUAL_HEIGHT = {SupportKind.RAIL: 92.0, SupportKind.CHAIR_BACK: 88.0, SupportKind.WALL: 120.0}
_USUAL_LENGTH = {SupportKind.RAIL: 110.0, SupportKind.CHAIR_BACK: 42.0, SupportKind.WALL: 130.0}


@dataclass(frozen=True, slots=True)
class HeldStick:
    """A stick in one hand or both; `length_cm` from end to end.

    In both hands it lies along the line of the grips; in one it stands out on the thumb's side.
    """

    held: str
    length_cm: float


@dataclass(frozen=True, slots=True)
class LaidPillow:
    """A pillow that lies where its use says; `side` where it is for one limb only."""

    use: PillowUse
    thickness_cm: float
    side: Side | None


@dataclass(frozen=True, slots=True)
class Props:
    sticks: tuple[HeldStick, ...] = ()
    pillows: tuple[LaidPillow, ...] = ()
    mat: Mat | None = None
    supports: tuple[Support, ...] = ()


def props(said: object, *, lies_down: bool) -> Props:
    """Read `props`; whoever sits, kneels or lies on the floor has a mat without asking."""
    told = items(said, "props")[:MOST_PROPS]
    sticks: list[HeldStick] = []
    pillows: list[LaidPillow] = []
    supports: list[Support] = []
    mat = Mat((0.0, 0.0), 76.0, 190.0) if lies_down else None
    for place, prop in enumerate(told):
        where = f"props[{place}]"
        kind = word(prop.get("kind") if isinstance(prop, dict) else None, PROP_KINDS, where)
        prop = fields(prop, _FIELDS[kind], where)
        if kind == STICK:
            held = word(prop.get("held", "both"), HELD_BY, f"{where}.held")
            sticks.append(HeldStick(held, number(prop.get("length", 110), f"{where}.length")))
        elif kind == PILLOW:
            pillows.append(_pillow(prop, where))
        elif kind == MAT:
            mat = _mat(prop, where)
        else:
            supports.append(_support(SupportKind(kind), prop, where))
    return Props(tuple(sticks), tuple(pillows), mat, tuple(supports))


def _pillow(told: Fields, where: str) -> LaidPillow:
    use = PillowUse(word(told.get("under"), tuple(PillowUse), f"{where}.under"))
    thick = number(told.get("thickness", 9.0), f"{where}.thickness")
    said = told.get("side")
    side: Side | None = None
    if said is not None:
        side = "left" if word(said, SIDES, f"{where}.side") == "left" else "right"
    return LaidPillow(use, thick, side)


def _mat(told: Fields, where: str) -> Mat:
    x, z = numbers(told.get("at", (0.0, 0.0)), 2, f"{where}.at")
    width = number(told.get("width", 76.0), f"{where}.width")
    return Mat((x, z), width, number(told.get("length", 190.0), f"{where}.length"))


def _support(kind: SupportKind, told: Fields, where: str) -> Support:
    beside = word(told.get("side", "front"), BESIDE, f"{where}.side")
    away = number(told.get("distance", 45.0), f"{where}.distance")
    height = number(told.get("height", _USUAL_HEIGHT[kind]), f"{where}.height")
    half = number(told.get("length", _USUAL_LENGTH[kind]), f"{where}.length") / 2
    along = number(told.get("along", 0.0), f"{where}.along")
    level = 0.0 if kind is SupportKind.WALL else height
    top = height if "height" in told else None
    if beside in SIDES:
        x = away if beside == "left" else -away
        return Support(kind, height, ((x, level, along - half), (x, level, along + half)), top)
    z = away if beside == "front" else -away
    return Support(kind, height, ((along - half, level, z), (along + half, level, z)), top)
