"""Everything that a session says or does as moments with a start and an end; it writes no form."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.composer.session import CueKind, Haptic, PracticeSession, Step
from app.exports.envelope import Envelope
from app.exports.times import speaking_milliseconds
from app.exports.warnings import (
    Line,
    after,
    before,
    first,
    of_cue,
    of_step,
    on_the_way,
    spoken_cues,
)

TRANSITION = "transition"
NOTICE = "notice"
ADVICE = "advice"
SHORTEST_READING = 2500


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A line, a bell or a touch at a time; `step` is the id of the step that it belongs to.

    `original` is what the text translates, where it is told in the same moment.
    """

    id: str
    start: int
    end: int
    kind: str
    text: str | None
    lang: str
    haptic: Haptic | None = None
    step: str | None = None
    original: str | None = None


def lead_in(step: Step) -> int:
    """Return the millisecond at which the way to a step begins."""
    return (step.start_seconds - step.transition_seconds) * 1000


def end_of(step: Step) -> int:
    """Return the millisecond at which a step is over."""
    return (step.start_seconds + step.seconds) * 1000


def opening(session: PracticeSession, envelope: Envelope) -> list[Moment]:
    """Return the emergency texts and then the opening advice, all of them from 0 on.

    So they come before everything else. Each stays until it can have been read after those
    above it, then it makes room. Only where all of them together would outlast the session are
    the times, never the texts, cut down in proportion.
    """
    lines = [(f"first-{n}", line) for n, line in enumerate(first(session, envelope), 1)]
    lines += [(f"before-{n}", line) for n, line in enumerate(before(session, envelope), 1)]
    needs = [max(SHORTEST_READING, speaking_milliseconds(line.text)) for _, line in lines]
    whole, room, at = sum(needs), session.seconds * 1000, 0
    moments = []
    for (name, line), need in zip(lines, needs, strict=True):
        at += need
        end = at if whole <= room else at * room // whole
        moments.append(_told(name, line, (0, end), CueKind.SAFETY))
    return moments


def spoken(session: PracticeSession, envelope: Envelope) -> list[Moment]:
    """Return every line of the practice itself in order, each until the next one or its step's end.

    Warnings of a step stand from the way to it until they can have been read.
    """
    moments = [one for step in session.steps for one in _lines(step, session, envelope)]
    moments += _closing(session, envelope)
    return sorted(moments, key=lambda moment: moment.start)


def signals(session: PracticeSession, envelope: Envelope) -> list[Moment]:
    """Return every cue of the session, silent ones too; each ends where the step's next begins."""
    found = []
    for step in session.steps:
        cues = sorted(step.cues, key=lambda cue: cue.at_milliseconds)
        starts, spoken = [cue.at_milliseconds for cue in cues], 0
        for number, cue in enumerate(cues, 1):
            told: tuple[Line, ...] = ()
            if cue.text:
                told = of_cue(spoken, step, session, envelope)
                spoken += 1
            found.append(
                Moment(
                    id=f"{step.id}.{number}",
                    start=cue.at_milliseconds,
                    end=_next(starts, cue.at_milliseconds, end_of(step)),
                    kind=cue.kind,
                    text=cue.text,
                    lang=session.wish.lang,
                    haptic=cue.haptic,
                    step=step.id,
                    original=told[1].text if len(told) > 1 else None,
                )
            )
    return sorted(found, key=lambda moment: moment.start)


def _lines(step: Step, session: PracticeSession, envelope: Envelope) -> Iterator[Moment]:
    cues = spoken_cues(step)
    said = {cue.text for cue in cues}
    begin = lead_in(step)
    yield from _notices(step, session, envelope)
    starts = [cue.at_milliseconds for cue in cues]
    if step.transition and step.transition not in said:
        span = (begin, _next(starts, begin, end_of(step)))
        lines = on_the_way(step, session, envelope)
        yield from _in_turn(f"{step.id}.0", lines, span, TRANSITION, step)
    for number, cue in enumerate(cues):
        start = cue.at_milliseconds
        span = (start, _next(starts, start, end_of(step)))
        lines = of_cue(number, step, session, envelope)
        yield from _in_turn(f"{step.id}.{number + 1}", lines, span, cue.kind, step)


def _in_turn(
    name: str, lines: tuple[Line, ...], span: tuple[int, int], kind: str, step: Step
) -> Iterator[Moment]:
    """Yield what is said at one moment; an original has the same time, and a name of its own."""
    for number, line in enumerate(lines):
        yield _told(f"{name}.original" if number else name, line, span, kind, step)


def _notices(step: Step, session: PracticeSession, envelope: Envelope) -> Iterator[Moment]:
    begin = read = lead_in(step)
    for number, line in enumerate(of_step(step, session, envelope), 1):
        read += max(SHORTEST_READING, speaking_milliseconds(line.text))
        span = (begin, min(end_of(step), max(step.start_seconds * 1000, read)))
        yield _told(f"{step.id}.notice-{number}", line, span, NOTICE, step)


def _closing(session: PracticeSession, envelope: Envelope) -> Iterator[Moment]:
    """Lines for afterwards stand in the last seconds, so that the session keeps its length."""
    end = session.seconds * 1000
    lines = after(session, envelope)
    needs = sum(max(SHORTEST_READING, speaking_milliseconds(line.text)) for line in lines)
    begin = max(end - needs, lead_in(session.steps[-1]) if session.steps else 0)
    for number, line in enumerate(lines, 1):
        yield _told(f"after-{number}", line, (begin, end), ADVICE)


def _next(starts: list[int], start: int, end: int) -> int:
    """Return the next start after this one; a line on the very end still gets a millisecond."""
    return max(start + 1, min((other for other in starts if other > start), default=end))


def _told(
    name: str, line: Line, span: tuple[int, int], kind: str, step: Step | None = None
) -> Moment:
    return Moment(
        id=name,
        start=span[0],
        end=max(span[0] + 1, span[1]),
        kind=kind,
        text=line.text,
        lang=line.lang,
        step=step.id if step else None,
    )
