"""How a movement runs: no joint jumps, no hand races, the end meets the beginning."""

from collections.abc import Iterator

from app.figures.checks.findings import ERROR, WARNING, Finding
from app.figures.checks.takes import Take
from app.figures.skeleton import SIDES
from app.figures.vectors import distance, relative, rotation_angle

FASTEST_HAND = 75.0  # cm/s
_FASTEST_TAP = 120.0
_JUMP = {"UpperArm": 42.0, "LowerArm": 42.0, "Hand": 65.0, "UpperLeg": 42.0}  # degrees a step
_GAP_CM = 0.8


def speed(take: Take) -> Iterator[Finding]:
    """Joints that jump and hands that race, from one step of time to the next."""
    seconds = take.seconds_per_step
    taps = any(
        aim.contact is not None and aim.contact.kind == "tap"
        for pose in take.performance.poses
        for aim in pose.hands.values()
    )
    fastest = _FASTEST_TAP if taps else FASTEST_HAND
    pairs = zip(take.beats[1:], take.bodies, take.bodies[1:], strict=False)
    for beat, before, body in pairs:
        for side in SIDES:
            hand = f"{side}Hand"
            pace = distance(body.position[hand], before.position[hand]) / seconds
            if pace > fastest:
                told = f"{pace:.0f} cm a second; at most {fastest:g} are calm"
                yield Finding(WARNING, "speed", beat, f"{side} hand", told, pace)
            for part, most in _JUMP.items():
                bone = f"{side}{part}"
                angle = rotation_angle(relative(before.rotation[bone], body.rotation[bone]))
                if angle > most:
                    told = f"jumps by {angle:.0f} degrees in one step of time"
                    yield Finding(ERROR, "flip", beat, bone, told, angle)


def loop(take: Take) -> Iterator[Finding]:
    """The last moment meets the first, so that the movement can go on for ever."""
    performance = take.performance
    first, last = take.bodies[0], performance.body_at(performance.beats - 1e-6)
    gap = max(distance(first.position[bone], last.position[bone]) for bone in first.position)
    if gap > _GAP_CM:
        told = f"does not close: {gap:.1f} cm between end and beginning"
        yield Finding(ERROR, "loop", performance.beats, "loop", told, gap)
