"""A figure as SVG: skin, regions that can be reached and pressed, and lines; no point yet."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from app.figures.body_map.curves import closed, opened
from app.figures.body_map.pieces import Figure, Ink, Piece
from app.figures.body_map.regions import ancestors
from app.figures.body_map.wish import Manner
from app.figures.document import Box, escaped
from app.figures.looks import Look, Theme, palette
from app.figures.skeleton import Side

_PATCH_CORNER: Final = 0.5
_DRAWN_CORNER: Final = 0.25
HIGHLIGHT: Final = "0.5"


class Pen(NamedTuple):
    """How a kind of line is drawn: colour by name, width in units, how much of it shows."""

    colour: str
    width: float
    opacity: float


class Wash(NamedTuple):
    """How a kind of small shape is filled; the colour is a name of the look, or a colour."""

    colour: str
    opacity: float


_PENS: Final[dict[str, Pen]] = {
    "brow": Pen("hair", 4.2, 0.9),
    "feature": Pen("line", 2.6, 0.85),
    "ear": Pen("line", 2.4, 0.6),
    "crease": Pen("line", 2.2, 0.42),
    "edge": Pen("line", 2.2, 0.42),
    "bone": Pen("line", 2.2, 0.4),
    "fold": Pen("line", 2.4, 0.5),
    "muscle": Pen("line", 2.2, 0.26),
}
_WASHES: Final[dict[str, Wash]] = {
    "shade": Wash("#6b3d22", 0.1),
    "shorts": Wash("#8fa3ad", 0.82),
    "hair": Wash("hair", 0.55),
    "white": Wash("#fffaf3", 1.0),
    "iris": Wash("line", 1.0),
    "lips": Wash("#a8483a", 0.3),
    "nail": Wash("#fff1e4", 0.55),
}
_GREYS: Final = {
    "white": "#ffffff",
    "shade": "#000000",
    "shorts": "#d8d8d8",
    "lips": "#9a9a9a",
    "nail": "#ffffff",
}


def body(figure: Figure, units: float, look: Look, *, is_over: bool = False) -> str:
    """The skin of the figure, or of the parts that lie before it, with its outline and lines."""
    colours = palette(look)
    outlines = "".join(
        _path_of(piece, units) for piece in figure.outlines if piece.is_over == is_over
    )
    if not outlines:
        return ""
    return (
        f'<path class="q-outline" fill="{colours["skin"]}" stroke="{colours["line"]}" '
        f'stroke-width="7" stroke-linejoin="round" d="{outlines}"/>'
        f'<path class="q-skin" fill="{colours["skin"]}" d="{outlines}"/>'
        + _inks([ink for ink in figure.inks if ink.is_over == is_over], units, look)
    )


def clipped(content: str, window: Box, uid: str) -> str:
    """The content cut off at a window, whose corners are round; `uid` names the cut."""
    return (
        f'<clipPath id="{uid}"><rect x="{window.left:.0f}" y="{window.top:.0f}" '
        f'width="{window.width:.0f}" height="{window.height:.0f}" rx="24"/></clipPath>'
        f'<g clip-path="url(#{uid})">{content}</g>'
    )


def outline_only(figure: Figure, units: float, look: Look) -> str:
    """The figure as a plain small shape."""
    colours = palette(look)
    d = "".join(_path_of(piece, units) for piece in figure.outlines)
    return f'<path class="q-skin" fill="{colours["skin"]}" d="{d}"/>'


def regions(
    figure: Figure, units: float, manner: Manner, marked: frozenset[str], *, is_over: bool = False
) -> str:
    """The regions as paths that take focus and pointer, over one shape of all that is marked."""
    grouped: dict[tuple[str, Side | None], str] = {}
    for piece in figure.pieces:
        if piece.is_over == is_over:
            key = (piece.region, piece.side)
            # What comes again later lies on top, so that it catches the pointer there.
            grouped[key] = grouped.pop(key, "") + _path_of(piece, units)
    d = "".join(
        _path_of(piece, units)
        for piece in figure.pieces
        if piece.is_over == is_over and piece.region in marked
    )
    shape = (
        f'<path class="q-marked" pointer-events="none" fill="{manner.colours["accent"]}" '
        f'fill-opacity="{HIGHLIGHT}" d="{d}"/>'
    )
    return (shape if d else "") + "".join(
        _region(region, side, d, manner, is_marked=region in marked)
        for (region, side), d in grouped.items()
    )


def _region(region: str, side: Side | None, d: str, manner: Manner, *, is_marked: bool) -> str:
    name = escaped(manner.of_side(manner.names.of_region(region), side))
    where = f' data-side="{side}"' if side else ""
    on = " q-on" if is_marked else ""
    return (
        f'<path class="q-region{on}" data-region="{region}"{where} '
        f'data-within="{" ".join(ancestors(region))}" tabindex="0" role="button" '
        f'aria-label="{name}" pointer-events="all" fill="{manner.colours["accent"]}" '
        f'fill-opacity="0" d="{d}"><title>{name}</title></path>'
    )


def _path_of(piece: Piece, units: float) -> str:
    corner = _PATCH_CORNER if piece.has_corners else _DRAWN_CORNER
    return closed(piece.outline, units, corner)


def _inks(inks: Iterable[Ink], units: float, look: Look) -> str:
    kinds: dict[str, str] = dict.fromkeys((*_WASHES, *_PENS), "")
    for ink in inks:
        kinds[ink.kind] += (closed if ink.is_closed else opened)(ink.places, units)
    painted = ""
    for kind, d in kinds.items():
        if d:
            painted += _washed(kind, d, look) if kind in _WASHES else _drawn(kind, d, look)
    return f'<g pointer-events="none">{painted}</g>'


def _washed(kind: str, d: str, look: Look) -> str:
    wash = _WASHES[kind]
    colours = palette(look)
    colour = colours.get(wash.colour, wash.colour)
    if look.theme is Theme.INK:
        colour = _GREYS.get(kind, colour)
    opacity = "" if wash.opacity == 1.0 else f' fill-opacity="{wash.opacity:g}"'
    return f'<path class="q-{kind}" fill="{colour}"{opacity} d="{d}"/>'


def _drawn(kind: str, d: str, look: Look) -> str:
    pen = _PENS[kind]
    return (
        f'<path class="q-{kind}" fill="none" stroke="{palette(look)[pen.colour]}" '
        f'stroke-width="{pen.width:g}" stroke-opacity="{pen.opacity:g}" stroke-linecap="round" '
        f'd="{d}"/>'
    )
