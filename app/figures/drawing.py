"""Pieces as SVG elements with presentation attributes only: a strict content policy drops
`<style>` and `style=`, and then everything would be black.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from app.figures.camera import Camera, PagePoint
from app.figures.hulls import Outline, outline, path, tight
from app.figures.looks import Palette
from app.figures.parts import Line, Panel, Part, Piece, Surface
from app.figures.vectors import Vector

PEN_WIDTH = 6.0
INVISIBLE = 0.03
OPACITY = {"shadow": 0.2, "halo": 0.4}


class Pen(NamedTuple):
    """How a kind of line is drawn: the colour's name, its width in units, whether it curves, and
    the gaps of a dotted one.
    """

    colour: str
    width: float
    is_smooth: bool = True
    dashes: str = ""


PENS = {
    "eye": Pen("line", 4.4),
    "mouth": Pen("line", 3.5),
    "crease": Pen("line", 2.6),
    "fold": Pen("line", 3.0),
    "seam": Pen("line", 3.0),
    "tail": Pen("sash", 17.0),
    "rim": Pen("metal", 5.0),
    "tyre": Pen("shoe", 13.0),
    "spoke": Pen("metal", 2.5, is_smooth=False),
    "tube": Pen("metal", 12.0, is_smooth=False),
    "spine": Pen("sole", 11.0, dashes="0.1 14"),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """One piece on the page: the `d` of its path, and all numbers in it for blending and bounds."""

    d: str
    numbers: tuple[int, ...]


def shape(camera: Camera, piece: Piece, *, turning: Sequence[bool] | None = None) -> Shape:
    """Project a piece.

    A film says of each hull whether its samples may turn with it; a still says nothing, and
    commands that lead nowhere are left out of it.
    """
    if isinstance(piece, Surface):
        outlines = [
            outline(camera, hull, is_turning=turning[number] if turning else True)
            for number, hull in enumerate(piece.hulls)
        ]
        return Shape(
            path(outlines, is_still=turning is None),
            tuple(n for curve in outlines for four in curve for n in four),
        )
    if isinstance(piece, Panel):
        return _polygon([camera.page(corner) for corner in piece.corners])
    strokes = [
        line_shape([camera.page(point) for point in stroke], PENS[piece.kind].is_smooth)
        for stroke in piece.strokes
    ]
    return Shape(
        "".join(one.d for one in strokes), tuple(n for one in strokes for n in one.numbers)
    )


def line_shape(places: Sequence[PagePoint], is_smooth: bool) -> Shape:
    """Join points: straight, or as one curve that passes through all of them."""
    points = [(round(x), round(y)) for x, y in places]
    numbers = tuple(number for point in points for number in point)
    if len(points) == 3 and is_smooth:
        (ax, ay), (bx, by), (cx, cy) = points
        bend = f"{round(2 * bx - (ax + cx) / 2) - ax} {round(2 * by - (ay + cy) / 2) - ay}"
        return Shape(tight(f"M{ax} {ay}q{bend} {cx - ax} {cy - ay}"), numbers)
    if len(points) > 3 and is_smooth:
        return Shape(_through(points), numbers)
    return Shape(_straight(points), numbers)


def _straight(points: Sequence[tuple[int, int]]) -> str:
    """Straight lines from point to point."""
    x, y = points[0]
    steps = " ".join(f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(points))
    return tight(f"M{x} {y}l{steps}" if steps else f"M{x} {y}")


def _through(points: list[tuple[int, int]]) -> str:
    """A Catmull-Rom curve as cubic pieces; closed when it ends where it began."""
    is_closed = points[0] == points[-1]
    steps = []
    for number, (here, following) in enumerate(pairwise(points)):
        before = points[number - 1] if number else (points[-2] if is_closed else here)
        last = number + 2 >= len(points)
        after = (points[1] if is_closed else following) if last else points[number + 2]
        first = (here[0] + (following[0] - before[0]) / 6, here[1] + (following[1] - before[1]) / 6)
        second = (
            following[0] - (after[0] - here[0]) / 6,
            following[1] - (after[1] - here[1]) / 6,
        )
        pairs = (first, second, following)
        steps.append(" ".join(f"{round(x - here[0])} {round(y - here[1])}" for x, y in pairs))
    return tight(f"M{points[0][0]} {points[0][1]}c{' '.join(steps)}" + ("z" if is_closed else ""))


def _polygon(places: Sequence[PagePoint]) -> Shape:
    corners = convex([(round(x), round(y)) for x, y in places])
    return Shape(f"{_straight(corners)}z", tuple(number for corner in corners for number in corner))


def convex(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the corners of the convex polygon around `points`, in order."""
    ordered = sorted(set(points))
    return _half(ordered)[:-1] + _half(ordered[::-1])[:-1]


