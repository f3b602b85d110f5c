"""What warns, as lines in the order to be read: emergencies first, whole, in every language due."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import zip_longest

from app.composer.session import PracticeSession, Step, Warning
from app.exports.envelope import Envelope


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the language that it is in."""

    text: str
    lang: str


def first(session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return `seek_care_if`, then `stop_if`; nothing that a person wished for shortens them."""
    head = envelope.word("first", "stop")
    stopping = (Line(f"{head}: {line.text}", line.lang) for line in stop(session, envelope))
    return (*seek(session, envelope), *stopping)


def seek(session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return one line for each warning: how urgent, what to do, at which signs."""

    def told(one: PracticeSession) -> Iterable[str]:
        return (_warning(warning, envelope) for warning in one.seek_care_if)

    return _beside(session, envelope, told)


def stop(session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return the signs to stop at, without the heading that belongs above them."""
    return _beside(session, envelope, lambda one: one.stop_if)


def before(session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return what is to be heeded before the first step, such as low sugar."""
    return _beside(session, envelope, lambda one: one.opening_advice)


def after(session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return what is to be done after the last step, such as a foot check."""
    return _beside(session, envelope, lambda one: one.closing_advice)


def of_step(step: Step, session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return cautions, advice of safety cells, and what nobody has assessed, of one step."""

    def told(one: PracticeSession) -> Iterable[str]:
        same = (other for other in one.steps if other.id == step.id)
        return (text for other in same for text in _of_step(other, envelope))

    lines = _beside(session, envelope, told)
    if not step.not_assessed_for:
        return lines
    named = ", ".join(envelope.word("limitation", one) for one in step.not_assessed_for)
    return (*lines, Line(f"{envelope.word('told', 'not_assessed')}: {named}", session.wish.lang))


def _beside(
    session: PracticeSession, envelope: Envelope, told: Callable[[PracticeSession], Iterable[str]]
) -> tuple[Line, ...]:
    """Return each text with the original right behind it, where there is one (SAFETY 6)."""
    tellings = (session,) if envelope.original is None else (session, envelope.original)
    rows = zip_longest(*([Line(t, one.wish.lang) for t in told(one)] for one in tellings))
    return tuple(line for row in rows for line in row if line is not None)


def _warning(warning: Warning, envelope: Envelope) -> str:
    level = envelope.word("urgency", warning.level)
    signs = "; ".join(warning.signs)
    told = f"{level}: {warning.action}"
    return f"{told} {envelope.word('first', 'any')}: {signs}" if signs else told


def _of_step(step: Step, envelope: Envelope) -> Iterable[str]:
    caution, advice = envelope.word("told", "caution"), envelope.word("told", "advice")
    for one in step.cautions:
        yield f"{caution} ({one.who}): {one.text}" if one.who else f"{caution}: {one.text}"
    for heed in step.advice:
        yield f"{advice} ({envelope.word('limitation', heed.limitation)}): {heed.cell.advice}"
