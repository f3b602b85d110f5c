"""The steps of a hand-out and their cautions in HTML; what is said of them is decided elsewhere."""

import re
from collections.abc import Iterable

from app.composer.session import PracticeSession
from app.exports.envelope import Envelope
from app.exports.escaping import xml
from app.exports.fitting import Setting
from app.exports.handout import Handout, Row, numbers_in_words
from app.exports.script import breath, counted, easier
from app.exports.timeline import end_of
from app.exports.times import clock
from app.exports.warnings import Line, Note
from app.vocabulary.phrases import run_on

CAUTION = "\u25b2"
# Where a text is cut to its first sentence; no warning or caution ever is.
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")


def posture_of(session: PracticeSession, envelope: Envelope) -> str | None:
    """Return the posture of every step, if it is one."""
    postures = {step.posture for step in session.steps}
    return envelope.word("posture", postures.pop()) if len(postures) == 1 else None


def breath_of(session: PracticeSession, envelope: Envelope) -> str | None:
    """Return the breath of every step, if it is one."""
    breaths = {breath(step, envelope) for step in session.steps}
    return breaths.pop() if len(breaths) == 1 else None


def marked(lang: str, session: PracticeSession) -> str:
    """Return the attribute of a text that is not in the language of the page."""
    return "" if lang == session.wish.lang else f' lang="{xml(lang)}"'


def cautions(told: Handout, session: PracticeSession, envelope: Envelope) -> Iterable[str]:
    """What several steps share and for whom the letters stand, before the steps."""
    if not told.shared and not told.letters:
        return
    yield f'<section class="advice">\n<h2>{xml(envelope.word("told", "cautions"))}</h2>'
    if told.letters:
        named = envelope.mark("semicolon").join(
            f"<b>{CAUTION}{letter}</b> <span{marked(lang, session)}>{xml(who)}</span>"
            for (who, lang), letter in told.letters.items()
        )
        letters = envelope.headed(xml(envelope.word("told", "letters")), named)
        yield f"<p>{envelope.ended(letters)}</p>"
    if told.shared:
        yield '<ul class="shared">'
        for both, numbers in told.shared.items():
            for note in both:
                around = envelope.around(note.lang, session)
                where = f"<b>{xml(around.headed(_where(numbers, told, around), ''))}</b>"
                text = _note(note, told, session, envelope)
                yield f"<li{marked(note.lang, session)}>{where} {text}</li>"
        yield "</ul>"
    yield "</section>"


def _where(numbers: tuple[int, ...], told: Handout, envelope: Envelope) -> str:
    if len(numbers) == len(told.rows):
        return envelope.word("told", "every_step")
    return f"{envelope.word('told', 'steps')} {numbers_in_words(numbers)}"


def _note(note: Note, told: Handout, session: PracticeSession, envelope: Envelope) -> str:
    """One note; the mark says that it is a caution, so only another kind says what it is."""
    if note.label == envelope.word("told", "not_assessed"):
        return xml(note.line.text)
    if note.who is None:
        return xml(note.text)
    if letter := told.letters.get((note.who, note.lang)):
        return f"<b>{CAUTION}{letter}</b> {xml(note.text)}"
    around = envelope.around(note.lang, session)
    return f"{CAUTION}\u00a0<b>{xml(around.headed(note.who, ''))}</b> {xml(note.text)}"


def row_of(
    row: Row, told: Handout, session: PracticeSession, envelope: Envelope, setting: Setting
) -> Iterable[str]:
    """One item of the list: name and times, how it is done, and what to heed."""
    heeded = (
        f"<span{marked(note.lang, session)}>{_note(note, told, session, envelope)}</span>"
        for note in told.own(row)
    )
    safety = (f"<span{marked(line.lang, session)}>{xml(line.text)}</span>" for line in row.safety)
    ways = (_way(line, session) for line in row.on_the_way)
    how = " ".join([*ways, xml(_how(row, envelope, setting))]).strip()
    said = [
        f"<b>{xml(row.steps[0].name)}</b> {_when(row, session, envelope)}",
        " ".join([how, *safety, xml(_easier(row, envelope, setting))]),
        " ".join(heeded),
    ]
    between = " " if setting.is_short else "</p>\n<p>"
    yield f"<li><p>{between.join(part for part in said if part)}</p></li>"


def _way(line: Line, session: PracticeSession) -> str:
    attribute = marked(line.lang, session)
    return f"<span{attribute}>{xml(line.text)}</span>" if attribute else xml(line.text)


def _when(row: Row, session: PracticeSession, envelope: Envelope) -> str:
    """Each time with its side, then what all the steps of the row have in common."""
    times = envelope.listed(
        f'<span class="time">{clock(step.start_seconds * 1000)}-{clock(end_of(step))}</span>'
        + (f" {xml(envelope.word('side', step.side))}" if step.side else "")
        for step in row.steps
    )
    common = []
    if not posture_of(session, envelope):
        common.append(envelope.word("posture", row.steps[0].posture))
    common += dict.fromkeys(counted(one, envelope) for one in row.steps)
    if not breath_of(session, envelope):
        common += dict.fromkeys(breath(one, envelope) for one in row.steps)
    between = envelope.mark("semicolon")
    return envelope.ended(f"{times}{between}{xml(between.join(common))}")


def _how(row: Row, envelope: Envelope, setting: Setting) -> str:
    """How it is done; a later round points to the first."""
    step = row.steps[0]
    if row.like:
        return envelope.word("told", "like").format(number=row.like)
    if setting.has_instructions and step.instructions:
        return run_on(*step.instructions)
    if not setting.has_manner:
        return ""
    return _SENTENCE.split(step.summary)[0] if setting.is_short else step.summary


def _easier(row: Row, envelope: Envelope, setting: Setting) -> str:
    step = row.steps[0]
    told = easier(step, envelope)
    if row.like or told is None or step.easier is None or not setting.has_manner:
        return ""
    return told.removesuffix(step.easier.reason) if setting.is_short else told
