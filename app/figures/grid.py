"""Several pictures in rows, each with a label and a few lines of words under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.document import Box
from app.figures.framing import MARGIN
from app.figures.lettering import LINE_EM, text_block, text_line, wrapped
from app.figures.looks import Palette

LABEL_SIZE, TEXT_SIZE = 38.0, 32.0
# Long enough for the steps before the first movement, since what warns is never cut short.
MOST_LINES = 48
GAP = 28.0


@dataclass(frozen=True, slots=True)
class Tile:
    """One picture: its elements, the part of the page to show, and what is written under it."""

    content: str
    box: Box
    label: str
    text: str = ""


def grid(
    tiles: Sequence[Tile], *, columns: int, width: float, height: float, colours: Palette
) -> tuple[str, Box]:
    """Return all tiles and the box around them; each picture fits into width x height units.

    Pictures of one shape come out at one scale, and all stand on the bottom of their row.
    """
    columns = balanced(len(tiles), columns)
    content, top = "", MARGIN
    for first in range(0, len(tiles), columns):
        row = tiles[first : first + columns]
        lines = [_lines(tile, width) for tile in row]
        for number, (tile, words) in enumerate(zip(row, lines, strict=True)):
            content += _tile(tile, words, MARGIN + number * width, top, width, height, colours)
        deepest = max(len(words) for words in lines)
        labels = max((len(_labels(tile, width)) for tile in row), default=1)
        top += height + labels * LABEL_SIZE * LINE_EM + deepest * TEXT_SIZE * LINE_EM + 2 * GAP
    across = min(columns, max(1, len(tiles)))
    return content, Box(0, 0, across * width + 2 * MARGIN, top)


def balanced(number: int, columns: int) -> int:
    """Return at most `columns`, so that the last row is about as long as the others."""
    rows = -(-number // columns)
    return max(1, -(-number // max(1, rows)))


def _lines(tile: Tile, width: float) -> list[str]:
    return wrapped(tile.text, width - 2 * GAP, TEXT_SIZE, MOST_LINES) if tile.text else []


def _labels(tile: Tile, width: float) -> list[str]:
    return wrapped(tile.label, width - 2 * GAP, LABEL_SIZE * 1.08, 2)


def _tile(
    tile: Tile,
    lines: list[str],
    left: float,
    top: float,
    width: float,
    height: float,
    colours: Palette,
) -> str:
    box, middle = tile.box, left + width / 2
    picture = (
        f'<svg x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="{box.left:.0f} {box.top:.0f} {box.width:.0f} {box.height:.0f}" '
        f'preserveAspectRatio="xMidYMax meet">{tile.content}</svg>'
    )
    base = top + height + LABEL_SIZE * 1.2
    for label in _labels(tile, width):
        picture += text_line(label, middle, base, LABEL_SIZE, colours, bold=True, anchor="middle")
        base += LABEL_SIZE * LINE_EM
    base += TEXT_SIZE * 1.1 - LABEL_SIZE * 0.2
    return picture + text_block(
        lines, middle, base - TEXT_SIZE * 0.6, TEXT_SIZE, colours, anchor="middle"
    )
