"""A whole practice as one picture: each movement at its clearest moment, with name and time."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.document import Box, backdrop, document, picture_id
from app.figures.framing import MARGIN
from app.figures.grid import TEXT_SIZE, Tile, grid
from app.figures.lettering import LINE_EM, text_block, wrapped
from app.figures.looks import Look, Palette, palette
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
    warnings: Sequence[str] = (),
) -> str:
    """Return the SVG of a practice; a movement without a choreography keeps an empty place.

    At most 48 entries are drawn, in 1 to 8 columns. What warns stands above them all and is never
    shortened.
    """
    columns = max(1, min(MOST_COLUMNS, columns))
    colours = palette(look)
    tiles = [_tile(number, entry, look) for number, entry in enumerate(entries[:MOST_ENTRIES], 1)]
    content, box = grid(
        tiles, columns=columns, width=TILE_WIDTH, height=TILE_HEIGHT, colours=colours
    )
    told = [*warnings, *(f"{entry.name} {entry.note}" for entry in entries)]
    head, height = _head(warnings, box.width, colours)
    box = Box(box.left, box.top - height, box.right, box.bottom)
    return document(
        uid=picture_id("storyboard", title, description, look, columns, *told),
        box=box,
        title=words["storyboard.title"].format(title=title),
        description=description,
        content=backdrop(box, colours) + head + content,
        language=language,
    )


def _head(warnings: Sequence[str], width: float, colours: Palette) -> tuple[str, float]:
    """Return the warnings as one block that ends above the pictures, and how tall it is."""
    lines = [line for text in warnings for line in _broken(text, width - 2 * MARGIN)]
    height = len(lines) * TEXT_SIZE * LINE_EM + MARGIN if lines else 0.0
    return text_block(lines, MARGIN, MARGIN + TEXT_SIZE - height, TEXT_SIZE, colours), height


def _broken(text: str, width: float) -> list[str]:
    return wrapped(text, width, TEXT_SIZE, len(text))


def _tile(number: int, entry: Entry, look: Look) -> Tile:
    label = f"{number}. {entry.name}"
    if entry.performance is None:
        return Tile("", Box(0, 0, TILE_WIDTH, TILE_HEIGHT), label, entry.note)
    beat = signature_beat(entry.performance) if entry.beat is None else entry.beat
    content, box = moment(entry.performance, beat, look)
    return Tile(content, box, label, entry.note)
