"""A practice as one picture: from steps with their times to what the drawing process is handed."""

from collections.abc import Iterable
from typing import NamedTuple

from app.api.figures.drawing import Board, Scene
from app.api.figures.finding import drawn_variant
from app.catalogue.edition import Edition
from app.vocabulary.kinds import Kind

# More would be a picture that nobody can take in; the practice itself has them all.
MOST_SCENES = 48


class Placed(NamedTuple):
    """A step of a practice: what is done, on which side, and when; times in seconds."""

    movement: str
    variant: str
    side: str | None
    start_seconds: int
    seconds: int


def board_of(
    edition: Edition, title: str, steps: Iterable[Placed], warnings: Iterable[str], locale: str
) -> Board:
    """Return a practice as it is drawn; a step without a figure keeps its place and its name."""
    placed, first = list(steps), tuple(warnings)
    scenes = [_scene(edition, step, locale) for step in placed[:MOST_SCENES]]
    told = [
        f"{number}. {scene.name}, {scene.note}." for number, scene in enumerate(scenes, start=1)
    ]
    if len(placed) > MOST_SCENES:
        told.append(f"+ {len(placed) - MOST_SCENES}")
    # Who listens to the picture hears what warns first, as who sees it sees it.
    return Board(title, " ".join((*first, *told)), first, tuple(scenes), locale)


def _scene(edition: Edition, step: Placed, locale: str) -> Scene:
    side = step.side if step.side in ("left", "right") else None
    note = f"{clock(step.start_seconds)} – {clock(step.start_seconds + step.seconds)}"
    if step.variant in edition.choreographies.get(step.movement, {}):
        found = drawn_variant(edition, step.movement, step.variant, locale)
        return Scene(found.figure.name, note, found.figure.document, side)
    name = edition.told(Kind.MOVEMENTS, step.movement, locale)["name"]
    return Scene(name, note, None, side)


def clock(seconds: int) -> str:
    """Write a time as m:ss, which every language reads."""
    return f"{seconds // 60}:{seconds % 60:02d}"
