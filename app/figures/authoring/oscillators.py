"""Movements that go to and fro or round of themselves, laid over the poses.

A `sine` sways, a `circle` goes round in two channels, a `figure8` crosses itself, and a `wave`
runs through a list of channels, each a little later than the one before.
"""

from dataclasses import dataclass, replace
from math import pi, sin
from typing import Any

from app.figures.authoring.channels import (
    BOTH_SIDES,
    LISTS,
    NEUTRAL,
    OSCILLATED_ONLY,
    mirrored_channel,
)
from app.figures.authoring.phases import Course
from app.figures.authoring.reading import Fields, fields, items, number, numbers, word
from app.figures.faults import BadChoreography

SHAPES = ("sine", "circle", "figure8")
MOTION_FIELDS = ("channel", "wave", "shape", "amp", "period", "phase", "lag", "during")
CHANNELS = frozenset({*NEUTRAL, *OSCILLATED_ONLY})
MOST_MOTIONS = 32
MOST_TIMES = 1e6
_QUARTER = 0.25


@dataclass(frozen=True, slots=True)
class Swing:
    """One channel that swings from `start_beat` to `end_beat`.

    amplitude * sin(2 pi ((beat - start) / period + phase)); a motion that belongs to some phases
    only swells and fades within `fade_beats` of its ends.
    """

    channel: str
    amplitude: float
    period_beats: float
    phase: float
    start_beat: float
    end_beat: float
    fade_beats: float = 0.0

    def at(self, beat: float) -> float:
        if not self.start_beat <= beat < self.end_beat:
            return 0.0
        passed = beat - self.start_beat
        size = self.amplitude
        if self.fade_beats:
            near = min(passed, self.end_beat - beat) / self.fade_beats
            size *= 1.0 if near >= 1.0 else near * near * (3 - 2 * near)
        return size * sin(2 * pi * (passed / self.period_beats + self.phase))


def swings(said: object, course: Course) -> tuple[Swing, ...]:
    """Read `motion`; a period that is not told is the whole course.

    When the course is done twice, the second time mirrored, then so is each motion.
    """
    told = items(said, "motion")
    if len(told) > MOST_MOTIONS:
        raise BadChoreography("motion", f"more than {MOST_MOTIONS}")
    made: list[Swing] = []
    is_doubled = any(phase.is_mirrored for phase in course.phases)
    half = course.beats / 2 if is_doubled else course.beats
    for place, motion in enumerate(told):
        where = f"motion[{place}]"
        read = fields(motion, MOTION_FIELDS, where)
        start, end, fade = _window(read, course, half, where)
        once = [
            replace(swing, start_beat=start, end_beat=end, fade_beats=fade)
            for swing in _motion(read, half, where)
        ]
        made += once
        if is_doubled:
            made += [_mirrored(swing, half) for swing in once]
    return tuple(made)


def _window(told: Fields, course: Course, half: float, where: str) -> tuple[float, float, float]:
    """From which beat to which, and how long it swells; `during` names first and last phase."""
    if "during" not in told:
        return 0.0, half, 0.0
    first, last = (int(n) for n in numbers(told["during"], 2, f"{where}.during"))
    once = [phase for phase in course.phases if not phase.is_mirrored]
    if not 0 <= first <= last < len(once):
        raise BadChoreography(
            f"{where}.during", f"should be two of the phases 0 to {len(once) - 1}"
        )
    start, end = once[first].start_beat, once[last].end_beat
    return start, end, min(1.0, (end - start) / 4)


def _mirrored(swing: Swing, half: float) -> Swing:
    channel, sign = mirrored_channel(swing.channel)
    return replace(
        swing,
        channel=channel,
        amplitude=sign * swing.amplitude,
        start_beat=swing.start_beat + half,
        end_beat=swing.end_beat + half,
    )


def _motion(told: Fields, beats: float, where: str) -> list[Swing]:
    period = number(told.get("period", beats), f"{where}.period")
    if period <= 0:
        raise BadChoreography(f"{where}.period", "should be more than nothing")
    times = beats / period  # infinite for the smallest periods, and then no number is near it
    if "during" not in told and not (times < MOST_TIMES and abs(times - round(times)) <= 1e-6):
        raise BadChoreography(f"{where}.period", f"{period:g} does not divide {beats:g} beats")
    phase = number(told.get("phase", 0.0), f"{where}.phase")
    if "wave" in told:
        return _wave(told, period, phase, beats, where)
    group, _, name = str(told.get("channel", "")).partition(".")
    groups = [f"{BOTH_SIDES[group]}{letter}" for letter in "LR"] if group in BOTH_SIDES else [group]
    return [
        swing
        for each in groups
        for swing in _shaped(told, f"{each}.{name}" if name else each, period, phase, where)
    ]


def _wave(told: Fields, period: float, phase: float, beats: float, where: str) -> list[Swing]:
    names = items(told["wave"], f"{where}.wave")
    amplitudes = numbers(told.get("amp"), len(names), f"{where}.amp")
    lag = number(told.get("lag", 0.1), f"{where}.lag")
    for name in names:
        _known(name, f"{where}.wave")
    return [
        Swing(name, amplitude, period, phase - lag * place, 0.0, beats)
        for place, (name, amplitude) in enumerate(zip(names, amplitudes, strict=True))
    ]


def _shaped(told: Fields, channel: str, period: float, phase: float, where: str) -> list[Swing]:
    shape = word(told.get("shape", "sine"), SHAPES, f"{where}.shape")
    parts = LISTS.get(channel)
    if parts is None:
        if shape != "sine":
            raise BadChoreography(where, f"a {shape} needs a channel of two or three numbers")
        _known(channel, where)
        return [Swing(channel, number(told.get("amp"), f"{where}.amp"), period, phase, 0.0, 0.0)]
    amplitudes = _amplitudes(told.get("amp"), len(parts), f"{where}.amp")
    return [
        Swing(f"{channel}.{part}", amplitude, period / times, phase * times + shift, 0.0, 0.0)
        for part, amplitude, (times, shift) in zip(parts, amplitudes, _COURSES[shape], strict=False)
        if amplitude
    ]


# How often and how much later each part of a list swings.
_COURSES: dict[str, tuple[tuple[int, float], ...]] = {
    "sine": ((1, 0.0), (1, 0.0), (1, 0.0)),
    "circle": ((1, 0.0), (1, _QUARTER), (1, 0.0)),
    "figure8": ((1, 0.0), (2, 0.0), (1, _QUARTER)),
}


def _amplitudes(said: Any, count: int, where: str) -> tuple[float, ...]:
    shorter = count - 1 if isinstance(said, (list, tuple)) and len(said) == count - 1 else count
    return (*numbers(said, shorter, where), 0.0)[:count]


def _known(channel: object, where: str) -> None:
    if not isinstance(channel, str) or channel not in CHANNELS:
        raise BadChoreography(where, f"unknown channel {channel!r}")
