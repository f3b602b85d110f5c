"""Captions in WebVTT: what is said, when; warnings stand at the top of the picture, first."""

from app.composer.session import PracticeSession
from app.exports.envelope import Envelope
from app.exports.escaping import vtt as escaped
from app.exports.timeline import NOTICE, Moment, opening, spoken
from app.exports.webvtt import VttCue, webvtt

_AT_THE_TOP = "line:0"


def vtt(session: PracticeSession, envelope: Envelope) -> bytes:
    """Return captions; they last exactly as long as the session.

    The emergency texts are the first cues; all start at 0 and leave at a reader's pace. They and
    the warnings of steps are placed at the top, so that they do not cover the lines of practice.
    """
    at_top = [_cue(moment, session.wish.lang, _AT_THE_TOP) for moment in opening(session, envelope)]
    lines = [
        _cue(moment, session.wish.lang, _AT_THE_TOP if moment.kind == NOTICE else "")
        for moment in spoken(session, envelope)
    ]
    return webvtt(session, envelope, [*at_top, *lines])


def _cue(moment: Moment, lang: str, settings: str) -> VttCue:
    text = escaped(moment.text or "")
    payload = text if moment.lang == lang or not text else f"<lang {moment.lang}>{text}</lang>"
    return VttCue(
        id=moment.id, start=moment.start, end=moment.end, payload=payload, settings=settings
    )
