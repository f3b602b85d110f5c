"""Which poses make up a beat and with what weights, and how full the lungs are."""

from bisect import bisect_right
from typing import NamedTuple

from app.figures.authoring.phases import Course, Phase
from app.figures.vectors import clamp

# A pose of less weight is not seen: of a way of one metre it makes half a millimetre.
_UNSEEN = 5e-4

Weights = tuple[tuple[int, float], ...]


class Moment(NamedTuple):
    """A beat inside the course: its phase, the share of the way through it, and the poses that
    make it up as (number, weight); weights add up to 1 and may go a little beyond 0 and 1.
    """

    phase: int
    way: float
    weights: Weights


class Clock:
    """Tells for each beat of a course what is going on; beats beyond the end begin anew."""

    def __init__(self, course: Course) -> None:
        self.phases = course.phases
        self.beats = course.beats
        self._starts = [phase.start_beat for phase in course.phases]
        self._spans = _breath_spans(course.phases)

    def moment(self, beat: float) -> Moment:
        beat = beat % self.beats
        at = bisect_right(self._starts, beat) - 1
        phase = self.phases[at]
        passed = (beat - phase.start_beat) / phase.beats
        if phase.ease == "flow":
            return Moment(at, passed, _seen(self._flowing(at, passed)))
        way = eased(phase.ease, passed)
        return Moment(at, way, _seen(((at, 1.0 - way), (at + 1, way))))

    def _flowing(self, at: int, s: float) -> Weights:
        """A Catmull-Rom curve through the neighbouring poses, so that circles stay round.

        The last pose of a closed course is the first, hence numbers go round.
        """
        count = len(self.phases)
        before, after = self.phases[(at - 1) % count], self.phases[(at + 1) % count]
        beats = self.phases[at].beats
        weights: dict[int, float] = {}

        def give(pose: int, weight: float) -> None:
            weights[pose % count] = weights.get(pose % count, 0.0) + weight

        give(at, 2 * s**3 - 3 * s**2 + 1)
        give(at + 1, -2 * s**3 + 3 * s**2)
        if before.ease == "flow":
            slope = (s**3 - 2 * s**2 + s) / (1.0 + before.beats / beats)
            give(at + 1, slope)
            give(at - 1, -slope)
        if after.ease == "flow":
            slope = (s**3 - s**2) / (1.0 + after.beats / beats)
            give(at + 2, slope)
            give(at, -slope)
        return tuple(weights.items())

    def breath_level(self, beat: float) -> float:
        """0 is empty, 1 is full; a held or free breath stays where the one before left it."""
        beat = beat % self.beats
        at = bisect_right(self._starts, beat) - 1
        breath, start, end, rest = self._spans[at]
        if breath not in ("in", "out"):
            return rest
        s = clamp((beat - start) / (end - start), 0.0, 1.0)
        filled = s * s * (3 - 2 * s)
        return filled if breath == "in" else 1.0 - filled


def eased(ease: str, s: float) -> float:
    """The share of the way done when the share s of the time is gone."""
    if ease == "linear":
        return s
    if ease == "out":
        return 1 - (1 - s) ** 2
    if ease == "in":
        return s * s
    return s * s * (3 - 2 * s) * 0.55 + s**3 * (s * (6 * s - 15) + 10) * 0.45


def _seen(weights: Weights) -> Weights:
    """Leave out the poses that are not seen; settling each of them would cost as much as the rest.

    The others keep their shares of the whole.
    """
    kept = [(pose, weight) for pose, weight in weights if abs(weight) > _UNSEEN]
    if len(kept) == len(weights):
        return weights
    whole = sum(weight for _, weight in kept)
    return tuple((pose, weight / whole) for pose, weight in kept)


def _breath_spans(phases: tuple[Phase, ...]) -> list[tuple[str, float, float, float]]:
    """For each phase its breath, from where to where it goes, and the level it rests at.

    Neighbouring phases of the same breath share one rise or fall, over the seam of the loop too:
    then it begins before beat 0, or ends after the last.
    """
    count, spans = len(phases), []
    for at, phase in enumerate(phases):
        start, end = phase.start_beat, phase.end_beat
        back = ahead = at
        while at - back + 1 < count and phases[(back - 1) % count].breath == phase.breath:
            back -= 1
            start -= phases[back % count].beats
        while ahead - back + 1 < count and phases[(ahead + 1) % count].breath == phase.breath:
            ahead += 1
            end += phases[ahead % count].beats
        spans.append((phase.breath, start, end, _level_left(phases, back % count)))
    return spans


def _level_left(phases: tuple[Phase, ...], at: int) -> float:
    for back in range(1, len(phases) + 1):
        breath = phases[(at - back) % len(phases)].breath
        if breath in ("in", "out"):
            return 1.0 if breath == "in" else 0.0
    return 0.0
