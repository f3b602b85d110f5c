"""Where a hand goes and how it is held, as an author says it.

Offsets are (out, up, forward) in centimetres: out is away from the middle of the body. Directions
are told in the same axes, turned with the chest.
"""

from dataclasses import dataclass, replace
from typing import Any

from app.figures.authoring.contacts import CONTACT_FIELDS, Contact, contact
from app.figures.authoring.directions import direction
from app.figures.authoring.hand_presets import PRESETS
from app.figures.authoring.reading import Fields, fields, number, vector, word
from app.figures.faults import BadChoreography
from app.figures.landmarks import PLACES
from app.figures.vectors import ORIGIN, Vector

HAND_SHAPES = (
    "open",
    "relaxed",
    "fist",
    "bow",
    "claw",
    "hook",
    "sword",
    "tiger",
    "bear",
    "beak",
    "bird-wing",
    "pinch",
    "cupped",
    "crossed",
    "interlaced",
    "antlers",
    "touch",
    "index-in",
    "middle-in",
    "ring-in",
    "little-in",
)
HAND_FIELDS = (
    "preset",
    "at",
    "off",
    "dir",
    "reach",
    "bend",
    "palm",
    "fingers",
    "shape",
    "elbow",
    "arc",
    "path",
    "contact",
)
PATHS = ("line", "round")
FULL_REACH = 0.985


@dataclass(frozen=True, slots=True)
class HandAim:
    """The aim of one hand; exactly one of `at` (a landmark) and `towards` (a direction) is set.

    `bend_degrees` of the elbow or else `reach`, a share of the arm's length, go with `towards`.
    `arc` and `is_round` shape the way to this aim and are not carried on to the next.
    `swivel_degrees` turns the elbow about the line from shoulder to hand; the solver settles it.
    """

    at: str | None = "hip"
    offset: Vector = ORIGIN
    towards: Vector | None = None
    reach: float = FULL_REACH
    bend_degrees: float | None = None
    palm: Vector | None = None
    fingers: Vector | None = None
    shape: str = "open"
    elbow: Vector | None = None
    arc: Vector | None = None
    is_round: bool = False
    contact: Contact | None = None
    swivel_degrees: float = 0.0


def hand(old: HandAim, said: object, where: str) -> HandAim:
    """The aim after `said` (a preset's name or an object); what it does not name stays."""
    if isinstance(said, str):
        said = {"preset": said}
    told = fields(said, HAND_FIELDS, where)
    if "preset" in told:
        name = word(told["preset"], PRESETS, f"{where}.preset")
        rest = {field: value for field, value in told.items() if field != "preset"}
        old = _changed(HandAim(), PRESETS[name], where)
        return _changed(old, rest, where) if rest else old
    return _changed(old, told, where)


def arrived(aim: HandAim) -> HandAim:
    """The aim once its hand is there: how it came belongs to the way that is over."""
    if aim.arc is None and not aim.is_round:
        return aim
    return replace(aim, arc=None, is_round=False)


def _changed(old: HandAim, told: Fields, where: str) -> HandAim:
    changes: dict[str, Any] = {"arc": None, "is_round": False, "swivel_degrees": 0.0}
    places = [name for name in ("at", "dir", "contact") if name in told]
    if len(places) > 1:
        raise BadChoreography(where, f"has both {places[0]} and {places[1]}")
    if places:
        changes |= {
            "at": None,
            "offset": ORIGIN,
            "towards": None,
            "reach": FULL_REACH,
            "bend_degrees": None,
            "elbow": None,
            "contact": None,
        }
    if "palm" in told:
        changes["fingers"] = None
    for name, value in told.items():
        changes |= _field(name, value, f"{where}.{name}")
    aim = replace(old, **changes)
    if aim.towards is None and ("reach" in told or "bend" in told):
        raise BadChoreography(where, "bend and reach go with dir")
    return aim


def _field(name: str, value: object, where: str) -> dict[str, Any]:
    """What one authored field sets."""
    match name:
        case "at":
            return {"at": word(value, PLACES, where)}
        case "off":
            return {"offset": vector(value, where)}
        case "dir":
            return {"towards": direction(value, where)}
        case "bend":
            return {"bend_degrees": number(value, where)}
        case "reach":
            return {"reach": number(value, where)}
        case "palm" | "fingers" | "elbow":
            return {name: None if value is None else direction(value, where)}
        case "arc":
            return {"arc": vector(value, where)}
        case "path":
            return {"is_round": word(value, PATHS, where) == "round"}
        case "contact":
            made = contact(fields(value, CONTACT_FIELDS, where), where)
            return {"contact": made, "at": made.landmark, "palm": None, "fingers": None}
        case _:
            return {"shape": word(value, HAND_SHAPES, where)}
