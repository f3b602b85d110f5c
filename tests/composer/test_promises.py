"""The check of promises can fail: a session with one thing wrong is found out, each in turn."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.composer.compose import compose
from app.composer.session import CueKind, PracticeSession, Side, Status, Step
from app.composer.wish import Wish
from app.vocabulary.practice import Posture, Section
from tests.composer.library import plain_library
from tests.composer.promises import broken

LIBRARY = plain_library()
WISH = Wish(conditions=("sciatica",), limitations=(), seconds=600, level=2, include=("main-hip",))
GOOD = compose(WISH, LIBRARY)
SIDED = next(at for at, step in enumerate(GOOD.steps) if step.side is Side.LEFT)


def with_step(at: int, **changes: Any) -> PracticeSession:
    steps = list(GOOD.steps)
    steps[at] = replace(steps[at], **changes)
    return replace(GOOD, steps=tuple(steps))


def without_safety_cues(step: Step) -> dict[str, Any]:
    return {"cues": tuple(cue for cue in step.cues if cue.kind is not CueKind.SAFETY)}


def turned() -> PracticeSession:
    return replace(GOOD, steps=(GOOD.steps[-1], *GOOD.steps[1:-1], GOOD.steps[0]))


def breathing_with(**changes: Any) -> dict[str, Any]:
    return {"breathing": replace(GOOD.steps[0].breathing, **changes)}


WRONG: dict[str, Callable[[], tuple[str, PracticeSession]]] = {
    "a second more": lambda: ("time", replace(GOOD, seconds=601)),
    "a step that starts late": lambda: ("time", with_step(1, start_seconds=1)),
    "two steps of one id": lambda: ("time", with_step(1, id=GOOD.steps[0].id)),
    "a step in another section": lambda: ("sections", with_step(0, section=Section.CLOSE)),
    "everything in the main part": lambda: (
        "sections",
        replace(GOOD, steps=tuple(replace(s, section=Section.MAIN) for s in GOOD.steps)),
    ),
    "half a breath": lambda: ("breath", with_step(0, **breathing_with(pause_milliseconds=1000))),
    "a breath too few": lambda: ("breath", with_step(0, **breathing_with(cycles=1))),
    "a breath paced unasked": lambda: ("breath", with_step(0, **breathing_with(is_paced=True))),
    "down and up again": lambda: ("postures", with_step(2, posture=Posture.SUPINE)),
    "no time to get ready": lambda: ("postures", with_step(2, transition_seconds=1)),
    "a side longer": lambda: ("sides", with_step(SIDED, seconds=1)),
    "one side only": lambda: ("sides", with_step(SIDED, side=Side.RIGHT)),
    "a movement twice": lambda: ("once", replace(GOOD, steps=(*GOOD.steps, GOOD.steps[1]))),
    "rounds that are none": lambda: ("once", replace(GOOD, rounds=2)),
    "what was included is gone": lambda: (
        "names",
        replace(GOOD, steps=tuple(s for s in GOOD.steps if s.movement != "main-hip")),
    ),
    "a stop rule less": lambda: ("told", replace(GOOD, stop_if=GOOD.stop_if[1:])),
    "a red flag less": lambda: ("told", replace(GOOD, seek_care_if=GOOD.seek_care_if[1:])),
    "gaps not told": lambda: ("told", replace(GOOD, status=Status.COMPOSED_WITH_GAPS, gaps=())),
    "a caution unsaid": lambda: ("cues", with_step(1, **without_safety_cues(GOOD.steps[1]))),
    "cues out of order": lambda: ("cues", with_step(1, cues=GOOD.steps[1].cues[::-1])),
}


def test_the_good_session_breaks_no_promise() -> None:
    assert broken(GOOD, WISH, LIBRARY) == []


@pytest.mark.parametrize("wrong", WRONG)
def test_a_session_with_one_thing_wrong_is_found_out(wrong: str) -> None:
    kind, session = WRONG[wrong]()
    assert any(item.startswith(f"{kind}: ") for item in broken(session, WISH, LIBRARY))


def test_what_was_excluded_is_found_out() -> None:
    told = broken(GOOD, replace(WISH, include=(), exclude=("main-hip",)), LIBRARY)
    assert any(item.startswith("names: ") for item in told)
