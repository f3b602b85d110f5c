"""What anatomy says about the order of painting: which of two touching parts covers the other."""

from dataclasses import dataclass, field

from app.figures.camera import Camera
from app.figures.parts import Panel, Part
from app.figures.skeleton import SIDES
from app.figures.vectors import distance, scale, subtract, unit

# From the middle of a hand to what it lies on.
HAND_REACH_CM = 4.5


@dataclass
class Rules:
    """Pairs (behind, before), and parts that are not painted at all from this side."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)

    def under(self, behind: str, before: str) -> None:
        """Paint `behind` first."""
        self.pairs.append((behind, before))


def anatomical(camera: Camera, parts: dict[str, Part]) -> Rules:
    """Return the rules for a figure seen by `camera`."""
    rules = Rules()
    for side in SIDES:
        _leg(rules, camera, parts, side)
        _arm(rules, camera, parts, side)
    _waist(rules, camera, parts)
    _things(rules, parts)
    _head(rules, camera, parts)
    return rules


def _waist(rules: Rules, camera: Camera, parts: dict[str, Part]) -> None:
    """Whichever end of the trunk leans towards the viewer lies over the sash."""
    order = ("skirt", "sash", "jacket")
    if camera.facing(parts["sash"].facing) < -0.08:
        order = ("jacket", "sash", "skirt")
    rules.under(order[0], order[1])
    rules.under(order[1], order[2])
    rules.under(order[0], order[2])


def _things(rules: Rules, parts: dict[str, Part]) -> None:
    """What is sat on, and what is held."""
    for name, part in parts.items():
        if any(piece.material == "wall" for piece in part.pieces if isinstance(piece, Panel)):
            # Between viewer and figure it is sheer, and may be painted first there as well.
            for other in parts:
                if other != name:
                    rules.under(name, other)
        if name.startswith("stick"):
            for side in SIDES:
                rules.under(name, f"{side}-hand")
        if name.startswith("support"):
            for side in SIDES:
                if _touch(parts[name], parts[f"{side}-hand"]):
                    rules.under(name, f"{side}-hand")
    for name in ("skirt", "left-thigh", "right-thigh", "left-hand", "right-hand"):
        rules.under("seat", name)


def _touch(thing: Part, hand: Part) -> bool:
    """Whether a hand lies on a thing, and so covers it whatever way one looks."""
    return any(
        distance(here, there) < reach + HAND_REACH_CM
        for here, reach in thing.samples
        for there, _ in hand.samples
    )


def _lead(camera: Camera, part: Part, nearer: int, farther: int) -> float:
    """How many cm one sample of a part is nearer than another."""
    return camera.nearness(subtract(part.samples[nearer][0], part.samples[farther][0]))


def _leg(rules: Rules, camera: Camera, parts: dict[str, Part], side: str) -> None:
    thigh, shin, knee, foot = (f"{side}-{name}" for name in ("thigh", "shin", "knee", "foot"))
    rules.under(foot, shin)
    rules.under(thigh, "skirt")
    if _lead(camera, parts[thigh], -1, 0) > 17:
        # The thigh points at the viewer: the shin is drawn over it and rounds the knee.
        rules.under(thigh, shin)
        rules.under("skirt", shin)
        rules.hidden.add(knee)
    else:
        rules.under(shin, thigh)


def _arm(rules: Rules, camera: Camera, parts: dict[str, Part], side: str) -> None:
    forearm, hand = f"{side}-forearm", f"{side}-hand"
    sleeve, fingers = parts[forearm].samples, parts[hand].samples
    heading = unit(subtract(sleeve[-1][0], sleeve[0][0]))
    lead = camera.nearness(subtract(sleeve[-1][0], fingers[1][0]))
    if lead > -3.5 and camera.facing(heading) < 0.45:
        rules.under(hand, forearm)
    else:
        rules.under(forearm, hand)


def _head(rules: Rules, camera: Camera, parts: dict[str, Part]) -> None:
    for behind, before in (
        ("neck", "jacket"),
        ("neck", "face"),
        ("jacket", "collar"),
        ("neck", "collar"),
        ("collar", "face"),
        ("collar", "hair"),
    ):
        rules.under(behind, before)
    face = camera.facing(parts["face"].facing)
    if "hair" not in parts or face > -0.12:
        rules.under("hair", "face")
    else:
        rules.under("face", "hair")
    for side in SIDES:
        if f"{side}-ear" in parts:
            _ear(rules, camera, parts, f"{side}-ear", face)


def _ear(rules: Rules, camera: Camera, parts: dict[str, Part], ear: str, face: float) -> None:
    if camera.facing(scale(parts[ear].facing, 1)) > 0.25:
        rules.under("hair", ear)
        rules.under("face", ear)
    else:
        rules.under(ear, "hair")
        is_shaved = "hair" not in parts
        rules.under(*(("face", ear) if face < -0.12 and not is_shaved else (ear, "face")))
