"""Below a moving picture: a ring that fills with the breath, the breath in a word, and the step."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.document import Box
from app.figures.lettering import LINE_EM, text_block, text_line, wrapped
from app.figures.looks import Palette
from app.figures.morphing import Clockwork
from app.figures.performance import Performance
from app.figures.words import Words

BREATH_SIZE, STEP_SIZE = 36.0, 30.0
# Long enough for every written step, since what warns is never cut short (SAFETY 6).
MOST_LINES = 12
RING_RADIUS, FULL_RADIUS, EMPTY_RADIUS = 40.0, 37.0, 9.0
LEFT_OF_TEXT = 112.0
MOST_BREATH_TIMES = 240


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the loop with one breath and one step in words."""

    start: float
    end: float
    breath: str
    text: str


def spans(performance: Performance, steps: Sequence[str]) -> list[Span]:
    """Return the stretches of the loop in beats; neighbours that say the same are joined."""
    joined: list[Span] = []
    text = ""
    for phase in performance.phases:
        if phase.step and phase.step <= len(steps):
            text = steps[phase.step - 1]
        last = joined[-1] if joined else None
        if last and (last.breath, last.text) == (phase.breath, text):
            joined[-1] = Span(last.start, phase.end_beat, last.breath, last.text)
        else:
            joined.append(Span(phase.start_beat, phase.end_beat, phase.breath, text))
    return joined


def cue_height(told: Sequence[Span], width: float) -> float:
    """Return how tall the strip of cues must be, in units."""
    lines = max(len(_lines(span, width)) for span in told)
    return max(2 * RING_RADIUS, BREATH_SIZE + lines * STEP_SIZE * LINE_EM) + 44.0


def _lines(span: Span, width: float) -> list[str]:
    room = width - LEFT_OF_TEXT - 30.0
    return wrapped(span.text, room, STEP_SIZE, MOST_LINES) if span.text else []


def cues(
    performance: Performance,
    told: Sequence[Span],
    box: Box,
    clockwork: Clockwork,
    colours: Palette,
    words: Words,
) -> str:
    """Return ring and words; `box` is the strip that they may fill."""
    content = _ring(performance, box, clockwork, colours)
    for span in told:
        start, end = span.start / performance.beats, span.end / performance.beats
        animate = _turn(clockwork, start, end)
        hidden = ' visibility="hidden"' if start > 0 else ""
        left, top = box.left + LEFT_OF_TEXT, box.top + BREATH_SIZE + 4.0
        breath = text_line(
            words[f"breath.{span.breath}"], left, top, BREATH_SIZE, colours, bold=True
        )
        lines = _lines(span, box.width)
        step = text_block(lines, left, top + STEP_SIZE * 1.45, STEP_SIZE, colours)
        content += f'<g class="q-cue"{hidden}>{animate}{breath}{step}</g>'
    return content


def _turn(clockwork: Clockwork, start: float, end: float) -> str:
    if start <= 0 and end >= 0.999:
        return ""
    if start <= 0:
        return clockwork.shown((0, end), (True, False))
    if end >= 0.999:
        return clockwork.shown((0, start), (False, True))
    return clockwork.shown((0, start, end), (False, True, False))


def _ring(performance: Performance, box: Box, clockwork: Clockwork, colours: Palette) -> str:
    x, y = box.left + 58.0, box.top + RING_RADIUS + 8.0
    number = max(12, min(MOST_BREATH_TIMES, 4 * round(performance.beats)))
    levels = [performance.breath_level(performance.beats * step / number) for step in range(number)]
    radii = [EMPTY_RADIUS + (FULL_RADIUS - EMPTY_RADIUS) * level for level in [*levels, levels[0]]]
    growing = clockwork.evenly(number).scalar("r", radii, ".1f", 0.6)
    return (
        f'<circle class="q-breath-ring" fill="none" stroke="{colours["metal"]}" '
        f'stroke-width="5" cx="{x:.0f}" cy="{y:.0f}" r="{RING_RADIUS:g}"/>'
        f'<circle class="q-breath" fill="{colours["accent"]}" opacity=".85" cx="{x:.0f}" '
        f'cy="{y:.0f}" r="{radii[0]:.1f}">{growing}</circle>'
    )
