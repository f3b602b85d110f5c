"""The phases of a choreography and the poses between them.

Pose number i is the start of phase i; the last pose is the end of the last phase.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.figures.authoring.poses import Pose, changed
from app.figures.authoring.presentation import EYES, MOUTHS
from app.figures.authoring.reading import fields, items, number, word
from app.figures.faults import BadChoreography

BREATHS = ("in", "out", "hold", "free")
EASES = ("soft", "linear", "in", "out", "flow")
PHASE_FIELDS = (
    "breath",
    "beats",
    "step",
    "mirrored_step",
    "ease",
    "to",
    "eyes",
    "mouth",
    "cue",
)
TO_START = "start"
MIRROR = "mirror"
MOST_PHASES = 64
MOST_BEATS = 240.0
HAIR = 1e-3


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of time; `step` is the number (from 1) of the variant's written step.

    `eyes` and `mouth` are what they do in this phase, if it differs from the whole.
    """

    breath: str
    beats: float
    start_beat: float
    step: int | None = None
    ease: str = "soft"
    is_mirrored: bool = False
    eyes: str | None = None
    mouth: str | None = None

    @property
    def end_beat(self) -> float:
        return self.start_beat + self.beats

    @property
    def last_beat(self) -> float:
        """A hair before the end: the pose is reached, and face and words are still its own."""
        return self.end_beat - HAIR


@dataclass(frozen=True, slots=True)
class Course:
    """All phases with the poses before, between and after them: one pose more than phases.

    `advance_cm` is how far a walker has come when the course is over.
    """

    phases: tuple[Phase, ...]
    poses: tuple[Pose, ...]
    advance_cm: float = 0.0

    @property
    def beats(self) -> float:
        return self.phases[-1].end_beat


def course(start: Pose, document: Mapping[str, Any]) -> Course:
    """Lay the phases end to end; with `then: mirror` once more with left and right exchanged."""
    told = items(document.get("phases"), "phases")
    if not told:
        raise BadChoreography("phases", "there is none")
    advance = number(document.get("advance", 0.0), "advance")
    then = document.get("then")
    if then is not None:
        word(then, (MIRROR,), "then")
    first = _half(start, told, advance)
    poses, phases = first, [(said, False) for said in told]
    if then == MIRROR:
        phases += [(said, True) for said in told]
        second = [pose.mirrored().moved(advance) for pose in first]
        # The halves meet in the mirrored start, and the end of the second is the start again.
        poses = [*(first[:-1] if _returns(told) else first), *second[0 if _returns(told) else 1 :]]
        if _returns(told):
            poses[-1] = start.moved(2 * advance)
        advance *= 2
    if len(phases) > MOST_PHASES:
        raise BadChoreography("phases", f"more than {MOST_PHASES}, the mirrored ones counted")
    return Course(_timed(phases), tuple(poses), advance)


def _half(start: Pose, told: list[Any], advance: float) -> list[Pose]:
    poses = [start]
    for place, said in enumerate(told):
        where = f"phases[{place}]"
        to = fields(said, PHASE_FIELDS, where).get("to", {})
        if to == TO_START:
            poses.append(start.moved(advance) if advance else start)
        else:
            poses.append(changed(poses[-1], to, f"{where}.to"))
    return poses


def _returns(told: list[Any]) -> bool:
    return bool(told[-1].get("to") == TO_START)


def _timed(said: list[tuple[Any, bool]]) -> tuple[Phase, ...]:
    phases: list[Phase] = []
    beat = 0.0
    for place, (told, is_mirrored) in enumerate(said):
        phase = _phase(told, beat, f"phases[{place % max(1, len(said))}]", is_mirrored=is_mirrored)
        beat = phase.end_beat
        phases.append(phase)
    if beat > MOST_BEATS:
        raise BadChoreography("phases", f"longer than {MOST_BEATS:g} beats")
    return tuple(phases)


def _phase(told: Mapping[str, Any], beat: float, where: str, *, is_mirrored: bool) -> Phase:
    beats = number(told.get("beats"), f"{where}.beats")
    if beats <= 0:
        raise BadChoreography(f"{where}.beats", "a phase lasts longer than nothing")
    steps = {name: _step(told.get(name), f"{where}.{name}") for name in ("step", "mirrored_step")}
    own = steps["mirrored_step"] if is_mirrored else None
    return Phase(
        breath=word(told.get("breath", "free"), BREATHS, f"{where}.breath"),
        beats=beats,
        start_beat=beat,
        step=own or steps["step"],
        ease=word(told.get("ease", "soft"), EASES, f"{where}.ease"),
        is_mirrored=is_mirrored,
        eyes=word(told["eyes"], EYES, f"{where}.eyes") if "eyes" in told else None,
        mouth=word(told["mouth"], MOUTHS, f"{where}.mouth") if "mouth" in told else None,
    )


def _step(said: object, where: str) -> int | None:
    if said is not None and (isinstance(said, bool) or not isinstance(said, int) or said < 1):
        raise BadChoreography(where, "should be the number of a written step, from 1")
    return said
