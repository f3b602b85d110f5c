"""What an author declares and what breath asks for: symmetry, breath, gaze, expectations."""

from collections.abc import Iterator, Mapping, Sequence
from math import asin, degrees, hypot
from typing import Any

from app.figures.authoring.channels import LETTER
from app.figures.authoring.reading import fields, items, number, text
from app.figures.body import Body
from app.figures.checks.findings import ERROR, WARNING, Finding
from app.figures.checks.takes import Take
from app.figures.faults import BadChoreography
from app.figures.skeleton import SIDES
from app.figures.vectors import (
    angle_between,
    clamp,
    distance,
    lerp,
    mirrored,
    subtract,
    turn_back,
    unit,
)

_UNEQUAL_CM = 1.0
_BREATH_SECONDS = (5.0, 16.0)
_IN_TO_OUT = (0.4, 1.35)
_EXPECT_FIELDS = ("what", "at", "min", "max")
_TRAVEL, _HEIGHT, _FORWARD = ".travel", ".height", ".forward"
_MOVING_CM = 1.5  # a hand that moves more in a step of time is worth looking at
_LOOKS_AWAY = 75.0
_AHEAD, _DOWN = 40.0, 8.0  # at most so far off ahead, at least so far down
_EYES = (0.0, 7.0, 8.0)
_PARTS = ("UpperArm", "LowerArm", "Hand", "UpperLeg", "LowerLeg", "Foot")


def symmetry(take: Take) -> Iterator[Finding]:
    """Left and right do the same if the document says so."""
    if take.performance.document.get("symmetry") != "bilateral":
        return
    for beat, body in zip(take.beats, take.bodies, strict=True):
        unequal = max(
            distance(body.position[f"left{part}"], mirrored(body.position[f"right{part}"]))
            for part in _PARTS
        )
        if unequal > _UNEQUAL_CM:
            told = f"left and right differ by {unequal:.1f} cm"
            yield Finding(ERROR, "symmetry", beat, "sides", told, unequal)


def breath(take: Take) -> Iterator[Finding]:
    """Breaths of a length that people breathe, in before out, and the chest rising with the in."""
    phases = take.performance.phases
    beats = {"in": 0.0, "out": 0.0, "hold": 0.0, "free": 0.0}
    breaths, before = 0, phases[-1].breath
    for phase in phases:
        beats[phase.breath] += phase.beats
        breaths += phase.breath == "in" and before != "in"
        before = phase.breath
    if breaths:
        seconds = take.performance.beats * take.performance.seconds_per_beat / breaths
        low, high = _BREATH_SECONDS
        if not low <= seconds <= high:
            told = f"one takes {seconds:.1f} seconds; {low:g} to {high:g} are easy"
            yield Finding(WARNING, "breath", 0.0, "breath", told, seconds)
    if beats["in"] and beats["out"]:
        share = beats["in"] / beats["out"]
        if not _IN_TO_OUT[0] <= share <= _IN_TO_OUT[1]:
            told = f"in and out are as {beats['in']:g} to {beats['out']:g}"
            yield Finding(WARNING, "breath", 0.0, "ratio", told, share)
    elif beats["in"] != beats["out"]:
        yield Finding(ERROR, "breath", 0.0, "breath", "goes only one way", 1.0)


def steps(take: Take, written: Sequence[str]) -> Iterator[Finding]:
    """The phases show written steps that there are, at least one, and with the breath of each."""
    shown = [phase for phase in take.performance.phases if phase.step is not None]
    if not shown:
        yield Finding(WARNING, "step", 0.0, "steps", "no phase names the written step it shows")
    for phase in shown:
        assert phase.step is not None
        subject, beat = f"step {phase.step}", phase.start_beat
        if phase.step > len(written):
            told = f"there is none, only {len(written)}"
            yield Finding(ERROR, "step", beat, subject, told, 1.0)
        elif phase.breath != (breathed := written[phase.step - 1]) and breathed in ("in", "out"):
            opposite = {"in": "out", "out": "in"}[breathed]
            level = ERROR if phase.breath == opposite else WARNING
            told = f"is written with the breath {breathed}, and shown with {phase.breath}"
            yield Finding(level, "breath", beat, subject, told, 1.0 + (level == ERROR))


