"""How a choreography wants to be shown: from where, how near, with which marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.figures.authoring.reading import items, number, text, word

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

    `mouth` is what it does while the breath goes out; else it is closed.
    """

    view: str | float = "front"
    pitch_degrees: float = PITCH_DEGREES
    focus: str | None = None
    trails: tuple[str, ...] = ()
    overlay: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    eyes: str = "open"
    mouth: str = "closed"


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
    )


def _words(document: Mapping[str, Any], name: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word(said, allowed, name) for said in items(document.get(name, ()), name))
