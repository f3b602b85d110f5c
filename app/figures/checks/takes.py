"""A performance looked at in small steps of time; what all checks work on."""

from dataclasses import dataclass
from functools import cached_property

from app.figures.body import Body
from app.figures.checks.angles import JointAngles, joint_angles
from app.figures.performance import Performance

STEPS_PER_BEAT = 6
FEWEST_STEPS = 8


@dataclass(frozen=True)
class Take:
    """The bodies of one loop, evenly spaced; the next one after the last is the first."""

    performance: Performance
    beats: tuple[float, ...]
    bodies: tuple[Body, ...]

    @property
    def seconds_per_step(self) -> float:
        whole = self.performance.beats * self.performance.seconds_per_beat
        return whole / len(self.beats)

    @cached_property
    def angles(self) -> tuple[JointAngles, ...]:
        return tuple(joint_angles(body) for body in self.bodies)


def take(performance: Performance, steps_per_beat: int = STEPS_PER_BEAT) -> Take:
    """Sample the whole loop."""
    count = max(FEWEST_STEPS, int(performance.beats * steps_per_beat))
    beats = tuple(performance.beats * step / count for step in range(count))
    return Take(performance, beats, tuple(performance.body_at(beat) for beat in beats))
