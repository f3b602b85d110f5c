"""From a choreography as text to the bytes of its pictures; each function is handed plain values.

The drawing process loads this module, so it imports nothing but the figures and the standard
library. How figures are drawn is imported where it is done: a server that draws none starts
a tenth of a second sooner without.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from app.figures.languages import words_for
from app.figures.looks import Look
from app.figures.words import Words
from app.vocabulary.kinds import Locale
from app.web.rasterising import png_of

if TYPE_CHECKING:
    from app.figures.performance import Performance

# Solving a choreography takes longer than drawing a moment of it.
MOST_SOLVED = 32


@dataclass(frozen=True, slots=True)
class Figure:
    """What is drawn: a document that stands alone as JSON text, and its words in a language."""

    document: str
    name: str
    steps: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Sight:
    """How it is seen; `view` and `side` are those of the choreography where they are None."""

    look: Look
    view: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """One step of a practice: its name, when it is, and how it is done; None where it is not drawn.

    `side` is the one on which the step is done.
    """

    name: str
    note: str
    document: str | None
    side: str | None


@dataclass(frozen=True, slots=True)
class Board:
    """A whole practice in a language; `warnings` come first, whatever else there is."""

    title: str
    description: str
    warnings: tuple[str, ...]
    scenes: tuple[Scene, ...]
    language: str


def still_svg(figure: Figure, sight: Sight, beat: float | None) -> bytes:
    """Draw one moment; the one that shows most where no beat is asked for."""
    from app.figures.describing import describe_moment
    from app.figures.still import signature_beat, still

    performance = performed(figure.document, sight.side)
    at = signature_beat(performance) if beat is None else beat
    return still(
        performance,
        at,
        sight.look,
        title=figure.name,
        description=describe_moment(performance, at, words_in(figure.language)),
        language=figure.language,
        view=sight.view,
    ).encode()


def still_png(figure: Figure, sight: Sight, beat: float | None, width: int) -> bytes:
    """Draw one moment in pixels."""
    return png_of(still_svg(figure, sight, beat), width)


def sequence_svg(figure: Figure, sight: Sight) -> bytes:
    """Draw the steps one after the other."""
    from app.figures.describing import describe_movement
    from app.figures.strip import strip

    performance, words = performed(figure.document, sight.side), words_in(figure.language)
    return strip(
        performance,
        figure.steps,
        sight.look,
        title=figure.name,
        description=describe_movement(performance, words),
        words=words,
        language=figure.language,
        view=sight.view,
    ).encode()


def sequence_png(figure: Figure, sight: Sight, width: int) -> bytes:
    """Draw the steps in pixels."""
    return png_of(sequence_svg(figure, sight), width)


def animation_svg(
    figure: Figure,
    sight: Sight,
    breaths_per_minute: float | None,
    has_captions: bool,
    has_trails: bool,
) -> bytes:
    """Draw the movement as it moves."""
    from app.figures.animation import animation
    from app.figures.describing import describe_movement

    performance, words = performed(figure.document, sight.side), words_in(figure.language)
    return animation(
        performance,
        figure.steps if has_captions else None,
        sight.look,
        title=figure.name,
        description=describe_movement(performance, words),
        words=words,
        language=figure.language,
        view=sight.view,
        breaths_per_minute=breaths_per_minute,
        trails=has_trails,
    ).encode()


def storyboard_svg(board: Board, look: Look) -> bytes:
    """Draw a whole practice as one strip."""
    from app.figures.storyboard import Entry, storyboard

    entries = [
        Entry(
            scene.name,
            scene.note,
            None if scene.document is None else performed(scene.document, scene.side),
        )
        for scene in board.scenes
    ]
    return storyboard(
        entries,
        look,
        title=board.title,
        description=board.description,
        words=words_in(board.language),
        language=board.language,
        warnings=board.warnings,
    ).encode()


def compiled_json(figure: Figure) -> bytes:
    """Tell the tracks of all bones as JSON."""
    from app.figures.compiled import compiled
    from app.figures.document import LICENCE_URL

    told = compiled(performed(figure.document), figure.name)
    # Beside the name, where whoever opens the file looks for it.
    licensed = {"format": told["format"], "name": told["name"], "licence": LICENCE_URL, **told}
    return json.dumps(licensed, ensure_ascii=False, separators=(",", ":")).encode()


def vrma_bytes(figure: Figure) -> bytes:
    """Write a VRM Animation."""
    from app.figures.vrma import vrma

    return vrma(performed(figure.document), figure.name)


def bvh_text(figure: Figure) -> bytes:
    """Write a Biovision hierarchy."""
    from app.figures.bvh import bvh

    return bvh(performed(figure.document)).encode()


@lru_cache(maxsize=MOST_SOLVED)
def performed(document: str, side: str | None = None) -> "Performance":
    """Return a choreography solved, on the side asked for where it has one."""
    from app.figures.authoring.mirroring import mirrored_document
    from app.figures.leading_side import leading_side
    from app.figures.performance import Performance

    told = json.loads(document)
    performance = Performance(told)
    if side is not None and leading_side(performance) not in (None, side):
        return Performance(mirrored_document(told))
    return performance


def words_in(language: str) -> Words:
    """Return the words that a picture says by itself."""
    return words_for(Locale(language))
