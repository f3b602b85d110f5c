"""A teacher's script as blocks, the same for plain text and Markdown; it escapes nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from app.composer.session import CueKind, PracticeSession, SectionSpan, Step
from app.exports.envelope import Envelope
from app.exports.timeline import end_of, lead_in
from app.exports.times import clock, in_seconds
from app.exports.warnings import (
    Line,
    after,
    before,
    of_cue,
    of_step,
    on_the_way,
    seek,
    spoken_cues,
    stop,
)
from app.vocabulary.phrases import run_on


class Rank(IntEnum):
    """What a block is."""

    TITLE = 1
    SECTION = 2
    STEP = 3
    LINE = 4
    ITEM = 5


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a line or an item of a list; `time` is set in front of it."""

    rank: Rank
    text: str
    time: str = ""


def script(session: PracticeSession, envelope: Envelope) -> list[Block]:
    """Return the script from the emergency texts to the small print."""
    return [
        Block(Rank.SECTION, envelope.word("first", "title")),
        *_items(seek(session, envelope)),
        *_stopping(session, envelope),
        Block(Rank.TITLE, session.title),
        *_facts(session, envelope),
        *_advice("before", before(session, envelope), envelope),
        *_practice(session, envelope),
        *_advice("after", after(session, envelope), envelope),
        *_missing(session, envelope),
        *_sources(session, envelope),
        Block(Rank.LINE, envelope.intended_use),
        Block(Rank.LINE, envelope.made),
        *_share(envelope),
    ]


def dose(step: Step, envelope: Envelope) -> str:
    """Return how often and with what breath, in one phrase."""
    return f"{counted(step, envelope)}{envelope.mark('semicolon')}{breath(step, envelope)}"


def counted(step: Step, envelope: Envelope) -> str:
    """Return how often a step is done."""
    return f"{step.repetitions} {envelope.unit(step.unit)}"


def breath(step: Step, envelope: Envelope) -> str:
    """Return with what breath a step is done."""
    breathing = step.breathing
    if not breathing.is_paced:
        return envelope.word("told", "natural")
    seconds = envelope.word("told", "seconds")
    phases = envelope.listed(
        f"{envelope.word('phase', phase.phase)} "
        f"{seconds.format(seconds=in_seconds(phase.milliseconds))}"
        for phase in breathing.phases
    )
    return envelope.within(f"{breathing.cycles} {envelope.word('told', 'breaths')}", phases)


def name(step: Step, envelope: Envelope) -> str:
    """Return what the step is called, with posture and side."""
    side = (envelope.word("side", step.side),) if step.side else ()
    return envelope.within(
        step.name, envelope.listed((envelope.word("posture", step.posture), *side))
    )


def easier(step: Step, envelope: Envelope) -> str | None:
    """Return the easier way to do the step."""
    if step.easier is None:
        return None
    way = (
        envelope.word("variant", step.easier.variant)
        if step.easier.movement == step.movement
        else envelope.word("movement", step.easier.movement)
    )
    told = envelope.headed(envelope.word("told", "easier"), envelope.ended(way))
    return run_on(told, step.easier.reason)


def _facts(session: PracticeSession, envelope: Envelope) -> Iterator[Block]:
    length = clock(session.seconds * 1000)
    yield Block(Rank.LINE, envelope.headed(envelope.word("told", "length"), length))
    if session.rounds > 1:
        rounds = str(session.rounds)
        yield Block(Rank.LINE, envelope.headed(envelope.word("told", "rounds"), rounds))
    yield Block(Rank.LINE, envelope.word("basis", session.safety_basis))
    if session.gaps:
        yield Block(Rank.LINE, envelope.word("status", session.status))


def _stopping(session: PracticeSession, envelope: Envelope) -> list[Block]:
    lines = stop(session, envelope)
    head = Block(Rank.LINE, envelope.headed(envelope.word("first", "stop"), "").strip())
    return [head, *_items(lines)] if lines else []


def _advice(head: str, lines: tuple[Line, ...], envelope: Envelope) -> list[Block]:
    return [Block(Rank.SECTION, envelope.word("told", head)), *_items(lines)] if lines else []


def _practice(session: PracticeSession, envelope: Envelope) -> Iterator[Block]:
    """Go by the steps and not by the sections, so that no step can be lost between two."""
    told: SectionSpan | None = None
    for step in session.steps:
        span = _around(step, session)
        if span and span != told:
            start, end = span.start_seconds * 1000, (span.start_seconds + span.seconds) * 1000
            yield Block(Rank.SECTION, envelope.word("section", span.section), _span(start, end))
        told = span or told
        yield from _step(step, session, envelope)


