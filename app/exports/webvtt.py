"""The grammar of a WebVTT file: header, notes, cues in the order of their starts; knows no kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.composer.session import PracticeSession
from app.exports.envelope import Envelope
from app.exports.escaping import vtt_bare
from app.exports.times import vtt_time
from app.exports.warnings import first


@dataclass(frozen=True, slots=True, kw_only=True)
class VttCue:
    """`payload` is already escaped and holds no empty line."""

    id: str
    start: int
    end: int
    payload: str
    settings: str = ""


def webvtt(session: PracticeSession, envelope: Envelope, cues: Iterable[VttCue]) -> bytes:
    """Return the file; a note with the emergency texts is first, the small print last."""
    ordered = sorted(cues, key=lambda cue: cue.start)
    blocks = [
        "WEBVTT",
        _note(line.text for line in first(session, envelope)),
        *(_block(cue) for cue in ordered if cue.payload),
        _note([session.title, envelope.intended_use, envelope.made, *_share(envelope)]),
    ]
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def _block(cue: VttCue) -> str:
    timing = f"{vtt_time(cue.start)} --> {vtt_time(cue.end)}"
    return "\n".join([vtt_bare(cue.id), f"{timing} {cue.settings}".rstrip(), cue.payload])


def _note(lines: Iterable[str]) -> str:
    told = [bare for line in lines if (bare := vtt_bare(line))]
    return "\n".join(["NOTE", *told]) if told else ""


def _share(envelope: Envelope) -> list[str]:
    if envelope.address is None:
        return []
    again = envelope.word("share", "again")
    return [envelope.word("share", "warning"), envelope.headed(again, envelope.address)]
