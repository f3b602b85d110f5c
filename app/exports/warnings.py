"""What warns, as lines in the order to be read: emergencies first, whole, in every language due."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from app.composer.session import CueKind, PracticeSession, Step, Warning
from app.exports.envelope import Envelope

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the language that it is in."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something to heed in a step: `label` says its kind, `who` whom it is for (None: everyone)."""

    label: str
    who: str | None
    text: str
    lang: str

    @property
    def line(self) -> Line:
        """The note as one line of its own."""
        head = f"{self.label} ({self.who})" if self.who else self.label
        return Line(f"{head}: {self.text}", self.lang)


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
    return tuple(note.line for note in notes(step, session, envelope))


def notes(step: Step, session: PracticeSession, envelope: Envelope) -> tuple[Note, ...]:
    """Return the same with its parts apart, for a form that says a part but once."""
    found = _alternately(
        [note for same in _same(step, one) for note in _notes(same, one.wish.lang, envelope)]
        for one in _tellings(session, envelope)
    )
    if not step.not_assessed_for:
        return found
    named = ", ".join(envelope.word("limitation", one) for one in step.not_assessed_for)
    unassessed = Note(envelope.word("told", "not_assessed"), None, named, session.wish.lang)
    return (*found, unassessed)


def said(step: Step, session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return the short lines of safety that are said while a step is done."""

    def told(one: PracticeSession) -> Iterable[str]:
        cues = (cue for same in _same(step, one) for cue in same.cues)
        return (cue.text for cue in cues if cue.kind is CueKind.SAFETY and cue.text)

    return _beside(session, envelope, told)


def _same(step: Step, session: PracticeSession) -> Iterable[Step]:
    return (other for other in session.steps if other.id == step.id)


def _beside(
    session: PracticeSession, envelope: Envelope, told: Callable[[PracticeSession], Iterable[str]]
) -> tuple[Line, ...]:
    """Return each text with the original right behind it, where there is one (SAFETY 6)."""
    tellings = _tellings(session, envelope)
    return _alternately([Line(text, one.wish.lang) for text in told(one)] for one in tellings)


def _tellings(session: PracticeSession, envelope: Envelope) -> tuple[PracticeSession, ...]:
    return (session,) if envelope.original is None else (session, envelope.original)


def _alternately(tellings: Iterable[list[T]]) -> tuple[T, ...]:
    return tuple(one for row in zip_longest(*tellings) for one in row if one is not None)


def _warning(warning: Warning, envelope: Envelope) -> str:
    level = envelope.word("urgency", warning.level)
    signs = "; ".join(warning.signs)
    told = f"{level}: {warning.action}"
    return f"{told} {envelope.word('first', 'any')}: {signs}" if signs else told


def _notes(step: Step, lang: str, envelope: Envelope) -> Iterable[Note]:
    caution, advice = envelope.word("told", "caution"), envelope.word("told", "advice")
    for one in step.cautions:
        yield Note(caution, one.who, one.text, lang)
    for heed in step.advice:
        yield Note(advice, envelope.word("limitation", heed.limitation), heed.cell.advice, lang)