def gaze(take: Take) -> Iterator[Finding]:
    """The face looks where it is said to: after a moving hand, ahead, or down."""
    said = take.performance.document.get("gaze")
    if said is None:
        return
    pairs = zip(take.beats[1:], take.bodies, take.bodies[1:], strict=False)
    for beat, before, body in pairs:
        away, target = _looks_away(str(said), before, body)
        if away > 0:
            told = f"looks {away:.0f} degrees too far away from {target}"
            yield Finding(ERROR, "gaze", beat, "head", told, away)


def _looks_away(said: str, before: Body, body: Body) -> tuple[float, str]:
    """Degrees beyond what still counts as looking there, and where that is."""
    facing = turn_back(body.root, body.rotation["head"][2])
    if said == "forward":
        ahead = turn_back(body.root, body.rotation["hips"][2])
        return angle_between(facing, ahead) - _AHEAD, "ahead"
    if said == "down":
        return _DOWN - degrees(asin(clamp(-facing[1], -1.0, 1.0))), "the floor"
    hands = [f"{side}Hand" for side in SIDES if said in ("hands", f"hand{LETTER[side]}")]
    if all(distance(body.position[hand], before.position[hand]) < _MOVING_CM for hand in hands):
        return 0.0, "the hand"  # a hand that rests may be left alone
    middle = lerp(body.position[hands[0]], body.position[hands[-1]], 0.5)
    towards = unit(subtract(middle, body.point("head", _EYES)))
    return angle_between(body.rotation["head"][2], towards) - _LOOKS_AWAY, "the moving hand"


def expectations(take: Take) -> Iterator[Finding]:
    """The author's own assertions, `{"what": "left elbow", "at": 8, "max": 35}`."""
    for place, said in enumerate(items(take.performance.document.get("expect", ()), "expect")):
        where = f"expect[{place}]"
        told = fields(said, _EXPECT_FIELDS, where)
        what = text(told.get("what"), f"{where}.what")
        measured = _measured(take, what, told, where)
        beat = float(told.get("at", 0.0))
        if "max" in told and (most := max(measured)) > number(told["max"], f"{where}.max"):
            wanted = f"is {most:.1f}, wanted at most {told['max']:g}"
            yield Finding(ERROR, "expect", beat, what, wanted, most)
        if "min" in told and (least := min(measured)) < number(told["min"], f"{where}.min"):
            wanted = f"is {least:.1f}, wanted at least {told['min']:g}"
            yield Finding(ERROR, "expect", beat, what, wanted, -least)


def _measured(take: Take, what: str, told: Mapping[str, Any], where: str) -> list[float]:
    """One value at the beat that is told, or all of the loop; `head.travel` is how far a bone
    goes over the floor.
    """
    if what.endswith(_TRAVEL):
        bone = _bone(take, what.removesuffix(_TRAVEL), where)
        spots = [body.position[bone] for body in take.bodies]
        return [max(hypot(p[0] - q[0], p[2] - q[2]) for p in spots for q in spots)]
    if "at" in told:
        at = number(told["at"], f"{where}.at") % take.performance.beats
        nearest = min(range(len(take.beats)), key=lambda step: abs(take.beats[step] - at))
        return [_value(take, what, nearest, where)]
    return [_value(take, what, step, where) for step in range(len(take.beats))]


def _value(take: Take, what: str, step: int, where: str) -> float:
    body = take.bodies[step]
    if what.endswith(_HEIGHT):
        return body.position[_bone(take, what.removesuffix(_HEIGHT), where)][1]
    if what.endswith(_FORWARD):
        return body.position[_bone(take, what.removesuffix(_FORWARD), where)][2]
    if what == "hands.gap":
        return distance(*(body.position[f"{side}Hand"] for side in SIDES))
    angles = take.angles[step].of
    if what not in angles:
        raise BadChoreography(f"{where}.what", f"unknown measure {what!r}")
    return angles[what]


def _bone(take: Take, name: str, where: str) -> str:
    if name not in take.bodies[0].position:
        raise BadChoreography(f"{where}.what", f"unknown bone {name!r}")
    return name
