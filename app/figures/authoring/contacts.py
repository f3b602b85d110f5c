"""Hands that touch the body: where, with which part of the hand, and what they do there."""

from dataclasses import dataclass

from app.figures.authoring.reading import Fields, number, vector, word
from app.figures.faults import BadChoreography
from app.figures.landmarks import LANDMARKS, OTHER_SIDE
from app.figures.vectors import ORIGIN, Vector

CONTACT_KINDS = ("rest", "press", "rub", "circle", "tap")
CONTACT_FIELDS = ("with", "kind", "part", "stroke", "period", "layer", "lift")

# The parts of a hand that touch: from the wrist, along the fingers, to the back of the hand, and
# to the side of the thumb, in centimetres.
HAND_PARTS: dict[str, Vector] = {
    "palm": (8.5, -1.5, 0.0),
    "back": (8.5, 1.5, 0.0),
    "fingertips": (16.0, -1.6, 0.0),
    "thumb": (8.5, -2.6, 5.0),
    "edge": (7.5, -0.3, -4.0),
    "heel": (3.5, -1.8, 0.0),
    "knuckles": (10.5, -1.0, 0.0),
    "fist": (7.0, -3.2, 0.0),
}
LAYER_CM = 3.2  # a hand that lies over the other is so much further out


@dataclass(frozen=True, slots=True)
class Contact:
    """A hand on a landmark, `other ...` for one of the other side.

    A rub goes to and fro by `stroke` (out, up, forward, cm) in `period_beats`, a circle round by
    it, a tap leaves the skin by `lift_cm` and is back on it at each whole period.
    """

    landmark: str
    kind: str = "rest"
    part: str = "palm"
    stroke: Vector = ORIGIN
    period_beats: float = 1.0
    layer: int = 0
    lift_cm: float = 5.0

    @property
    def is_on_other_side(self) -> bool:
        return self.landmark.startswith(OTHER_SIDE)


def contact(told: Fields, where: str) -> Contact:
    """Read a contact; a rub or a circle without a stroke is refused, for nothing would move."""
    if "with" not in told:
        raise BadChoreography(where, "says not what is touched (with)")
    made = Contact(
        landmark=word(told["with"], LANDMARKS, f"{where}.with"),
        kind=word(told.get("kind", "rest"), CONTACT_KINDS, f"{where}.kind"),
        part=word(told.get("part", "palm"), HAND_PARTS, f"{where}.part"),
        stroke=vector(told.get("stroke", ORIGIN), f"{where}.stroke"),
        period_beats=number(told.get("period", 1.0), f"{where}.period"),
        layer=int(number(told.get("layer", 0), f"{where}.layer")),
        lift_cm=number(told.get("lift", 5.0), f"{where}.lift"),
    )
    if made.kind in ("rub", "circle") and made.stroke == ORIGIN:
        raise BadChoreography(where, f"a {made.kind} needs a stroke")
    if made.period_beats <= 0:
        raise BadChoreography(where, "a period lasts longer than nothing")
    return made
