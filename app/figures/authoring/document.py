"""The authored document as a whole: its fields, its start, its motions."""

from collections.abc import Mapping
from typing import Any

from app.figures.authoring.oscillators import Swing, swings
from app.figures.authoring.phases import Course
from app.figures.authoring.poses import Pose, changed, neutral
from app.figures.authoring.reading import fields, number, word
from app.figures.authoring.stances import Stance
from app.figures.faults import BadChoreography

FORMAT = "qigong-pose/1"
SYMMETRIES = ("bilateral",)
GAZES = ("handL", "handR", "hands", "forward", "down")
DOCUMENT_FIELDS = (
    "format",
    "id",
    "title",
    "stance",
    "seat",
    "props",
    "start",
    "phases",
    "then",
    "advance",
    "motion",
    "beat_s",
    "view",
    "pitch",
    "focus",
    "trails",
    "overlay",
    "points",
    "clearest",
    "eyes",
    "mouth",
    "symmetry",
    "gaze",
    "expect",
    "accepted",
)
BEAT_SECONDS = (0.2, 6.0)


def check_shape(document: Mapping[str, Any]) -> None:
    """Refuse unknown fields and words before anything is solved."""
    told = fields(document, DOCUMENT_FIELDS, "")
    if told.get("format", FORMAT) != FORMAT:
        raise BadChoreography("format", f"should be {FORMAT}")
    low, high = BEAT_SECONDS
    if "beat_s" in told and not low <= number(told["beat_s"], "beat_s") <= high:
        raise BadChoreography("beat_s", f"should be {low:g} to {high:g} seconds")
    if "symmetry" in told:
        word(told["symmetry"], SYMMETRIES, "symmetry")
    if "gaze" in told:
        word(told["gaze"], GAZES, "gaze")


def start_pose(stance: Stance, document: Mapping[str, Any]) -> Pose:
    """The pose at beat 0: the stance with what `start` changes."""
    return changed(neutral(stance.channels, stance.hands), document.get("start", {}), "start")


def motions(document: Mapping[str, Any], course: Course) -> tuple[Swing, ...]:
    """All that swings of itself over the course."""
    return swings(document.get("motion", ()), course)
