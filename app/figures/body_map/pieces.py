"""What a figure on a chart is made of: outlines of parts and regions, and lines over them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.figures.body_map.eye import Eye, Seen
from app.figures.body_map.stance import Stance
from app.figures.skeleton import Side


@dataclass(frozen=True, slots=True)
class Piece:
    """A closed outline on the picture; `is_over` pieces lie before the body (a raised arm).

    `has_corners` is true of a patch of a lofted part, whose corners are meant.
    """

    region: str
    side: Side | None
    outline: tuple[Seen, ...]
    is_over: bool = False
    has_corners: bool = False


@dataclass(frozen=True, slots=True)
class Ink:
    """A line or a small filled shape of a drawing on the picture, by what it stands for."""

    kind: str
    places: tuple[Seen, ...]
    is_closed: bool = False
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A standing body as a chart shows it.

    `outlines` are whole parts, painted first; `pieces` are the regions over them; `inks` come
    last. `eye` has seen it all, so whatever else it sees fits.
    """

    body: Stance
    eye: Eye
    outlines: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    inks: tuple[Ink, ...]


def oriented(outline: Sequence[Seen]) -> tuple[Seen, ...]:
    """The outline walked clockwise, so that shapes that overlap add up instead of cancelling."""
    following = (*outline[1:], outline[0])
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(outline, following, strict=True))
    return tuple(outline) if area >= 0 else tuple(reversed(outline))


def holds(outline: Iterable[Seen], place: Seen) -> bool:
    """Whether a place lies inside a closed outline (its curves taken as straight)."""
    corners = list(outline)
    inside = False
    x, y = place
    for (x0, y0), (x1, y1) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside
