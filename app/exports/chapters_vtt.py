"""Chapters in WebVTT: one for each step with the way to it, so that a player can list and jump."""

from app.composer.session import PracticeSession, Step
from app.exports.envelope import Envelope
from app.exports.escaping import vtt as escaped
from app.exports.timeline import end_of, lead_in
from app.exports.warnings import first
from app.exports.webvtt import VttCue, webvtt


def chapters_vtt(session: PracticeSession, envelope: Envelope) -> bytes:
    """Return chapters that touch one another from 0 to the end of the session.

    The emergency texts come first as chapters of their own. They share the time of the first
    step, because chapters may lie in one another but may not cross.
    """
    to = end_of(session.steps[0]) if session.steps else session.seconds * 1000
    warnings = [
        VttCue(id=f"first-{number}", start=0, end=to, payload=escaped(line.text))
        for number, line in enumerate(first(session, envelope), 1)
    ]
    return webvtt(session, envelope, [*warnings, *(_chapter(s, envelope) for s in session.steps)])


def _chapter(step: Step, envelope: Envelope) -> VttCue:
    section = envelope.word("section", step.section)
    named = [step.name, *([envelope.word("side", step.side)] if step.side else [])]
    return VttCue(
        id=step.id,
        start=lead_in(step),
        end=end_of(step),
        payload=escaped(envelope.headed(section, envelope.listed(named))),
    )
