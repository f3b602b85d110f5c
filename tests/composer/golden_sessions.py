"""Six named wishes whose sessions are kept as files; `python -m tests.composer.golden_sessions`
writes them anew, but only once ENGINE was raised.
"""

import json
import sys
from dataclasses import asdict
from hashlib import blake2s
from pathlib import Path
from typing import Any

from app.composer.compose import compose
from app.composer.session import PracticeSession, Step
from app.composer.token import ENGINE
from app.composer.wish import Guidance, Pace, Share, Side, Weighted, Wish
from app.vocabulary.practice import Goal, Posture, Section
from tests.composer.generated import generated

FOLDER = Path(__file__).parent / "golden"
LIBRARY = generated(2026)
STANDING, SEATED, SUPINE = Posture.STANDING, Posture.SEATED, Posture.SUPINE
WISHES = {
    "three-minutes-unscreened": Wish(goals=(Goal.CALM,), seconds=180),
    "wrist-five-minutes-seated": Wish(
        regions=(Weighted("wrist", 1),), seconds=300, postures=(SEATED,), limitations=()
    ),
    "sciatica-with-a-left-knee": Wish(
        conditions=("sciatica",),
        limitations=("knee_problem", "osteoporosis"),
        sides=(Side("knee_problem", "left"),),
        level=3,
    ),
    "paced-with-bells": Wish(
        goals=(Goal.SLEEP,),
        seconds=901,
        limitations=(),
        postures=(SEATED, SUPINE),
        half_breaths_per_minute=11,
        guidance=Guidance.BELL,
        pace=Pace.UNHURRIED,
    ),
    "many-parts-and-own-shares": Wish(
        regions=(Weighted("hip", 3), Weighted("neck", 1)),
        meridians=("lung",),
        forms=("baduanjin",),
        goals=(Goal.BALANCE,),
        seconds=1500,
        limitations=(),
        shares=(Share(Section.MAIN, 70),),
        variation=7,
        level=3,
    ),
    "an-hour-in-three-postures": Wish(
        goals=(Goal.MOBILITY,),
        seconds=3600,
        limitations=("numb_feet",),
        postures=(STANDING, SEATED, SUPINE),
        level=4,
    ),
}


def golden(name: str) -> dict[str, Any]:
    """Return what the file of a wish should hold."""
    session = compose(WISHES[name], LIBRARY)
    return {
        "engine": ENGINE,
        "hash": digest(session),
        "title": session.title,
        "objective": session.objective,
        "steps": [line(step) for step in session.steps],
    }


def digest(session: PracticeSession) -> str:
    """Return a hash of all that the session holds, texts and cues included."""
    text = json.dumps(asdict(session), sort_keys=True)
    return blake2s(text.encode(), digest_size=16).hexdigest()


def line(step: Step) -> str:
    """Return a step as a person would read it."""
    minutes, seconds = divmod(step.start_seconds, 60)
    side = f", {step.side}" if step.side else ""
    return (
        f"{minutes:02d}:{seconds:02d} {step.section}: {step.movement} ({step.variant}{side}), "
        f"{step.seconds} s, {step.repetitions} {step.unit}, {step.breathing.cycles} breaths"
    )


def kept(name: str) -> dict[str, Any]:
    """Return what the file holds; nothing where there is no file yet."""
    path = FOLDER / f"{name}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def main() -> int:
    """Write the files; refuse while a changed session still has the engine's old number."""
    changed = [name for name in WISHES if kept(name) != golden(name)]
    stale = [name for name in changed if kept(name).get("engine") == ENGINE]
    if stale:
        sys.stdout.write(f"Raise ENGINE in app/composer/token.py first: {', '.join(stale)}\n")
        return 1
    for name in changed:
        text = json.dumps(golden(name), ensure_ascii=False, indent=2)
        (FOLDER / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    sys.stdout.write(f"{len(changed)} of {len(WISHES)} written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
