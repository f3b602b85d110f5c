"""A spoken session in the SSML that all voices know: speak, p, s and break, nothing else."""

from collections.abc import Iterator
from itertools import groupby

from app.composer.session import PracticeSession
from app.exports.envelope import Envelope
from app.exports.escaping import xml
from app.exports.timeline import ADVICE, NOTICE, Moment, spoken
from app.exports.times import speaking_milliseconds
from app.exports.warnings import Line, after, before, first, of_step

# The longest break that the strictest of the common voices accepts; longer ones are several.
LONGEST_BREAK = 10_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<speak version="1.1"'
_SPACE = 'xmlns="http://www.w3.org/2001/10/synthesis"'


def ssml(session: PracticeSession, envelope: Envelope) -> bytes:
    """Return the document; its breaks fill up what speech leaves of the timeline.

    The emergency texts, the opening advice, the intended use and the cautions of each movement
    are spoken before the clock starts, so that they are never hurried and the practice is never
    drowned in them; what a session says as a cue, cautions too, keeps its moment. The advice
    for afterwards is spoken when the clock has stopped. In between, the timeline is cut into
    slots at the moments at which something is said. Nobody knows how long a voice will need, so
    a slot is divided into the estimated speaking time, which is never longer than the slot, and
    breaks for all the rest; what does not fit into a slot is taken off the breaks of the next.
    The two add up to the slot whatever was estimated, and the slots to the session: a poor
    estimate moves a break, and never the sum. A comment before each slot tells where it lies
    and the time that was taken off for speech, so that a client that can measure its voice may
    correct the break.
    """
    opening = [*first(session, envelope), *before(session, envelope)]
    opening += [Line(envelope.intended_use, session.wish.lang), *_cautions(session, envelope)]
    told = [_paragraph([line], session.wish.lang) for line in opening]
    slots = _slots(session, envelope)
    closing = (_paragraph([line], session.wish.lang) for line in after(session, envelope))
    end = f"<!-- end at {session.seconds * 1000} ms -->"
    head = f'{_HEAD} {_SPACE} xml:lang="{xml(session.wish.lang)}">'
    return "\n".join([head, *told, *slots, end, *closing, "</speak>", ""]).encode()


def _cautions(session: PracticeSession, envelope: Envelope) -> Iterator[Line]:
    """Tell what is to be heeded at each movement, once for both sides, behind its name."""
    told: set[tuple[str, Line]] = set()
    for step in session.steps:
        lines = [line for line in of_step(step, session, envelope) if (step.name, line) not in told]
        told |= {(step.name, line) for line in lines}
        if lines:
            yield Line(step.name, session.wish.lang)
            yield from lines


def _slots(session: PracticeSession, envelope: Envelope) -> Iterator[str]:
    end = session.seconds * 1000
    lines = (one for one in spoken(session, envelope) if one.kind not in (NOTICE, ADVICE))
    moments = [moment for moment in lines if xml(moment.text or "")]
    groups = [(at, list(group)) for at, group in groupby(moments, key=lambda m: min(m.start, end))]
    ends = [*(at for at, _ in groups), end]
    if ends[0]:
        yield _comment(0, 0)
        yield from _breaks(ends[0])
    late = 0
    for (at, group), to in zip(groups, ends[1:], strict=True):
        needed = late + _estimate(group)
        speech = min(needed, to - at)
        late = needed - speech
        yield _comment(at, speech)
        yield _paragraph([_line(moment) for moment in group], session.wish.lang)
        yield from _breaks(to - at - speech)


def _estimate(group: list[Moment]) -> int:
    return sum(speaking_milliseconds(moment.text or "") for moment in group)


def _line(moment: Moment) -> Line:
    return Line(moment.text or "", moment.lang)


def _comment(at: int, speech: int) -> str:
    return f"<!-- at {at} ms, speech {speech} ms -->"


def _paragraph(lines: list[Line], lang: str) -> str:
    sentences = (
        f"<s>{xml(line.text)}</s>"
        if line.lang == lang
        else f'<s xml:lang="{xml(line.lang)}">{xml(line.text)}</s>'
        for line in lines
    )
    return f"<p>{''.join(sentences)}</p>"


def _breaks(milliseconds: int) -> Iterator[str]:
    whole, rest = divmod(milliseconds, LONGEST_BREAK)
    yield from [f'<break time="{LONGEST_BREAK}ms"/>'] * whole
    if rest:
        yield f'<break time="{rest}ms"/>'
