"""A metadata track in WebVTT: one JSON object a cue, for players that act on the beat."""

import json
from typing import Any

from app.composer.session import Breathing, PracticeSession, Step
from app.exports.envelope import Envelope
from app.exports.escaping import sane
from app.exports.timeline import Moment, end_of, lead_in, opening, signals
from app.exports.warnings import of_step, on_the_way
from app.exports.webvtt import VttCue, webvtt


def metadata_vtt(session: PracticeSession, envelope: Envelope) -> bytes:
    """Return the track; `kind` says what a payload is.

    `warning` from 0 (emergency texts, then opening advice), `transition` and `step` for each
    step, and the kinds of the session's cues with `haptic` and `text`, each of which may be null.
    A bell on the very last millisecond gets one millisecond more, as a cue may not be empty.
    """
    cues = [_warning(moment) for moment in opening(session, envelope)]
    for step in session.steps:
        cues += _step(step, session, envelope)
    cues += [_signal(moment) for moment in signals(session, envelope)]
    return webvtt(session, envelope, cues)


def _warning(moment: Moment) -> VttCue:
    payload = {"kind": "warning", "step": None, "haptic": None, "text": moment.text}
    return _cue(moment.id, moment.start, moment.end, payload | {"lang": moment.lang})


def _step(step: Step, session: PracticeSession, envelope: Envelope) -> list[VttCue]:
    notices = [line.text for line in of_step(step, session, envelope)]
    begin, start = lead_in(step), step.start_seconds * 1000
    whole = {
        "kind": "step",
        "step": step.id,
        "haptic": None,
        "text": step.name,
        "number": step.number,
        "section": step.section,
        "movement": step.movement,
        "variant": step.variant,
        "posture": step.posture,
        "side": step.side,
        "repetitions": step.repetitions,
        "unit": step.unit,
        "breathing": _breathing(step.breathing),
        "notices": notices,
        "not_assessed_for": step.not_assessed_for,
    }
    found = [_cue(step.id, start, end_of(step), whole)]
    if begin < start:
        way = {"kind": "transition", "step": step.id, "haptic": None, "text": step.transition}
        for line in on_the_way(step, session, envelope)[1:]:
            way["original"] = line.text
        found.insert(0, _cue(f"{step.id}.0", begin, start, way))
    return found


def _breathing(breathing: Breathing) -> dict[str, Any]:
    return {
        "is_paced": breathing.is_paced,
        "cycles": breathing.cycles,
        "phases": [
            {"phase": phase.phase, "milliseconds": phase.milliseconds} for phase in breathing.phases
        ],
        "pause_milliseconds": breathing.pause_milliseconds,
    }


def _signal(moment: Moment) -> VttCue:
    payload = {
        "kind": moment.kind,
        "step": moment.step,
        "haptic": moment.haptic,
        "text": moment.text,
        "at_milliseconds": moment.start,
    }
    if moment.original:
        payload["original"] = moment.original
    return _cue(moment.id, moment.start, moment.end, payload)


def _cue(name: str, start: int, end: int, payload: dict[str, Any]) -> VttCue:
    return VttCue(id=name, start=start, end=end, payload=_json(payload))


def _json(payload: dict[str, Any]) -> str:
    """Return one line that holds no arrow and no line end of any sort."""
    written = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    escapes = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
    for letter in ("<", ">", "&", "\x7f", "\x85", "\u2028", "\u2029"):
        written = written.replace(letter, escapes.get(letter, f"\\u{ord(letter):04x}"))
    return sane(written)