def _around(step: Step, session: PracticeSession) -> SectionSpan | None:
    at = step.start_seconds
    spans = (span for span in session.sections if span.section is step.section)
    inside = (span for span in spans if 0 <= at - span.start_seconds < span.seconds)
    return next(inside, None)


def _step(step: Step, session: PracticeSession, envelope: Envelope) -> Iterator[Block]:
    start = step.start_seconds * 1000
    yield Block(Rank.STEP, name(step, envelope), _span(start, end_of(step)))
    yield from _items(of_step(step, session, envelope))
    if step.transition_seconds:
        for line in on_the_way(step, session, envelope):
            yield Block(Rank.ITEM, line.text, _span(lead_in(step), start))
    yield Block(Rank.ITEM, dose(step, envelope))
    how = envelope.word("told", "how")
    yield from (Block(Rank.ITEM, envelope.headed(how, line)) for line in step.instructions)
    yield from _cues(step, session, envelope)
    yield from _reasons(step, envelope)


def _cues(step: Step, session: PracticeSession, envelope: Envelope) -> Iterator[Block]:
    """Lines and bells; a bare change of breath is for devices, the dose has told its lengths."""
    spoken = spoken_cues(step)
    for cue in sorted(step.cues, key=lambda cue: cue.at_milliseconds):
        if cue.text == step.transition and step.transition_seconds:
            continue  # it has its line already, with the time that it lasts
        at = clock(cue.at_milliseconds)
        is_named = cue.kind in (CueKind.SAFETY, CueKind.BELL)
        if not cue.text:
            label = envelope.word("cue", cue.kind)
            yield from (Block(Rank.ITEM, label, at) for _ in range(is_named))
            continue
        for line in of_cue(spoken.index(cue), step, session, envelope):
            around = envelope.around(line.lang, session)
            label = around.word("cue", cue.kind)
            yield Block(Rank.ITEM, around.headed(label, line.text) if is_named else line.text, at)


def _reasons(step: Step, envelope: Envelope) -> Iterator[Block]:
    if step.acupoints:
        told = envelope.listed(
            envelope.within(
                envelope.word("acupoint", touch.acupoint), envelope.word("contact", touch.contact)
            )
            for touch in step.acupoints
        )
        yield Block(Rank.ITEM, envelope.headed(envelope.word("told", "points"), told))
    if way := easier(step, envelope):
        yield Block(Rank.ITEM, way)
    for ground in step.why:
        reason = ground.reason
        if ground.verdict:
            reason = envelope.within(reason, envelope.word("verdict", ground.verdict))
        yield Block(Rank.ITEM, envelope.headed(envelope.word("told", "why"), reason))


def _missing(session: PracticeSession, envelope: Envelope) -> Iterator[Block]:
    if session.gaps:
        yield Block(Rank.SECTION, envelope.word("told", "gaps"))
        yield from (Block(Rank.ITEM, gap.reason) for gap in session.gaps)
    if session.omitted:
        yield Block(Rank.SECTION, envelope.word("told", "omitted"))
    for one in session.omitted:
        rule = envelope.word("rule", one.finding.rule)
        limitation = one.finding.limitation
        if limitation:
            rule = envelope.within(rule, envelope.word("limitation", limitation))
        movement = envelope.word("movement", one.movement)
        way = envelope.word("variant", one.variant)
        yield Block(Rank.ITEM, envelope.headed(envelope.listed((movement, way)), rule))


def _sources(session: PracticeSession, envelope: Envelope) -> Iterator[Block]:
    """Every source that the session leans on, each once; JSON says which is for what."""
    named = [one.sources for one in session.seek_care_if]
    for step in session.steps:
        named += [step.dose_sources, *(one.sources for one in step.cautions)]
        named += [*(one.sources for one in step.why), *(one.cell.sources for one in step.advice)]
    if sources := sorted({slug for slugs in named for slug in slugs}):
        yield Block(Rank.SECTION, envelope.word("told", "sources"))
        yield from (Block(Rank.ITEM, envelope.word("source", slug)) for slug in sources)


def _share(envelope: Envelope) -> Iterator[Block]:
    if envelope.address:
        yield Block(Rank.LINE, envelope.word("share", "warning"))
        again = envelope.word("share", "again")
        yield Block(Rank.LINE, envelope.headed(again, envelope.address))


def _items(lines: Iterable[Line]) -> list[Block]:
    return [Block(Rank.ITEM, line.text) for line in lines]


def _span(start: int, end: int) -> str:
    return f"{clock(start)}-{clock(end)}"
