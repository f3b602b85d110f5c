"""A pose: all numbers and both hands at one moment, and how an author changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app.figures.authoring.channels import (
    BOTH_SIDES,
    LETTER,
    LISTS,
    NEUTRAL,
    SIDE_OF,
    fields_of,
    mirrored_channels,
)
from app.figures.authoring.hand_aims import HandAim, arrived, hand
from app.figures.authoring.reading import fields, number, numbers
from app.figures.faults import BadChoreography
from app.figures.skeleton import OTHER, SIDES, Side

Hands = Mapping[Side, HandAim]
SLIDES = "slide"  # a foot that goes to its new place without leaving the floor


@dataclass(frozen=True, slots=True)
class Pose:
    """One key of a choreography; `sliding` names the feet that slid to get there."""

    channels: Mapping[str, float]
    hands: Hands
    sliding: frozenset[Side] = frozenset()

    def mirrored(self) -> "Pose":
        """The pose with left and right exchanged."""
        return Pose(
            MappingProxyType(mirrored_channels(dict(self.channels))),
            {side: self.hands[OTHER[side]] for side in SIDES},
            frozenset(OTHER[side] for side in self.sliding),
        )

    def moved(self, forward_cm: float) -> "Pose":
        """The same pose further along the way of a walker."""
        moved = {name: self.channels[name] + forward_cm for name in _TRAVELLING}
        return replace(self, channels=MappingProxyType({**self.channels, **moved}))


_TRAVELLING = ("hips.shift.forward", "footL.at.forward", "footR.at.forward")


def neutral(channels: Mapping[str, float], presets: Mapping[Side, str]) -> Pose:
    """The pose of a stance before its author says anything: hands at rest."""
    hands = {side: hand(HandAim(), presets.get(side, "rest"), "stance") for side in SIDES}
    return Pose(MappingProxyType({**NEUTRAL, **channels}), hands)


def changed(pose: Pose, said: object, where: str) -> Pose:
    """The pose after what an author says; everything that is not named stays as it was."""
    told = fields(said, POSE_FIELDS, where)
    channels = dict(pose.channels)
    hands = {side: arrived(aim) for side, aim in pose.hands.items()}
    sliding: set[Side] = set()
    for name, value in told.items():
        here = f"{where}.{name}"
        if name in _HANDS:
            for side in _HANDS[name]:
                hands[side] = hand(hands[side], value, here)
        elif name in _SOFT:
            channels[name] = number(value, here)
        else:
            for group in _groups(name):
                channels |= _numbers(group, value, here, sliding)
    _carried(channels, where)
    return Pose(MappingProxyType(channels), hands, frozenset(sliding))


_HANDS: dict[str, tuple[Side, ...]] = {
    "hands": SIDES,
    "handL": (SIDE_OF["L"],),
    "handR": (SIDE_OF["R"],),
}
_SOFT = ("belly", "ribs")
_GROUPS = tuple(dict.fromkeys(name.partition(".")[0] for name in NEUTRAL if "." in name))
POSE_FIELDS = (*_HANDS, *_SOFT, *_GROUPS, "feet", "legs", "shoulders")


def _groups(name: str) -> tuple[str, ...]:
    if name in BOTH_SIDES:
        return tuple(f"{BOTH_SIDES[name]}{letter}" for letter in "LR")
    return (name,)


def _numbers(group: str, said: object, where: str, sliding: set[Side]) -> dict[str, float]:
    """The channels that one group sets; naming a foot's place or a leg's angles also says which
    of the two holds.
    """
    allowed = (*fields_of(group), SLIDES) if group.startswith("foot") else fields_of(group)
    told = fields(said, allowed, where)
    made: dict[str, float] = {}
    for name, value in told.items():
        here = f"{where}.{name}"
        if name == SLIDES:
            if value is True:
                sliding.add(SIDE_OF[group[-1]])
        elif parts := LISTS.get(f"{group}.{name}"):
            listed = numbers(value, len(parts), here)
            made |= {f"{group}.{name}.{p}": v for p, v in zip(parts, listed, strict=True)}
        else:
            is_claim = name in _CLAIMS and isinstance(value, bool)
            made[f"{group}.{name}"] = float(value) if is_claim else number(value, here)
    if group.startswith("leg"):
        made.setdefault(f"{group}.free", 1.0)
    elif group.startswith("foot"):
        made[f"leg{group[-1]}.free"] = 0.0
    return made


_CLAIMS = ("free", "loose")


def _carried(channels: Mapping[str, float], where: str) -> None:
    for side in SIDES:
        if channels[f"foot{LETTER[side]}.lift"] < -7.0:
            raise BadChoreography(where, f"the {side} foot is below the floor")