def _half(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    hull: list[tuple[int, int]] = []
    for x, y in points:
        while len(hull) > 1:
            (ax, ay), (bx, by) = hull[-2], hull[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            hull.pop()
        hull.append((x, y))
    return hull


def attributes(piece: Piece, colours: Palette, *, in_group: bool = True) -> str:
    """Return class and presentation attributes of the piece's path, but for its opacity.

    `in_group` says that a pen is inherited, which a piece without outline has to put down.
    """
    if isinstance(piece, Line):
        pen = PENS[piece.kind]
        stroke = "" if pen.colour == "line" else f' stroke="{colours[pen.colour]}"'
        dashes = f' stroke-dasharray="{pen.dashes}"' if pen.dashes else ""
        return f'class="q-{piece.kind}" fill="none"{stroke} stroke-width="{pen.width:g}"{dashes}'
    bare = in_group and isinstance(piece, Surface) and not piece.is_outlined
    seam = ' stroke="none"' if bare else ""
    return f'class="q-{piece.material}" fill="{colours[piece.material]}"{seam}'


def opacity_of(piece: Piece) -> float:
    """Return how opaque a piece is: a shadow or a halo never hides what it falls on."""
    through = OPACITY.get(piece.material, 1.0) if isinstance(piece, Surface) else 1.0
    return piece.visibility * through


def drawn(
    camera: Camera, piece: Piece, colours: Palette, *, in_group: bool = True
) -> tuple[str, tuple[int, ...]]:
    """Return the element of a piece and its numbers; nothing for what faces away."""
    if piece.visibility < INVISIBLE:
        return "", ()
    projected, kept = shape(camera, piece), attributes(piece, colours, in_group=in_group)
    share = opacity_of(piece)
    opacity = "" if share > 0.99 else f' opacity="{share:.2g}"'
    return element(f'<path {kept}{opacity} d="{projected.d}"', label_of(piece)), projected.numbers


def label_of(piece: Piece) -> str:
    """Return the title of what has a name of its own, such as an acupoint; else nothing."""
    label = piece.label if isinstance(piece, Surface) else ""
    return f"<title>{label}</title>" if label else ""


def element(opening: str, content: str) -> str:
    """Close an element that has been opened but for its `>`."""
    return f"{opening}>{content}</path>" if content else f"{opening}/>"


def drawn_parts(
    camera: Camera, parts: Sequence[Part], colours: Palette
) -> tuple[str, list[tuple[int, ...]]]:
    """Return the elements of parts that are already in order of painting."""
    elements, numbers = [], []
    for part in parts:
        for piece in part.pieces:
            element, places = drawn(camera, piece, colours)
            if element:
                elements.append(element)
                numbers.append(places)
    return "".join(elements), numbers


def mark(camera: Camera, point: Vector) -> tuple[int, int]:
    """Return a point of the world in whole units of the page."""
    x, y = camera.page(point)
    return round(x), round(y)


__all__ = ["Outline", "Shape", "drawn", "drawn_parts", "line_shape", "mark", "shape"]
