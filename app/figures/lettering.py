"""Words in a picture: broken into lines with room to spare, since no font can be relied on."""

import unicodedata

from app.figures.document import escaped
from app.figures.looks import Palette

FONT = "system-ui,sans-serif"
# Widths in em, on the generous side of what common sans-serif fonts need.
WIDE_EM, NARROW_EM, SPACE_EM = 1.02, 0.57, 0.32
LINE_EM = 1.32
# Signs that never begin a line of Chinese.
CLOSING = frozenset("，。、；：？！）》」』”’…,.;:?!)")
ELLIPSIS = "…"
BREAKS_AFTER = " -/"


def width_em(text: str) -> float:
    """Return about how wide `text` is, in units of the font size."""
    return sum(_letter_em(letter) for letter in text)


def _letter_em(letter: str) -> float:
    if letter == " ":
        return SPACE_EM
    return WIDE_EM if is_wide(letter) else NARROW_EM


def is_wide(letter: str) -> bool:
    """Return whether the letter takes a full square, as Chinese does."""
    return unicodedata.east_asian_width(letter) in ("W", "F")


def wrapped(text: str, width: float, size: float, most_lines: int) -> list[str]:
    """Break `text` into lines of at most `width` units; what does not fit ends in an ellipsis."""
    room = width / size
    lines = [""]
    for piece in _pieces(text):
        joined = lines[-1] + piece
        if lines[-1] and width_em(joined.rstrip()) > room:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
        else:
            lines[-1] = joined
    lines[-1] = lines[-1].rstrip()
    if len(lines) <= most_lines:
        return lines
    return [*lines[: most_lines - 1], _shortened(lines[most_lines - 1], room)]


def _pieces(text: str) -> list[str]:
    """Split where a line may break: after a space or hyphen, and between Chinese characters."""
    pieces: list[str] = []
    for letter in " ".join(text.split()):
        starts_anew = not pieces or pieces[-1][-1] in BREAKS_AFTER or is_wide(letter)
        follows_wide = bool(pieces) and is_wide(pieces[-1][-1])
        if (starts_anew or follows_wide) and letter not in CLOSING and letter != " ":
            pieces.append(letter)
        elif pieces:
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _shortened(line: str, room: float) -> str:
    while line and width_em(line + ELLIPSIS) > room:
        line = line[:-1]
    return line.rstrip(" ,;:，；：、") + ELLIPSIS


def text_line(
    text: str,
    x: float,
    y: float,
    size: float,
    colours: Palette,
    *,
    bold: bool = False,
    anchor: str = "start",
) -> str:
    """Return one line of text; its baseline begins (or is centred) at x, y."""
    weight = ' font-weight="600"' if bold else ""
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text class="q-text" fill="{colours["text"]}" font-family="{FONT}" '
        f'font-size="{size:g}"{weight}{where} x="{x:.0f}" y="{y:.0f}">{escaped(text)}</text>'
    )


def text_block(
    lines: list[str], x: float, y: float, size: float, colours: Palette, *, anchor: str = "start"
) -> str:
    """Return lines one under the other, in one element."""
    if not lines:
        return ""
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    spans = "".join(
        f'<tspan x="{x:.0f}" y="{y + number * size * LINE_EM:.0f}">{escaped(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return (
        f'<text class="q-text" fill="{colours["text"]}" font-family="{FONT}" '
        f'font-size="{size:g}"{where}>{spans}</text>'
    )
