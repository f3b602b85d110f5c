"""What warns, as lines in the order to be read: emergencies first, whole, in every language due."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeVar

from app.composer.session import Cue, CueKind, PracticeSession, Step, Warning
from app.exports.envelope import Envelope
from app.vocabulary.phrases import run_on


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the language that it is in."""

    text: str
    lang: str

    @property
    def said(self) -> object:
        """What is said, whatever language it is said to be in."""
        return self.text


@dataclass(frozen=True, slots=True)
class Note:
    """Something to heed in a step: `label` says its kind, `who` whom it is for (None: everyone)."""

    label: str
    who: str | None
    text: str
    lang: str
    line: Line

    @property
    def said(self) -> object:
        """What is said, whatever it is labelled as."""
        return self.who, self.text


T = TypeVar("T", Line, Note)
# How one telling of a session, with what stands around it, tells something.
Telling = Callable[[PracticeSession, Envelope], Iterable[T]]
Texts = Callable[[PracticeSession, Envelope], Iterable[str]]


def first(session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return `seek_care_if`, then `stop_if`; nothing that a person wished for shortens them."""

    def stopping(one: PracticeSession, around: Envelope) -> Iterable[str]:
        return (around.headed(around.word("first", "stop"), text) for text in one.stop_if)

    return (*seek(session, envelope), *_lines(session, envelope, stopping))


def seek(session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return one line for each warning: how urgent, what to do, at which signs."""

    def told(one: PracticeSession, around: Envelope) -> Iterable[str]:
        return (_warning(warning, around) for warning in one.seek_care_if)

    return _lines(session, envelope, told)


def stop(session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return the signs to stop at, without the heading that belongs above them."""
    return _lines(session, envelope, lambda one, _: one.stop_if)


def before(session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return what is to be heeded before the first step, such as low sugar."""
    return _lines(session, envelope, lambda one, _: one.opening_advice)


def after(session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return what is to be done after the last step, such as a foot check."""
    return _lines(session, envelope, lambda one, _: one.closing_advice)


def of_step(step: Step, session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return cautions, advice of safety cells, and what nobody has assessed, of one step."""
    return tuple(note.line for note in notes(step, session, envelope))


def notes(step: Step, session: PracticeSession, envelope: Envelope) -> tuple[Note, ...]:
    """Return the same with its parts apart, for a form that says a part but once."""
    return tuple(note for both in noted(step, session, envelope) for note in both)


def noted(step: Step, session: PracticeSession, envelope: Envelope) -> tuple[tuple[Note, ...], ...]:
    """Return the notes of a step, each together with its original where that is due."""

    def told(one: PracticeSession, around: Envelope) -> Iterable[Note]:
        return (note for same in _same(step, one) for note in _notes(same, one.wish.lang, around))

    found = _beside(session, envelope, told)
    if not step.not_assessed_for:
        return found
    named = envelope.listed(envelope.word("limitation", one) for one in step.not_assessed_for)
    label = envelope.word("told", "not_assessed")
    return (*found, (_note(label, None, named, session.wish.lang, envelope),))


def said(step: Step, session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return the short lines of safety that are said while a step is done."""

    def told(one: PracticeSession, _: Envelope) -> Iterable[str]:
        cues = (cue for same in _same(step, one) for cue in same.cues)
        return (cue.text for cue in cues if cue.kind is CueKind.SAFETY and cue.text)

    return _lines(session, envelope, told)


def spoken_cues(step: Step) -> list[Cue]:
    """Return the cues of a step that say something, in the order of their moments."""
    return [cue for cue in sorted(step.cues, key=lambda cue: cue.at_milliseconds) if cue.text]


def of_cue(
    number: int, step: Step, session: PracticeSession, envelope: Envelope
) -> tuple[Line, ...]:
    """Return what one of the spoken cues says; one that warns is said in both languages."""

    def told(one: PracticeSession, _: Envelope) -> Iterable[str]:
        return (spoken_cues(same)[number].text or "" for same in _same(step, one))

    if envelope.marked is None and spoken_cues(step)[number].kind is not CueKind.SAFETY:
        return tuple(Line(text, session.wish.lang) for text in told(session, envelope))
    return _lines(session, envelope, told)


def on_the_way(step: Step, session: PracticeSession, envelope: Envelope) -> tuple[Line, ...]:
    """Return what is said on the way to a step; what warns in it is said in both languages."""

    def told(one: PracticeSession, _: Envelope) -> Iterable[str]:
        return (same.transition for same in _same(step, one))

    if envelope.marked is None:
        return (Line(step.transition, session.wish.lang),)
    return _lines(session, envelope, told)


def _same(step: Step, session: PracticeSession) -> Iterable[Step]:
    return (other for other in session.steps if other.id == step.id)


def _lines(session: PracticeSession, envelope: Envelope, told: Texts) -> tuple[Line, ...]:
    def lines(one: PracticeSession, around: Envelope) -> Iterable[Line]:
        return (Line(text, one.wish.lang) for text in told(one, around))

    return tuple(line for both in _beside(session, envelope, lines) for line in both)


def _beside(
    session: PracticeSession, envelope: Envelope, told: Telling[T]
) -> tuple[tuple[T, ...], ...]:
    """Return each item together with its original, where there is one and it is due (SAFETY 6)."""
    own = list(told(session, envelope))
    if envelope.original is None:
        return tuple((item,) for item in own)
    original = list(told(envelope.original, envelope.in_original()))
    marked = list(told(envelope.marked, envelope)) if envelope.marked else []
    return tuple(_due(*row) for row in zip_longest(own, original, marked))


def _due(own: T | None, original: T | None, marked: T | None) -> tuple[T, ...]:
    """Return what is to be told of one item: never twice the same, no original of what is sure."""
    if own is None or original is None:
        return tuple(one for one in (own, original) if one is not None)
    if own.said == original.said:
        return (original,)
    is_sure = marked is not None and marked.said == own.said
    return (own,) if is_sure else (own, original)


def _warning(warning: Warning, envelope: Envelope) -> str:
    told = envelope.headed(envelope.word("urgency", warning.level), warning.action)
    if not warning.signs:
        return told
    signs = envelope.mark("semicolon").join(warning.signs)
    return run_on(told, envelope.headed(envelope.word("first", "any"), signs))


def _notes(step: Step, lang: str, envelope: Envelope) -> Iterable[Note]:
    caution, advice = envelope.word("told", "caution"), envelope.word("told", "advice")
    for one in step.cautions:
        yield _note(caution, one.who, one.text, lang, envelope)
    for heed in step.advice:
        whom = envelope.word("limitation", heed.limitation)
        yield _note(advice, whom, heed.cell.advice, lang, envelope)


def _note(label: str, who: str | None, text: str, lang: str, envelope: Envelope) -> Note:
    head = envelope.within(label, who) if who else label
    return Note(label, who, text, lang, Line(envelope.headed(head, text), lang))
