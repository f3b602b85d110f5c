"""A whole practice as one picture: each movement at its clearest moment, with name and time."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.document import Box, backdrop, document, picture_id
from app.figures.grid import Tile, grid
from app.figures.looks import Look, palette
from app.figures.performance import Performance
from app.figures.still import moment, signature_beat
from app.figures.words import ENGLISH, Words

MOST_ENTRIES = 48
MOST_COLUMNS = 8
TILE_WIDTH, TILE_HEIGHT = 560.0, 720.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement of a practice: its name, a line such as its time, and how it is danced.

    `beat` is the moment to show; without it the one that differs most from the start.
    """

    name: str
    note: str
    performance: Performance | None
    beat: float | None = None


def storyboard(
    entries: Sequence[Entry],
    look: Look,
    *,
    title: str,
    description: str,
    words: Words = ENGLISH,
    language: str = "en",
    columns: int = 4,
) -> str:
    """Return the SVG of a practice; a movement without a choreography keeps an empty place.

    At most 48 entries are drawn, in 1 to 8 columns.
    """
    columns = max(1, min(MOST_COLUMNS, columns))
    colours = palette(look)
    tiles = [_tile(number, entry, look) for number, entry in enumerate(entries[:MOST_ENTRIES], 1)]
    content, box = grid(
        tiles, columns=columns, width=TILE_WIDTH, height=TILE_HEIGHT, colours=colours
    )
    told = [f"{entry.name} {entry.note}" for entry in entries]
    return document(
        uid=picture_id("storyboard", title, description, look, columns, *told),
        box=box,
        title=words["storyboard.title"].format(title=title),
        description=description,
        content=backdrop(box, colours) + content,
        language=language,
    )


def _tile(number: int, entry: Entry, look: Look) -> Tile:
    label = f"{number}. {entry.name}"
    if entry.performance is None:
        return Tile("", Box(0, 0, TILE_WIDTH, TILE_HEIGHT), label, entry.note)
    beat = signature_beat(entry.performance) if entry.beat is None else entry.beat
    content, box = moment(entry.performance, beat, look)
    return Tile(content, box, label, entry.note)
