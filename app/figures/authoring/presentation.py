"""How a choreography wants to be shown: from where, how near, with which marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.figures.authoring.reading import items, number, text, word
from app.figures.faults import BadChoreography

VIEWS = (
    "front",
    "front-left",
    "left",
    "back-left",
    "back",
    "back-right",
    "right",
    "front-right",
)
FOCUSES = ("hands", "head", "feet", "upper-body")
TRAILS = (
    "hips",
    "head",
    *(f"{part}{s}{end}" for part in ("hand", "foot") for s in "LR" for end in ("", ".tip")),
)
OVERLAYS = ("spine", "ring", "breath")
EYES = ("open", "soft", "closed", "wide")
MOUTHS = ("closed", "open", "round", "wide")
PITCH_DEGREES = 7.0


@dataclass(frozen=True, slots=True)
class Presentation:
    """`view` is named or in degrees to the figure's left; the camera looks down by the pitch.

    `mouth` is what it does while the breath goes out; else it is closed. `clearest` is the number
    of the phase, from 1, whose end shows the movement best.
    """

    view: str | float = "front"
    pitch_degrees: float = PITCH_DEGREES
    focus: str | None = None
    trails: tuple[str, ...] = ()
    overlay: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    eyes: str = "open"
    mouth: str = "closed"
    clearest: int | None = None


def presentation(document: Mapping[str, Any]) -> Presentation:
    """Read what the document says of its own picture."""
    view = document.get("view", "front")
    focus = document.get("focus")
    return Presentation(
        word(view, VIEWS, "view") if isinstance(view, str) else number(view, "view"),
        number(document.get("pitch", PITCH_DEGREES), "pitch"),
        None if focus is None else word(focus, FOCUSES, "focus"),
        _words(document, "trails", TRAILS),
        _words(document, "overlay", OVERLAYS),
        tuple(text(code, "points") for code in items(document.get("points", ()), "points")),
        word(document.get("eyes", "open"), EYES, "eyes"),
        word(document.get("mouth", "closed"), MOUTHS, "mouth"),
        _clearest(document),
    )


def _clearest(document: Mapping[str, Any]) -> int | None:
    """The number of a phase that is written down, from 1; None where none is named."""
    if "clearest" not in document:
        return None
    told, most = number(document["clearest"], "clearest"), len(document["phases"])
    if not told.is_integer() or not 1 <= told <= most:
        raise BadChoreography("clearest", f"should be the number of a phase, 1 to {most}")
    return int(told)


def _words(document: Mapping[str, Any], name: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word(said, allowed, name) for said in items(document.get(name, ()), name))
