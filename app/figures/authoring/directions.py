"""Directions as a teacher says them: `up`, `in+forward`, or three numbers (out, up, forward)."""

from app.figures.authoring.reading import vector
from app.figures.faults import BadChoreography
from app.figures.vectors import ORIGIN, Vector, add, length, unit

DIRECTION_WORDS: dict[str, Vector] = {
    "up": (0.0, 1.0, 0.0),
    "down": (0.0, -1.0, 0.0),
    "forward": (0.0, 0.0, 1.0),
    "back": (0.0, 0.0, -1.0),
    "out": (1.0, 0.0, 0.0),
    "in": (-1.0, 0.0, 0.0),
}


def direction(said: object, where: str) -> Vector:
    """The unit vector (out, up, forward) that a word or a list of three numbers stands for."""
    if isinstance(said, str):
        total = ORIGIN
        for part in said.split("+"):
            if part not in DIRECTION_WORDS:
                known = ", ".join(DIRECTION_WORDS)
                raise BadChoreography(where, f"unknown direction {part!r}; known: {known}")
            total = add(total, DIRECTION_WORDS[part])
    else:
        total = vector(said, where)
    if length(total) < 1e-6:
        raise BadChoreography(where, "leads nowhere")
    return unit(total)
