"""What warns, as lines in the order to be read: emergencies first, whole, in every language due."""

from dataclasses import dataclass

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
    return tuple(
        Line(_warning(warning, envelope), told.wish.lang)
        for told in _tellings(session, envelope)
        for warning in told.seek_care_if
    )


def stop(session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return the signs to stop at, without the heading that belongs above them."""
    return tuple(
        Line(sign, told.wish.lang) for told in _tellings(session, envelope) for sign in told.stop_if
    )


def before(session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return what is to be heeded before the first step, such as low sugar."""
    return tuple(
        Line(text, told.wish.lang)
        for told in _tellings(session, envelope)
        for text in told.opening_advice
    )


def after(session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return what is to be done after the last step, such as a foot check."""
    return tuple(
        Line(text, told.wish.lang)
        for told in _tellings(session, envelope)
        for text in told.closing_advice
    )


def of_step(step: Step, session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return cautions, advice of safety cells, and what nobody has assessed, of one step."""
    lines = [
        Line(text, told.wish.lang)
        for told in _tellings(session, envelope)
        for same in told.steps
        if same.id == step.id
        for text in (*_cautions(same, envelope), *_advice(same, envelope))
    ]
    if step.not_assessed_for:
        named = ", ".join(envelope.word("limitation", one) for one in step.not_assessed_for)
        lines.append(Line(f"{envelope.word('told', 'not_assessed')}: {named}", session.wish.lang))
    return tuple(dict.fromkeys(lines))


def _tellings(session: PracticeSession, envelope: Envelope) -> tuple[PracticeSession, ...]:
    return (session,) if envelope.original is None else (session, envelope.original)


def _warning(warning: Warning, envelope: Envelope) -> str:
    level = envelope.word("urgency", warning.level)
    signs = "; ".join(warning.signs)
    told = f"{level}: {warning.action}"
    return f"{told} {envelope.word('first', 'any')}: {signs}" if signs else told


def _cautions(step: Step, envelope: Envelope) -> list[str]:
    head = envelope.word("told", "caution")
    return [
        f"{head} ({one.who}): {one.text}" if one.who else f"{head}: {one.text}"
        for one in step.cautions
    ]


def _advice(step: Step, envelope: Envelope) -> list[str]:
    head = envelope.word("told", "advice")
    return [
        f"{head} ({envelope.word('limitation', one.limitation)}): {one.cell.advice}"
        for one in step.advice
    ]
