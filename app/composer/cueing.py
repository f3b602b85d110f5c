"""What is said and when: the lines of a movement laid over its time, each on a whole second."""

from collections.abc import Iterator

from app.composer.cards import Card, Line
from app.composer.session import Breathing, Cue, CueKind, Haptic
from app.composer.wish import Guidance
from app.vocabulary.phrases import ENGLISH, Phrases
from app.vocabulary.practice import BreathPhase

APART_SECONDS = 6  # a line takes a breath to say, and a moment to be understood
HAPTICS = {BreathPhase.IN: Haptic.SWELL, BreathPhase.OUT: Haptic.EBB}
SAID = frozenset({BreathPhase.IN, BreathPhase.OUT, BreathPhase.HOLD})
SPOKEN_CYCLES = 3


def cues(
    card: Card,
    breathing: Breathing,
    *,
    from_second: int,
    start_second: int,
    seconds: int,
    transition: str,
    guidance: Guidance,
    is_second_side: bool,
    phrases: Phrases = ENGLISH,
) -> tuple[Cue, ...]:
    """Return the cues of one step in order; cautions are said under every guidance."""
    found = [Cue(from_second * 1000, CueKind.READY, transition, None)]
    ready = [line for line in card.lines if line.kind is CueKind.READY]
    if guidance is not Guidance.BELL and not is_second_side:
        found += _before(ready, from_second, start_second)
    found.append(Cue(start_second * 1000, CueKind.BELL, None, Haptic.DOUBLE_TAP))
    lines = _chosen(card.lines, guidance, is_second_side=is_second_side)
    found += _spread(lines, start_second, seconds)
    if breathing.is_paced:
        said = phrases if guidance is Guidance.FULL else None
        found += _breaths(breathing, start_second, said)
    order = {cue: position for position, cue in enumerate(found)}
    return tuple(sorted(found, key=lambda cue: (cue.at_milliseconds, order[cue])))


def _chosen(lines: tuple[Line, ...], guidance: Guidance, *, is_second_side: bool) -> list[Line]:
    safety = [line for line in lines if line.kind is CueKind.SAFETY]
    others = [line for line in lines if line.kind not in (CueKind.SAFETY, CueKind.READY)]
    if guidance is Guidance.BELL:
        return safety
    if guidance is Guidance.BRIEF or is_second_side:
        others = others[:1]
    return [*safety, *others]


def _before(lines: list[Line], from_second: int, start_second: int) -> Iterator[Cue]:
    """Lines to get ready, as many as the transition has room for after its own words."""
    room = (start_second - from_second) // APART_SECONDS
    for number, line in enumerate(lines[: max(0, room - 1)], start=1):
        at = (from_second + number * APART_SECONDS) * 1000
        yield Cue(at, line.kind, line.text, None)


def _spread(lines: list[Line], start: int, seconds: int) -> Iterator[Cue]:
    """Lay the lines evenly over the step; what finds no room is left out, cautions never."""
    room = max(1, seconds // APART_SECONDS)
    kept = lines[:room]
    kept += [line for line in lines[room:] if line.kind is CueKind.SAFETY]
    for number, line in enumerate(kept):
        at = start + number * seconds // max(1, len(kept))
        yield Cue(at * 1000, line.kind, line.text, Haptic.TAP if number == 0 else None)


def _breaths(breathing: Breathing, start: int, said: Phrases | None) -> Iterator[Cue]:
    """Yield each change of breath; the first cycles are told aloud where there are words for it."""
    clock = start * 1000
    for cycle in range(breathing.cycles):
        for phase in breathing.phases:
            text = None
            if said and cycle < SPOKEN_CYCLES and phase.phase in SAID:
                text = said.say(f"breathe.{phase.phase}")
            yield Cue(clock, CueKind.BREATHE, text, HAPTICS.get(phase.phase))
            clock += phase.milliseconds
