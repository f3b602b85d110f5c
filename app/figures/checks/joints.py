"""Joints within their range, and hands that are held as their author asks."""

from collections.abc import Iterator, Mapping
from math import asin, degrees

from app.figures.authoring.stances import Held
from app.figures.body import Body
from app.figures.checks.findings import ERROR, WARNING, Finding
from app.figures.checks.takes import Take
from app.figures.skeleton import SIDES, SIGN, Side
from app.figures.vectors import Vector, clamp, relative, twist_about_up

# General clinical ranges of motion, rounded and a little generous; degrees.
RANGES: dict[str, tuple[float, float]] = {
    "elbow": (0, 150),
    "knee": (0, 140),
    "pronation": (-92, 92),
    "wrist flexion": (-72, 82),
    "wrist deviation": (-38, 28),
    "shoulder twist": (-118, 110),  # hands behind the head are near the first
    "hip flexion": (-25, 122),
    "hip spread": (-40, 75),
    "ankle": (-50, 38),
    "spine bend": (-35, 85),
    "spine side": (-38, 38),
    "spine turn": (-50, 50),
    "head nod": (-55, 55),
    "head tilt": (-42, 42),
    "head turn": (-80, 80),
}
# Sitting on the heels takes knees and ankles further than standing does.
KNEELING_RANGES = {"knee": (0.0, 160.0), "ankle": (-75.0, 38.0)}
CROSSED_RANGES = {"knee": (0.0, 150.0)}
_CLEARLY = 8.0  # degrees beyond a range that are an error and not a matter of taste
TOE_IN, TOE_OUT = -30.0, 60.0  # of a foot that carries, against the pelvis
_WRIST_ERROR = 25.0


def joints(take: Take) -> Iterator[Finding]:
    """Every joint of every step against its range."""
    stance = take.performance.stance
    ranges = dict(RANGES)
    if stance.held is Held.BY_KNEES:
        ranges |= KNEELING_RANGES
    elif stance.name == "cross-legged":
        ranges |= CROSSED_RANGES
    for beat, body, angles in zip(take.beats, take.bodies, take.angles, strict=True):
        for name, angle in angles.of.items():
            joint = name.removeprefix("left ").removeprefix("right ")
            if joint == "pelvis tilt" or (joint == "hip spread" and _is_bent(angles.of, name)):
                continue
            low, high = ranges[joint]
            beyond = max(low - angle, angle - high)
            if beyond > 0:
                level = ERROR if beyond > _CLEARLY else WARNING
                told = f"{angle:.0f} degrees, its range is {low:g} to {high:g}"
                yield Finding(level, "joint", beat, name, told, beyond)
        yield from _shoulders(beat, angles.arm)
        yield from _toes(beat, body)


def _is_bent(angles: dict[str, float], name: str) -> bool:
    """A thigh that is raised far has no spread that could be told from its flexion."""
    return abs(angles[name.replace("spread", "flexion")]) > 45.0


def _shoulders(beat: float, arms: Mapping[Side, Vector]) -> Iterator[Finding]:
    for side, (out, up, forward) in arms.items():
        farthest = -0.87 if up < -0.45 else -0.42 if up > 0.2 else -0.60
        if forward < farthest:
            angle = degrees(asin(clamp(-forward, -1.0, 1.0)))
            told = f"{angle:.0f} degrees behind the back"
            yield Finding(ERROR, "joint", beat, f"{side} shoulder", told, farthest - forward)
        if out < -0.72:
            angle = degrees(asin(clamp(-out, -1.0, 1.0)))
            told = f"{angle:.0f} degrees across the chest"
            yield Finding(ERROR, "joint", beat, f"{side} upper arm", told, -out)


def _toes(beat: float, body: Body) -> Iterator[Finding]:
    """Feet that carry turn in and out only as far as hips and shins let them."""
    for side in SIDES:
        if not body.feet[side].is_on_floor:
            continue
        foot = relative(body.rotation["hips"], body.rotation[f"{side}Foot"])
        out = twist_about_up(foot) * SIGN[side]
        upright = body.rotation["hips"][1][1] > 0.7 and body.rotation[f"{side}Foot"][1][1] > 0.7
        if upright and not TOE_IN <= out <= TOE_OUT:
            told = f"toes turned {'in' if out < 0 else 'out'} by {abs(out):.0f} degrees"
            yield Finding(ERROR, "joint", beat, f"{side} foot", told, abs(out))


def wrists(take: Take) -> Iterator[Finding]:
    """Palms and fingers that no wrist can turn as asked, key by key."""
    for strain in take.performance.strains:
        asked = ", ".join(f"{angle:.0f}" for angle in strain.asked)
        told = (
            f"cannot be held so: {strain.short_degrees:.0f} degrees short"
            f" (pronation, flexion, deviation asked: {asked})"
        )
        level = ERROR if strain.short_degrees > _WRIST_ERROR else WARNING
        subject = f"{strain.side} palm and fingers"
        yield Finding(level, "wrist", strain.beat, subject, told, strain.short_degrees)


def reach(take: Take) -> Iterator[Finding]:
    """Hands and feet that are sent further than the limb is long."""
    for beat, body in zip(take.beats, take.bodies, strict=True):
        for flag in body.flags:
            limb = "hand" if flag.code == "arm-reach" else "foot"
            where = "out of reach" if flag.amount_cm > 0 else "too near to the joint"
            told = f"{where} by {abs(flag.amount_cm):.1f} cm"
            yield Finding(ERROR, "reach", beat, f"{flag.side} {limb}", told, abs(flag.amount_cm))
