"""Sessions made by hand for the exports: a seated one with everything in it, and a bare one."""

from dataclasses import replace
from datetime import UTC, datetime

from app.composer.session import (
    Breathing,
    Caution,
    Cue,
    CueKind,
    Easier,
    Gap,
    Ground,
    Haptic,
    Omitted,
    Phase,
    PracticeSession,
    SectionSpan,
    Side,
    Status,
    Step,
    Touch,
    Warning,
)
from app.composer.wish import Wish
from app.exports.envelope import Envelope
from app.safety.rules import Advice, Basis, Cell, Finding, Rule
from app.vocabulary.evidence import Basis as DoseBasis
from app.vocabulary.evidence import Strength, Verdict
from app.vocabulary.practice import BreathPhase, Contact, Posture, Section
from app.vocabulary.safety import CellValue, Urgency

NATURAL = Breathing(4, False, (Phase(BreathPhase.IN, 3000), Phase(BreathPhase.OUT, 4500)), 0)
# 5.5 breaths a minute: 10,909 ms a breath, so three of them leave a pause of 273 ms.
PACED = Breathing(3, True, (Phase(BreathPhase.IN, 4363), Phase(BreathPhase.OUT, 6546)), 273)
SUDDEN = Warning(
    Urgency.EMERGENCY,
    "Call your local emergency number now.",
    ("numbness that starts suddenly", "a change of speech or sight"),
    ("cleveland-numbness",),
    False,
)
SOON = Warning(
    Urgency.SOON, "See a doctor.", ("it gets worse or does not go away",), ("nhs-carpal",), False
)
STOP = ("You feel faint.", "Pain or pressure in the chest.", "Trouble speaking or seeing.")


def step(number: int, start: int, seconds: int, *cues: Cue, way: int = 5) -> Step:
    """A step without anything that warns, in the main part."""
    return Step(
        id=f"s{number:02}",
        number=number,
        section=Section.MAIN,
        start_seconds=start,
        seconds=seconds,
        transition_seconds=way,
        transition="Let the hands rest on the thighs." if way else "",
        movement="wrist-circles",
        name="Wrist circles",
        summary="Slow round circles from the wrists.",
        variant="seated",
        posture=Posture.SEATED,
        level=1,
        side=None,
        repetitions=5,
        unit="circles",
        breathing=NATURAL,
        instructions=("Sit tall.", "Draw slow circles."),
        cues=cues,
        cautions=(),
        advice=(),
        dose_basis=DoseBasis.DESIGN,
        dose_sources=(),
        acupoints=(),
        meridians=(),
        easier=None,
        not_assessed_for=(),
        why=(),
    )


def _arriving() -> Step:
    cues = (
        Cue(0, CueKind.BELL, None, Haptic.DOUBLE_TAP),
        Cue(5000, CueKind.READY, "Sit down & let both feet stand.", None),
        Cue(15_500, CueKind.BREATHE, "Breathe as it comes.", Haptic.SWELL),
    )
    arriving = step(1, 5, 30, *cues)
    return replace(
        arriving, section=Section.ARRIVE, movement="natural-breathing", name="Natural breathing"
    )


def _circling(number: int, start: int, side: Side) -> Step:
    cues = (
        Cue(start * 1000, CueKind.MOVE, "Circle slowly, 轉腕.", Haptic.TAP),
        Cue(start * 1000 + 20_000, CueKind.SAFETY, "No clenched fist.", None),
    )
    return replace(
        step(number, start, 60, *cues),
        side=side,
        cautions=(
            Caution("Stay clear of the end of the bend.", None, Strength.EXPERT, ("tf",), False),
        ),
        advice=(Advice("wrist_nerve", "wrist_end_range", _softly()),),
        acupoints=(Touch("pc6", Contact.ATTENTION),),
        easier=Easier("wrist-circles", "supported", "The forearm rests."),
        not_assessed_for=("pregnancy",),
        why=(
            Ground("conditions", "carpal-tunnel-syndrome", Verdict.NAMED_BY_A_SOURCE,
                   "A source names it.", ("nhs-carpal",)),
        ),
    )  # fmt: skip


def _softly() -> Cell:
    return Cell(CellValue.MODIFY, "Keep the wrist in the middle.", False, None, ("nhs-carpal",))


def _closing() -> Step:
    # The phases change at whole milliseconds that are no whole seconds.
    cues = tuple(
        Cue(187_000 + at, CueKind.BREATHE, None, haptic)
        for cycle in range(3)
        for at, haptic in (
            (cycle * 10_909, Haptic.SWELL),
            (cycle * 10_909 + 4363, Haptic.EBB),
        )
    )
    last = Cue(220_000, CueKind.BELL, None, Haptic.DOUBLE_TAP)
    closing = step(4, 187, 33, *cues, last, way=22)
    return replace(
        closing, section=Section.CLOSE, movement="slow-breathing", name="Slow breathing",
        breathing=PACED, transition="Put the hands in the lap and look ahead.",
    )  # fmt: skip


CARPAL = PracticeSession(
    wish=Wish(conditions=("carpal-tunnel-syndrome",), seconds=220, half_breaths_per_minute=11),
    status=Status.COMPOSED_WITH_GAPS,
    safety_basis=Basis.DECLARED,
    title="Carpal tunnel syndrome, seated",
    seconds=220,
    rounds=1,
    seek_care_if=(SUDDEN, SOON),
    stop_if=STOP,
    opening_advice=("Eat first if your sugar is low.",),
    closing_advice=("Look at both feet.",),
    sections=(
        SectionSpan(Section.ARRIVE, 0, 35),
        SectionSpan(Section.MAIN, 35, 130),
        SectionSpan(Section.CLOSE, 165, 55),
    ),
    steps=(
        _arriving(),
        _circling(2, 40, Side.LEFT),
        _circling(3, 105, Side.RIGHT),
        _closing(),
    ),
    omitted=(
        Omitted("fist-open", "seated",
                Finding(Rule.FORBIDDEN, "wrist_nerve", "grip", _softly())),
    ),
    gaps=(Gap("no-card", "te5", "No movement of the release attends to TE5."),),
    objective=7,
)  # fmt: skip

BARE = PracticeSession(
    wish=Wish(seconds=180),
    status=Status.COMPOSED,
    safety_basis=Basis.UNSCREENED,
    title="Three minutes",
    seconds=180,
    rounds=1,
    seek_care_if=(SUDDEN,),
    stop_if=("You feel faint.",),
    opening_advice=(),
    closing_advice=(),
    sections=(SectionSpan(Section.MAIN, 0, 180),),
    steps=(step(1, 0, 180, way=0),),
    omitted=(),
    gaps=(),
    objective=0,
)

PLAIN = Envelope(
    session_id="a1b2c3",
    release=12,
    engine=3,
    made_at=datetime(2026, 11, 20, 8, 30, tzinfo=UTC),
    intended_use="Education and general movement for adults. Not a diagnosis.",
)
SHARED = replace(PLAIN, permalink="/v1/sessions/eyJjIjoxfQ", site="https://daoyin.example")
