"""What is said and when: fewer lines under less guidance, cautions under every one."""

import pytest

from app.composer.cards import Line
from app.composer.cueing import APART_SECONDS, cues
from app.composer.session import Breathing, Cue, CueKind, Phase
from app.composer.wish import Guidance
from app.vocabulary.practice import BreathPhase
from tests.composer.library import card

LINES = (
    Line(CueKind.READY, "Stand with a support near."),
    Line(CueKind.MOVE, "Turn slowly."),
    Line(CueKind.ATTEND, "Feel the soles."),
    Line(CueKind.SAFETY, "Keep your eyes open."),
    Line(CueKind.SAFETY, "Stay within comfort."),
)
SAFETY = {"Keep your eyes open.", "Stay within comfort."}
NATURAL = Breathing(10, False, (Phase(BreathPhase.IN, 2400), Phase(BreathPhase.OUT, 3600)), 0)
PACED = Breathing(10, True, NATURAL.phases, 0)


def said(
    guidance: Guidance, *, seconds: int = 60, paced: bool = False, second: bool = False
) -> tuple[Cue, ...]:
    return cues(
        card(lines=LINES),
        PACED if paced else NATURAL,
        from_second=100,
        start_second=115,
        seconds=seconds,
        transition="Next: Turning.",
        guidance=guidance,
        is_second_side=second,
    )


def texts(found: tuple[Cue, ...]) -> list[str]:
    return [cue.text for cue in found if cue.text]


@pytest.mark.parametrize("guidance", list(Guidance))
@pytest.mark.parametrize("seconds", [1, 5, 12, 60])
@pytest.mark.parametrize("second", [False, True])
def test_cautions_are_said_under_every_guidance(
    guidance: Guidance, seconds: int, second: bool
) -> None:
    assert set(texts(said(guidance, seconds=seconds, second=second))) >= SAFETY


def test_full_guidance_says_everything() -> None:
    assert {line.text for line in LINES} <= set(texts(said(Guidance.FULL)))


def test_brief_guidance_says_one_line_beside_the_cautions() -> None:
    found = set(texts(said(Guidance.BRIEF)))
    assert "Turn slowly." in found and "Feel the soles." not in found


def test_the_bell_rings_and_says_only_what_comes_next_and_the_cautions() -> None:
    found = said(Guidance.BELL)
    assert set(texts(found)) == SAFETY | {"Next: Turning."}
    assert [cue.at_milliseconds for cue in found if cue.kind is CueKind.BELL] == [115_000]


def test_a_line_to_get_ready_is_said_after_the_words_of_the_transition() -> None:
    ready = [cue for cue in said(Guidance.FULL) if cue.kind is CueKind.READY]
    assert [cue.at_milliseconds for cue in ready] == [100_000, (100 + APART_SECONDS) * 1000]


def test_no_cue_tells_anybody_when_to_breathe_while_breathing_is_natural() -> None:
    assert all(cue.kind is not CueKind.BREATHE for cue in said(Guidance.FULL))


def test_a_paced_breath_has_a_cue_at_each_of_its_turns_and_words_for_the_first_three() -> None:
    breaths = [cue for cue in said(Guidance.FULL, paced=True) if cue.kind is CueKind.BREATHE]
    assert len(breaths) == 20 and sum(cue.text is not None for cue in breaths) == 6
    assert breaths[1].at_milliseconds - breaths[0].at_milliseconds == 2400


def test_a_paced_breath_under_brief_guidance_is_felt_and_not_told() -> None:
    breaths = [cue for cue in said(Guidance.BRIEF, paced=True) if cue.kind is CueKind.BREATHE]
    assert all(cue.text is None and cue.haptic for cue in breaths)
